//! Shapefiles, from a folder or a zip.
//!
//! Read here rather than by a crate because the readers there are make room for as many points as a record claims to
//! have: a damaged byte would take all memory.

use std::ops::ControlFlow;
use std::sync::Arc;

use geo::{
    Area, BoundingRect, Contains, Coord, Geometry, LineString, MultiLineString, MultiPoint,
    MultiPolygon, Point, Polygon,
};

use super::encoding::{self, CellDecoding};
use super::input::Input;
use super::message::Message;
use super::source::{About, Each, Item, MAX_COLUMNS, MAX_ROWS, Row, Source, too_many_rows};

/// A Shapefile with the parts it is made of.
pub(super) struct Shapefile {
    shapes: Arc<[u8]>,
    table: Option<Table>,
    about: About,
}

/// The parts of a Shapefile as they were found.
#[derive(Default)]
pub(super) struct Parts {
    pub name: String,
    pub shp: Vec<u8>,
    pub dbf: Option<Vec<u8>>,
    pub prj: Option<Vec<u8>>,
}

impl Shapefile {
    /// The Shapefile of which this is the `.shp`.
    pub fn open(input: &Input) -> Result<Self, Message> {
        let part = |extension: &str| input.beside(extension).map(|p| p.whole()).transpose();
        Self::of_parts(
            Parts {
                name: String::new(),
                shp: input.whole()?,
                dbf: part("dbf")?,
                prj: part("prj")?,
            },
            None,
        )
    }

    /// The Shapefile made of these parts; `layer` is its name where there are several.
    pub fn of_parts(parts: Parts, layer: Option<String>) -> Result<Self, Message> {
        let damaged = || Message::new("unreadable").with("why", ".shp");
        if parts.shp.len() < 100 || be32(&parts.shp, 0) != Some(9994) {
            return Err(damaged());
        }
        let table = parts.dbf.map(Table::new).transpose()?;
        let mut notes = Vec::new();
        if table.is_none() {
            notes.push(Message::new("shp-part-missing").with("part", "dbf"));
        }
        if parts.prj.is_none() {
            notes.push(Message::new("shp-part-missing").with("part", "prj"));
        }
        let crs = parts
            .prj
            .map(|prj| encoding::cell(&prj).0)
            .filter(|t| !t.is_empty());
        let columns = table.as_ref().map_or_else(Vec::new, |t| {
            t.fields.iter().map(|f| f.name.clone()).collect()
        });
        Ok(Self {
            shapes: parts.shp.into(),
            about: About {
                format: "Shapefile",
                layer,
                columns,
                typed_numbers: true,
                crs,
                rows: table.as_ref().map(|t| t.count),
                notes,
                ..About::default()
            },
            table,
        })
    }
}

impl Source for Shapefile {
    fn about(&self) -> &About {
        &self.about
    }

    fn read(&self, each: &mut Each<'_>) -> Result<(), Message> {
        let (mut at, mut number) = (100, 0);
        while at + 8 <= self.shapes.len() {
            number += 1;
            if number > MAX_ROWS {
                return Err(too_many_rows());
            }
            let words = be32(&self.shapes, at + 4).unwrap_or(-1);
            let length = usize::try_from(words).ok().and_then(|w| w.checked_mul(2));
            let content = length.and_then(|l| self.shapes.get(at + 8..(at + 8).checked_add(l)?));
            let Some(content) = content else {
                return Err(Message::new("file-cut-short"));
            };
            at += 8 + content.len();
            let mut row = Row {
                number,
                ..Row::default()
            };
            if let Some(table) = &self.table
                && !table.row(number, &mut row)?
            {
                continue;
            }
            let item = match shape(content) {
                Some(geometry) => {
                    row.geometry = geometry;
                    Item::Row(row)
                }
                None => Item::Bad(number, Message::new("shape-damaged")),
            };
            if each(item) == ControlFlow::Break(()) {
                return Ok(());
            }
        }
        match &self.table {
            Some(table) if table.count != number => Err(Message::new("shp-counts-differ")
                .with("shapes", number)
                .with("rows", table.count)),
            _ if at != self.shapes.len() => Err(Message::new("file-cut-short")),
            _ => Ok(()),
        }
    }
}

fn be32(bytes: &[u8], at: usize) -> Option<i32> {
    Some(i32::from_be_bytes(bytes.get(at..at + 4)?.try_into().ok()?))
}

fn le32(bytes: &[u8], at: usize) -> Option<usize> {
    u32::from_le_bytes(bytes.get(at..at + 4)?.try_into().ok()?)
        .try_into()
        .ok()
}

fn le16(bytes: &[u8], at: usize) -> Option<usize> {
    Some(usize::from(u16::from_le_bytes(
        bytes.get(at..at + 2)?.try_into().ok()?,
    )))
}

fn coord(bytes: &[u8], at: usize) -> Option<Coord> {
    let number = |at: usize| Some(f64::from_le_bytes(bytes.get(at..at + 8)?.try_into().ok()?));
    Some(Coord {
        x: number(at)?,
        y: number(at + 8)?,
    })
}

