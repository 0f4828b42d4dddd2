//! What can go wrong with a store, in words that say what to do.

use std::fmt;
use std::path::PathBuf;

use super::tables::key_of;
use geodata_atlas::{AtlasFiles, Problem};

/// Why a store could not do what it was asked to.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// No such file.
    #[error("there is no atlas at {0}: `atlante init` makes one")]
    Missing(PathBuf),
    /// Something is in the way.
    #[error("{0} is already there: give another name, or move it away first")]
    Exists(String),
    /// A file or a database, but not a store.
    #[error("{place} is not an atlas: {why}")]
    NotAStore {
        /// The file or the database.
        place: String,
        /// What is missing.
        why: String,
    },
    /// The file cannot be read or written.
    #[error("{path}: {source}")]
    File {
        /// The file.
        path: PathBuf,
        /// What the system says.
        source: std::io::Error,
    },
    /// The database says no.
    #[error("the store cannot be read or written: {0}")]
    Database(#[source] rusqlite::Error),
    /// The address of the database cannot be used.
    #[error(
        "the address of the database cannot be used: {0}; it is written as in postgres://office@localhost/atlante"
    )]
    Address(String),
    /// No connection.
    #[error("the database cannot be reached: {0}")]
    Unreachable(String),
    /// An encrypted connection was asked for.
    #[error(
        "this program cannot encrypt a connection to a database (sslmode={0}): reach it through a Unix socket, on the same machine, or through a tunnel (ssh -L)"
    )]
    Encryption(String),
    /// The database server says no.
    #[error("the database says: {0}")]
    Server(String),
    /// The database has no PostGIS, and it cannot be put in.
    #[error(
        "the database has no PostGIS, and this user cannot add it ({0}): whoever administers it runs CREATE EXTENSION postgis"
    )]
    NoPostGis(String),
    /// Another program keeps the tables.
    #[error("another program has been writing for {0} seconds: try again when it is done")]
    Busy(u64),
    /// What an import was compared with is not there any more.
    #[error("the atlas was changed by somebody else while the files were read: import them again")]
    ChangedMeanwhile,
    /// A record in the history is not readable.
    #[error("the history of the store is damaged: {0}")]
    History(#[from] serde_json::Error),
    /// A table of the atlas is not CSV.
    #[error("table {table} is not readable as CSV: {source}")]
    Csv {
        /// The table.
        table: &'static str,
        /// What is wrong.
        source: csv::Error,
    },
    /// The places are not `GeoJSON`.
    #[error("projects.geojson is not a GeoJSON feature collection: {0}")]
    Places(serde_json::Error),
    /// A place that cannot be stored.
    #[error("the place of `{whose}` cannot be used: {why}")]
    Place {
        /// Of which record.
        whose: String,
        /// What is wrong.
        why: String,
    },
    /// Two records with a key.
    #[error("table {table}: `{key}` appears twice; each record needs its own key")]
    Twice {
        /// The table.
        table: &'static str,
        /// The key.
        key: String,
    },
    /// No such table.
    #[error("an atlas has no table `{0}`")]
    Table(String),
    /// A table that every store has is not there.
    #[error("table {0} is not there any more: put it back from a copy of the file")]
    Gone(&'static str),
    /// No such column.
    #[error(
        "table {table}, record `{key}`: there is no column `{column}`; the columns are {known}"
    )]
    Column {
        /// The table.
        table: &'static str,
        /// The record.
        key: String,
        /// The column.
        column: String,
        /// Those there are.
        known: String,
    },
    /// A key that is not that of the cells.
    #[error("table {table}: the record called `{key}` has the cells of `{cells}`")]
    Key {
        /// The table.
        table: &'static str,
        /// The key given.
        key: String,
        /// The key in the cells.
        cells: String,
    },
    /// A border moved by hand.
    #[error(
        "the border of {0} was edited by hand, and neighbours share their borders: put it back (`atlante history`, `atlante undo`), or bring new boundaries for all"
    )]
    Border(String),
    /// The records would not make an atlas.
    #[error("{} errors, nothing was changed:\n{}", .0.len(), lines(.0))]
    Refused(Vec<Located>),
    /// No such change.
    #[error("there is no change {0}: `atlante history` lists them")]
    NoChange(i64),
    /// The change that made the store.
    #[error("change {0} is the atlas this store was made from: it cannot be undone")]
    First(i64),
    /// What the change left is no longer there.
    #[error(
        "change {change} cannot be undone: table {table}, record `{key}` has changed since; undo the later changes first (`atlante history`)"
    )]
    ChangedSince {
        /// The change.
        change: i64,
        /// The table.
        table: &'static str,
        /// The record.
        key: String,
    },
}

/// What to say of tables that another version of this program made.
pub(super) fn unknown_layout(layout: Option<&str>) -> String {
    format!(
        "its tables are arranged in a way this program does not know ({}): take the program it was made with, or a newer one",
        layout.unwrap_or("unnamed")
    )
}

/// As many as a person reads before putting them right.
const SHOWN: usize = 20;

fn lines(problems: &[Located]) -> String {
    let mut lines: Vec<String> = problems
        .iter()
        .take(SHOWN)
        .map(ToString::to_string)
        .collect();
    if problems.len() > SHOWN {
        lines.push(format!("and {} more", problems.len() - SHOWN));
    }
    lines.join("\n")
}

/// A problem with the record it is in, which says more than the row where the table is not a file.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Located {
    /// The key of the record, where the problem has a row.
    pub record: Option<String>,
    /// The problem.
    #[serde(flatten)]
    pub problem: Problem,
}

impl Located {
    /// Finds the record of a problem's row.
    #[must_use]
    pub fn new(files: &AtlasFiles, problem: Problem) -> Self {
        let record = problem
            .row
            .and_then(|row| record_at(files, &problem.file, row));
        Self { record, problem }
    }
}

impl fmt::Display for Located {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Some(record) = &self.record else {
            return self.problem.fmt(f);
        };
        let Problem {
            file,
            column,
            problem,
            suggestion,
            ..
        } = &self.problem;
        let table = file.strip_suffix(".csv").unwrap_or(file);
        write!(f, "table {table}, record `{record}`")?;
        if let Some(column) = column {
            write!(f, ", column {column}")?;
        }
        write!(f, ": {problem}")?;
        if !suggestion.is_empty() {
            write!(f, " ({suggestion})")?;
        }
        Ok(())
    }
}

fn record_at(files: &AtlasFiles, file: &str, row: u64) -> Option<String> {
    let table = file.strip_suffix(".csv")?;
    let mut reader = csv::Reader::from_reader(files.get(file)?.as_bytes());
    let header = reader.headers().ok()?.clone();
    for record in reader.records() {
        let record = record.ok()?;
        if record.position()?.line() == row {
            let cells = header.iter().zip(&record).collect();
            return Some(key_of(table, &cells));
        }
    }
    None
}
