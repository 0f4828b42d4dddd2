//! Problems of an atlas in both languages.
//!
//! The code that finds a problem writes it in English. The catalogue has every such sentence under a key `problem-…`, with a name for each
//! argument, and the Italian one is found from the English one, as in gettext. A sentence that the catalogue does not have stays in English.

use std::sync::LazyLock;

use fluent_bundle::FluentValue;

use crate::message_pattern::PATTERNS;
use crate::report::{Problem, Severity};
use geodata_model::i18n::Catalogues;
use geodata_model::{Language, Text};

static TEXTS: LazyLock<Catalogues> = LazyLock::new(Catalogues::default);

/// The name of arguments that are sentences themselves.
const SENTENCE_ARGUMENT: &str = "why";

/// An English sentence about a problem in both languages; the English one twice where the catalogue does not have it.
///
/// # Example
/// ```
/// let text = geodata_atlas::localized("`2023-13` is not a date");
/// assert_eq!(text.it, "`2023-13` non è una data");
/// ```
#[must_use]
pub fn localized(sentence: &str) -> Text {
    let mut patterns = PATTERNS.iter();
    let found = patterns.find_map(|p| Some((p.key, p.arguments(sentence)?)));
    let Some((key, arguments)) = found else {
        return Text::name(sentence);
    };
    let arguments: Vec<(&str, FluentValue)> = arguments
        .into_iter()
        .map(|(name, value)| match name {
            SENTENCE_ARGUMENT => (name, localized(value).it.into()),
            _ => (name, value.into()),
        })
        .collect();
    Text::new(TEXTS.get(Language::It).text(key, &arguments), sentence)
}

/// A text of the catalogue in both languages, with arguments in both languages.
fn message(key: &str, arguments: &[(&'static str, &Text)]) -> Text {
    TEXTS.text(key, |catalogue| {
        let in_language = |text: &Text| text.get(catalogue.language()).to_owned().into();
        arguments
            .iter()
            .map(|(name, text)| (*name, in_language(text)))
            .collect()
    })
}

impl Problem {
    /// The problem and, in brackets, the suggestion, after the column.
    #[must_use]
    pub fn localized(&self) -> Text {
        let problem = localized(&self.problem);
        let what = if self.suggestion.is_empty() {
            problem
        } else {
            let suggestion = localized(&self.suggestion);
            message(
                "told-suggestion",
                &[("problem", &problem), ("suggestion", &suggestion)],
            )
        };
        match &self.column {
            None => what,
            Some(column) => message(
                "told-column",
                &[("column", &Text::name(column)), ("problem", &what)],
            ),
        }
    }

    /// The same after the severity and the place: the file and the row, or the `record` that is in that row.
    #[must_use]
    pub fn localized_with_place(&self, record: Option<&str>) -> Text {
        let table = self.file.strip_suffix(".csv").unwrap_or(&self.file);
        let (file, row) = (
            Text::name(&self.file),
            self.row.unwrap_or_default().to_string(),
        );
        let place = match record {
            Some(record) => message(
                "told-record",
                &[
                    ("table", &Text::name(table)),
                    ("record", &Text::name(record)),
                ],
            ),
            None if self.row.is_some() => {
                message("told-row", &[("file", &file), ("row", &Text::name(row))])
            }
            None => file,
        };
        let key = match self.severity {
            Severity::Error => "told-error",
            Severity::Warning => "told-warning",
        };
        message(key, &[("place", &place), ("problem", &self.localized())])
    }
}

/// How many errors an atlas has and which is the first, in both languages.
#[must_use]
pub fn localized_errors(count: usize, first: &Text) -> Text {
    message(
        "told-errors",
        &[("count", &Text::name(count.to_string())), ("first", first)],
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::message_pattern::Piece;

    #[test]
    fn every_sentence_is_found_again_from_its_english_form() {
        assert!(PATTERNS.len() > 80, "{}", PATTERNS.len());
        for pattern in PATTERNS.iter() {
            let filled = pattern.pieces.iter().map(|piece| match piece {
                Piece::Literal(text) => (*text).to_owned(),
                Piece::Argument(name) => format!("<{name}>"),
            });
            let english: String = filled.collect();
            let italian = localized(&english).it;
            assert_ne!(italian, english, "{}", pattern.key);
            for piece in &pattern.pieces {
                if let Piece::Argument(name) = piece {
                    assert!(italian.contains(&format!("<{name}>")), "{italian}");
                }
            }
        }
    }

    #[test]
    fn a_sentence_within_a_sentence_is_translated_too() {
        let text = localized("feature 3 (`casa`): the geometry is empty");
        assert_eq!(text.it, "elemento 3 (`casa`): la geometria è vuota");
        assert_eq!(text.en, "feature 3 (`casa`): the geometry is empty");
        // an argument that happens to be a word of the catalogue is not translated
        assert_eq!(
            localized("`empty` is not a date").it,
            "`empty` non è una data"
        );
        assert_eq!(localized("something else"), Text::name("something else"));
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
        let text = problem.localized_with_place(None);
        assert_eq!(
            text.it,
            "errore: projects.csv, riga 7: colonna kind: `via` non è nell’atlante (forse `rail`?)"
        );
        let text = problem.localized_with_place(Some("tram-4"));
        assert!(
            text.it
                .starts_with("errore: tabella projects, record `tram-4`: colonna kind: "),
            "{}",
            text.it
        );
    }
}
