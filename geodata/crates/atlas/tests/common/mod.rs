//! Editing the embedded atlas in memory, one cell or row at a time.

#![allow(dead_code)] // each test file uses a part of it
#![allow(clippy::unwrap_used, clippy::panic)] // a test may fail loudly

use std::cell::OnceCell;

use geodata_atlas::{Atlas, AtlasFiles, PreparedAtlas, Problem, Severity, localized};

thread_local! {
    static ATLAS: OnceCell<PreparedAtlas> = const { OnceCell::new() };
}

/// The embedded atlas, prepared once for all the tests of a thread.
pub fn with_atlas<T>(ask: impl FnOnce(&PreparedAtlas) -> T) -> T {
    ATLAS.with(|cell| {
        let atlas =
            cell.get_or_init(|| PreparedAtlas::new(Atlas::read(&AtlasFiles::embedded()).unwrap()));
        ask(atlas)
    })
}

/// A file or folder of the material beside the repository, which is not part of it.
pub fn shared(path: &str) -> Option<std::path::PathBuf> {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../../../shared")
        .join(path);
    if !path.exists() {
        println!("SKIPPED: {} is not there", path.display());
        return None;
    }
    Some(path)
}

/// A CSV file of the embedded atlas, open for damage.
pub struct Sheet {
    file: &'static str,
    header: Vec<String>,
    rows: Vec<Vec<String>>,
}

impl Sheet {
    pub fn open(file: &'static str) -> Self {
        let files = AtlasFiles::embedded();
        let mut reader = csv::ReaderBuilder::new()
            .has_headers(false)
            .from_reader(files.text(file).as_bytes());
        let mut rows = reader.records().map(|r| {
            let cells: Vec<String> = r.unwrap().iter().map(str::to_owned).collect();
            assert!(
                cells.iter().all(|c| !c.contains('\n')),
                "{file}: a row is a line, so that row numbers are line numbers"
            );
            cells
        });
        let header = rows.next().unwrap();
        let rows = rows.collect();
        Self { file, header, rows }
    }

    pub fn column(&self, column: &str) -> usize {
        let index = self.header.iter().position(|h| h == column);
        index.unwrap_or_else(|| panic!("{} has no column {column}", self.file))
    }

    /// Position of the row whose first cell is `key`.
    pub fn position(&self, key: &str) -> usize {
        let index = self.rows.iter().position(|r| r[0] == key);
        index.unwrap_or_else(|| panic!("{} has no row {key}", self.file))
    }

    pub fn header(&self) -> &[String] {
        &self.header
    }

    pub fn rows(&self) -> &[Vec<String>] {
        &self.rows
    }

    /// Line of the row whose first cell is `key`; the header is line 1.
    pub fn line(&self, key: &str) -> u64 {
        self.position(key) as u64 + 2
    }

    pub fn last_line(&self) -> u64 {
        self.rows.len() as u64 + 1
    }

    pub fn get(&self, key: &str, column: &str) -> &str {
        &self.rows[self.position(key)][self.column(column)]
    }

    pub fn set(mut self, key: &str, column: &str, value: &str) -> Self {
        let (row, column) = (self.position(key), self.column(column));
        value.clone_into(&mut self.rows[row][column]);
        self
    }

    /// Repeats a row at the end, with some cells changed.
    pub fn repeat(mut self, key: &str, changes: &[(&str, &str)]) -> Self {
        let mut row = self.rows[self.position(key)].clone();
        for (column, value) in changes {
            (*value).clone_into(&mut row[self.column(column)]);
        }
        self.rows.push(row);
        self
    }

    pub fn without(mut self, key: &str) -> Self {
        self.rows.remove(self.position(key));
        self
    }

    pub fn without_column(mut self, column: &str) -> Self {
        let index = self.column(column);
        self.header.remove(index);
        for row in &mut self.rows {
            row.remove(index);
        }
        self
    }

    pub fn rename_column(mut self, column: &str, new: &str) -> Self {
        let index = self.column(column);
        new.clone_into(&mut self.header[index]);
        self
    }

    pub fn with_column(mut self, column: &str) -> Self {
        self.header.push(column.to_owned());
        for row in &mut self.rows {
            row.push(String::new());
        }
        self
    }

    /// The file's text with `separator` between cells.
    pub fn text(&self, separator: u8) -> String {
        let mut writer = csv::WriterBuilder::new()
            .delimiter(separator)
            .from_writer(Vec::new());
        for row in std::iter::once(&self.header).chain(&self.rows) {
            writer.write_record(row).unwrap();
        }
        String::from_utf8(writer.into_inner().unwrap()).unwrap()
    }

    pub fn check(&self) -> Vec<Problem> {
        check(self.file, &self.text(b','))
    }
}

/// The problems of the embedded atlas with one file replaced.
pub fn check(file: &str, text: &str) -> Vec<Problem> {
    Atlas::check(&AtlasFiles::embedded().with(file, text)).1
}

/// What a problem must say.
#[derive(Debug, Clone, Copy)]
pub struct Expected<'a> {
    pub severity: Severity,
    pub file: &'a str,
    pub row: Option<u64>,
    pub column: Option<&'a str>,
    pub problem: &'a str,
    pub suggestion: &'a str,
}

/// One problem is as expected.
#[track_caller]
pub fn assert_reported(problems: &[Problem], expected: Expected) {
    let reported = problems.iter().any(|p| {
        p.severity == expected.severity
            && p.file == expected.file
            && p.row == expected.row
            && p.column.as_deref() == expected.column
            && p.problem.contains(expected.problem)
            && p.suggestion.contains(expected.suggestion)
    });
    assert!(reported, "{expected:#?} not in\n{}", list(problems));
    for sentence in problems.iter().flat_map(|p| [&p.problem, &p.suggestion]) {
        let is_translated = sentence.is_empty() || localized(sentence).it != *sentence;
        assert!(is_translated, "not in the catalogue: {sentence}");
    }
}

/// There is exactly one problem, and it is the expected one.
#[track_caller]
pub fn assert_only(problems: &[Problem], expected: Expected) {
    assert_reported(problems, expected);
    assert_eq!(
        problems.len(),
        1,
        "{expected:#?} and more:\n{}",
        list(problems)
    );
}

fn list(problems: &[Problem]) -> String {
    let lines: Vec<String> = problems.iter().map(ToString::to_string).collect();
    lines.join("\n")
}
