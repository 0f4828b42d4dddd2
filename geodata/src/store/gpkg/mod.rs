//! A store in one file: a `GeoPackage` that QGIS and GDAL open and edit, with a history beside the tables.
//!
//! Whatever is changed is changed in one transaction, after the whole atlas has been checked as it would then be.
//! Borders are kept as one text, because neighbours share them; the polygons of the table `municipalities` are drawn
//! from it and compared with it to the last digit.

mod blob;
mod log;
mod rows;
mod schema;
mod style;

use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::{Connection, OpenFlags, OptionalExtension as _, TransactionBehavior};

use super::edit::{Applied, Edit, differences};
use super::state::State;
use super::{Origin, Record, StoreError};
use crate::atlas::AtlasFiles;

pub use log::Change;

/// How long one waits for another who writes: a save in QGIS takes much less.
const PATIENCE: Duration = Duration::from_secs(20);

/// An open store.
pub struct Store {
    db: Connection,
}

impl Store {
    /// Makes a store of an atlas that passes the checks; the file appears when it is whole.
    pub fn create(path: &Path, files: &AtlasFiles, origin: &Origin) -> Result<Applied, StoreError> {
        if path.exists() {
            return Err(StoreError::Exists(path.to_owned()));
        }
        let state = State::of_files(files)?;
        state.check()?;
        let unfinished = unfinished(path);
        let file = |source| StoreError::File {
            path: path.to_owned(),
            source,
        };
        // of a process that had our number before
        let _ = std::fs::remove_file(&unfinished);
        let made = fill(&unfinished, &state, origin);
        let made = made.and_then(|applied| {
            std::fs::rename(&unfinished, path).map_err(file)?;
            Ok(applied)
        });
        if made.is_err() {
            let _ = std::fs::remove_file(&unfinished);
        }
        made
    }

