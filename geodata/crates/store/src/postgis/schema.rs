//! The tables of a store in PostGIS, and how older ones become those of today.

use std::time::{Duration, Instant};

use postgres::Client;
use postgres::error::SqlState;

use super::connect::{Target, describe};
use super::locks::{LOCK_RETRY, LOCK_TIMEOUT};
use crate::StoreError;
use crate::backend::quoted;
use crate::error::unknown_layout;
use crate::state::State;
use crate::style::municipalities;
use crate::tables::{Form, TABLES, Table};

/// Nobody rewrites what was done, not even by mistake in a table of QGIS.
const HISTORY: &str = r#"
CREATE TABLE store (key text PRIMARY KEY, value text NOT NULL);
INSERT INTO store VALUES ('layout', '1');
CREATE TABLE changes (
  id bigint PRIMARY KEY, "when" text NOT NULL, who text NOT NULL, what text NOT NULL, file text, sha256 text,
  undoes bigint, added bigint NOT NULL, changed bigint NOT NULL, removed bigint NOT NULL);
CREATE TABLE history (
  id bigserial PRIMARY KEY, change bigint NOT NULL REFERENCES changes(id), "table" text NOT NULL, key text NOT NULL,
  before text, after text);
CREATE INDEX history_of_record ON history ("table", key, id);
CREATE INDEX history_of_change ON history (change);
CREATE FUNCTION only_added_to() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'the history is only added to'; END $$;
CREATE TRIGGER only_added_to BEFORE UPDATE OR DELETE OR TRUNCATE ON changes EXECUTE FUNCTION only_added_to();
CREATE TRIGGER only_added_to BEFORE UPDATE OR DELETE OR TRUNCATE ON history EXECUTE FUNCTION only_added_to();
"#;

/// As QGIS makes it when it saves a style.
const LAYER_STYLES: &str = "
CREATE TABLE IF NOT EXISTS public.layer_styles (
  id serial PRIMARY KEY, f_table_catalog varchar, f_table_schema varchar, f_table_name varchar,
  f_geometry_column varchar, stylename text, styleqml xml, stylesld xml, useasdefault boolean, description text,
  owner varchar(63) DEFAULT CURRENT_USER, ui xml, update_time timestamp DEFAULT CURRENT_TIMESTAMP)";

/// A step from one arrangement of the tables to the next, as statements for a schema.
type Step = fn(&str) -> String;

/// From layout 1 to 2, from 2 to 3, and so on.
const STEPS: &[Step] = &[who_touched];

/// The arrangement this program knows.
fn layout() -> usize {
    1 + STEPS.len()
}

/// Transactions that wrote to the tables since the last change of the history, and whose they were. The function runs
/// with its owner's rights: who may edit a table need not know of this one.
fn who_touched(schema: &str) -> String {
    let schema = quoted(schema);
    let triggers = TABLES.iter().map(|table| {
        format!(
            "CREATE TRIGGER touch AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON {} EXECUTE FUNCTION touch();",
            quoted(table.name)
        )
    });
    let triggers: Vec<String> = triggers.collect();
    format!(
        "CREATE TABLE touched (xid xid8 PRIMARY KEY, who text);
         CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = {schema}, pg_temp AS $$
         BEGIN
           INSERT INTO touched SELECT pg_current_xact_id(), CASE
             WHEN current_setting('atlante.own', true) = 'on' THEN NULL
             ELSE concat_ws(' ', session_user, nullif(current_setting('application_name'), '')) END
           ON CONFLICT DO NOTHING;
           RETURN NULL;
         END $$;
         {}",
        triggers.concat()
    )
}

/// Makes the tables of an empty store with the columns of `state`.
pub(super) fn create(
    client: &mut Client,
    target: &Target,
    state: &State,
) -> Result<(), StoreError> {
    if has_table(client, &target.schema, "store")? {
        return Err(StoreError::Exists(target.shown.clone()));
    }
    // where the others of the database have it: our schema may not be there yet
    client
        .batch_execute("SET search_path TO DEFAULT; CREATE EXTENSION IF NOT EXISTS postgis")
        .map_err(|error| match error.as_db_error() {
            Some(_) => StoreError::NoPostGis(describe(&error)),
            None => error.into(),
        })?;
    let named = "SELECT 1 FROM pg_namespace WHERE nspname = $1";
    if client.query_opt(named, &[&target.schema])?.is_none() {
        client.batch_execute(&format!("CREATE SCHEMA {}", quoted(&target.schema)))?;
    }
    target.find_tables(client)?;
    client.batch_execute(HISTORY)?;
    for table in TABLES {
        let columns = state.columns.get(table.name).map_or(&[][..], Vec::as_slice);
        client.batch_execute(&table_of(table, columns))?;
    }
    take_steps(client, target, 1)?;
    style(client, target, state)
}

/// The style of the municipalities, where QGIS looks for it: in a table of the schema `public`, as it makes it itself.
/// Whoever may not write there does without.
fn style(client: &mut Client, target: &Target, state: &State) -> Result<(), StoreError> {
    client.batch_execute("SAVEPOINT style")?;
    let made = client.batch_execute(LAYER_STYLES).and_then(|()| {
        client.execute(
            "INSERT INTO public.layer_styles
               (f_table_catalog, f_table_schema, f_table_name, f_geometry_column, stylename, styleqml, useasdefault, description)
             VALUES (current_database(), $1, 'municipalities', 'geom', 'zone', XMLPARSE(DOCUMENT $2), true, 'zone')",
            &[&target.schema, &municipalities(state)],
        )
    });
    let end = match made {
        Ok(_) => "RELEASE style",
        Err(_) => "ROLLBACK TO style",
    };
    Ok(client.batch_execute(end)?)
}

