//! Reading and writing the rows of a store's tables.

use std::collections::BTreeSet;

use geo::{BoundingRect, Geometry, Rect};
use rusqlite::types::{Value, ValueRef};
use rusqlite::{Connection, params, params_from_iter};

use super::blob::{decode, encode};
use super::schema::geometry_type;
use crate::backend::quoted;
use crate::borders::{Borders, form_of, shape_of};
use crate::edit::Edit;
use crate::state::State;
use crate::tables::{BOUNDARIES, Form, TABLES, TOPOJSON, Table};
use crate::{StoreError, borders};

/// Everything there is, at one moment when called within a transaction.
pub(super) fn load(db: &Connection) -> Result<State, StoreError> {
    let borders = borders(db)?;
    let mut state = State::default();
    for table in TABLES {
        load_table(db, table, &borders, &mut state)?;
    }
    Ok(state)
}

fn load_table(
    db: &Connection,
    table: &Table,
    borders: &Borders,
    state: &mut State,
) -> Result<(), StoreError> {
    let columns = columns_of(db, table)?;
    let cells: Vec<String> = columns.iter().map(|c| quoted(c)).collect();
    let geometry = geometry_type(table.form).map_or("NULL", |_| "geom");
    let mut sql = format!("SELECT fid, {geometry}");
    for cell in cells {
        sql.push_str(", ");
        sql.push_str(&cell);
    }
    let mut statement = db.prepare(&format!("{sql} FROM {} ORDER BY fid", quoted(table.name)))?;
    let mut found = statement.query([])?;
    while let Some(record) = found.next()? {
        let cells = columns.iter().enumerate();
        let cells = cells.map(|(i, column)| Ok((column, text(record.get_ref(i + 2)?))));
        let values = cells.collect::<rusqlite::Result<_>>()?;
        let blob = match record.get_ref(1)? {
            ValueRef::Blob(blob) => Some(blob),
            _ => None,
        };
        let shape = blob.and_then(decode);
        state.found(table, record.get(0)?, values, shape, borders);
    }
    state.columns.insert(table.name, columns);
    Ok(())
}

fn columns_of(db: &Connection, table: &Table) -> Result<Vec<String>, StoreError> {
    let mut statement = db.prepare("SELECT name FROM pragma_table_info(?1)")?;
    let names = statement.query_map([table.name], |row| row.get(0))?;
    let names: Vec<String> = names.collect::<rusqlite::Result<_>>()?;
    if names.is_empty() {
        return Err(StoreError::Gone(table.name));
    }
    let is_value = |name: &String| name != "fid" && name != "geom";
    Ok(names.into_iter().filter(is_value).collect())
}

fn text(cell: ValueRef) -> String {
    match cell {
        ValueRef::Null => String::new(),
        ValueRef::Integer(number) => number.to_string(),
        ValueRef::Real(number) => number.to_string(),
        ValueRef::Text(bytes) | ValueRef::Blob(bytes) => {
            String::from_utf8_lossy(bytes).into_owned()
        }
    }
}

fn borders(db: &Connection) -> rusqlite::Result<Borders> {
    let sql = format!("SELECT text FROM {BOUNDARIES} WHERE name = ?1");
    let mut statement = db.prepare(&sql)?;
    let mut found = statement.query([TOPOJSON])?;
    let text: String = match found.next()? {
        Some(record) => text(record.get_ref(0)?),
        None => String::new(),
    };
    Ok(borders::of_text(&text))
}

/// Writes the edits; a new record gets its place in the table, which is noted in the edit.
pub(super) fn write(db: &Connection, state: &State, edits: &mut [Edit]) -> Result<(), StoreError> {
    let moved = edits.iter().any(|edit| edit.table == BOUNDARIES);
    let mut drawn = Borders::new();
    if !moved && edits.iter().any(|e| form_of(e.table) == Form::Borders) {
        drawn = borders(db)?;
    }
    for edit in edits.iter_mut() {
        write_one(db, state, edit, &drawn)?;
    }
    if moved {
        draw(db)?;
    }
    let touched: BTreeSet<&str> = edits.iter().map(|edit| edit.table).collect();
    for table in touched {
        // an extent that may be wrong is worse than one that readers reckon themselves
        db.execute(
            "UPDATE gpkg_contents SET last_change = strftime('%Y-%m-%dT%H:%M:%fZ','now') WHERE table_name = ?1",
            [table],
        )?;
        if Table::named(table).is_some_and(Table::is_places) {
            db.execute(
                "UPDATE gpkg_contents SET min_x = NULL, min_y = NULL, max_x = NULL, max_y = NULL WHERE table_name = ?1",
                [table],
            )?;
        }
    }
    Ok(())
}

