//! What is wrong with an atlas, said so that a person can put it right.

use std::cell::{OnceCell, RefCell};
use std::fmt;

use serde::Serialize;

use super::hints::Hints;

/// How bad a problem is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// The atlas cannot be used.
    Error,
    /// The atlas can be used, but somebody should look.
    Warning,
}

/// One problem: where it is, what it is, what to do.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Problem {
    /// How bad it is.
    pub severity: Severity,
    /// The file.
    pub file: String,
    /// Line in the file, from 1 (the header of a CSV file is line 1).
    pub row: Option<u64>,
    /// The column.
    pub column: Option<String>,
    /// What is wrong.
    pub problem: String,
    /// What to do about it.
    pub suggestion: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let severity = match self.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
        };
        write!(f, "{severity}: {}", self.file)?;
        if let Some(row) = self.row {
            write!(f, ", row {row}")?;
        }
        if let Some(column) = &self.column {
            write!(f, ", column {column}")?;
        }
        write!(f, ": {}", self.problem)?;
        if !self.suggestion.is_empty() {
            write!(f, " ({})", self.suggestion)?;
        }
        Ok(())
    }
}

/// Collects problems while an atlas is read, so that one run shows them all.
#[derive(Debug, Default)]
pub(super) struct Report {
    problems: RefCell<Vec<Problem>>,
    hints: OnceCell<Hints>,
}

impl Report {
    pub(super) fn add(&self, problem: Problem) {
        self.problems.borrow_mut().push(problem);
    }

    /// Tells the report which codes exist, once their tables are read.
    pub(super) fn set_hints(&self, hints: Hints) {
        // read once per report: a second set is not possible
        let _ = self.hints.set(hints);
    }

    /// What to write in `column` instead of `wrong`; empty when nothing is likely.
    pub(super) fn suggest(&self, column: &str, wrong: &str) -> String {
        let hints = self.hints.get();
        hints.map_or_else(String::new, |hints| hints.suggest(column, wrong))
    }

    /// Whether `text` in this cell has already been found wrong.
    pub(super) fn has(&self, file: &str, row: u64, column: &str, text: &str) -> bool {
        let quoted = format!("`{text}`");
        self.problems.borrow().iter().any(|p| {
            p.file == file
                && p.row == Some(row)
                && p.column.as_deref() == Some(column)
                && p.problem.contains(&quoted)
        })
    }

    /// A problem of a file as a whole.
    pub(super) fn file(&self, file: &str, problem: impl Into<String>, suggestion: &str) {
        self.add(Problem {
            severity: Severity::Error,
            file: file.to_owned(),
            row: None,
            column: None,
            problem: problem.into(),
            suggestion: suggestion.to_owned(),
        });
    }

    pub(super) fn into_problems(self) -> Vec<Problem> {
        let mut problems = self.problems.into_inner();
        problems.sort();
        problems.dedup();
        problems
    }
}

/// The known word nearest to a wrong one, as a suggestion; empty when nothing is near.
pub(super) fn nearest<'a>(wrong: &str, known: impl Iterator<Item = &'a str>) -> String {
    known
        .map(|word| (strsim::jaro_winkler(wrong, word), word))
        .filter(|(likeness, _)| *likeness > 0.8)
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .map_or_else(String::new, |(_, word)| format!("did you mean `{word}`?"))
}
