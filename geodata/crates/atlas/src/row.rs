//! A row of a table: cells read as values, with every mistake reported at its place.

use std::fmt::Display;
use std::str::FromStr;

use crate::formats::{iso_date, italian_number, lenient_date};
use crate::report::{Problem, Severity};
use crate::suggestions::nearest;
use crate::table::Table;
use geodata_model::{Citation, PartialDate, Text};

/// A row; its accessors report what they cannot read.
#[derive(Clone, Copy)]
pub(super) struct Row<'a> {
    table: &'a Table<'a>,
    /// Its line in the file, from 1.
    line: u64,
    /// Its position in the table, from 0.
    at: usize,
}

impl<'a> Table<'a> {
    /// The rows, in the order of the file.
    pub(super) fn rows(&'a self) -> impl Iterator<Item = Row<'a>> {
        let lines = self.lines().iter().enumerate();
        lines.map(move |(at, line)| Row {
            table: self,
            line: *line,
            at,
        })
    }

    /// The records that `read` makes of the rows, with their rows for later checks; rows it cannot read are left out.
    pub(super) fn records<T>(
        &'a self,
        read: impl Fn(Row<'a>) -> Option<T> + 'a,
    ) -> impl Iterator<Item = (Row<'a>, T)> + 'a {
        self.rows().filter_map(move |row| Some((row, read(row)?)))
    }
}

impl<'a> Row<'a> {
    /// The cell's text; empty when the column is.
    pub(super) fn text(&self, column: &str) -> &'a str {
        let index = self.table.header.iter().position(|h| h == column);
        index.map_or("", |column| self.table.cell(self.at, column))
    }

    /// The cell's text, which must not be empty.
    pub(super) fn required(&self, column: &str) -> Option<String> {
        let text = self.text(column);
        if text.is_empty() {
            self.error(column, "empty", "a value is needed here");
            return None;
        }
        Some(text.to_owned())
    }

    /// A text in two columns `{name}_it` and `{name}_en`; the English one may be empty.
    pub(super) fn bilingual(&self, name: &str) -> Option<Text> {
        let it = self.required(&format!("{name}_it"))?;
        let en = match self.text(&format!("{name}_en")) {
            "" => it.clone(),
            en => en.to_owned(),
        };
        Some(Text { it, en })
    }

    /// The cell as a `T`.
    pub(super) fn parse<T: FromStr>(&self, column: &str) -> Option<T>
    where
        T::Err: Display,
    {
        let text = self.required(column)?;
        self.read(column, &text)
    }

    /// The cell as a `T` if it is not empty. The outer `None` means that it could not be read.
    #[allow(clippy::option_option)] // empty and unreadable are different answers
    pub(super) fn optional<T: FromStr>(&self, column: &str) -> Option<Option<T>>
    where
        T::Err: Display,
    {
        match self.text(column) {
            "" => Some(None),
            text => self.read(column, text).map(Some),
        }
    }

    /// A finite number, zero or more.
    #[allow(clippy::option_option)] // as above
    pub(super) fn optional_amount(&self, column: &str) -> Option<Option<f64>> {
        let text = self.text(column);
        if text.is_empty() {
            return Some(None);
        }
        let amount = text
            .parse()
            .ok()
            .filter(|a: &f64| a.is_finite() && *a >= 0.0);
        if amount.is_none() {
            let suggestion = italian_number(text).map_or_else(
                || "write zero or more, with a decimal point and no thousands mark".to_owned(),
                |number| format!("did you mean `{number}`? Decimal point, no thousands mark"),
            );
            self.error(column, &format!("`{text}` is not an amount"), &suggestion);
        }
        amount.map(Some)
    }

    /// The cell as a list separated by semicolons.
    pub(super) fn list<T: FromStr + PartialEq>(&self, column: &str) -> Option<Vec<T>>
    where
        T::Err: Display,
    {
        let mut list = Vec::new();
        for part in self.parts(column) {
            let item = self.read(column, part)?;
            if list.contains(&item) {
                self.error(
                    column,
                    &format!("`{part}` appears twice"),
                    "keep one of them",
                );
                return None;
            }
            list.push(item);
        }
        Some(list)
    }

    /// One of a fixed set of words.
    pub(super) fn word<T>(
        &self,
        column: &str,
        words: impl Iterator<Item = &'static str> + Clone,
        from: impl Fn(&str) -> Option<T>,
    ) -> Option<T> {
        let text = self.required(column)?;
        let word = from(&text);
        if word.is_none() {
            let near = nearest(&text, words.clone());
            let all: Vec<_> = words.collect();
            self.error(
                column,
                &format!("`{text}` is not one of {}", all.join(", ")),
                if near.is_empty() {
                    "choose one of them"
                } else {
                    &near
                },
            );
        }
        word
    }

    /// The citations of a record, of which there must be one at least.
    pub(super) fn citations(&self) -> Option<Vec<Citation>> {
        let mut citations = Vec::new();
        for part in self.parts("sources") {
            let (source, section) = part.split_once(' ').unwrap_or((part, ""));
            citations.push(Citation {
                source: self.read("sources", source)?,
                section: section.trim().to_owned(),
            });
        }
        if citations.is_empty() {
            self.error(
                "sources",
                "no source is cited",
                "write a source's id and the section, such as `survey-2023 §3 Asse 1`",
            );
            return None;
        }
        Some(citations)
    }

    /// A date as `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
    pub(super) fn date(&self, column: &str) -> Option<String> {
        let text = self.required(column)?;
        self.read_date(column, &text).map(|_| text)
    }

    /// The same if the cell is not empty.
    #[allow(clippy::option_option)] // as above
    pub(super) fn optional_date(&self, column: &str) -> Option<Option<PartialDate>> {
        match self.text(column) {
            "" => Some(None),
            text => self.read_date(column, text).map(Some),
        }
    }

    fn read_date(&self, column: &str, text: &str) -> Option<PartialDate> {
        let date = iso_date(text);
        if date.is_none() {
            let suggestion = lenient_date(text).map_or_else(
                || "write YYYY, YYYY-MM or YYYY-MM-DD".to_owned(),
                |date| format!("write `{date}`: year, month, day"),
            );
            self.error(column, &format!("`{text}` is not a date"), &suggestion);
        }
        date
    }

    fn parts(&self, column: &str) -> impl Iterator<Item = &'a str> {
        self.text(column)
            .split(';')
            .map(str::trim)
            .filter(|p| !p.is_empty())
    }

    fn read<T: FromStr>(&self, column: &str, text: &str) -> Option<T>
    where
        T::Err: Display,
    {
        text.parse()
            .map_err(|e: T::Err| {
                let suggestion = self.suggest(column, text);
                self.error(column, &e.to_string(), &suggestion);
            })
            .ok()
    }

    /// A whole number.
    pub(super) fn whole<T: FromStr>(&self, column: &str) -> Option<T> {
        self.required(column)?;
        self.optional_whole(column).flatten()
    }

    /// A whole number if the cell is not empty.
    #[allow(clippy::option_option)] // as above
    pub(super) fn optional_whole<T: FromStr>(&self, column: &str) -> Option<Option<T>> {
        let text = self.text(column);
        if text.is_empty() {
            return Some(None);
        }
        let number = text.parse().ok();
        if number.is_none() {
            self.error(
                column,
                &format!("`{text}` is not a whole number of the size expected here"),
                "write digits only, without decimals, units or thousands mark",
            );
        }
        number.map(Some)
    }

    /// An amount that must be there.
    pub(super) fn amount(&self, column: &str) -> Option<f64> {
        self.required(column)?;
        self.optional_amount(column).flatten()
    }

    /// What to write in `column` instead of `wrong`; empty when nothing is likely.
    pub(super) fn suggest(&self, column: &str, wrong: &str) -> String {
        self.table.report.suggest(column, wrong)
    }

    /// Whether `text` in this cell has already been found wrong.
    pub(super) fn reported(&self, column: &str, text: &str) -> bool {
        let table = self.table;
        table.report.has(table.file, self.line, column, text)
    }

    /// Reports an error in a cell of this row.
    pub(super) fn error(&self, column: &str, problem: &str, suggestion: &str) {
        self.add(Severity::Error, column, problem, suggestion);
    }

    /// Reports a warning about a cell of this row.
    pub(super) fn warning(&self, column: &str, problem: &str, suggestion: &str) {
        self.add(Severity::Warning, column, problem, suggestion);
    }

    fn add(&self, severity: Severity, column: &str, problem: &str, suggestion: &str) {
        self.table.report.add(Problem {
            severity,
            file: self.table.file.to_owned(),
            row: Some(self.line),
            column: Some(column.to_owned()),
            problem: problem.to_owned(),
            suggestion: suggestion.to_owned(),
        });
    }
}
