//! CSV tables, read with every mistake reported at its row and column.

use crate::columns::{columns, optional_columns};
use crate::csv_text::{LineCounter, unclosed_quote};
use crate::report::{Problem, Report, Severity};
use crate::suggestions::nearest;

/// A CSV file of the atlas.
pub(super) struct Table<'a> {
    pub(super) file: &'a str,
    pub(super) header: Vec<String>,
    cells: Cells,
    pub(super) report: &'a Report,
}

/// The cells of all rows in one text, row by row, as many in each row as the header has columns. A record of its own for
/// every row would take several times the memory of its text.
#[derive(Default)]
struct Cells {
    text: String,
    /// Where each cell ends.
    ends: Vec<usize>,
    /// The line of each row.
    lines: Vec<u64>,
}

impl Cells {
    fn push(&mut self, line: u64, record: &csv::StringRecord) {
        for cell in record {
            self.text.push_str(cell);
            self.ends.push(self.text.len());
        }
        self.lines.push(line);
    }

    fn get(&self, at: usize) -> &str {
        let start = at.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.text[start..self.ends[at]]
    }
}

impl<'a> Table<'a> {
    /// Parses `text`, whose columns may be in any order; an absent file has no rows.
    pub(super) fn read(file: &'a str, text: Option<&str>, report: &'a Report) -> Self {
        let Some(text) = text else {
            return Self {
                file,
                header: Vec::new(),
                cells: Cells::default(),
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
            cells: Cells::default(),
            header,
            report,
        };
        if !table.is_comma_separated(text) || !table.header_matches() {
            return table;
        }
        let cells = table.read_cells(text, &mut reader);
        Self { cells, ..table }
    }

    /// Reports, once, what would make every further message about the file misleading.
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

    fn header_matches(&self) -> bool {
        let (columns, optional) = (columns(self.file), optional_columns(self.file));
        let readable = || columns.iter().chain(optional).copied();
        let mut matches = true;
        for column in readable() {
            match self.header.iter().filter(|h| *h == column).count() {
                1 => continue,
                0 if optional.contains(&column) => continue,
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
            .filter(|h| !readable().any(|column| column == *h))
        {
            let near = nearest(unknown, readable());
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

    fn read_cells(&self, text: &str, reader: &mut csv::Reader<&[u8]>) -> Cells {
        let mut cells = Cells::default();
        let mut lines = LineCounter::new(text);
        let mut record = csv::StringRecord::new();
        loop {
            match reader.read_record(&mut record) {
                Ok(false) => return cells,
                Ok(true) => {
                    let start = record.position().map_or(0, csv::Position::byte);
                    let line = lines.line_at(start as usize);
                    if record.len() == self.header.len() {
                        cells.push(line, &record);
                    } else {
                        self.uneven(line, record.len());
                    }
                }
                Err(error) => self.report.file(
                    self.file,
                    format!("not readable as CSV: {error}"),
                    "the file must be UTF-8, with double quotes in pairs",
                ),
            }
        }
    }

    fn uneven(&self, line: u64, cells: usize) {
        let suggestion = if cells > self.header.len() {
            "a text with a comma needs double quotes around it"
        } else {
            "a row needs every comma, also between empty cells"
        };
        self.report.add(Problem {
            severity: Severity::Error,
            file: self.file.to_owned(),
            row: Some(line),
            column: None,
            problem: format!(
                "{cells} cells where the header has {} columns",
                self.header.len()
            ),
            suggestion: suggestion.to_owned(),
        });
    }

    /// The line of each row in the file, from 1.
    pub(super) fn lines(&self) -> &[u64] {
        &self.cells.lines
    }

    /// The cell of a row in the column at `column`, both from 0.
    pub(super) fn cell(&self, row: usize, column: usize) -> &str {
        self.cells.get(row * self.header.len() + column)
    }
}
