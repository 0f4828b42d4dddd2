//! A text cut into pieces of one typeface.

use std::ops::Range;

use super::characters::is_invisible;
use super::face::{FACES, Face, face_for};
use crate::typefaces::EMOJI;

/// The variation selector that asks for the character before it as an emoji.
const EMOJI_SELECTOR: char = '\u{fe0f}';
/// The frame around a digit, drawn by the emoji typeface.
const KEYCAP: char = '\u{20e3}';

/// Pieces of a text, each with the first typeface that has its characters; none where no typeface has them.
pub(super) fn by_face(text: &str, bold: bool) -> Vec<(Option<&'static Face>, &str)> {
    let mut pieces: Vec<(Option<&'static Face>, Range<usize>)> = Vec::new();
    let mut characters = text.char_indices().peekable();
    let same =
        |a: Option<&Face>, b: Option<&Face>| a.map(|f| f.file.name) == b.map(|f| f.file.name);
    while let Some((at, c)) = characters.next() {
        let end = at + c.len_utf8();
        let is_emoji = c == KEYCAP
            || characters
                .peek()
                .is_some_and(|(_, next)| *next == EMOJI_SELECTOR);
        let emoji = FACES.iter().find(|f| f.file.name == EMOJI && f.has(c));
        let face = emoji.filter(|_| is_emoji).or_else(|| face_for(c, bold));
        match pieces.last_mut() {
            // joiners and marks stay with the character before them
            Some((_, range)) if is_invisible(c) => range.end = end,
            // a space stays with the word before it; not with emoji, whose typeface has spaces as wide as they are
            Some((Some(last), range)) if c == ' ' && last.file.name != EMOJI => range.end = end,
            Some((last, range)) if same(*last, face) => range.end = end,
            _ if is_invisible(c) => pieces.push((face_for(' ', bold), at..end)),
            _ => pieces.push((face, at..end)),
        }
    }
    let pieces = pieces.into_iter();
    pieces.map(|(face, range)| (face, &text[range])).collect()
}
