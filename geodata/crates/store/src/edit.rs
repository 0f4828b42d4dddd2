//! Changes: what differs between two states, and what records brought by somebody would change.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use serde::Serialize;

use super::geometry::{canonical, table_of};
use super::state::{Id, Row, State};
use super::tables::{BOUNDARIES, TABLES, Table, WITH_PLACES, key_of};
use super::{Record, StoreError};

/// A record before and after; at least one of the two is there.
#[derive(Debug, Clone, PartialEq)]
pub struct Edit {
    /// The table.
    pub table: &'static str,
    /// The key.
    pub key: String,
    /// As it was; `None` when it is new.
    pub before: Option<Row>,
    /// As it is now; `None` when it is gone.
    pub after: Option<Row>,
}

/// A cell that differs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Cell {
    /// The column.
    pub column: String,
    /// As it was.
    pub before: String,
    /// As it is.
    pub after: String,
}

impl fmt::Display for Cell {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (before, after) = (shown(&self.before), shown(&self.after));
        write!(f, "{}: {before} → {after}", self.column)
    }
}

/// Enough of a cell to recognise it.
const SHOWN: usize = 80;

/// A cell for one line of text; `·` when it is empty.
pub(super) fn shown(cell: &str) -> String {
    match cell.char_indices().nth(SHOWN) {
        None if cell.is_empty() => "·".to_owned(),
        None => cell.to_owned(),
        Some((end, _)) => format!("{}…", &cell[..end]),
    }
}

impl Edit {
    /// The cells that differ, of a record that is there before and after; boundaries are one long text, and that they
    /// are others says enough.
    #[must_use]
    pub fn cells(&self) -> Vec<Cell> {
        let (Some(before), Some(after)) = (&self.before, &self.after) else {
            return Vec::new();
        };
        if self.table == BOUNDARIES {
            return Vec::new();
        }
        let columns = before.values.columns().chain(after.values.columns());
        let columns: BTreeSet<&str> = columns.collect();
        let cells = columns.into_iter().map(|column| Cell {
            before: before.values[column].to_owned(),
            after: after.values[column].to_owned(),
            column: column.to_owned(),
        });
        cells.filter(|cell| cell.before != cell.after).collect()
    }
}

/// How many records a change touches.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct Applied {
    /// Number of the change in the history; `None` when nothing changed.
    pub change: Option<i64>,
    /// New records.
    pub added: usize,
    /// Records with another content.
    pub changed: usize,
    /// Records that are no longer there.
    pub removed: usize,
    /// Records brought that were already there as they are.
    pub unchanged: usize,
}

impl Applied {
    /// Counts the edits.
    #[must_use]
    pub fn of(edits: &[Edit]) -> Self {
        let mut applied = Self::default();
        for edit in edits {
            match (&edit.before, &edit.after) {
                (None, _) => applied.added += 1,
                (_, None) => applied.removed += 1,
                _ => applied.changed += 1,
            }
        }
        applied
    }
}

/// What differs between two sets of records, in the order of tables and keys.
#[must_use]
pub fn differences(before: &BTreeMap<Id, Row>, after: &BTreeMap<Id, Row>) -> Vec<Edit> {
    let ids: BTreeSet<&Id> = before.keys().chain(after.keys()).collect();
    let edits = ids.into_iter().filter_map(|id| {
        let (old, new) = (before.get(id), after.get(id));
        if let (Some(old), Some(new)) = (old, new)
            && old.has_same_content(new)
        {
            return None;
        }
        Some(Edit {
            table: id.0,
            key: id.1.clone(),
            before: old.cloned(),
            after: new.cloned(),
        })
    });
    edits.collect()
}

impl State {
    /// What these records would change. A record brought twice counts as it was brought last.
    pub fn edits(&self, records: &[Record]) -> Result<Vec<Edit>, StoreError> {
        let mut after: BTreeMap<Id, Option<Row>> = BTreeMap::new();
        for record in records {
            self.bring(record, &mut after)?;
        }
        // in the order they were brought: new records stand in the table as in their source
        let ranks: BTreeMap<Id, usize> = records.iter().filter_map(id_of).zip(0..).collect();
        let mut edits: Vec<Edit> = after
            .into_iter()
            .map(|(id, after)| Edit {
                before: self.rows.get(&id).cloned(),
                table: id.0,
                key: id.1,
                after,
            })
            .filter(|edit| !same(edit))
            .collect();
        edits.sort_by_cached_key(|e| ranks.get(&(e.table, e.key.clone())).copied());
        Ok(edits)
    }

