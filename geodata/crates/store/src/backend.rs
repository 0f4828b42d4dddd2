//! What a back end does in its own SQL (GeoPackage, PostGIS); everything else is the same for all ([`Store`](super::Store)).

use super::edit::Edit;
use super::history::Change;
use super::state::{Id, Row, State};
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

/// A name as SQL takes it, whatever is in it.
pub(super) fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}
