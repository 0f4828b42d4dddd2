//! How people and spreadsheets write the codes and names of municipalities.

/// A code as spreadsheets leave it: `1272`, `1272.0`, `001272`.
pub(super) fn number(text: &str) -> Option<u32> {
    let digits = text
        .strip_suffix(".0")
        .or_else(|| text.strip_suffix(",0"))
        .unwrap_or(text);
    let plain = (1..=6).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit());
    plain.then(|| digits.parse().ok()).flatten()
}

/// A letter and three digits.
pub(super) fn is_belfiore(text: &str) -> bool {
    let bytes = text.as_bytes();
    bytes.len() == 4 && bytes[0].is_ascii_alphabetic() && bytes[1..].iter().all(u8::is_ascii_digit)
}

/// The name without "Comune di" before it and the province after it.
pub(super) fn bare(text: &str) -> &str {
    let lower = text.to_lowercase();
    let prefixes = [
        "comune di ",
        "comune d'",
        "citta di ",
        "città di ",
        "comune del ",
    ];
    // the prefixes have the same length in both cases
    let text = prefixes
        .iter()
        .find(|p| lower.starts_with(**p))
        .and_then(|p| text.get(p.len()..))
        .unwrap_or(text);
    match text.rsplit_once('(') {
        Some((name, province)) if province.trim_end().len() <= 3 => name.trim(),
        _ => text.trim(),
    }
}

/// Whether an abbreviation may stand for a word: `c.se` for `canavese`, `s.` for `san`.
pub(super) fn fits(short: &str, word: &str) -> bool {
    match short.split_once('.') {
        None => short == word,
        Some((start, end)) => {
            word.len() > start.len() + end.len() && word.starts_with(start) && word.ends_with(end)
        }
    }
}