    fn bring(
        &self,
        record: &Record,
        after: &mut BTreeMap<Id, Option<Row>>,
    ) -> Result<(), StoreError> {
        let table =
            Table::named(&record.table).ok_or_else(|| StoreError::Table(record.table.clone()))?;
        let id = (table.name, record.key.clone());
        let now = after.get(&id).cloned().flatten();
        let mut row = now
            .or_else(|| self.rows.get(&id).cloned())
            .unwrap_or_else(|| self.blank(table, &record.key));
        let mut values: BTreeMap<&str, &str> = row.values.iter().collect();
        for (column, cell) in record.values.iter() {
            if !values.contains_key(column) && !table.optional_columns().contains(&column) {
                return Err(StoreError::Column {
                    table: table.name,
                    key: record.key.clone(),
                    column: column.to_owned(),
                    known: self.columns_of(table).join(", "),
                });
            }
            values.insert(column, cell);
        }
        row.values = values.into_iter().collect();
        let cells = key_of(table.name, &row.values);
        if cells != record.key {
            return Err(StoreError::Key {
                table: table.name,
                key: record.key.clone(),
                cells,
            });
        }
        if let Some(geometry) = &record.geometry {
            let geometry = canonical(geometry, &record.key)?;
            if table.is_places() {
                row.geometry = Some(geometry);
            } else if WITH_PLACES.contains(&table.name) {
                self.place(&record.key, &geometry, after);
            }
        }
        after.insert(id, Some(row));
        Ok(())
    }

    /// Puts the place of a project into the table of its form, and out of those of the others.
    fn place(
        &self,
        key: &str,
        geometry: &geojson::Geometry,
        after: &mut BTreeMap<Id, Option<Row>>,
    ) {
        let home = table_of(geometry);
        for table in TABLES.iter().filter(|table| table.is_places()) {
            let id = (table.name, key.to_owned());
            if Some(table) == home {
                let mut row = self.rows.get(&id).cloned();
                let row = row.get_or_insert_with(|| self.blank(table, key));
                row.geometry = Some(geometry.clone());
                after.insert(id, Some(row.clone()));
            } else if self.rows.contains_key(&id) || after.contains_key(&id) {
                after.insert(id, None);
            }
        }
    }

    /// A record with its key and nothing else.
    fn blank(&self, table: &Table, key: &str) -> Row {
        let columns = self.columns_of(table).iter();
        let columns = columns.map(|column| (column.as_str(), ""));
        let keys = table.key.iter().copied().zip(key.split('/'));
        Row {
            values: columns.chain(keys).collect(),
            ..Row::default()
        }
    }

    fn columns_of(&self, table: &Table) -> &[String] {
        self.columns.get(table.name).map_or(&[], Vec::as_slice)
    }

    /// The state with the edits made.
    #[must_use]
    pub fn with(mut self, edits: &[Edit]) -> Self {
        let last = self.rows.values().map(|row| row.fid).max().unwrap_or(0);
        for (edit, next) in edits.iter().zip(last + 1..) {
            let id = (edit.table, edit.key.clone());
            match &edit.after {
                None => drop(self.rows.remove(&id)),
                Some(row) => {
                    let mut row = row.clone();
                    let now = self.rows.get(&id).map(|now| now.fid);
                    row.fid = now.unwrap_or(if row.fid == 0 { next } else { row.fid });
                    self.rows.insert(id, row);
                }
            }
        }
        self
    }
}

fn id_of(record: &Record) -> Option<Id> {
    Some((Table::named(&record.table)?.name, record.key.clone()))
}

fn same(edit: &Edit) -> bool {
    match (&edit.before, &edit.after) {
        (Some(before), Some(after)) => before.has_same_content(after),
        (before, after) => before.is_none() && after.is_none(),
    }
}
