//! Reading and writing the rows of a store's tables.

use std::collections::BTreeMap;

use postgres::Client;
use postgres::fallible_iterator::FallibleIterator as _;
use postgres::types::ToSql;

use super::schema::geometry_type;
use crate::backend::quoted;
use crate::borders::{Borders, form_of, shape_of};
use crate::edit::Edit;
use crate::state::{Row, State};
use crate::tables::{BOUNDARIES, Form, TABLES, TOPOJSON, Table};
use crate::wkb::{decode, encode};
use crate::{StoreError, borders};

/// Rows that go to the server in one statement.
pub(super) const AT_ONCE: usize = 5000;

/// Everything there is, at one moment when called within a transaction.
pub(super) fn load(client: &mut Client) -> Result<State, StoreError> {
    let borders = borders(client)?;
    let mut state = State::default();
    for table in TABLES {
        load_table(client, table, &borders, &mut state)?;
    }
    Ok(state)
}

fn load_table(
    client: &mut Client,
    table: &Table,
    borders: &Borders,
    state: &mut State,
) -> Result<(), StoreError> {
    let columns = columns_of(client, table)?;
    let geometry = geometry_type(table.form).map_or("NULL::bytea", |_| "ST_AsBinary(geom)");
    // as text, whatever type somebody gave it
    let cells = columns.iter().map(|c| format!(", {}::text", quoted(c)));
    let (cells, name) = (cells.collect::<String>(), quoted(table.name));
    let sql = format!("SELECT fid::bigint, {geometry}{cells} FROM {name} ORDER BY fid");
    let mut found = client.query_raw::<_, &str, _>(&sql, [])?;
    while let Some(record) = found.next()? {
        let cells = columns.iter().enumerate().map(|(i, column)| {
            let cell: Option<&str> = record.try_get(i + 2)?;
            Ok((column, cell.unwrap_or_default()))
        });
        let values = cells.collect::<Result<_, postgres::Error>>()?;
        let shape: Option<&[u8]> = record.try_get(1)?;
        state.found(
            table,
            record.try_get(0)?,
            values,
            shape.and_then(decode),
            borders,
        );
    }
    state.columns.insert(table.name, columns);
    Ok(())
}

fn columns_of(client: &mut Client, table: &Table) -> Result<Vec<String>, StoreError> {
    let sql = "SELECT attname::text FROM pg_attribute WHERE attrelid = to_regclass($1) AND attnum > 0 AND NOT attisdropped ORDER BY attnum";
    let names = client.query(sql, &[&quoted(table.name)])?;
    let names = names.iter().map(|row| row.try_get(0));
    let names: Vec<String> = names.collect::<Result<_, _>>()?;
    if names.is_empty() {
        return Err(StoreError::Gone(table.name));
    }
    let is_value = |name: &String| name != "fid" && name != "geom";
    Ok(names.into_iter().filter(is_value).collect())
}

fn borders(client: &mut Client) -> Result<Borders, StoreError> {
    let sql = format!("SELECT text::text FROM {BOUNDARIES} WHERE name = $1");
    let found = client.query_opt(&sql, &[&TOPOJSON])?;
    let text: Option<String> = found.map(|row| row.try_get(0)).transpose()?.flatten();
    Ok(text.map_or_else(Borders::new, |text| borders::of_text(&text)))
}

/// Writes the edits; a new record gets its place in the table, which is noted in the edit.
pub(super) fn write(
    client: &mut Client,
    state: &State,
    edits: &mut [Edit],
) -> Result<(), StoreError> {
    let moved = edits.iter().any(|edit| edit.table == BOUNDARIES);
    let mut drawn = Borders::new();
    if !moved && edits.iter().any(|e| form_of(e.table) == Form::Borders) {
        drawn = borders(client)?;
    }
    let mut tables: BTreeMap<&'static str, Vec<&mut Edit>> = BTreeMap::new();
    for edit in edits {
        tables.entry(edit.table).or_default().push(edit);
    }
    for (name, edits) in tables {
        let columns = state.columns.get(name).map_or(&[][..], Vec::as_slice);
        let table = Rows {
            name,
            columns,
            borders: &drawn,
        };
        table.write(client, edits)?;
    }
    if moved {
        draw(client)?;
    }
    Ok(())
}

/// A table to write to.
struct Rows<'a> {
    name: &'static str,
    columns: &'a [String],
    borders: &'a Borders,
}

