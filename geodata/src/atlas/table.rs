//! Reading CSV with every mistake reported at its row and column.

use std::fmt::Display;
use std::str::FromStr;

use super::forms::{LineCounter, is_date, italian_date, italian_number, unclosed_quote};
use super::report::{Problem, Report, Severity};
use crate::model::Citation;

/// A CSV file of the atlas.
pub(super) struct Table<'a> {
    file: &'a str,
    header: Vec<String>,
    rows: Vec<(u64, csv::StringRecord)>,
    report: &'a Report,
}

/// A row; its accessors report what they cannot read.
#[derive(Clone, Copy)]
pub(super) struct Row<'a> {
    table: &'a Table<'a>,
    line: u64,
    record: &'a csv::StringRecord,
}

impl<'a> Table<'a> {
    /// Parses `text`, whose columns must be `columns` in any order; an absent file has no rows.
    pub(super) fn read(
        file: &'a str,
        text: Option<&str>,
        columns: &[&str],
        report: &'a Report,
    ) -> Self {
        let Some(text) = text else {
            return Self {
                file,
                header: Vec::new(),
                rows: Vec::new(),
                report,
            };
        };
        let text = text.trim_start_matches('\u{feff}');
        let mut reader = csv::ReaderBuilder::new()
            .flexible(true)
            .trim(csv::Trim::All)
            .from_reader(text.as_bytes());
        let header: Vec<String> = reader
            .headers()
            .map(|h| h.iter().map(str::to_owned).collect())
            .unwrap_or_default();
        let table = Self {
            file,
            rows: Vec::new(),
            header,
            report,
        };
        if !table.is_comma_separated(text) || !table.header_matches(columns) {
            return table;
        }
        let rows = table.records(text, &mut reader);
        Self { rows, ..table }
    }

    /// What makes every further message about the file misleading, said once.
    fn is_comma_separated(&self, text: &str) -> bool {
        let problem = |row, problem: &str, suggestion: &str| {
            self.report.add(Problem {
                severity: Severity::Error,
                file: self.file.to_owned(),
                row: Some(row),
                column: None,
                problem: problem.to_owned(),
                suggestion: suggestion.to_owned(),
            });
            false
        };
        match self.header.as_slice() {
            [] => problem(
                1,
                "the file is empty",
                "its first row must name the columns",
            ),
            [only] if only.contains(';') => problem(
                1,
                "the cells are separated by semicolons",
                "save the file as CSV with commas (in a spreadsheet: field separator `,`)",
            ),
            [only] if only.contains('\t') => problem(
                1,
                "the cells are separated by tabs",
                "save the file as CSV with commas (in a spreadsheet: field separator `,`)",
            ),
            _ => unclosed_quote(text).is_none_or(|line| {
                problem(
                    line,
                    "a text that begins with a double quote on this row does not end with one",
                    "close it before the next comma; inside a text write every double quote twice",
                )
            }),
        }
    }

    fn header_matches(&self, columns: &[&str]) -> bool {
        let mut matches = true;
        for &column in columns {
            match self.header.iter().filter(|h| *h == column).count() {
                1 => continue,
                0 => self.header_problem(
                    Severity::Error,
                    column,
                    format!("column `{column}` is missing"),
                    format!("the header must be: {}", columns.join(",")),
                ),
                _ => self.header_problem(
                    Severity::Error,
                    column,
                    format!("column `{column}` appears more than once"),
                    "keep one of them".to_owned(),
                ),
            }
            matches = false;
        }
        for unknown in self
            .header
            .iter()
            .filter(|h| !columns.contains(&h.as_str()))
        {
            let near = super::report::nearest(unknown, columns.iter().copied());
            let suggestion = if near.is_empty() {
                "remove it, or keep remarks in a column that is read".to_owned()
            } else {
                near
            };
            self.header_problem(
                Severity::Warning,
                unknown,
                format!("column `{unknown}` is not known and is not read"),
                suggestion,
            );
        }
        matches
    }

    fn header_problem(
        &self,
        severity: Severity,
        column: &str,
        problem: String,
        suggestion: String,
    ) {
        self.report.add(Problem {
            severity,
            file: self.file.to_owned(),
            row: Some(1),
            column: Some(column.to_owned()),
            problem,
            suggestion,
        });
    }

    fn records(
        &self,
        text: &str,
        reader: &mut csv::Reader<&[u8]>,
    ) -> Vec<(u64, csv::StringRecord)> {
        let mut rows = Vec::new();
        let mut lines = LineCounter::new(text);
        for record in reader.records() {
            match record {
                Ok(record) => {
                    let start = record.position().map_or(0, csv::Position::byte);
                    let line = lines.line_at(start as usize);
                    if record.len() == self.header.len() {
                        rows.push((line, record));
                    } else {
                        self.report.add(Problem {
                            severity: Severity::Error,
                            file: self.file.to_owned(),
                            row: Some(line),
                            column: None,
                            problem: format!(
                                "{} cells where the header has {} columns",
                                record.len(),
                                self.header.len()
                            ),
                            suggestion: if record.len() > self.header.len() {
                                "a text with a comma needs double quotes around it"
                            } else {
                                "a row needs every comma, also between empty cells"
                            }
                            .to_owned(),
                        });
                    }
                }
                Err(error) => self.report.file(
                    self.file,
                    format!("not readable as CSV: {error}"),
                    "the file must be UTF-8, with double quotes in pairs",
                ),
            }
        }
        rows
    }

    pub(super) fn rows(&'a self) -> impl Iterator<Item = Row<'a>> {
        self.rows.iter().map(move |(line, record)| Row {
            table: self,
            line: *line,
            record,
        })
    }
}

impl<'a> Row<'a> {
    /// The cell's text; empty when the column is.
    pub(super) fn text(&self, column: &str) -> &'a str {
        let index = self.table.header.iter().position(|h| h == column);
        index.and_then(|i| self.record.get(i)).unwrap_or("")
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
            let near = super::report::nearest(&text, words.clone());
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
        if is_date(&text) {
            return Some(text);
        }
        let suggestion = italian_date(&text).map_or_else(
            || "write YYYY, YYYY-MM or YYYY-MM-DD".to_owned(),
            |date| format!("write `{date}`: year, month, day"),
        );
        self.error(column, &format!("`{text}` is not a date"), &suggestion);
        None
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

    pub(super) fn error(&self, column: &str, problem: &str, suggestion: &str) {
        self.add(Severity::Error, column, problem, suggestion);
    }

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
