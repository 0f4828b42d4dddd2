//! What a change is made of: records, and where they come from.

use super::Cells;

/// A record of an atlas table as somebody brings it.
///
/// A column that is not in `values` keeps what the atlas has, or stays empty in a new record; a `geometry` of `None`
/// keeps the one that is there.
///
/// Boundaries come as one record: table `boundaries`, key `topojson`, and in the column `text` the whole file.
#[derive(Debug, Clone, PartialEq)]
pub struct Record {
    /// The table: the name of its file without extension, such as `projects`.
    pub table: String,
    /// The cells of its key columns, joined by `/` where there are several, as in `A1.2/3.3`.
    pub key: String,
    /// Text cells by column of the table's CSV header.
    pub values: Cells,
    /// Its place in longitude and latitude (EPSG:4326); for projects of precision `exact`.
    pub geometry: Option<geojson::Geometry>,
}

/// Where a change comes from.
#[derive(Debug, Clone, PartialEq, Eq, Default, serde::Serialize)]
pub struct Origin {
    /// Who made it.
    pub who: String,
    /// When, as RFC 3339 in UTC, such as `2026-11-21T14:00:00Z`; the caller's clock says it.
    pub when: String,
    /// The command, in words.
    pub what: String,
    /// The name of the file it was read from.
    pub file: Option<String>,
    /// The SHA-256 of that file, in hexadecimal.
    pub sha256: Option<String>,
}
