//! The problems of an atlas: where each is, what it is, what to do about it.

use std::cell::{OnceCell, RefCell};
use std::fmt;

use serde::Serialize;

use crate::suggestions::Suggestions;

/// How bad a problem is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// The atlas cannot be used.
    Error,
    /// The atlas can be used, but a person should check it.
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
    suggestions: OnceCell<Suggestions>,
}

impl Report {
    /// Adds a problem.
    pub(super) fn add(&self, problem: Problem) {
        self.problems.borrow_mut().push(problem);
    }

    /// Sets the codes that exist, once their tables are read; before that there are no suggestions.
    pub(super) fn set_suggestions(&self, suggestions: Suggestions) {
        // a report serves one reading, so they are set once
        let _ = self.suggestions.set(suggestions);
    }

    /// What to write in `column` instead of `wrong`; empty when nothing is likely.
    pub(super) fn suggest(&self, column: &str, wrong: &str) -> String {
        let suggestions = self.suggestions.get();
        suggestions.map_or_else(String::new, |s| s.suggest(column, wrong))
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

    /// Adds an error of a file as a whole.
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

    /// All problems, sorted, each once.
    pub(super) fn into_problems(self) -> Vec<Problem> {
        let mut problems = self.problems.into_inner();
        problems.sort();
        problems.dedup();
        problems
    }
}
