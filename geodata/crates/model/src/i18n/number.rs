//! Numbers as people write them in a language.

use crate::language::Language;

/// A number as people write it in `language`, with a grouping mark from four digits up.
///
/// # Example
/// ```
/// use geodata_model::Language;
/// use geodata_model::i18n::number;
///
/// assert_eq!(number(Language::It, 1234.5, 1), "1.234,5");
/// assert_eq!(number(Language::En, 1234.5, 1), "1,234.5");
/// ```
#[must_use]
pub fn number(language: Language, value: f64, decimals: usize) -> String {
    let (group, point) = match language {
        Language::It => ('.', ','),
        Language::En => (',', '.'),
    };
    let plain = format!("{:.decimals$}", value.abs());
    let (whole, fraction) = plain.split_once('.').unwrap_or((&plain, ""));
    let mut text = String::new();
    let is_zero = plain.bytes().all(|b| b == b'0' || b == b'.');
    if value < 0.0 && !is_zero {
        text.push('\u{2212}');
    }
    for (i, digit) in whole.chars().enumerate() {
        if i > 0 && (whole.len() - i).is_multiple_of(3) {
            text.push(group);
        }
        text.push(digit);
    }
    if !fraction.is_empty() {
        text.push(point);
        text.push_str(fraction);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_follow_the_language() {
        assert_eq!(number(Language::It, 2_198_237.0, 0), "2.198.237");
        assert_eq!(number(Language::En, 6826.93, 1), "6,826.9");
        assert_eq!(number(Language::It, -0.04, 1), "0,0");
        assert_eq!(number(Language::It, -1.5, 1), "\u{2212}1,5");
        assert_eq!(number(Language::It, 999.0, 0), "999");
    }
}
