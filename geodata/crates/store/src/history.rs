//! The history of a store: its changes, and how records and edits are written in its tables (as JSON).

use serde::Serialize;

use super::edit::Edit;
use super::state::Row;
use super::tables::Table;
use super::{Origin, StoreError};

/// A change: the edits of one transaction.
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

/// A record as JSON text, the form it has in the history.
pub(super) fn row_to_json(row: Option<&Row>) -> Result<Option<String>, StoreError> {
    Ok(row.map(serde_json::to_string).transpose()?)
}

/// Reads a record from the JSON text of the history.
pub(super) fn row_from_json(json: Option<&str>) -> Result<Option<Row>, StoreError> {
    Ok(json.map(serde_json::from_str).transpose()?)
}

/// Reads an edit from the history; `None` when its table does not exist any more.
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
