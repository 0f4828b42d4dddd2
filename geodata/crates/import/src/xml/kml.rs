//! KML, as Google Earth and My Maps write it: placemarks with their attributes in `ExtendedData`.

use std::collections::BTreeMap;
use std::ops::ControlFlow;

use geo::{Coord, Geometry, GeometryCollection, LineString, Point, Polygon};

use super::{Step, attribute, document, push, too_many_positions, walk};
use crate::input::Input;
use crate::message::Message;
use crate::source::{
    About, Each, Item, MAX_COLUMNS, MAX_POSITIONS, MAX_ROWS, Row, Source, too_many_rows,
};

/// What every placemark may say of itself; the folder is the nearest one it is in.
const COLUMNS: [&str; 3] = ["name", "description", "folder"];

/// A KML file. Styles, links and pictures are no data, and nothing they name is fetched.
pub(crate) struct Kml {
    input: Input,
    about: About,
}

impl Kml {
    /// Reads the file once for the names of what its placemarks say.
    pub fn open(input: Input) -> Result<Self, Message> {
        let mut columns: Vec<String> = COLUMNS.map(str::to_owned).to_vec();
        let mut rows = 0;
        let read = placemarks(&input, &mut |mark| {
            rows += 1;
            for name in mark.cells.into_keys() {
                if !columns.contains(&name) {
                    columns.push(name);
                }
            }
            if columns.len() > MAX_COLUMNS || rows > MAX_ROWS {
                ControlFlow::Break(())
            } else {
                ControlFlow::Continue(())
            }
        });
        // what can be read before the damage is read; the damage is met, and reported, later
        read.or_else(|message| if rows == 0 { Err(message) } else { Ok(()) })?;
        if columns.len() > MAX_COLUMNS {
            return Err(Message::new("too-many-columns")
                .with("count", columns.len())
                .with("limit", MAX_COLUMNS));
        }
        Ok(Self {
            input,
            about: About {
                format: "KML",
                columns,
                encoding: "UTF-8".to_owned(),
                typed_numbers: true,
                // a KML file has no other system
                crs: Some("EPSG:4326".to_owned()),
                rows: Some(rows),
                ..About::default()
            },
        })
    }

    fn row(&self, number: u64, mut mark: Placemark) -> Item {
        let mut parts = std::mem::take(&mut mark.parts);
        let geometry = match parts.len() {
            0 | 1 => parts.pop(),
            _ => Some(Geometry::GeometryCollection(GeometryCollection(parts))),
        };
        let mut row = Row {
            number,
            geometry,
            ..Row::default()
        };
        if mark.unreadable {
            return Item::Bad(
                number,
                Message::new("feature-unreadable").with("why", "coordinates"),
            );
        }
        for column in &self.about.columns {
            push(&mut row, mark.cells.get(column).map_or("", String::as_str));
        }
        Item::Row(row)
    }
}

impl Source for Kml {
    fn about(&self) -> &About {
        &self.about
    }

    fn read(&self, each: &mut Each<'_>) -> Result<(), Message> {
        let (mut number, mut full) = (0, false);
        placemarks(&self.input, &mut |mark| {
            number += 1;
            full = number > MAX_ROWS;
            if full {
                ControlFlow::Break(())
            } else {
                each(self.row(number, mark))
            }
        })?;
        if full { Err(too_many_rows()) } else { Ok(()) }
    }
}

/// A placemark being read.
#[derive(Default)]
struct Placemark {
    cells: BTreeMap<String, String>,
    parts: Vec<Geometry>,
    /// The outer ring and the holes of the polygon being read.
    rings: Vec<LineString>,
    in_polygon: bool,
    unreadable: bool,
    coordinates: Option<String>,
    /// The name of the datum being read, of `ExtendedData`.
    datum: Option<String>,
}

/// The placemark and the text being read, and the folders they are in.
#[derive(Default)]
struct CellDecoding {
    mark: Option<Placemark>,
    folders: Vec<String>,
    text: String,
    seen: bool,
}

