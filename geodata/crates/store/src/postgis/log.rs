//! The history: what was changed, by whom, from what into what. It is only ever added to.

use postgres::fallible_iterator::FallibleIterator as _;
use postgres::{Client, Row as Found};

use super::rows::AT_ONCE;
use crate::backend::EachRecord;
use crate::edit::{Applied, Edit};
use crate::history::{Change, edit_from_json, row_from_json, row_to_json};
use crate::state::Row;
use crate::tables::Table;
use crate::{Origin, StoreError};

/// Notes edits that have been made; gives the number of the change.
pub(super) fn add(
    client: &mut Client,
    origin: &Origin,
    undoes: Option<i64>,
    edits: &[Edit],
) -> Result<i64, StoreError> {
    let applied = Applied::of(edits);
    let count = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
    // not from a sequence: that would count the changes that came to nothing too
    let change: i64 = client
        .query_one(
            r#"INSERT INTO changes (id, "when", who, what, file, sha256, undoes, added, changed, removed)
               SELECT coalesce(max(id), 0) + 1, $1::text, $2::text, $3::text, $4::text, $5::text,
                 $6::bigint, $7::bigint, $8::bigint, $9::bigint FROM changes RETURNING id"#,
            &[
                &origin.when,
                &origin.who,
                &origin.what,
                &origin.file,
                &origin.sha256,
                &undoes,
                &count(applied.added),
                &count(applied.changed),
                &count(applied.removed),
            ],
        )?
        .try_get(0)?;
    let statement = client.prepare(
        r#"INSERT INTO history (change, "table", key, before, after)
           SELECT $1::bigint, d.t, d.k, d.b, d.a
           FROM unnest($2::text[], $3::text[], $4::text[], $5::text[]) WITH ORDINALITY AS d (t, k, b, a, n) ORDER BY n"#,
    )?;
    for edits in edits.chunks(AT_ONCE) {
        let tables: Vec<&str> = edits.iter().map(|e| e.table).collect();
        let keys: Vec<&str> = edits.iter().map(|e| e.key.as_str()).collect();
        let rows = |row: fn(&Edit) -> Option<&Row>| {
            let rows = edits.iter().map(|edit| row_to_json(row(edit)));
            rows.collect::<Result<Vec<_>, _>>()
        };
        let (before, after) = (rows(|e| e.before.as_ref())?, rows(|e| e.after.as_ref())?);
        client.execute(&statement, &[&change, &tables, &keys, &before, &after])?;
    }
    Ok(change)
}

/// Every change, from the first, or one.
pub(super) fn changes(client: &mut Client, only: Option<i64>) -> Result<Vec<Change>, StoreError> {
    let found = client.query(
        r#"SELECT id, who, "when", what, file, sha256, undoes, added, changed, removed
           FROM changes WHERE $1::bigint IS NULL OR id = $1 ORDER BY id"#,
        &[&only],
    )?;
    found.iter().map(change).collect()
}

fn change(found: &Found) -> Result<Change, StoreError> {
    Ok(Change {
        id: found.try_get(0)?,
        origin: Origin {
            who: found.try_get(1)?,
            when: found.try_get(2)?,
            what: found.try_get(3)?,
            file: found.try_get(4)?,
            sha256: found.try_get(5)?,
        },
        undoes: found.try_get(6)?,
        added: found.try_get(7)?,
        changed: found.try_get(8)?,
        removed: found.try_get(9)?,
    })
}

/// What a change did, record by record.
pub(super) fn edits(client: &mut Client, change: i64) -> Result<Vec<Edit>, StoreError> {
    let sql = r#"SELECT "table", key, before, after FROM history WHERE change = $1 ORDER BY id"#;
    let mut edits = Vec::new();
    for found in client.query(sql, &[&change])? {
        let (table, before, after): (&str, Option<&str>, Option<&str>) =
            (found.try_get(0)?, found.try_get(2)?, found.try_get(3)?);
        edits.extend(edit_from_json(table, found.try_get(1)?, before, after)?);
    }
    Ok(edits)
}

/// Hands over the records as the history last saw them, or as a change left them.
pub(super) fn recorded(
    client: &mut Client,
    until: Option<i64>,
    each: EachRecord,
) -> Result<(), StoreError> {
    let sql = r#"SELECT DISTINCT ON ("table", key) "table", key, after FROM history
        WHERE change <= $1 ORDER BY "table", key, id DESC"#;
    let mut found = client.query_raw(sql, [until.unwrap_or(i64::MAX)])?;
    while let Some(record) = found.next()? {
        let (table, after): (&str, Option<&str>) = (record.try_get(0)?, record.try_get(2)?);
        if let (Some(table), Some(row)) = (Table::named(table), row_from_json(after)?) {
            each((table.name, record.try_get(1)?), row);
        }
    }
    Ok(())
}