    /// Opens a store that is there.
    pub fn open(path: &Path) -> Result<Self, StoreError> {
        if !path.is_file() {
            return Err(StoreError::Missing(path.to_owned()));
        }
        let not = |why: &str| StoreError::NotAStore {
            path: path.to_owned(),
            why: why.to_owned(),
        };
        // a file that may only be read is opened so by SQLite itself
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let db = Connection::open_with_flags(path, flags)?;
        db.busy_timeout(PATIENCE)?;
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
            other => Err(not(&format!(
                "its tables are arranged in a way this program does not know ({}): take the program it was made with, or a newer one",
                other.unwrap_or("unnamed")
            ))),
        }
    }

    /// All records, as they are at this moment.
    pub fn state(&self) -> Result<State, StoreError> {
        let moment = self.db.unchecked_transaction()?;
        rows::load(&moment)
    }

    /// The files of the atlas, unless a border was drawn by hand.
    pub fn files(&self) -> Result<AtlasFiles, StoreError> {
        let state = self.state()?;
        state.borders()?;
        Ok(state.files())
    }

    /// Notes in the history what other programs changed since the last look; `None` when they changed nothing.
    pub fn notice(&mut self, when: &str) -> Result<Option<Change>, StoreError> {
        let moment = self.db.unchecked_transaction()?;
        let nothing = differences(&log::recorded(&moment)?, &rows::load(&moment)?.rows).is_empty();
        moment.finish()?;
        if nothing {
            return Ok(None);
        }
        let change = self
            .db
            .transaction_with_behavior(TransactionBehavior::Immediate)?;
        let state = rows::load(&change)?;
        let noted = note_outside(&change, &state, when)?;
        change.commit()?;
        noted.map(|id| log::find(&self.db, id)).transpose()
    }

    /// Brings records: new ones are added, those that are there get the cells that are given. All or nothing; records
    /// that are already as they are brought change nothing.
    pub fn apply(&mut self, records: &[Record], origin: &Origin) -> Result<Applied, StoreError> {
        let brought = records.len();
        let applied = self.change(origin, None, |state| state.edits(records))?;
        let touched = applied.added + applied.changed;
        Ok(Applied {
            unchanged: brought.saturating_sub(touched),
            ..applied
        })
    }

    /// What [`apply`](Self::apply) would do; nothing is written.
    pub fn preview(&self, records: &[Record]) -> Result<Vec<Edit>, StoreError> {
        let state = self.state()?;
        let edits = state.edits(records)?;
        state.with(&edits).check()?;
        Ok(edits)
    }

    /// Makes the store say what the files of another atlas say: what is not in them is removed.
    pub fn update(&mut self, files: &AtlasFiles, origin: &Origin) -> Result<Applied, StoreError> {
        let wanted = State::of_files(files)?;
        let records = wanted.rows.len();
        let applied = self.change(origin, None, |state| {
            let mut edits = differences(&state.rows, &wanted.rows);
            for row in edits.iter_mut().filter_map(|edit| edit.after.as_mut()) {
                // their place in the other atlas is taken here
                row.fid = 0;
            }
            Ok(edits)
        })?;
        Ok(Applied {
            unchanged: records.saturating_sub(applied.added + applied.changed),
            ..applied
        })
    }

    /// Every change, from the first.
    pub fn history(&self) -> Result<Vec<Change>, StoreError> {
        log::changes(&self.db)
    }

    /// What a change did, record by record.
    pub fn edits(&self, change: i64) -> Result<Vec<Edit>, StoreError> {
        log::find(&self.db, change)?;
        log::edits(&self.db, change)
    }

    /// Takes a change back, which is a change itself; refused when its records have changed since.
    pub fn undo(&mut self, change: i64, origin: &Origin) -> Result<Applied, StoreError> {
        if change == 1 {
            return Err(StoreError::First(change));
        }
        let done = self.edits(change)?;
        self.change(origin, Some(change), |state| {
            let reversed = done.into_iter().map(|edit| {
                let now = state.rows.get(&(edit.table, edit.key.clone())).cloned();
                let as_left = match (&now, &edit.after) {
                    (Some(now), Some(left)) => now.says_the_same(left),
                    (now, left) => now.is_none() && left.is_none(),
                };
                if !as_left {
                    return Err(StoreError::ChangedSince {
                        change,
                        table: edit.table,
                        key: edit.key,
                    });
                }
                Ok(Edit {
                    before: now,
                    after: edit.before,
                    ..edit
                })
            });
            reversed.collect()
        })
    }

    /// One change: what other programs did is noted first, the edits are made, and the atlas they leave is checked
    /// before anything of it can be seen.
    fn change(
        &mut self,
        origin: &Origin,
        undoes: Option<i64>,
        edits: impl FnOnce(&State) -> Result<Vec<Edit>, StoreError>,
    ) -> Result<Applied, StoreError> {
        let change = self
            .db
            .transaction_with_behavior(TransactionBehavior::Immediate)?;
        let state = rows::load(&change)?;
        note_outside(&change, &state, &origin.when)?;
        let mut edits = edits(&state)?;
        let mut applied = Applied::of(&edits);
        if !edits.is_empty() {
            rows::write(&change, &state, &mut edits)?;
            rows::load(&change)?.check()?;
            applied.change = Some(log::add(&change, origin, undoes, &edits)?);
        }
        change.commit()?;
        Ok(applied)
    }
}

/// Who made a change that was found in the tables.
const OUTSIDE: &str = "outside";

fn note_outside(db: &Connection, state: &State, when: &str) -> Result<Option<i64>, StoreError> {
    let edits = differences(&log::recorded(db)?, &state.rows);
    if edits.is_empty() {
        return Ok(None);
    }
    let origin = Origin {
        who: OUTSIDE.to_owned(),
        when: when.to_owned(),
        what: "edited in another program".to_owned(),
        ..Origin::default()
    };
    log::add(db, &origin, None, &edits).map(Some)
}

fn unfinished(path: &Path) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(format!(".{}.new", std::process::id()));
    name.into()
}

fn fill(path: &Path, state: &State, origin: &Origin) -> Result<Applied, StoreError> {
    let mut db = Connection::open(path)?;
    let all = db.transaction()?;
    schema::create(&all, state)?;
    let mut edits = differences(&std::collections::BTreeMap::new(), &state.rows);
    rows::write(&all, state, &mut edits)?;
    let change = log::add(&all, origin, None, &edits)?;
    all.commit()?;
    Ok(Applied {
        change: Some(change),
        ..Applied::of(&edits)
    })
}