fn placemarks(
    input: &Input,
    each: &mut dyn FnMut(Placemark) -> ControlFlow<()>,
) -> Result<(), Message> {
    let document = document(&input.whole()?)?;
    let mut reading = CellDecoding::default();
    walk(&document, &mut |step| match step {
        Step::Open(name, tag) => {
            reading.text.clear();
            reading.seen |= name == "kml";
            match (name, &mut reading.mark) {
                ("Placemark", mark @ None) => *mark = Some(Placemark::default()),
                ("Folder", None) => reading.folders.push(String::new()),
                ("Polygon", Some(mark)) => mark.in_polygon = true,
                ("Data" | "SimpleData", Some(mark)) => mark.datum = attribute(tag, "name"),
                _ => {}
            }
            Ok(ControlFlow::Continue(()))
        }
        Step::Text(text) => {
            reading.text.push_str(text);
            Ok(ControlFlow::Continue(()))
        }
        Step::Close(name) => reading.close(name, each),
    })?;
    if reading.seen {
        Ok(())
    } else {
        Err(Message::new("unreadable").with("why", "kml"))
    }
}

impl CellDecoding {
    fn close(
        &mut self,
        name: &str,
        each: &mut dyn FnMut(Placemark) -> ControlFlow<()>,
    ) -> Result<ControlFlow<()>, Message> {
        let text = std::mem::take(&mut self.text);
        let folder = self.folders.last().cloned().unwrap_or_default();
        let Some(mark) = &mut self.mark else {
            match name {
                "Folder" => drop(self.folders.pop()),
                "name" => {
                    if let Some(folder) = self.folders.last_mut() {
                        *folder = text;
                    }
                }
                _ => {}
            }
            return Ok(ControlFlow::Continue(()));
        };
        match name {
            "Placemark" => {
                let mut mark = self.mark.take().unwrap_or_default();
                mark.cells.insert("folder".to_owned(), folder);
                return Ok(each(mark));
            }
            "name" | "description" if mark.datum.is_none() => {
                mark.cells.insert(name.to_owned(), text);
            }
            "value" | "SimpleData" => {
                if let Some(datum) = &mark.datum {
                    mark.cells.insert(datum.clone(), text);
                }
            }
            "Data" => mark.datum = None,
            "coordinates" => mark.coordinates = Some(text),
            "Point" | "LineString" | "LinearRing" => mark.part(name)?,
            "Polygon" => mark.polygon(),
            _ => {}
        }
        if name == "SimpleData" {
            mark.datum = None;
        }
        Ok(ControlFlow::Continue(()))
    }
}

impl Placemark {
    /// A primitive whose coordinates have been read.
    fn part(&mut self, name: &str) -> Result<(), Message> {
        let text = self.coordinates.take().unwrap_or_default();
        let Some(line) = positions(&text)? else {
            self.unreadable = true;
            return Ok(());
        };
        match (name, line.0.first()) {
            (_, None) => {}
            ("Point", Some(first)) => self.parts.push(Point(*first).into()),
            ("LinearRing", _) if self.in_polygon => self.rings.push(line),
            _ => self.parts.push(line.into()),
        }
        Ok(())
    }

    /// The outer ring comes first, as the schema has it.
    fn polygon(&mut self) {
        self.in_polygon = false;
        let mut rings = std::mem::take(&mut self.rings);
        if !rings.is_empty() {
            let exterior = rings.remove(0);
            self.parts.push(Polygon::new(exterior, rings).into());
        }
    }
}

/// Positions as `longitude,latitude,height`, with white space between them; `None` when one is no position.
fn positions(text: &str) -> Result<Option<LineString>, Message> {
    let mut line = Vec::new();
    for position in text.split_whitespace() {
        let mut numbers = position.split(',').map(str::parse::<f64>);
        let (Some(Ok(x)), Some(Ok(y))) = (numbers.next(), numbers.next()) else {
            return Ok(None);
        };
        line.push(Coord { x, y });
        if line.len() > MAX_POSITIONS {
            return Err(too_many_positions(line.len()));
        }
    }
    Ok(Some(LineString(line)))
}
