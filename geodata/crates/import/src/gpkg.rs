//! GeoPackage: layers of features and tables of attributes, as other programs write them (OGC 12-128r18).
//!
//! Only real tables are read: a view, or a virtual table, may run code of the file's own without end.

use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use rusqlite::types::ValueRef;
use rusqlite::{Connection, OpenFlags, OptionalExtension as _};

use super::encoding;
use super::input::Input;
use super::message::Message;
use super::source::{
    About, Each, Item, MAX_COLUMNS, MAX_POSITIONS, MAX_ROW_BYTES, MAX_ROWS, Row, Source,
    too_many_rows,
};
use geodata_store::decode_blob;

/// A layer, or a table without geometry.
struct Layer {
    path: PathBuf,
    about: About,
    table: String,
    /// The column of the geometries.
    geometry: Option<String>,
    /// The columns of the values, as the file writes them.
    columns: Vec<String>,
}

/// The layers of a file.
pub(super) fn layers(input: &Input) -> Result<Vec<Box<dyn Source>>, Message> {
    let path = input.path().ok_or_else(|| Message::new("gpkg-packed"))?;
    let db = open(path)?;
    let mut statement = db
        .prepare(
            "SELECT c.table_name, g.column_name, s.organization, s.organization_coordsys_id
             FROM gpkg_contents c
             JOIN sqlite_master m ON m.name = c.table_name AND m.type = 'table'
              AND m.sql NOT LIKE 'CREATE VIRTUAL%'
             LEFT JOIN gpkg_geometry_columns g ON g.table_name = c.table_name
             LEFT JOIN gpkg_spatial_ref_sys s ON s.srs_id = g.srs_id
             WHERE c.data_type IN ('features', 'attributes') ORDER BY c.rowid",
        )
        .map_err(damaged)?;
    let mut found = statement.query([]).map_err(damaged)?;
    let mut layers: Vec<Box<dyn Source>> = Vec::new();
    while let Some(record) = found.next().map_err(damaged)? {
        let text = |i| -> Result<Option<String>, Message> {
            record.get::<_, Option<String>>(i).map_err(damaged)
        };
        let (table, geometry, authority) = (text(0)?.unwrap_or_default(), text(1)?, text(2)?);
        let code: Option<i64> = record.get(3).map_err(damaged)?;
        // systems 0 and -1 say that there is none
        let crs = authority.zip(code).filter(|(_, code)| *code > 0);
        let crs = crs.map(|(authority, code)| format!("{authority}:{code}"));
        layers.push(Box::new(Layer::new(&db, path, table, geometry, crs)?));
    }
    if layers.is_empty() {
        return Err(Message::new("file-empty"));
    }
    Ok(layers)
}

fn open(path: &Path) -> Result<Connection, Message> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let db = Connection::open_with_flags(path, flags).map_err(damaged)?;
    db.pragma_update(None, "trusted_schema", false)
        .map_err(damaged)?;
    Ok(db)
}

#[allow(clippy::needless_pass_by_value)] // as `map_err` hands it over
fn damaged(error: rusqlite::Error) -> Message {
    Message::new("unreadable").with("why", error)
}

fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}

