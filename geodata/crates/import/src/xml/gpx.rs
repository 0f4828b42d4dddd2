//! GPX: waypoints, tracks and routes.

use std::ops::ControlFlow;

use geo::{Coord, Geometry, LineString, MultiLineString, Point};
use quick_xml::events::BytesStart;

use super::{Step, attribute, document, push, too_many_positions, walk};
use crate::input::Input;
use crate::message::Message;
use crate::source::{About, Each, Item, MAX_POSITIONS, MAX_ROWS, Row, Source, too_many_rows};

/// What a GPX element may say of itself.
const GPX_COLUMNS: [&str; 6] = ["element", "name", "desc", "cmt", "type", "src"];

/// A GPX file: waypoints, tracks and routes.
pub(crate) struct Gpx {
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

    fn read(&self, each: &mut Each<'_>) -> Result<(), Message> {
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
                        return Err(too_many_positions(e.line.len()));
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
            Err(Message::new("unreadable").with("why", "gpx"))
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
    for text in &element.texts {
        push(&mut row, text);
    }
    Item::Row(row)
}
