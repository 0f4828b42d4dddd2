//! The tables of a new store: `GeoPackage` 1.3 (OGC 12-128r18), so that QGIS and GDAL open it as it is.

use rusqlite::{Connection, params};

use super::blob::SRS;
use crate::backend::quoted;
use crate::state::State;
use crate::style;
use crate::tables::{BOUNDARIES, Form, TABLES, Table};

/// "GPKG": what makes an `SQLite` file a `GeoPackage`.
const APPLICATION_ID: i32 = 0x4750_4B47;
const GPKG_VERSION: i32 = 10_300;
/// The arrangement of our own tables.
pub(super) const LAYOUT: &str = "1";

const METADATA: &str = r#"
CREATE TABLE gpkg_spatial_ref_sys (
  srs_name TEXT NOT NULL, srs_id INTEGER NOT NULL PRIMARY KEY, organization TEXT NOT NULL,
  organization_coordsys_id INTEGER NOT NULL, definition TEXT NOT NULL, description TEXT);
INSERT INTO gpkg_spatial_ref_sys VALUES
  ('Undefined Cartesian', -1, 'NONE', -1, 'undefined', NULL),
  ('Undefined geographic', 0, 'NONE', 0, 'undefined', NULL),
  ('WGS 84', 4326, 'EPSG', 4326, 'GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563,AUTHORITY["EPSG","7030"]],AUTHORITY["EPSG","6326"]],PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],UNIT["degree",0.0174532925199433,AUTHORITY["EPSG","9122"]],AXIS["Latitude",NORTH],AXIS["Longitude",EAST],AUTHORITY["EPSG","4326"]]', 'longitude/latitude coordinates in decimal degrees on the WGS 84 spheroid');
CREATE TABLE gpkg_contents (
  table_name TEXT NOT NULL PRIMARY KEY, data_type TEXT NOT NULL, identifier TEXT UNIQUE, description TEXT DEFAULT '',
  last_change DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')),
  min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y DOUBLE, srs_id INTEGER,
  CONSTRAINT fk_gc_r_srs_id FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id));
CREATE TABLE gpkg_geometry_columns (
  table_name TEXT NOT NULL, column_name TEXT NOT NULL, geometry_type_name TEXT NOT NULL, srs_id INTEGER NOT NULL,
  z TINYINT NOT NULL, m TINYINT NOT NULL,
  CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, column_name), CONSTRAINT uk_gc_table_name UNIQUE (table_name),
  CONSTRAINT fk_gc_tn FOREIGN KEY (table_name) REFERENCES gpkg_contents(table_name),
  CONSTRAINT fk_gc_srs FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys (srs_id));
CREATE TABLE layer_styles (
  id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, f_table_catalog TEXT(256), f_table_schema TEXT(256),
  f_table_name TEXT(256), f_geometry_column TEXT(256), styleName TEXT(30), styleQML TEXT, styleSLD TEXT,
  useAsDefault BOOLEAN, description TEXT, owner TEXT(30), ui TEXT(30),
  update_time DATETIME DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')));
CREATE TABLE store (key TEXT PRIMARY KEY NOT NULL, value TEXT NOT NULL);
"#;

/// Nobody rewrites what was done, not even by mistake in a table of QGIS.
const HISTORY: &str = r#"
CREATE TABLE changes (
  id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, "when" TEXT NOT NULL, who TEXT NOT NULL, what TEXT NOT NULL,
  file TEXT, sha256 TEXT, undoes INTEGER, added INTEGER NOT NULL, changed INTEGER NOT NULL, removed INTEGER NOT NULL);
CREATE TABLE history (
  id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, change INTEGER NOT NULL REFERENCES changes(id),
  "table" TEXT NOT NULL, key TEXT NOT NULL, before TEXT, after TEXT);
CREATE INDEX history_of_record ON history ("table", key, id);
CREATE INDEX history_of_change ON history (change);
"#;

/// Makes the tables of an empty store with the columns of `state`.
pub(super) fn create(db: &Connection, state: &State) -> rusqlite::Result<()> {
    db.pragma_update(None, "application_id", APPLICATION_ID)?;
    db.pragma_update(None, "user_version", GPKG_VERSION)?;
    db.execute_batch(METADATA)?;
    db.execute_batch(HISTORY)?;
    db.execute("INSERT INTO store VALUES ('layout', ?1)", [LAYOUT])?;
    for table in TABLES {
        let columns = state.columns.get(table.name).map_or(&[][..], Vec::as_slice);
        create_table(db, table, columns)?;
    }
    for log in ["changes", "history"] {
        register(db, log, "attributes", None)?;
        for deed in ["UPDATE", "DELETE"] {
            let lower = deed.to_lowercase();
            db.execute_batch(&format!(
                "CREATE TRIGGER {log}_no_{lower} BEFORE {deed} ON {log} BEGIN SELECT RAISE(ABORT, 'the history is only added to'); END"
            ))?;
        }
    }
    register(db, "layer_styles", "attributes", None)?;
    db.execute(
        "INSERT INTO layer_styles (f_table_catalog, f_table_schema, f_table_name, f_geometry_column, styleName, styleQML, styleSLD, useAsDefault, description, owner)
         VALUES ('', '', 'municipalities', 'geom', 'zone', ?1, '', 1, 'zone', '')",
        params![style::municipalities(state)],
    )?;
    Ok(())
}

fn create_table(db: &Connection, table: &Table, columns: &[String]) -> rusqlite::Result<()> {
    let name = quoted(table.name);
    let geometry = geometry_type(table.form);
    let mut parts = vec!["fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL".to_owned()];
    parts.extend(geometry.map(|kind| format!("geom {kind}")));
    parts.extend(columns.iter().map(|c| format!("{} TEXT", quoted(c))));
    db.execute_batch(&format!("CREATE TABLE {name} ({})", parts.join(", ")))?;
    let key: Vec<String> = table.key.iter().map(|c| quoted(c)).collect();
    db.execute_batch(&format!(
        "CREATE UNIQUE INDEX {} ON {name} ({})",
        quoted(&format!("{}_key", table.name)),
        key.join(", ")
    ))?;
    match geometry {
        Some(kind) => {
            register(db, table.name, "features", Some(SRS))?;
            db.execute(
                "INSERT INTO gpkg_geometry_columns VALUES (?1, 'geom', ?2, ?3, 0, 0)",
                params![table.name, kind, SRS],
            )?;
        }
        // one cell of half a megabyte is nothing to look at in QGIS
        None if table.name == BOUNDARIES => {}
        None => register(db, table.name, "attributes", None)?,
    }
    Ok(())
}

/// The type of the column `geom`; collections, because QGIS makes one part a collection by itself but not the reverse.
pub(super) fn geometry_type(form: Form) -> Option<&'static str> {
    match form {
        Form::Plain => None,
        Form::Points => Some("MULTIPOINT"),
        Form::Lines => Some("MULTILINESTRING"),
        Form::Areas | Form::Borders => Some("MULTIPOLYGON"),
    }
}

fn register(db: &Connection, name: &str, kind: &str, srs: Option<i32>) -> rusqlite::Result<()> {
    db.execute(
        "INSERT INTO gpkg_contents (table_name, data_type, identifier, srs_id) VALUES (?1, ?2, ?1, ?3)",
        params![name, kind, srs],
    )?;
    Ok(())
}
