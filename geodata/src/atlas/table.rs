//! Reading CSV with every mistake reported at its row and column.

use super::forms::{LineCounter, unclosed_quote};
use super::report::{Problem, Report, Severity};
use super::row::Row;

/// A CSV file of the atlas.
pub(super) struct Table<'a> {
    pub(super) file: &'a str,
    pub(super) header: Vec<String>,
    rows: Vec<(u64, csv::StringRecord)>,
    pub(super) report: &'a Report,
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