impl Layer {
    fn new(
        db: &Connection,
        path: &Path,
        table: String,
        geometry: Option<String>,
        crs: Option<String>,
    ) -> Result<Self, Message> {
        let mut statement = db
            .prepare("SELECT name, pk FROM pragma_table_info(?1)")
            .map_err(damaged)?;
        let of_row = |record: &rusqlite::Row| Ok((record.get(0)?, record.get::<_, i64>(1)? > 0));
        let all = statement.query_map([&table], of_row).map_err(damaged)?;
        let all: Vec<(String, bool)> = all.collect::<Result<_, _>>().map_err(damaged)?;
        // the number of a row that the format asks for says nothing of the thing
        let number = |(name, key): &(String, bool)| *key && ["fid", "ogc_fid"].contains(&&**name);
        let values = all.into_iter().filter(|column| !number(column));
        let columns: Vec<String> = values
            .map(|(name, _)| name)
            .filter(|name| Some(name) != geometry.as_ref())
            .collect();
        if columns.len() > MAX_COLUMNS {
            return Err(Message::new("too-many-columns")
                .with("count", columns.len())
                .with("limit", MAX_COLUMNS));
        }
        let count = format!("SELECT count(*) FROM {}", quoted(&table));
        let rows: Option<i64> = db
            .query_row(&count, [], |record| record.get(0))
            .optional()
            .map_err(damaged)?;
        Ok(Self {
            path: path.to_owned(),
            about: About {
                format: "GeoPackage",
                layer: Some(table.clone()),
                columns: columns
                    .iter()
                    .map(|c| encoding::cell(c.as_bytes()).0)
                    .collect(),
                encoding: "UTF-8".to_owned(),
                typed_numbers: true,
                crs,
                rows: rows.and_then(|rows| u64::try_from(rows).ok()),
                ..About::default()
            },
            table,
            geometry,
            columns,
        })
    }

    fn query(&self) -> String {
        let geometry = self.geometry.as_deref().map_or("NULL".to_owned(), quoted);
        let columns: Vec<String> = self.columns.iter().map(|c| quoted(c)).collect();
        let columns = [vec![geometry], columns].concat().join(", ");
        format!("SELECT {columns} FROM {}", quoted(&self.table))
    }

    fn row(&self, number: u64, record: &rusqlite::Row) -> Result<Item, Message> {
        let mut row = Row {
            number,
            ..Row::default()
        };
        if let ValueRef::Blob(blob) = record.get_ref(0).map_err(damaged)? {
            // a position takes sixteen bytes at least
            if blob.len() / 16 > MAX_POSITIONS {
                let message = Message::new("too-many-positions").with("count", blob.len() / 16);
                return Ok(Item::Bad(number, message.with("limit", MAX_POSITIONS)));
            }
            row.geometry = decode_blob(blob);
            let is_empty = blob.get(3).is_some_and(|flags| flags & 0b1_0000 != 0);
            if row.geometry.is_none() && !is_empty {
                let message = Message::new("feature-unreadable").with("why", "WKB");
                return Ok(Item::Bad(number, message));
            }
        }
        for i in 0..self.columns.len() {
            let (cell, reading) = match record.get_ref(i + 1).map_err(damaged)? {
                // pictures and the like are no cells of a table
                ValueRef::Null | ValueRef::Blob(_) => Default::default(),
                ValueRef::Integer(number) => (number.to_string(), encoding::CellDecoding::Plain),
                ValueRef::Real(number) => (number.to_string(), encoding::CellDecoding::Plain),
                ValueRef::Text(bytes) if bytes.len() <= MAX_ROW_BYTES => encoding::cell(bytes),
                ValueRef::Text(_) => {
                    let message = Message::new("row-too-long").with("row", number);
                    return Ok(Item::Bad(number, message));
                }
            };
            let message = match reading {
                encoding::CellDecoding::Plain => None,
                encoding::CellDecoding::SingleByte => Some(Message::new("single-byte")),
                encoding::CellDecoding::Twice => {
                    Some(Message::new("encoded-twice").with("now", &cell))
                }
            };
            row.notes.extend(message.map(|message| (Some(i), message)));
            row.cells.push(cell);
        }
        Ok(Item::Row(row))
    }
}

impl Source for Layer {
    fn about(&self) -> &About {
        &self.about
    }

    fn read(&self, each: &mut Each<'_>) -> Result<(), Message> {
        let db = open(&self.path)?;
        let mut statement = db.prepare(&self.query()).map_err(damaged)?;
        let mut found = statement.query([]).map_err(damaged)?;
        let mut number = 0;
        while let Some(record) = found.next().map_err(damaged)? {
            number += 1;
            if number > MAX_ROWS {
                return Err(too_many_rows());
            }
            if each(self.row(number, record)?) == ControlFlow::Break(()) {
                return Ok(());
            }
        }
        Ok(())
    }
}
