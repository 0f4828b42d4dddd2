//! The messages about problems as patterns, to find the message and its arguments from an English sentence.

use std::sync::LazyLock;

use geodata_model::i18n::english;

/// The patterns of all problems, those with the longest literal text first: a sentence that matches several patterns is the
/// most specific one.
pub(super) static PATTERNS: LazyLock<Vec<MessagePattern>> = LazyLock::new(|| {
    let mut patterns: Vec<MessagePattern> =
        english("problem-").map(MessagePattern::parse).collect();
    patterns.sort_by_key(|pattern| std::cmp::Reverse(pattern.literal_length()));
    patterns
});

pub(super) enum Piece {
    /// Text that stands in the sentence as it is.
    Literal(&'static str),
    /// The name of an argument.
    Argument(&'static str),
}

/// An English message of the catalogue, split at its arguments.
pub(super) struct MessagePattern {
    pub(super) key: &'static str,
    pub(super) pieces: Vec<Piece>,
}

impl MessagePattern {
    fn parse((key, pattern): (&'static str, &'static str)) -> Self {
        let mut pieces = Vec::new();
        let mut rest = pattern;
        while let Some((literal, after)) = rest.split_once("{ $") {
            let Some((argument, after)) = after.split_once(" }") else {
                break;
            };
            pieces.extend((!literal.is_empty()).then_some(Piece::Literal(literal)));
            pieces.push(Piece::Argument(argument));
            rest = after;
        }
        pieces.extend((!rest.is_empty()).then_some(Piece::Literal(rest)));
        Self { key, pieces }
    }

    fn literal_length(&self) -> usize {
        let lengths = self.pieces.iter().map(|piece| match piece {
            Piece::Literal(literal) => literal.len(),
            Piece::Argument(_) => 0,
        });
        lengths.sum()
    }

    /// The values of the arguments if `text` is this message, by name.
    pub(super) fn arguments<'a>(&self, text: &'a str) -> Option<Vec<(&'static str, &'a str)>> {
        let mut arguments = Vec::new();
        let mut rest = text;
        let mut open = None;
        for (at, piece) in self.pieces.iter().enumerate() {
            match (piece, open) {
                (Piece::Argument(name), _) => open = Some(*name),
                (Piece::Literal(literal), None) => rest = rest.strip_prefix(literal)?,
                (Piece::Literal(literal), Some(name)) => {
                    let last = at + 1 == self.pieces.len();
                    let (value, after) = if last {
                        (rest.strip_suffix(literal)?, "")
                    } else {
                        rest.split_once(literal)?
                    };
                    arguments.push((name, value));
                    (rest, open) = (after, None);
                }
            }
        }
        match open {
            Some(name) => arguments.push((name, rest)),
            None if rest.is_empty() => {}
            None => return None,
        }
        Some(arguments)
    }
}
