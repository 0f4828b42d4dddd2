//! The interface of every format: a description of a layer, and its rows one at a time.

use std::ops::ControlFlow;

use super::message::Message;

/// Columns a table may have.
pub(super) const MAX_COLUMNS: usize = 2_000;
/// Rows a file may have. A register has thousands; beyond this somebody gave the wrong file.
pub(super) const MAX_ROWS: u64 = 2_000_000;
/// Cells a file may have: rows of a few bytes may claim to be very wide.
pub(super) const MAX_CELLS: u64 = 40_000_000;
/// Bytes a row, or a feature without its geometry, may have.
pub(super) const MAX_ROW_BYTES: usize = 8 << 20;
/// Bytes that a packed file may have once unpacked, and a file that is read whole.
pub(super) const MAX_BYTES: u64 = 256 << 20;
/// Positions a geometry may have.
pub(super) const MAX_POSITIONS: usize = 2_000_000;

/// The description of a layer, available before its rows are read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct About {
    /// The format, as in `CSV`.
    pub format: &'static str,
    /// The layer or sheet, where a file has several.
    pub layer: Option<String>,
    /// Columns in the order of the file.
    pub columns: Vec<String>,
    /// How texts are encoded.
    pub encoding: String,
    /// What separates the cells of a CSV file.
    pub separator: Option<char>,
    /// Whether numbers are written by a program, with a decimal point, and not by a person.
    pub typed_numbers: bool,
    /// The coordinate system as the file names it: a code such as `EPSG:32632`, or well-known text.
    pub crs: Option<String>,
    /// Rows, where the format says it beforehand.
    pub rows: Option<u64>,
    /// Messages on the file as a whole.
    pub notes: Vec<Message>,
}

/// A row or feature as its format gives it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Row {
    /// Line of a text file, row of a sheet, or number of the feature; from 1.
    pub number: u64,
    /// Texts, one a column.
    pub cells: Vec<String>,
    /// Its geometry in the file's own coordinates.
    pub geometry: Option<geo::Geometry<f64>>,
    /// What had to be done to read it, with the column it concerns.
    pub notes: Vec<(Option<usize>, Message)>,
}

/// What a source gives for a row.
#[derive(Debug, Clone, PartialEq)]
pub enum Item {
    /// A row.
    Row(Row),
    /// A row that cannot be read, and why.
    Bad(u64, Message),
}

/// The callback that is given each row; [`ControlFlow::Break`] ends the reading.
pub type Each<'a> = dyn FnMut(Item) -> ControlFlow<()> + 'a;

/// A layer of a file. It can be read again from the start, any number of times, and is not read into memory as a whole
/// where the format allows reading it a piece at a time.
pub trait Source {
    /// The description of the layer.
    fn about(&self) -> &About;

    /// Hands over its rows in order; the error is what ended the reading before the end of the file.
    fn read(&self, each: &mut Each<'_>) -> Result<(), Message>;
}

/// The row that names the columns: the first with two texts or more, if any row has two; what stands above it is a
/// title.
#[derive(Debug, Default)]
pub(super) struct Header {
    pub columns: Vec<String>,
    /// Rows above it.
    pub above: u64,
}

impl Header {
    /// Finds the header among the first rows of a table.
    pub fn find(rows: &[Vec<String>]) -> Result<Self, Message> {
        let filled = |row: &Vec<String>| row.iter().filter(|c| !c.is_empty()).count();
        let wide = rows.iter().any(|row| filled(row) > 1);
        let at = rows.iter().position(|row| filled(row) > usize::from(wide));
        let at = at.ok_or_else(|| Message::new("file-empty"))?;
        let mut columns = rows[at].clone();
        while columns.last().is_some_and(String::is_empty) {
            columns.pop();
        }
        if columns.len() > MAX_COLUMNS {
            return Err(Message::new("too-many-columns")
                .with("count", columns.len())
                .with("limit", MAX_COLUMNS));
        }
        for (i, column) in columns.iter_mut().enumerate() {
            if column.is_empty() {
                *column = format!("#{}", i + 1);
            }
        }
        Ok(Self {
            columns,
            above: at as u64,
        })
    }
}

/// Says that a file has more rows than are read.
pub(super) fn too_many_rows() -> Message {
    Message::new("too-many-rows").with("limit", MAX_ROWS)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_above_the_columns_is_no_header() {
        let row = |cells: &[&str]| cells.iter().map(|c| (*c).to_owned()).collect::<Vec<_>>();
        let header = Header::find(&[
            row(&["Elenco 2023", "", ""]),
            row(&["Comune", "", "Zona", ""]),
        ])
        .unwrap();
        assert_eq!(header.columns, ["Comune", "#2", "Zona"]);
        assert_eq!(header.above, 1);
        assert_eq!(
            Header::find(&[row(&["Comune"])]).unwrap().columns,
            ["Comune"]
        );
        assert!(Header::find(&[row(&["", ""])]).is_err());
    }
}
