//! The history: what was changed, by whom, from what into what. It is only ever added to.

use std::collections::BTreeMap;

use rusqlite::{Connection, OptionalExtension as _, Row as Found, params};
use serde::Serialize;

use crate::store::edit::{Applied, Edit};
use crate::store::state::{Id, Row};
use crate::store::tables::Table;
use crate::store::{Origin, StoreError};

/// A change: everything that was done at once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Change {
    /// Its number, from 1.
    pub id: i64,
    /// Where it came from.
    #[serde(flatten)]
    pub origin: Origin,
    /// The change it takes back.
    pub undoes: Option<i64>,
    /// New records.
    pub added: i64,
    /// Records with another content.
    pub changed: i64,
    /// Records gone.
    pub removed: i64,
}

const CHANGE: &str =
    r#"SELECT id, who, "when", what, file, sha256, undoes, added, changed, removed FROM changes"#;

/// Notes edits that have been made; gives the number of the change.
pub(super) fn add(
    db: &Connection,
    origin: &Origin,
    undoes: Option<i64>,
    edits: &[Edit],
) -> Result<i64, StoreError> {
    let applied = Applied::of(edits);
    let count = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
    db.execute(
        r#"INSERT INTO changes ("when", who, what, file, sha256, undoes, added, changed, removed)
           VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)"#,
        params![
            origin.when,
            origin.who,
            origin.what,
            origin.file,
            origin.sha256,
            undoes,
            count(applied.added),
            count(applied.changed),
            count(applied.removed),
        ],
    )?;
    let change = db.last_insert_rowid();
    let mut statement = db.prepare(
        r#"INSERT INTO history (change, "table", key, before, after) VALUES (?1, ?2, ?3, ?4, ?5)"#,
    )?;
    let json = |row: &Option<Row>| row.as_ref().map(serde_json::to_string).transpose();
    for edit in edits {
        let (before, after) = (json(&edit.before)?, json(&edit.after)?);
        statement.execute(params![change, edit.table, edit.key, before, after])?;
    }
    Ok(change)
}

/// Every change, from the first.
pub(super) fn changes(db: &Connection) -> Result<Vec<Change>, StoreError> {
    let mut statement = db.prepare(&format!("{CHANGE} ORDER BY id"))?;
    let changes = statement.query_map([], change)?;
    Ok(changes.collect::<rusqlite::Result<_>>()?)
}

/// One change.
pub(super) fn find(db: &Connection, id: i64) -> Result<Change, StoreError> {
    let found = db.query_row(&format!("{CHANGE} WHERE id = ?1"), [id], change);
    found.optional()?.ok_or(StoreError::NoChange(id))
}

fn change(found: &Found) -> rusqlite::Result<Change> {
    Ok(Change {
        id: found.get(0)?,
        origin: Origin {
            who: found.get(1)?,
            when: found.get(2)?,
            what: found.get(3)?,
            file: found.get(4)?,
            sha256: found.get(5)?,
        },
        undoes: found.get(6)?,
        added: found.get(7)?,
        changed: found.get(8)?,
        removed: found.get(9)?,
    })
}

/// What a change did, record by record.
pub(super) fn edits(db: &Connection, change: i64) -> Result<Vec<Edit>, StoreError> {
    let sql = r#"SELECT "table", key, before, after FROM history WHERE change = ?1 ORDER BY id"#;
    let mut statement = db.prepare(sql)?;
    let mut found = statement.query([change])?;
    let mut edits = Vec::new();
    while let Some(record) = found.next()? {
        let table: String = record.get(0)?;
        let Some(table) = Table::named(&table) else {
            continue;
        };
        let (before, after): (Option<String>, Option<String>) = (record.get(2)?, record.get(3)?);
        edits.push(Edit {
            table: table.name,
            key: record.get(1)?,
            before: row(before.as_deref())?,
            after: row(after.as_deref())?,
        });
    }
    Ok(edits)
}

/// The records as the history last saw them.
pub(super) fn recorded(db: &Connection) -> Result<BTreeMap<Id, Row>, StoreError> {
    let mut statement = db.prepare(
        r#"SELECT "table", key, after FROM history
           WHERE id IN (SELECT max(id) FROM history GROUP BY "table", key) AND after IS NOT NULL"#,
    )?;
    let mut found = statement.query([])?;
    let mut rows = BTreeMap::new();
    while let Some(record) = found.next()? {
        let (table, after): (String, String) = (record.get(0)?, record.get(2)?);
        if let (Some(table), Some(row)) = (Table::named(&table), row(Some(&after))?) {
            rows.insert((table.name, record.get(1)?), row);
        }
    }
    Ok(rows)
}

fn row(json: Option<&str>) -> Result<Option<Row>, StoreError> {
    Ok(json.map(serde_json::from_str).transpose()?)
}