fn table_of(table: &Table, columns: &[String]) -> String {
    let name = quoted(table.name);
    let mut parts = vec!["fid bigserial PRIMARY KEY".to_owned()];
    let kind = geometry_type(table.form);
    parts.extend(kind.map(|kind| format!("geom geometry({kind}, 4326)")));
    parts.extend(columns.iter().map(|c| format!("{} text", quoted(c))));
    let key: Vec<String> = table.key.iter().map(|c| quoted(c)).collect();
    let index = kind.map(|_| {
        let index = quoted(&format!("{}_geom", table.name));
        format!("CREATE INDEX {index} ON {name} USING gist (geom);")
    });
    format!(
        "CREATE TABLE {name} ({}); CREATE UNIQUE INDEX {} ON {name} ({}); {}",
        parts.join(", "),
        quoted(&format!("{}_key", table.name)),
        key.join(", "),
        index.unwrap_or_default()
    )
}

/// The type of the column `geom`; collections, as in a `GeoPackage`.
pub(super) fn geometry_type(form: Form) -> Option<&'static str> {
    match form {
        Form::Plain => None,
        Form::Points => Some("MultiPoint"),
        Form::Lines => Some("MultiLineString"),
        Form::Areas | Form::Borders => Some("MultiPolygon"),
    }
}

/// The tables nobody else may write to while this program does.
pub(super) fn written_tables() -> String {
    let tables = TABLES.iter().map(|table| table.name);
    let tables: Vec<String> = tables.chain(["changes"]).map(quoted).collect();
    tables.join(", ")
}

/// Looks whether there is a store, and brings its tables up to this program's version.
pub(super) fn migrate(client: &mut Client, target: &Target) -> Result<(), StoreError> {
    let not = |why: String| StoreError::NotAStore {
        place: target.shown.clone(),
        why,
    };
    if !has_table(client, &target.schema, "store")? {
        return Err(not(format!(
            "it has no tables of an atlas in the schema {}; `atlante init` makes them",
            target.schema
        )));
    }
    let found = found_layout(client, "")?;
    match found.as_deref().map(str::parse::<usize>) {
        Some(Ok(known)) if known == layout() => Ok(()),
        Some(Ok(old)) if (1..layout()).contains(&old) => {
            client.batch_execute("BEGIN")?;
            // another program may be at it: the second to come finds it done
            let found = found_layout(client, "FOR UPDATE")?;
            let old = found.and_then(|text| text.parse().ok()).unwrap_or(layout());
            let done = take_steps(client, target, old);
            let end = if done.is_ok() { "COMMIT" } else { "ROLLBACK" };
            client.batch_execute(end)?;
            done
        }
        _ => Err(not(unknown_layout(found.as_deref()))),
    }
}

fn take_steps(client: &mut Client, target: &Target, from: usize) -> Result<(), StoreError> {
    for step in STEPS.iter().skip(from - 1) {
        client.batch_execute(&step(&target.schema))?;
    }
    let now = layout().to_string();
    client.execute("UPDATE store SET value = $1 WHERE key = 'layout'", &[&now])?;
    Ok(())
}

/// Gives a table one more column. Even readers must be out of the way for a moment, and nobody waits for a table while
/// holding others (see [`super::PostGis::try_begin`]): it is asked for until it is free.
pub(super) fn add_column(client: &mut Client, table: &str, column: &str) -> Result<(), StoreError> {
    let (table, column) = (quoted(table), quoted(column));
    let end = Instant::now() + Duration::from_secs(LOCK_TIMEOUT);
    let lock = format!("SAVEPOINT free; LOCK TABLE {table} IN ACCESS EXCLUSIVE MODE NOWAIT");
    while let Err(error) = client.batch_execute(&lock) {
        let in_use = error.code() == Some(&SqlState::LOCK_NOT_AVAILABLE);
        client.batch_execute("ROLLBACK TO free")?;
        if !in_use {
            return Err(error.into());
        }
        if Instant::now() >= end {
            return Err(StoreError::Busy(LOCK_TIMEOUT));
        }
        std::thread::sleep(LOCK_RETRY);
    }
    let add = format!("RELEASE free; ALTER TABLE {table} ADD COLUMN {column} text");
    Ok(client.batch_execute(&add)?)
}

fn found_layout(client: &mut Client, how: &str) -> Result<Option<String>, StoreError> {
    let sql = format!("SELECT value FROM store WHERE key = 'layout' {how}");
    let found = client.query_opt(&sql, &[])?;
    Ok(found.map(|row| row.try_get(0)).transpose()?)
}

fn has_table(client: &mut Client, schema: &str, table: &str) -> Result<bool, StoreError> {
    let sql = "SELECT 1 FROM pg_class c JOIN pg_namespace n ON n.oid = relnamespace WHERE nspname = $1 AND relname = $2";
    Ok(client.query_opt(sql, &[&schema, &table])?.is_some())
}
