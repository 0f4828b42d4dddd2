//! What callers hold of a store, whatever keeps it: every change is one transaction, after the whole atlas has been
//! checked as it would then be.

use std::collections::BTreeMap;
use std::path::Path;

use super::address::Address;
use super::backend::{Access, Backend, StoreTransaction};
use super::edit::{Applied, Edit, differences};
use super::external_edits::{external_edits, log_edits_of_others};
use super::history::Change;
use super::state::{Row, State};
use super::{Origin, Record, StoreError, gpkg, postgis};
use geodata_atlas::AtlasFiles;

/// An open store: a `GeoPackage` file, or a schema of a PostGIS database. The two differ only in the address given to
/// [`create`](Self::create) and [`open`](Self::open).
///
/// ```
/// use geodata_atlas::AtlasFiles;
/// use geodata_store::{Origin, Store};
///
/// let place = std::env::temp_dir().join(format!("example-{}.gpkg", std::process::id()));
/// // a PostGIS store: let place = Path::new("postgres://office@localhost/atlante?schema=plan");
/// # let _ = std::fs::remove_file(&place);
/// let origin = Origin {
///     who: "office".to_owned(),
///     when: "2026-11-21T14:00:00Z".to_owned(),
///     ..Origin::default()
/// };
/// Store::create(&place, &AtlasFiles::embedded(), &origin)?;
///
/// let store = Store::open(&place)?;
/// assert_eq!(store.history()?.len(), 1);
/// assert!(store.files()?.get("projects.csv").is_some());
/// # drop(store);
/// # std::fs::remove_file(&place).unwrap();
/// # Ok::<(), geodata_store::StoreError>(())
/// ```
pub struct Store(Box<dyn Backend>);

impl Store {
    /// Makes a store of an atlas that passes the checks; others see it when it is whole.
    ///
    /// `place` is that of a file to be, or the address of a database (`postgres://`).
    pub fn create(
        place: &Path,
        files: &AtlasFiles,
        origin: &Origin,
    ) -> Result<Applied, StoreError> {
        let mut state = State::of_files(files)?;
        state.give_optional_columns();
        let fill = |transaction: &mut dyn StoreTransaction| {
            state.check()?;
            let mut edits = differences(&BTreeMap::new(), &state.rows);
            transaction.write(&state, &mut edits)?;
            let change = transaction.log_change(origin, None, &edits)?;
            Ok(Applied {
                change: Some(change),
                ..Applied::of(&edits)
            })
        };
        match Address::of(place) {
            Address::File(path) => gpkg::create(&path, &state, fill),
            Address::Database(url) => postgis::create(&url, &state, fill),
        }
    }

    /// Opens a store that is there.
    pub fn open(place: &Path) -> Result<Self, StoreError> {
        Ok(Self(match Address::of(place) {
            Address::File(path) => Box::new(gpkg::GeoPackage::open(&path)?),
            Address::Database(url) => Box::new(postgis::PostGis::open(&url)?),
        }))
    }

