//! What is wrong with an atlas, told in the reader's language.
//!
//! Where something is found wrong it is written in English, once; the catalogue has every such sentence under a key `problem-…`, with a name
//! for each thing that fills it in. From the English sentence the others are found, as in gettext. One that the catalogue does not have
//! stays as it is.

use std::sync::LazyLock;

use fluent_bundle::FluentValue;

use super::report::{Problem, Severity};
use geodata_model::i18n::{Catalogues, english};
use geodata_model::{Language, Text};

static TEXTS: LazyLock<Catalogues> = LazyLock::new(Catalogues::default);

/// The sentences, those with most words of their own first: what fits several is the one that says most itself.
static SENTENCES: LazyLock<Vec<Sentence>> = LazyLock::new(|| {
    let mut sentences: Vec<Sentence> = english("problem-").map(Sentence::read).collect();
    sentences.sort_by_key(|sentence| std::cmp::Reverse(sentence.own_length()));
    sentences
});

/// What an argument is called that is a sentence itself.
const SENTENCE: &str = "why";

enum Piece {
    Words(&'static str),
    Argument(&'static str),
}

/// A sentence of the catalogue, taken apart.
struct Sentence {
    key: &'static str,
    pieces: Vec<Piece>,
}

impl Sentence {
    fn read((key, pattern): (&'static str, &'static str)) -> Self {
        let mut pieces = Vec::new();
        let mut rest = pattern;
        while let Some((words, after)) = rest.split_once("{ $") {
            let Some((argument, after)) = after.split_once(" }") else {
                break;
            };
            pieces.extend((!words.is_empty()).then_some(Piece::Words(words)));
            pieces.push(Piece::Argument(argument));
            rest = after;
        }
        pieces.extend((!rest.is_empty()).then_some(Piece::Words(rest)));
        Self { key, pieces }
    }

    fn own_length(&self) -> usize {
        let lengths = self.pieces.iter().map(|piece| match piece {
            Piece::Words(words) => words.len(),
            Piece::Argument(_) => 0,
        });
        lengths.sum()
    }

    /// What fills the sentence in where `text` is it.
    fn arguments<'a>(&self, text: &'a str) -> Option<Vec<(&'static str, &'a str)>> {
        let mut arguments = Vec::new();
        let mut rest = text;
        let mut open = None;
        for (at, piece) in self.pieces.iter().enumerate() {
            match (piece, open) {
                (Piece::Argument(name), _) => open = Some(*name),
                (Piece::Words(words), None) => rest = rest.strip_prefix(words)?,
                (Piece::Words(words), Some(name)) => {
                    let last = at + 1 == self.pieces.len();
                    let (value, after) = if last {
                        (rest.strip_suffix(words)?, "")
                    } else {
                        rest.split_once(words)?
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

/// An English sentence in both languages; twice the English one where the catalogue does not have it.
#[must_use]
pub fn told(sentence: &str) -> Text {
    let mut known = SENTENCES.iter();
    let found = known.find_map(|s| Some((s.key, s.arguments(sentence)?)));
    let Some((key, arguments)) = found else {
        return Text::name(sentence);
    };
    let arguments: Vec<(&str, FluentValue)> = arguments
        .into_iter()
        .map(|(name, value)| match name {
            SENTENCE => (name, told(value).it.into()),
            _ => (name, value.into()),
        })
        .collect();
    Text::new(TEXTS.get(Language::It).text(key, &arguments), sentence)
}

/// A text of the catalogue in both languages, with what fills it in given in both.
fn said(key: &str, arguments: &[(&'static str, &Text)]) -> Text {
    TEXTS.text(key, |catalogue| {
        let own = |text: &Text| text.get(catalogue.language()).to_owned().into();
        arguments
            .iter()
            .map(|(name, text)| (*name, own(text)))
            .collect()
    })
}

impl Problem {
    /// What is wrong and, in brackets, what to do about it, after the column.
    #[must_use]
    pub fn told(&self) -> Text {
        let problem = told(&self.problem);
        let what = if self.suggestion.is_empty() {
            problem
        } else {
            let suggestion = told(&self.suggestion);
            said(
                "told-suggestion",
                &[("problem", &problem), ("suggestion", &suggestion)],
            )
        };
        match &self.column {
            None => what,
            Some(column) => said(
                "told-column",
                &[("column", &Text::name(column)), ("problem", &what)],
            ),
        }
    }

    /// The same after the file and the row, or after the record that is in that row.
    #[must_use]
    pub fn told_with_place(&self, record: Option<&str>) -> Text {
        let table = self.file.strip_suffix(".csv").unwrap_or(&self.file);
        let (file, row) = (
            Text::name(&self.file),
            self.row.unwrap_or_default().to_string(),
        );
        let place = match record {
            Some(record) => said(
                "told-record",
                &[
                    ("table", &Text::name(table)),
                    ("record", &Text::name(record)),
                ],
            ),
            None if self.row.is_some() => {
                said("told-row", &[("file", &file), ("row", &Text::name(row))])
            }
            None => file,
        };
        let key = match self.severity {
            Severity::Error => "told-error",
            Severity::Warning => "told-warning",
        };
        said(key, &[("place", &place), ("problem", &self.told())])
    }
}

/// How many errors an atlas has and which is the first, in both languages.
#[must_use]
pub fn told_errors(count: usize, first: &Text) -> Text {
    said(
        "told-errors",
        &[("count", &Text::name(count.to_string())), ("first", first)],
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_sentence_is_found_again_from_its_english_form() {
        assert!(SENTENCES.len() > 80, "{}", SENTENCES.len());
        for sentence in SENTENCES.iter() {
            let filled = sentence.pieces.iter().map(|piece| match piece {
                Piece::Words(words) => (*words).to_owned(),
                Piece::Argument(name) => format!("<{name}>"),
            });
            let english: String = filled.collect();
            let italian = told(&english).it;
            assert_ne!(italian, english, "{}", sentence.key);
            for piece in &sentence.pieces {
                if let Piece::Argument(name) = piece {
                    assert!(italian.contains(&format!("<{name}>")), "{italian}");
                }
            }
        }
    }

    #[test]
    fn a_sentence_within_a_sentence_is_told_too() {
        let text = told("feature 3 (`casa`): the geometry is empty");
        assert_eq!(text.it, "elemento 3 (`casa`): la geometria è vuota");
        assert_eq!(text.en, "feature 3 (`casa`): the geometry is empty");
        // what fills a sentence in is nobody's sentence
        assert_eq!(told("`empty` is not a date").it, "`empty` non è una data");
        assert_eq!(told("something else"), Text::name("something else"));
    }

    #[test]
    fn a_problem_says_where_it_is() {
        let problem = Problem {
            severity: Severity::Error,
            file: "projects.csv".to_owned(),
            row: Some(7),
            column: Some("kind".to_owned()),
            problem: "`via` is not in the atlas".to_owned(),
            suggestion: "did you mean `rail`?".to_owned(),
        };
        let text = problem.told_with_place(None);
        assert_eq!(
            text.it,
            "errore: projects.csv, riga 7: colonna kind: `via` non è nell’atlante (forse `rail`?)"
        );
        let text = problem.told_with_place(Some("tram-4"));
        assert!(
            text.it
                .starts_with("errore: tabella projects, record `tram-4`: colonna kind: "),
            "{}",
            text.it
        );
    }
}
