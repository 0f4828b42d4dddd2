//! Spreadsheets: XLSX through calamine, cell by cell; ODS from its XML, because a sheet may say in a few bytes that it
//! repeats a cell a thousand million times.

use std::io::Cursor;
use std::sync::Arc;

use calamine::{DataRef, Reader, Xlsx};

use super::input::Input;
use super::message::Message;
use super::source::{About, Each, Header, Item, MAX_COLUMNS, MAX_ROWS, Row, Source, too_many_rows};
use super::xml::ods;
use super::{archive, cell_names, encoding};

/// Rows among which the header is looked for.
const TOP: usize = 50;

/// A sheet of a spreadsheet.
pub(super) struct Sheet {
    bytes: Arc<[u8]>,
    name: String,
    about: About,
    /// Rows above the first row of values.
    above: u64,
    read: Rows,
}

/// Hands over the rows of a sheet with their numbers; empty rows may be left out.
type Rows = fn(&[u8], &str, &mut dyn FnMut(u64, Vec<String>) -> bool) -> Result<(), Message>;

/// The sheets of an XLSX file that have anything in them.
pub(super) fn xlsx(input: &Input) -> Result<Vec<Box<dyn Source>>, Message> {
    // unpacked once, and forgotten: calamine trusts the sizes that a file states, and the names of its cells
    for (_, part) in archive::unpacked(input, |_| true)? {
        if let Some(name) = cell_names::impossible_reference(&part) {
            let why = format!("`{name}` is no cell");
            return Err(Message::new("unreadable").with("why", why));
        }
    }
    let bytes: Arc<[u8]> = input.whole()?.into();
    let names = workbook(&bytes)?.sheet_names();
    sheets("XLSX", &bytes, names, xlsx_rows)
}

/// The sheets of an ODS file that have anything in them.
pub(super) fn ods(input: &Input) -> Result<Vec<Box<dyn Source>>, Message> {
    let entries = archive::unpacked(input, |name| name == "content.xml")?;
    let content = entries
        .into_iter()
        .next()
        .ok_or_else(|| Message::new("archive-without"))?;
    let bytes: Arc<[u8]> = content.1.into();
    let names = ods::sheets(&bytes)?;
    sheets("ODS", &bytes, names, ods::rows)
}

fn sheets(
    format: &'static str,
    bytes: &Arc<[u8]>,
    names: Vec<String>,
    read: Rows,
) -> Result<Vec<Box<dyn Source>>, Message> {
    let mut sheets: Vec<Box<dyn Source>> = Vec::new();
    for name in names {
        let mut top: Vec<(u64, Vec<String>)> = Vec::new();
        read(bytes, &name, &mut |number, cells| {
            top.push((number, cells));
            top.len() < TOP
        })?;
        if top.is_empty() {
            continue;
        }
        let rows: Vec<Vec<String>> = top.iter().map(|(_, cells)| cells.clone()).collect();
        let header = Header::find(&rows)?;
        let above = top
            .get(header.above as usize)
            .map_or(0, |(number, _)| *number);
        let notes = (header.above > 0)
            .then(|| Message::new("rows-above-header").with("count", header.above));
        sheets.push(Box::new(Sheet {
            bytes: Arc::clone(bytes),
            about: About {
                format,
                layer: Some(name.clone()),
                columns: header.columns,
                // cells of text may still hold numbers as people write them; a number's own cell has a point
                typed_numbers: false,
                notes: notes.into_iter().collect(),
                ..About::default()
            },
            name,
            above,
            read,
        }));
    }
    if sheets.is_empty() {
        return Err(Message::new("file-empty"));
    }
    Ok(sheets)
}

impl Source for Sheet {
    fn about(&self) -> &About {
        &self.about
    }

    fn read(&self, each: &mut Each<'_>) -> Result<(), Message> {
        let (width, mut full) = (self.about.columns.len(), false);
        (self.read)(&self.bytes, &self.name, &mut |number, mut cells| {
            if number <= self.above || cells.iter().all(String::is_empty) {
                return true;
            }
            full = number > MAX_ROWS;
            if full {
                return false;
            }
            let beyond = cells.iter().skip(width).any(|c| !c.is_empty());
            if beyond {
                let message = Message::new("row-width")
                    .with("found", cells.len())
                    .with("expected", width);
                return each(Item::Bad(number, message)).is_continue();
            }
            cells.resize(width, String::new());
            let mut row = Row {
                number,
                ..Row::default()
            };
            for (i, cell) in cells.into_iter().enumerate() {
                let repaired = encoding::undo_double_encoding(&cell);
                if let Some(now) = &repaired {
                    row.notes
                        .push((Some(i), Message::new("encoded-twice").with("now", now)));
                }
                row.cells.push(repaired.unwrap_or(cell));
            }
            each(Item::Row(row)).is_continue()
        })?;
        if full { Err(too_many_rows()) } else { Ok(()) }
    }
}

fn workbook(bytes: &[u8]) -> Result<Xlsx<Cursor<&[u8]>>, Message> {
    Xlsx::new(Cursor::new(bytes)).map_err(damaged)
}

#[allow(clippy::needless_pass_by_value)] // as `map_err` hands it over
fn damaged(error: calamine::XlsxError) -> Message {
    Message::new("unreadable").with("why", error)
}

fn xlsx_rows(
    bytes: &[u8],
    sheet: &str,
    each: &mut dyn FnMut(u64, Vec<String>) -> bool,
) -> Result<(), Message> {
    let mut book = workbook(bytes)?;
    let mut cells = book.worksheet_cells_reader(sheet).map_err(damaged)?;
    let (mut row, mut at) = (Vec::new(), 0);
    while let Some(cell) = cells.next_cell().map_err(damaged)? {
        let (line, column) = cell.get_position();
        if line != at {
            if !row.is_empty() && !each(u64::from(at) + 1, std::mem::take(&mut row)) {
                return Ok(());
            }
            row.clear();
            at = line;
        }
        let column = column as usize;
        let value = value(cell.get_value());
        if value.is_empty() || column >= MAX_COLUMNS {
            continue;
        }
        if row.len() <= column {
            row.resize(column + 1, String::new());
        }
        row[column] = value;
    }
    if !row.is_empty() {
        each(u64::from(at) + 1, row);
    }
    Ok(())
}

/// A cell as text: a whole number without decimals, a date without a time of midnight.
fn value(value: &DataRef<'_>) -> String {
    match value {
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => number.to_string(),
        DataRef::String(text) => text.trim().to_owned(),
        DataRef::SharedString(text) => text.trim().to_owned(),
        DataRef::Bool(yes) => yes.to_string(),
        DataRef::DateTime(date) if date.is_datetime() => {
            let (year, month, day, ..) = date.to_ymd_hms_milli();
            format!("{year:04}-{month:02}-{day:02}")
        }
        DataRef::DateTime(other) => other.as_f64().to_string(),
        DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => text.clone(),
        DataRef::Error(_) | DataRef::Empty => String::new(),
    }
}
