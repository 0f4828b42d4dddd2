//! Formats that are XML: the content of ODS spreadsheets, and GPX.

use std::io::{BufReader, Read};
use std::ops::ControlFlow;

use geo::{Coord, Geometry, LineString, MultiLineString, Point};
use quick_xml::Reader;
use quick_xml::XmlVersion;
use quick_xml::events::{BytesStart, Event};

use super::input::{Input, failed};
use super::said::Said;
use super::source::{
    About, Each, Item, MAX_COLUMNS, MAX_POSITIONS, MAX_ROWS, Row, Source, too_many_rows,
};
use super::text;

/// A step through a document. Names are without prefix.
enum Step<'a> {
    Open(&'a str, &'a BytesStart<'a>),
    Text(&'a str),
    Close(&'a str),
}

/// Goes through a document until `each` says to stop.
fn walk(
    document: &str,
    each: &mut dyn FnMut(Step<'_>) -> Result<ControlFlow<()>, Said>,
) -> Result<(), Said> {
    let mut reader = Reader::from_str(document);
    let damaged = |error: quick_xml::Error| Said::new("unreadable").with("why", error);
    let mut depth = 0_u32;
    loop {
        let flow = match reader.read_event().map_err(damaged)? {
            Event::Start(tag) => {
                depth += 1;
                each(Step::Open(tag.local_name().as_ref(), &tag))?
            }
            Event::Empty(tag) => match each(Step::Open(tag.local_name().as_ref(), &tag))? {
                ControlFlow::Break(()) => ControlFlow::Break(()),
                ControlFlow::Continue(()) => each(Step::Close(tag.local_name().as_ref()))?,
            },
            Event::End(tag) => {
                depth = depth.saturating_sub(1);
                each(Step::Close(tag.local_name().as_ref()))?
            }
            Event::Text(text) => each(Step::Text(&text.xml10_content()))?,
            Event::CData(text) => each(Step::Text(&text.xml10_content()))?,
            Event::GeneralRef(reference) => {
                let character = match &*reference.xml10_content() {
                    "amp" => Some('&'),
                    "lt" => Some('<'),
                    "gt" => Some('>'),
                    "quot" => Some('"'),
                    "apos" => Some('\''),
                    // entities of a document's own are not expanded: they may expand without end
                    _ => reference.resolve_char_ref().ok().flatten(),
                };
                each(Step::Text(
                    character.unwrap_or(' ').encode_utf8(&mut [0; 4]),
                ))?
            }
            Event::Eof if depth > 0 => return Err(Said::new("file-cut-short")),
            Event::Eof => return Ok(()),
            _ => ControlFlow::Continue(()),
        };
        if flow.is_break() {
            return Ok(());
        }
    }
}

/// An attribute by its name with prefix.
fn attribute(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    let attribute = tag
        .attributes()
        .flatten()
        .find(|a| a.key.as_ref() == name)?;
    let value = attribute.normalized_value(XmlVersion::default()).ok()?;
    Some(value.into_owned())
}

fn document(bytes: &[u8]) -> Result<String, Said> {
    let mut text = Vec::new();
    text::as_utf8(BufReader::new(bytes))
        .and_then(|mut f| f.read_to_end(&mut text))
        .map_err(failed)?;
    Ok(text::cell(&text).0)
}

/// The names of the sheets of an ODS content.
pub(super) fn ods_sheets(content: &[u8]) -> Result<Vec<String>, Said> {
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
        let room = MAX_COLUMNS.saturating_sub(self.cells.len());
        let value = value.trim().to_owned();
        self.cells
            .extend(std::iter::repeat_n(value, repeats.min(room)));
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
pub(super) fn ods_rows(
    content: &[u8],
    sheet: &str,
    each: &mut dyn FnMut(u64, Vec<String>) -> bool,
) -> Result<(), Said> {
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

/// What a GPX element may say of itself.
const GPX_COLUMNS: [&str; 6] = ["element", "name", "desc", "cmt", "type", "src"];

/// A GPX file: waypoints, tracks and routes.
pub(super) struct Gpx {
    input: Input,
    about: About,
}

impl Gpx {
    pub fn open(input: Input) -> Self {
        Self {
            input,
            about: About {
                format: "GPX",
                columns: GPX_COLUMNS.map(str::to_owned).to_vec(),
                encoding: "UTF-8".to_owned(),
                typed_numbers: true,
                crs: Some("EPSG:4326".to_owned()),
                ..About::default()
            },
        }
    }
}

/// An element of a GPX file being read.
#[derive(Default)]
struct Element {
    kind: String,
    texts: [String; GPX_COLUMNS.len()],
    lines: Vec<LineString>,
    line: Vec<Coord>,
    /// The column that the text being read belongs to; points of a track have names of their own.
    column: Option<usize>,
    in_point: bool,
}

impl Element {
    fn position(tag: &BytesStart<'_>) -> Option<Coord> {
        let number = |name| attribute(tag, name).and_then(|v| v.trim().parse::<f64>().ok());
        Some(Coord {
            x: number("lon")?,
            y: number("lat")?,
        })
    }

    fn geometry(&mut self) -> Option<Geometry> {
        if self.kind == "wpt" {
            return self.line.first().map(|c| Point(*c).into());
        }
        let rest = std::mem::take(&mut self.line);
        if !rest.is_empty() {
            self.lines.push(LineString(rest));
        }
        Some(MultiLineString(std::mem::take(&mut self.lines)).into())
    }
}

impl Source for Gpx {
    fn about(&self) -> &About {
        &self.about
    }

    fn read(&self, each: &mut Each<'_>) -> Result<(), Said> {
        let document = document(&self.input.whole()?)?;
        let (mut element, mut number, mut seen) = (None::<Element>, 0, false);
        walk(&document, &mut |step| {
            match (step, &mut element) {
                (Step::Open("gpx", _), _) => seen = true,
                (Step::Open(kind @ ("wpt" | "trk" | "rte"), tag), None) => {
                    let mut new = Element {
                        kind: kind.to_owned(),
                        ..Element::default()
                    };
                    kind.clone_into(&mut new.texts[0]);
                    if kind == "wpt" {
                        new.line.extend(Element::position(tag));
                    }
                    element = Some(new);
                }
                (Step::Open("trkpt" | "rtept", tag), Some(e)) => {
                    e.in_point = true;
                    // a point without a position is no point of the line
                    e.line.extend(Element::position(tag));
                    if e.line.len() > MAX_POSITIONS {
                        return Err(Said::new("too-many-positions")
                            .with("count", e.line.len())
                            .with("limit", MAX_POSITIONS));
                    }
                }
                (Step::Close("trkpt" | "rtept"), Some(e)) => e.in_point = false,
                (Step::Close("trkseg"), Some(e)) => {
                    let line = std::mem::take(&mut e.line);
                    e.lines.push(LineString(line));
                }
                (Step::Close("wpt" | "trk" | "rte"), found @ Some(_)) => {
                    let Some(mut e) = found.take() else {
                        return Ok(ControlFlow::Continue(()));
                    };
                    number += 1;
                    if number > MAX_ROWS {
                        return Err(too_many_rows());
                    }
                    return Ok(each(row(number, &mut e)));
                }
                (Step::Open(name, _), Some(e)) if !e.in_point => {
                    e.column = GPX_COLUMNS.iter().position(|c| *c == name);
                }
                (Step::Text(text), Some(e)) => {
                    if let Some(column) = e.column {
                        e.texts[column].push_str(text);
                    }
                }
                (Step::Close(_), Some(e)) => e.column = None,
                _ => {}
            }
            Ok(ControlFlow::Continue(()))
        })?;
        if seen {
            Ok(())
        } else {
            Err(Said::new("unreadable").with("why", "gpx"))
        }
    }
}

fn row(number: u64, element: &mut Element) -> Item {
    let geometry = element.geometry();
    let mut row = Row {
        number,
        geometry,
        ..Row::default()
    };
    for (i, text) in element.texts.iter().enumerate() {
        let text = text.trim();
        let repaired = text::once(text);
        if let Some(now) = &repaired {
            row.notes
                .push((Some(i), Said::new("encoded-twice").with("now", now)));
        }
        row.cells.push(repaired.unwrap_or_else(|| text.to_owned()));
    }
    Item::Row(row)
}