impl Rows<'_> {
    fn write(&self, client: &mut Client, edits: Vec<&mut Edit>) -> Result<(), StoreError> {
        let (present, gone): (Vec<_>, Vec<_>) = edits.into_iter().partition(|e| e.after.is_some());
        let gone: Vec<i64> = gone
            .iter()
            .filter_map(|e| Some(e.before.as_ref()?.fid))
            .collect();
        if !gone.is_empty() {
            let sql = format!("DELETE FROM {} WHERE fid = ANY($1)", quoted(self.name));
            client.execute(&sql, &[&gone])?;
        }
        let (mut changed, mut new): (Vec<_>, Vec<_>) =
            present.into_iter().partition(|e| e.before.is_some());
        for edit in &mut changed {
            let Edit { before, after, .. } = &mut **edit;
            if let (Some(before), Some(after)) = (before, after) {
                after.fid = before.fid;
            }
        }
        self.give_places(client, &mut new)?;
        let (update, insert) = (self.update(), self.insert());
        for edits in changed.chunks(AT_ONCE) {
            self.send(client, &update, edits)?;
        }
        for edits in new.chunks(AT_ONCE) {
            self.send(client, &insert, edits)?;
        }
        Ok(())
    }

    /// Gives each new row a number of its own: the one it brings where that is free, else the next.
    fn give_places(&self, client: &mut Client, new: &mut [&mut Edit]) -> Result<(), StoreError> {
        let name = quoted(self.name);
        let mut rows: Vec<&mut Row> = new.iter_mut().filter_map(|e| e.after.as_mut()).collect();
        let wanted: Vec<i64> = rows
            .iter()
            .map(|row| row.fid)
            .filter(|fid| *fid != 0)
            .collect();
        if !wanted.is_empty() {
            let sql = format!("SELECT fid::bigint FROM {name} WHERE fid = ANY($1)");
            let taken = client.query(&sql, &[&wanted])?;
            let taken: Result<Vec<i64>, _> = taken.iter().map(|row| row.try_get(0)).collect();
            let taken = taken?;
            for row in rows.iter_mut().filter(|row| taken.contains(&row.fid)) {
                row.fid = 0;
            }
            let highest = wanted.iter().max().copied().unwrap_or(0);
            // the next number must be free of those that were brought
            let sql = format!(
                "SELECT setval(s::regclass, greatest($1::bigint, (SELECT max(fid) FROM {name}), nextval(s::regclass) - 1, 1))
                 FROM pg_get_serial_sequence($2, 'fid') AS s"
            );
            client.execute(&sql, &[&highest, &name])?;
        }
        rows.retain(|row| row.fid == 0);
        let sql = "SELECT nextval(pg_get_serial_sequence($1, 'fid')::regclass) FROM generate_series(1, $2)";
        let count = i32::try_from(rows.len()).unwrap_or(i32::MAX);
        let next = client.query(sql, &[&name, &count])?;
        for (row, next) in rows.into_iter().zip(next) {
            row.fid = next.try_get(0)?;
        }
        Ok(())
    }

    /// The rows of a statement: one array a column.
    fn arrays(&self) -> String {
        let names = (0..self.columns.len()).map(|i| format!("c{i}"));
        let names: Vec<String> = names.chain(["g".to_owned()]).collect();
        let cells = (0..self.columns.len()).map(|i| format!("${}::text[]", i + 3));
        let cells: Vec<String> = cells.collect();
        let cells = [
            vec!["$1::bigint[]".to_owned()],
            cells,
            vec!["$2::bytea[]".to_owned()],
        ]
        .concat();
        format!(
            "unnest({}) AS d (fid, {})",
            cells.join(", "),
            names.join(", ")
        )
    }

    /// Columns with what they are set to.
    fn cells(&self) -> Vec<(String, String)> {
        let cells = self.columns.iter().enumerate();
        let cells = cells.map(|(i, column)| (quoted(column), format!("d.c{i}")));
        let geometry = geometry_type(form_of(self.name));
        let geometry =
            geometry.map(|_| ("geom".to_owned(), "ST_GeomFromWKB(d.g, 4326)".to_owned()));
        cells.chain(geometry).collect()
    }

    fn update(&self) -> String {
        let cells = self.cells().into_iter();
        let set: Vec<String> = cells
            .map(|(column, value)| format!("{column} = {value}"))
            .collect();
        let (name, arrays) = (quoted(self.name), self.arrays());
        format!(
            "UPDATE {name} AS t SET {} FROM {arrays} WHERE t.fid = d.fid",
            set.join(", ")
        )
    }

    fn insert(&self) -> String {
        let (columns, values): (Vec<_>, Vec<_>) = self.cells().into_iter().unzip();
        let (name, arrays) = (quoted(self.name), self.arrays());
        format!(
            "INSERT INTO {name} (fid, {}) SELECT d.fid, {} FROM {arrays}",
            columns.join(", "),
            values.join(", ")
        )
    }

    fn send(&self, client: &mut Client, sql: &str, edits: &[&mut Edit]) -> Result<(), StoreError> {
        let rows = edits
            .iter()
            .filter_map(|e| Some((e.key.as_str(), e.after.as_ref()?)));
        let rows: Vec<(&str, &Row)> = rows.collect();
        let fids: Vec<i64> = rows.iter().map(|(_, row)| row.fid).collect();
        let shapes = rows.iter().map(|(key, row)| {
            let shape = shape_of(self.name, key, row, self.borders);
            shape.map(|shape| encode(&shape))
        });
        let shapes: Vec<Option<Vec<u8>>> = shapes.collect();
        let cells = self.columns.iter().map(|column| {
            let cells = rows.iter().map(|(_, row)| &row.values[column.as_str()]);
            cells.collect::<Vec<&str>>()
        });
        let cells: Vec<Vec<&str>> = cells.collect();
        let mut params: Vec<&(dyn ToSql + Sync)> = vec![&fids, &shapes];
        params.extend(cells.iter().map(|cells| -> &(dyn ToSql + Sync) { cells }));
        client.execute(sql, &params)?;
        Ok(())
    }
}

/// Draws every municipality anew from the boundaries.
fn draw(client: &mut Client) -> Result<(), StoreError> {
    let borders = borders(client)?;
    let codes: Vec<&str> = borders.keys().map(String::as_str).collect();
    let shapes = borders.values();
    let shapes: Vec<Vec<u8>> = shapes
        .map(|border| encode(&border.clone().into()))
        .collect();
    for table in TABLES.iter().filter(|t| t.form == Form::Borders) {
        let (name, key) = (quoted(table.name), quoted(table.key[0]));
        client.batch_execute(&format!("UPDATE {name} SET geom = NULL"))?;
        let sql = format!(
            "UPDATE {name} AS t SET geom = ST_GeomFromWKB(d.g, 4326)
             FROM unnest($1::text[], $2::bytea[]) AS d (code, g) WHERE trim(t.{key}) = d.code"
        );
        client.execute(&sql, &[&codes, &shapes])?;
    }
    Ok(())
}
