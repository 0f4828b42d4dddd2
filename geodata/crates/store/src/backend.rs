//! What a back end does in its own SQL (GeoPackage, PostGIS); everything else is the same for all ([`Store`](super::Store)).

use serde::Serialize;

use super::edit::Edit;
use super::state::{Id, Row, State};
use super::tables::Table;
use super::{Origin, StoreError};

/// A file or database that keeps records.
pub(super) trait Backend: Send {
    /// Begins a transaction: what is read in it does not change while it lasts; what is written in it is seen by others when
    /// it is committed, all of it or nothing. With [`Access::Write`] nobody else writes meanwhile.
    fn transaction(&self, access: Access) -> Result<Box<dyn StoreTransaction + '_>, StoreError>;
}

/// Called with each record in turn.
pub(super) type EachRecord<'t> = &'t mut dyn FnMut(Id, Row);

/// Whether a transaction will write.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Access {
    Read,
    Write,
}

/// A transaction. Dropped without being committed, nothing of it remains.
pub(super) trait StoreTransaction {
    /// Every record.
    fn load(&mut self) -> Result<State, StoreError>;

    /// Gives a table one more column, empty in every record: a store made before there was such a column.
    fn add_column(&mut self, table: &'static str, column: &'static str) -> Result<(), StoreError>;

    /// Writes edits; a new record gets its place in the table, which is noted in the edit. `state` has the columns.
    fn write(&mut self, state: &State, edits: &mut [Edit]) -> Result<(), StoreError>;

    /// Adds edits that have been written to the history; returns the number of the change.
    fn log_change(
        &mut self,
        origin: &Origin,
        undoes: Option<i64>,
        edits: &[Edit],
    ) -> Result<i64, StoreError>;

    /// The changes of the history, or one of them.
    fn changes(&mut self, only: Option<i64>) -> Result<Vec<Change>, StoreError>;

    /// What a change did, record by record.
    fn edits(&mut self, change: i64) -> Result<Vec<Edit>, StoreError>;

    /// Hands over the records as the history last saw them, or as a change left them, each once.
    fn recorded(&mut self, until: Option<i64>, each: EachRecord) -> Result<(), StoreError>;

    /// Who edited the tables with another program since the last change, where the store can know.
    fn external_authors(&mut self) -> Result<Vec<String>, StoreError> {
        Ok(Vec::new())
    }

    /// Commits the transaction.
    fn commit(self: Box<Self>) -> Result<(), StoreError>;
}

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

/// A name as SQL takes it, whatever is in it.
pub(super) fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}

/// A record as the history keeps it.
pub(super) fn row_to_json(row: Option<&Row>) -> Result<Option<String>, StoreError> {
    Ok(row.map(serde_json::to_string).transpose()?)
}

/// A record the history kept.
pub(super) fn row_from_json(json: Option<&str>) -> Result<Option<Row>, StoreError> {
    Ok(json.map(serde_json::from_str).transpose()?)
}

/// An edit the history kept; `None` when it is of a table there is no more.
pub(super) fn edit_from_json(
    table: &str,
    key: String,
    before: Option<&str>,
    after: Option<&str>,
) -> Result<Option<Edit>, StoreError> {
    let Some(table) = Table::named(table) else {
        return Ok(None);
    };
    Ok(Some(Edit {
        table: table.name,
        key,
        before: row_from_json(before)?,
        after: row_from_json(after)?,
    }))
}
