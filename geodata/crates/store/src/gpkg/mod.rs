//! A store in one file: a `GeoPackage` that QGIS and GDAL open and edit, with a history beside the tables.
//!
//! Borders are kept as one text, because neighbours share them; the polygons of the table `municipalities` are drawn
//! from it and compared with it to the last digit.

mod blob;
mod functions;
mod log;
mod rows;
mod schema;

use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::{Connection, OpenFlags, OptionalExtension as _, Transaction, TransactionBehavior};

use super::backend::{Access, Backend, EachRecord, StoreTransaction, quoted};
use super::edit::{Applied, Edit};
use super::history::Change;
use super::state::State;
use super::{Origin, StoreError};

pub use blob::decode;

/// How long one waits for another who writes: a save in QGIS takes much less.
const LOCK_TIMEOUT: Duration = Duration::from_secs(20);

/// An open file.
pub(super) struct GeoPackage {
    db: Connection,
}

/// Makes a file with the tables of `state`, filled by `fill`; it appears when it is whole.
pub(super) fn create(
    path: &Path,
    state: &State,
    fill: impl FnOnce(&mut dyn StoreTransaction) -> Result<Applied, StoreError>,
) -> Result<Applied, StoreError> {
    if path.exists() {
        return Err(StoreError::Exists(path.display().to_string()));
    }
    let unfinished = unfinished(path);
    let file = |source| StoreError::File {
        path: path.to_owned(),
        source,
    };
    // of a process that had our number before
    let _ = std::fs::remove_file(&unfinished);
    let made = write_new(&unfinished, state, fill);
    let made = made.and_then(|applied| {
        std::fs::rename(&unfinished, path).map_err(file)?;
        Ok(applied)
    });
    if made.is_err() {
        let _ = std::fs::remove_file(&unfinished);
    }
    made
}

fn unfinished(path: &Path) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(format!(".{}.new", std::process::id()));
    name.into()
}

fn write_new(
    path: &Path,
    state: &State,
    fill: impl FnOnce(&mut dyn StoreTransaction) -> Result<Applied, StoreError>,
) -> Result<Applied, StoreError> {
    let store = GeoPackage {
        db: Connection::open(path)?,
    };
    let mut transaction = store.transaction(Access::Write)?;
    schema::create(&store.db, state)?;
    let applied = fill(transaction.as_mut())?;
    transaction.commit()?;
    Ok(applied)
}

impl GeoPackage {
    /// Opens a store that is there.
    pub(super) fn open(path: &Path) -> Result<Self, StoreError> {
        if !path.is_file() {
            return Err(StoreError::Missing(path.to_owned()));
        }
        let not = |why: &str| StoreError::NotAStore {
            place: path.display().to_string(),
            why: why.to_owned(),
        };
        // a file that may only be read is opened so by SQLite itself
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let db = Connection::open_with_flags(path, flags)?;
        db.busy_timeout(LOCK_TIMEOUT)?;
        functions::add(&db)?;
        let tables =
            "SELECT count(*) FROM sqlite_master WHERE name IN ('store', 'changes', 'history')";
        let tables: i64 =
            db.query_row(tables, [], |row| row.get(0))
                .map_err(|error| match error.sqlite_error_code() {
                    Some(rusqlite::ErrorCode::NotADatabase) => not("it is no GeoPackage"),
                    _ => error.into(),
                })?;
        if tables < 3 {
            return Err(not(
                "it has no tables of an atlas; `atlante init` makes a file that has",
            ));
        }
        let layout = "SELECT value FROM store WHERE key = 'layout'";
        let layout: Option<String> = db.query_row(layout, [], |row| row.get(0)).optional()?;
        match layout.as_deref() {
            Some(schema::LAYOUT) => Ok(Self { db }),
            other => Err(not(&super::error::unknown_layout(other))),
        }
    }
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        match error.sqlite_error_code() {
            Some(rusqlite::ErrorCode::DatabaseBusy) => Self::Busy(LOCK_TIMEOUT.as_secs()),
            _ => Self::Database(error),
        }
    }
}

impl Backend for GeoPackage {
    fn transaction(&self, access: Access) -> Result<Box<dyn StoreTransaction + '_>, StoreError> {
        let behavior = match access {
            Access::Read => TransactionBehavior::Deferred,
            Access::Write => TransactionBehavior::Immediate,
        };
        Ok(Box::new(Transaction::new_unchecked(&self.db, behavior)?))
    }
}

impl StoreTransaction for Transaction<'_> {
    fn load(&mut self) -> Result<State, StoreError> {
        rows::load(self)
    }

    fn add_column(&mut self, table: &'static str, column: &'static str) -> Result<(), StoreError> {
        let (table, column) = (quoted(table), quoted(column));
        Ok(self.execute_batch(&format!("ALTER TABLE {table} ADD COLUMN {column} TEXT"))?)
    }

    fn write(&mut self, state: &State, edits: &mut [Edit]) -> Result<(), StoreError> {
        rows::write(self, state, edits)
    }

    fn log_change(
        &mut self,
        origin: &Origin,
        undoes: Option<i64>,
        edits: &[Edit],
    ) -> Result<i64, StoreError> {
        log::add(self, origin, undoes, edits)
    }

    fn changes(&mut self, only: Option<i64>) -> Result<Vec<Change>, StoreError> {
        log::changes(self, only)
    }

    fn edits(&mut self, change: i64) -> Result<Vec<Edit>, StoreError> {
        log::edits(self, change)
    }

    fn recorded(&mut self, until: Option<i64>, each: EachRecord) -> Result<(), StoreError> {
        log::recorded(self, until, each)
    }

    fn commit(self: Box<Self>) -> Result<(), StoreError> {
        Ok(Transaction::commit(*self)?)
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)] // a test may fail loudly
mod tests {
    use super::*;
    use crate::Store;
    use geodata_atlas::AtlasFiles;

    #[test]
    fn who_has_waited_in_vain_is_told_what_for() {
        let path = std::env::temp_dir().join(format!("atlante-busy-{}.gpkg", std::process::id()));
        let _ = std::fs::remove_file(&path);
        Store::create(&path, &AtlasFiles::embedded(), &Origin::default()).unwrap();
        let (one, other) = (
            GeoPackage::open(&path).unwrap(),
            GeoPackage::open(&path).unwrap(),
        );
        other.db.busy_timeout(Duration::from_millis(1)).unwrap();
        let writing = one.transaction(Access::Write).unwrap();
        let refused = other.transaction(Access::Write).err().unwrap();
        drop(writing);
        assert!(other.transaction(Access::Write).is_ok());
        drop((one, other));
        std::fs::remove_file(&path).unwrap();
        assert!(
            refused
                .to_string()
                .starts_with("another program has been writing for"),
            "{refused}"
        );
    }
}