/// The shape of a record; the outer `None` is a damaged one.
#[allow(clippy::option_option)] // no shape and no readable shape are different answers
fn shape(content: &[u8]) -> Option<Option<Geometry>> {
    // with heights or measures, the positions come first all the same
    Some(match le32(content, 0)? {
        0 => None,
        1 | 11 | 21 => Some(Point(coord(content, 4)?).into()),
        8 | 18 | 28 => {
            let count = le32(content, 36)?;
            Some(MultiPoint(coords(content, 40, count)?.into_iter().map(Point).collect()).into())
        }
        3 | 13 | 23 => Some(MultiLineString(parts(content)?).into()),
        5 | 15 | 25 => Some(areas(parts(content)?).into()),
        _ => return None,
    })
}

fn coords(content: &[u8], at: usize, count: usize) -> Option<Vec<Coord>> {
    let bytes = content.get(at..at.checked_add(count.checked_mul(16)?)?)?;
    bytes.chunks_exact(16).map(|c| coord(c, 0)).collect()
}

/// The parts of a line or of an area.
fn parts(content: &[u8]) -> Option<Vec<LineString>> {
    let (parts, points) = (le32(content, 36)?, le32(content, 40)?);
    let first = 44_usize.checked_add(parts.checked_mul(4)?)?;
    let all = coords(content, first, points)?;
    let starts: Option<Vec<usize>> = (0..parts).map(|i| le32(content, 44 + 4 * i)).collect();
    let starts = starts?;
    let ends = starts.iter().skip(1).copied().chain([points]);
    let line = |(from, to): (usize, usize)| all.get(from..to).map(|c| LineString(c.to_vec()));
    starts.iter().copied().zip(ends).map(line).collect()
}

/// Rings as polygons: those that turn clockwise are outlines, the others holes in the outline that holds them.
fn areas(rings: Vec<LineString>) -> MultiPolygon {
    let polygons = rings
        .into_iter()
        .filter(|r| r.0.len() > 2)
        .map(|r| Polygon::new(r, Vec::new()));
    let (mut outlines, holes): (Vec<Polygon>, Vec<Polygon>) =
        polygons.partition(|p| p.signed_area() <= 0.0);
    for hole in holes {
        let start = hole.exterior().0.first().copied();
        let holds = |outline: &&mut Polygon| {
            start.is_some_and(|c| {
                outline.bounding_rect().is_some_and(|b| b.contains(&c))
                    && outline.contains(&Point(c))
            })
        };
        match outlines.iter_mut().find(holds) {
            Some(outline) => outline.interiors_push(hole.exterior().clone()),
            // an outline drawn the wrong way round
            None => outlines.push(hole),
        }
    }
    MultiPolygon(outlines)
}

/// The table of a Shapefile (dBASE).
struct Table {
    bytes: Vec<u8>,
    fields: Vec<Field>,
    count: u64,
    start: usize,
    width: usize,
}

struct Field {
    name: String,
    kind: u8,
    at: usize,
    length: usize,
}

impl Table {
    fn new(bytes: Vec<u8>) -> Result<Self, Message> {
        let damaged = || Message::new("unreadable").with("why", ".dbf");
        let (count, start, width) = (le32(&bytes, 4), le16(&bytes, 8), le16(&bytes, 10));
        let (Some(count), Some(start), Some(width)) = (count, start, width) else {
            return Err(damaged());
        };
        let mut fields: Vec<Field> = Vec::new();
        let mut at = 1;
        let descriptors = bytes.get(32..start).ok_or_else(damaged)?;
        for field in descriptors.chunks_exact(32).take_while(|f| f[0] != 0x0d) {
            let name = field[..11].split(|b| *b == 0).next().unwrap_or_default();
            let length = usize::from(field[16]);
            fields.push(Field {
                name: encoding::cell(name).0,
                kind: field[11],
                at,
                length,
            });
            at += length;
        }
        if at > width || fields.is_empty() || fields.len() > MAX_COLUMNS {
            return Err(damaged());
        }
        Ok(Self {
            bytes,
            fields,
            count: count as u64,
            start,
            width,
        })
    }

    /// Reads a row into cells; false when it has been deleted.
    fn row(&self, number: u64, row: &mut Row) -> Result<bool, Message> {
        let cut = || Message::new("file-cut-short");
        let at = usize::try_from(number - 1)
            .ok()
            .and_then(|n| n.checked_mul(self.width))
            .ok_or_else(cut)?
            + self.start;
        let bytes = self.bytes.get(at..at + self.width).ok_or_else(cut)?;
        for (i, field) in self.fields.iter().enumerate() {
            let (cell, reading) = encoding::cell(&bytes[field.at..field.at + field.length]);
            let message = match reading {
                CellDecoding::Plain => None,
                CellDecoding::SingleByte => Some(Message::new("single-byte")),
                CellDecoding::Twice => Some(Message::new("encoded-twice").with("now", &cell)),
            };
            row.notes.extend(message.map(|s| (Some(i), s)));
            row.cells.push(match field.kind {
                b'D' if cell.len() == 8 && cell.is_ascii() => {
                    format!("{}-{}-{}", &cell[..4], &cell[4..6], &cell[6..])
                }
                // stars mark a number too long for its field
                b'N' | b'F' if cell.starts_with('*') => String::new(),
                _ => cell,
            });
        }
        Ok(bytes[0] != b'*')
    }
}
