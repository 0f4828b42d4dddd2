//! How wide a text is, without a font engine: advance widths of Titillium Web.

/// Thousandths of the size for `' '` to `'~'`, weight 400.
const REGULAR: [u16; 95] = [
    220, 247, 373, 560, 560, 560, 688, 208, 264, 264, 420, 560, 223, 438, 216, 412, 560, 560, 560,
    560, 560, 560, 560, 560, 560, 560, 217, 248, 560, 560, 560, 447, 977, 596, 616, 544, 645, 553,
    526, 616, 675, 246, 289, 569, 479, 840, 676, 660, 593, 660, 616, 542, 526, 644, 582, 886, 558,
    538, 536, 329, 436, 329, 560, 632, 236, 501, 526, 436, 529, 505, 331, 514, 537, 219, 219, 479,
    231, 836, 537, 528, 527, 526, 346, 465, 351, 531, 481, 762, 452, 483, 455, 352, 230, 352, 560,
];

/// The same for weight 700.
const BOLD: [u16; 95] = [
    220, 280, 411, 560, 560, 560, 701, 239, 308, 308, 425, 560, 263, 408, 256, 466, 560, 560, 560,
    560, 560, 560, 560, 560, 560, 560, 256, 279, 560, 560, 560, 437, 973, 602, 609, 543, 638, 554,
    531, 611, 677, 286, 302, 593, 472, 858, 693, 652, 589, 652, 620, 544, 526, 654, 603, 930, 569,
    557, 532, 355, 498, 355, 560, 620, 268, 511, 544, 446, 549, 510, 357, 534, 553, 258, 259, 515,
    270, 839, 553, 532, 544, 543, 372, 472, 364, 553, 498, 772, 474, 500, 454, 361, 268, 361, 560,
];

/// Where the typeface is missing, Arial or its like takes its place: about a tenth wider.
pub const FALLBACK_FONT_FACTOR: f64 = 1.12;
/// Letters with accents and other alphabets.
const OTHER: u16 = 580;
/// Ideographs fill a square.
const IDEOGRAPH: u16 = 1050;
/// Emoji, as wide as Noto Emoji draws them (1270) where no other typeface takes its place.
const EMOJI: u16 = 1150;

/// Width of a text in a size, with room for a substitute typeface.
#[must_use]
pub fn text_width(text: &str, size: f64, bold: bool) -> f64 {
    let table = if bold { &BOLD } else { &REGULAR };
    let advance = |c: char| match (c as usize).checked_sub(32) {
        Some(i) if i < table.len() => table[i],
        _ if (c as u32) < 0x300 => OTHER,
        _ if c as u32 >= 0x1f000 => EMOJI,
        _ if c as u32 >= 0x1100 => IDEOGRAPH,
        _ => OTHER,
    };
    let sum: u32 = text.chars().map(|c| u32::from(advance(c))).sum();
    f64::from(sum) / 1000.0 * size * FALLBACK_FONT_FACTOR
}

/// Breaks a text into lines of a width at its spaces, and words that are longer than a line anywhere.
#[must_use]
pub fn wrap(text: &str, size: f64, bold: bool, width: f64) -> Vec<String> {
    let fits = |line: &str| text_width(line, size, bold) <= width;
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        let joined = lines.last().map(|line| format!("{line} {word}"));
        match (joined.filter(|j| fits(j)), lines.last_mut()) {
            (Some(joined), Some(last)) => *last = joined,
            _ => lines.extend(split_word(word, &fits)),
        }
    }
    lines
}

/// A word cut where it no longer fits, between grapheme clusters.
fn split_word(word: &str, fits: &impl Fn(&str) -> bool) -> Vec<String> {
    if fits(word) {
        return vec![word.to_owned()];
    }
    let mut pieces = vec![String::new()];
    for grapheme in graphemes(word) {
        match pieces.last_mut() {
            Some(piece) if piece.is_empty() || fits(&format!("{piece}{grapheme}")) => {
                piece.push_str(grapheme);
            }
            _ => pieces.push(grapheme.to_owned()),
        }
    }
    pieces
}

/// The grapheme clusters of a word: a letter with its marks, or an emoji of several joined ones.
fn graphemes(word: &str) -> Vec<&str> {
    let mut starts: Vec<usize> = Vec::new();
    let mut last = None;
    let mut flags = 0;
    for (at, c) in word.char_indices() {
        let is_flag = matches!(c as u32, 0x1f1e6..=0x1f1ff);
        let second = is_flag && flags % 2 == 1;
        // real clusters join at most a dozen characters; longer ones are cut, so that a line has a greatest length
        let joined = is_joined_to_previous(c) || last == Some(JOINER) || second;
        let long = starts.last().is_some_and(|start| at - start > 80);
        if starts.is_empty() || !joined || long {
            starts.push(at);
        }
        flags = if is_flag { flags + 1 } else { 0 };
        last = Some(c);
    }
    let ends = starts.iter().skip(1).copied().chain([word.len()]);
    starts.iter().zip(ends).map(|(a, b)| &word[*a..b]).collect()
}

/// Joins the characters around it into one grapheme cluster.
const JOINER: char = '\u{200d}';

/// Marks, joiners, variants, tones and tags belong to what is before them.
fn is_joined_to_previous(c: char) -> bool {
    matches!(
        c as u32,
        0x300..=0x36f | 0x483..=0x489 | 0x591..=0x5bd | 0x5bf..=0x5c7 | 0x610..=0x61a | 0x64b..=0x65f | 0x670
            | 0x6d6..=0x6ed | 0x200c..=0x200f | 0x20d0..=0x20ff | 0xfe00..=0xfe0f | 0x1f3fb..=0x1f3ff | 0xe0020..=0xe007f
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn words_stay_whole_where_they_fit() {
        let lines = wrap("uno due tre quattro", 10.0, false, 60.0);
        assert!(lines.len() > 1);
        assert_eq!(lines.join(" "), "uno due tre quattro");
        assert_eq!(wrap("", 10.0, false, 60.0), [] as [&str; 0]);
    }

    #[test]
    fn a_grapheme_is_not_cut() {
        let family = "👩\u{200d}👩\u{200d}👧";
        let word = format!("{family}{family}🇮🇹🇮🇹e\u{301}");
        assert_eq!(graphemes(&word), [family, family, "🇮🇹", "🇮🇹", "e\u{301}"]);
        assert_eq!(wrap(&word, 10.0, false, 1.0), graphemes(&word));
    }

    proptest! {
        #[test]
        fn nothing_is_lost_and_no_line_is_too_long(text in ".{0,300}", width in 20.0..400.0_f64) {
            let lines = wrap(&text, 12.0, true, width);
            let bare = |t: &str| t.chars().filter(|c| !c.is_whitespace()).collect::<String>();
            prop_assert_eq!(bare(&lines.concat()), bare(&text));
            for line in lines {
                prop_assert!(text_width(&line, 12.0, true) <= width || graphemes(&line).len() == 1);
            }
        }
    }
}