fn write_one(
    db: &Connection,
    state: &State,
    edit: &mut Edit,
    borders: &Borders,
) -> Result<(), StoreError> {
    let table = quoted(edit.table);
    let at = edit.before.as_ref().map(|row| row.fid);
    let Some(row) = &mut edit.after else {
        let mut statement = db.prepare_cached(&format!("DELETE FROM {table} WHERE fid = ?1"))?;
        statement.execute([at])?;
        return Ok(());
    };
    let columns = state.columns.get(edit.table).map_or(&[][..], Vec::as_slice);
    let mut names: Vec<String> = columns.iter().map(|c| quoted(c)).collect();
    let cells = columns.iter();
    let mut cells: Vec<Value> = cells
        .map(|c| Value::Text(row.values[c.as_str()].to_owned()))
        .collect();
    if geometry_type(form_of(edit.table)).is_some() {
        names.push("geom".to_owned());
        let shape = shape_of(edit.table, &edit.key, row, borders);
        cells.push(shape.map_or(Value::Null, |shape| Value::Blob(encode(&shape))));
    }
    if let Some(fid) = at {
        let set: Vec<String> = names.iter().map(|name| format!("{name} = ?")).collect();
        let sql = format!("UPDATE {table} SET {} WHERE fid = ?", set.join(", "));
        cells.push(Value::Integer(fid));
        db.prepare_cached(&sql)?.execute(params_from_iter(cells))?;
        row.fid = fid;
        return Ok(());
    }
    let taken = format!("SELECT count(*) FROM {table} WHERE fid = ?1");
    let taken: i64 = match row.fid {
        0 => 1,
        fid => db.query_row(&taken, [fid], |found| found.get(0))?,
    };
    names.push("fid".to_owned());
    cells.push(if taken == 0 {
        Value::Integer(row.fid)
    } else {
        Value::Null
    });
    let marks = vec!["?"; names.len()].join(", ");
    let sql = format!(
        "INSERT INTO {table} ({}) VALUES ({marks})",
        names.join(", ")
    );
    db.prepare_cached(&sql)?.execute(params_from_iter(cells))?;
    row.fid = db.last_insert_rowid();
    Ok(())
}

/// Draws every municipality anew from the boundaries.
fn draw(db: &Connection) -> Result<(), StoreError> {
    let borders = borders(db)?;
    for table in TABLES.iter().filter(|t| t.form == Form::Borders) {
        let (name, key) = (quoted(table.name), quoted(table.key[0]));
        db.execute(&format!("UPDATE {name} SET geom = NULL"), [])?;
        let sql = format!("UPDATE {name} SET geom = ?1 WHERE trim({key}) = ?2");
        let mut statement = db.prepare(&sql)?;
        let mut extent: Option<Rect> = None;
        for (code, border) in &borders {
            statement.execute(params![
                encode(&Geometry::MultiPolygon(border.clone())),
                code
            ])?;
            extent = match (extent, border.bounding_rect()) {
                (Some(all), Some(one)) => Some(around(all, one)),
                (all, one) => all.or(one),
            };
        }
        if let Some(extent) = extent {
            db.execute(
                "UPDATE gpkg_contents SET min_x = ?2, min_y = ?3, max_x = ?4, max_y = ?5 WHERE table_name = ?1",
                params![table.name, extent.min().x, extent.min().y, extent.max().x, extent.max().y],
            )?;
        }
    }
    Ok(())
}

fn around(a: Rect, b: Rect) -> Rect {
    Rect::new(
        (a.min().x.min(b.min().x), a.min().y.min(b.min().y)),
        (a.max().x.max(b.max().x), a.max().y.max(b.max().y)),
    )
}