    fn read(&self) -> Result<Box<dyn StoreTransaction + '_>, StoreError> {
        self.0.transaction(Access::Read)
    }

    /// All records, as they are at this moment.
    pub fn state(&self) -> Result<State, StoreError> {
        self.read()?.load()
    }

    /// All records as a change left them, as far as the history knows: what other programs did is in it once it was
    /// noticed.
    pub fn state_after(&self, change: i64) -> Result<State, StoreError> {
        let mut transaction = self.read()?;
        change_by_id(transaction.as_mut(), change)?;
        let mut rows = BTreeMap::new();
        transaction.recorded(Some(change), &mut |id, row| drop(rows.insert(id, row)))?;
        Ok(State {
            rows,
            columns: transaction.load()?.columns,
        })
    }

    /// The files of the atlas, unless a border was drawn by hand.
    pub fn files(&self) -> Result<AtlasFiles, StoreError> {
        let state = self.state()?;
        state.borders()?;
        Ok(state.files())
    }

    /// Notes in the history what other programs changed since the last call; `None` when they changed nothing.
    pub fn log_external_edits(&mut self, when: &str) -> Result<Option<Change>, StoreError> {
        let mut transaction = self.read()?;
        let state = transaction.load()?;
        let nothing = external_edits(transaction.as_mut(), &state)?.is_empty();
        drop((state, transaction));
        if nothing {
            return Ok(None);
        }
        let mut transaction = self.0.transaction(Access::Write)?;
        let state = transaction.load()?;
        let logged = log_edits_of_others(transaction.as_mut(), &state, when)?;
        let logged = logged
            .map(|id| change_by_id(transaction.as_mut(), id))
            .transpose()?;
        transaction.commit()?;
        Ok(logged)
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

    /// The same of records whose edits were shown to somebody: nothing is written unless they still are the edits.
    pub fn apply_shown(
        &mut self,
        records: Vec<Record>,
        shown: Vec<Edit>,
        origin: &Origin,
    ) -> Result<Applied, StoreError> {
        let brought = records.len();
        // moved, so that their room is free when all is read again
        let applied = self.change(origin, None, move |state| {
            let edits = state.edits(&records)?;
            if have_same_effect(&edits, &shown) {
                Ok(edits)
            } else {
                Err(StoreError::ChangedMeanwhile)
            }
        })?;
        Ok(Applied {
            unchanged: brought.saturating_sub(applied.added + applied.changed),
            ..applied
        })
    }

    /// What [`apply`](Self::apply) would do; nothing is written.
    pub fn preview(&self, records: &[Record]) -> Result<Vec<Edit>, StoreError> {
        let state = self.state()?;
        let edits = state.edits(records)?;
        state.with(&edits).into_checked()?;
        Ok(edits)
    }

    /// Makes the store say what the files of another atlas say: what is not in them is removed.
    pub fn update(&mut self, files: &AtlasFiles, origin: &Origin) -> Result<Applied, StoreError> {
        let wanted = State::of_files(files)?;
        let records = wanted.rows.len();
        // moved, so that its room is free again when the edits are known
        let applied = self.change(origin, None, move |state| {
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
        self.read()?.changes(None)
    }

    /// What a change did, record by record.
    pub fn edits(&self, change: i64) -> Result<Vec<Edit>, StoreError> {
        let mut transaction = self.read()?;
        change_by_id(transaction.as_mut(), change)?;
        transaction.edits(change)
    }

    /// Takes a change back, which is a change itself; refused when its records have changed since.
    pub fn undo(&mut self, change: i64, origin: &Origin) -> Result<Applied, StoreError> {
        if change == 1 {
            return Err(StoreError::First(change));
        }
        let done = self.edits(change)?;
        self.change(origin, Some(change), |state| {
            done.into_iter()
                .map(|edit| reversed(change, edit, state))
                .collect()
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
        let mut transaction = self.0.transaction(Access::Write)?;
        let mut state = transaction.load()?;
        log_edits_of_others(transaction.as_mut(), &state, &origin.when)?;
        let mut edits = edits(&state)?;
        // in a large atlas their room is needed when all is read again
        state.rows.clear();
        let mut applied = Applied::of(&edits);
        if !edits.is_empty() {
            for (table, column) in state.missing_columns(&edits) {
                transaction.add_column(table, column)?;
                let columns = state.columns.entry(table).or_default();
                columns.push(column.to_owned());
            }
            transaction.write(&state, &mut edits)?;
            transaction.load()?.into_checked()?;
            applied.change = Some(transaction.log_change(origin, undoes, &edits)?);
        }
        transaction.commit()?;
        Ok(applied)
    }
}

/// The edit that takes one of a change back.
fn reversed(change: i64, edit: Edit, state: &State) -> Result<Edit, StoreError> {
    let now = state.rows.get(&(edit.table, edit.key.clone())).cloned();
    let as_left = match (&now, &edit.after) {
        (Some(now), Some(left)) => now.has_same_content(left),
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
}

fn change_by_id(transaction: &mut dyn StoreTransaction, change: i64) -> Result<Change, StoreError> {
    let found = transaction.changes(Some(change))?.pop();
    found.ok_or(StoreError::NoChange(change))
}

/// Whether two lists of edits do the same; where a record stands in its table is no matter.
fn have_same_effect(ours: &[Edit], theirs: &[Edit]) -> bool {
    let row = |a: &Option<Row>, b: &Option<Row>| match (a, b) {
        (Some(a), Some(b)) => a.has_same_content(b),
        (a, b) => a.is_none() && b.is_none(),
    };
    let edit = |(a, b): (&Edit, &Edit)| {
        (a.table, &a.key) == (b.table, &b.key)
            && row(&a.before, &b.before)
            && row(&a.after, &b.after)
    };
    ours.len() == theirs.len() && ours.iter().zip(theirs).all(edit)
}
