//! The content of ODS spreadsheets.

use std::ops::ControlFlow;

use quick_xml::events::BytesStart;

use super::{Step, attribute, document, walk};
use crate::message::Message;
use crate::source::MAX_COLUMNS;

/// The names of the sheets of an ODS content.
pub(crate) fn sheets(content: &[u8]) -> Result<Vec<String>, Message> {
    let mut names = Vec::new();
    walk(&document(content)?, &mut |step| {
        if let Step::Open("table", tag) = step {
            names.extend(attribute(tag, "table:name"));
        }
        Ok(ControlFlow::Continue(()))
    })?;
    Ok(names)
}

/// What is being read of a sheet.
#[derive(Default)]
struct OdsRow {
    inside: bool,
    number: u64,
    repeats: u64,
    cells: Vec<String>,
    cell: Option<(String, usize)>,
    /// Whether the value is in an attribute, and the text only shows it.
    typed: bool,
    /// Comments on cells, which have paragraphs too.
    aside: u32,
}

impl OdsRow {
    fn open_cell(&mut self, tag: &BytesStart<'_>) {
        let repeats = attribute(tag, "table:number-columns-repeated")
            .and_then(|n| n.parse().ok())
            .unwrap_or(1);
        let value = match attribute(tag, "office:value-type").as_deref() {
            Some("float" | "percentage" | "currency") => attribute(tag, "office:value"),
            Some("date") => attribute(tag, "office:date-value"),
            _ => None,
        };
        self.typed = value.is_some();
        self.cell = Some((value.unwrap_or_default(), repeats));
    }

    fn close_cell(&mut self) {
        let Some((value, repeats)) = self.cell.take() else {
            return;
        };
        let capacity = MAX_COLUMNS.saturating_sub(self.cells.len());
        let value = value.trim().to_owned();
        self.cells
            .extend(std::iter::repeat_n(value, repeats.min(capacity)));
    }

    /// Hands over the row as often as it is repeated; an empty one only counts.
    fn close_row(&mut self, each: &mut dyn FnMut(u64, Vec<String>) -> bool) -> ControlFlow<()> {
        while self.cells.last().is_some_and(String::is_empty) {
            self.cells.pop();
        }
        let cells = std::mem::take(&mut self.cells);
        if cells.is_empty() {
            self.number = self.number.saturating_add(self.repeats);
            return ControlFlow::Continue(());
        }
        for _ in 0..self.repeats {
            self.number += 1;
            if !each(self.number, cells.clone()) {
                return ControlFlow::Break(());
            }
        }
        ControlFlow::Continue(())
    }
}

/// The rows of a sheet of an ODS content.
pub(crate) fn rows(
    content: &[u8],
    sheet: &str,
    each: &mut dyn FnMut(u64, Vec<String>) -> bool,
) -> Result<(), Message> {
    let mut row = OdsRow::default();
    walk(&document(content)?, &mut |step| {
        match step {
            Step::Open("table", tag) => {
                row.inside = attribute(tag, "table:name").as_deref() == Some(sheet);
            }
            Step::Close("table") if row.inside => return Ok(ControlFlow::Break(())),
            _ if !row.inside => {}
            Step::Open("table-row", tag) => {
                row.repeats = attribute(tag, "table:number-rows-repeated")
                    .and_then(|n| n.parse().ok())
                    .unwrap_or(1);
            }
            Step::Close("table-row") => return Ok(row.close_row(each)),
            Step::Open("table-cell" | "covered-table-cell", tag) => row.open_cell(tag),
            Step::Close("table-cell" | "covered-table-cell") => row.close_cell(),
            Step::Open("annotation", _) => row.aside += 1,
            Step::Close("annotation") => row.aside = row.aside.saturating_sub(1),
            Step::Open("p", _) if row.aside == 0 && !row.typed => {
                if let Some((value, _)) = row.cell.as_mut().filter(|(v, _)| !v.is_empty()) {
                    value.push(' ');
                }
            }
            Step::Text(text) if row.aside == 0 && !row.typed => {
                if let Some((value, _)) = &mut row.cell {
                    value.push_str(text);
                }
            }
            _ => {}
        }
        Ok(ControlFlow::Continue(()))
    })
}
