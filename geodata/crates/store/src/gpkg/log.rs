//! The history: what was changed, by whom, from what into what. It is only ever added to.

use rusqlite::{Connection, Row as Found, params};

use crate::backend::EachRecord;
use crate::edit::{Applied, Edit};
use crate::history::{Change, edit_from_json, row_from_json, row_to_json};
use crate::tables::Table;
use crate::{Origin, StoreError};

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
    for edit in edits {
        let (before, after) = (
            row_to_json(edit.before.as_ref())?,
            row_to_json(edit.after.as_ref())?,
        );
        statement.execute(params![change, edit.table, edit.key, before, after])?;
    }
    Ok(change)
}

/// Every change, from the first, or one.
pub(super) fn changes(db: &Connection, only: Option<i64>) -> Result<Vec<Change>, StoreError> {
    let sql = format!("{CHANGE} WHERE ?1 IS NULL OR id = ?1 ORDER BY id");
    let mut statement = db.prepare(&sql)?;
    let changes = statement.query_map([only], change)?;
    Ok(changes.collect::<rusqlite::Result<_>>()?)
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
        let (table, before, after): (String, Option<String>, Option<String>) =
            (record.get(0)?, record.get(2)?, record.get(3)?);
        edits.extend(edit_from_json(
            &table,
            record.get(1)?,
            before.as_deref(),
            after.as_deref(),
        )?);
    }
    Ok(edits)
}

/// Hands over the records as the history last saw them, or as a change left them.
pub(super) fn recorded(
    db: &Connection,
    until: Option<i64>,
    each: EachRecord,
) -> Result<(), StoreError> {
    let mut statement = db.prepare(
        r#"SELECT "table", key, after FROM history
           WHERE id IN (SELECT max(id) FROM history WHERE ?1 IS NULL OR change <= ?1 GROUP BY "table", key)
             AND after IS NOT NULL"#,
    )?;
    let mut found = statement.query([until])?;
    while let Some(record) = found.next()? {
        let (table, after): (String, String) = (record.get(0)?, record.get(2)?);
        if let (Some(table), Some(row)) = (Table::named(&table), row_from_json(Some(&after))?) {
            each((table.name, record.get(1)?), row);
        }
    }
    Ok(())
}
