//! Writing Mapbox Vector Tiles 2.1 (<https://github.com/mapbox/vector-tile-spec/tree/master/2.1>).

use std::collections::HashMap;

use super::grid::{EXTENT, GridPoint};
use super::protobuf::{bytes_field, varint, varint_field, zigzag};

/// A ring: at least three positions, the first not repeated at the end.
pub type Ring = Vec<GridPoint>;
/// A polygon: exterior first, of positive area by the surveyor's formula (clockwise on screen), then
/// holes of negative area.
pub type Polygon = Vec<Ring>;

/// A geometry in tile units.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Geometry {
    /// At least one point.
    Points(Vec<GridPoint>),
    /// At least one line of two positions or more.
    Lines(Vec<Vec<GridPoint>>),
    /// At least one polygon.
    Polygons(Vec<Polygon>),
}

impl Geometry {
    /// Changes every position.
    pub fn for_each_position(&mut self, change: impl FnMut(&mut GridPoint)) {
        match self {
            Self::Points(points) => points.iter_mut().for_each(change),
            Self::Lines(lines) => lines.iter_mut().flatten().for_each(change),
            Self::Polygons(polygons) => polygons.iter_mut().flatten().flatten().for_each(change),
        }
    }
}

/// The value of an attribute.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Value<'a> {
    /// Text.
    Text(&'a str),
    /// A number.
    Uint(u64),
}

/// A layer being written: each key and each value is stored once.
///
/// ```
/// use geodata_mvt::decode::decode;
/// use geodata_mvt::encode::{Geometry, LayerWriter, Value};
///
/// let mut layer = LayerWriter::new("stops");
/// let point = Geometry::Points(vec![[2048, 1024]]);
/// layer.feature(Some(7), &point, &[("name", Value::Text("Porta Susa"))]);
/// let mut tile = Vec::new();
/// layer.finish(&mut tile);
///
/// let read = decode(&tile);
/// let stop = read.features("stops").next().unwrap();
/// assert_eq!((stop.id, stop.text("name")), (7, Some("Porta Susa")));
/// assert_eq!(stop.parts, [[[2048, 1024]]]);
/// ```
#[derive(Debug)]
pub struct LayerWriter<'a> {
    name: &'static str,
    features: Vec<u8>,
    count: usize,
    keys: Vec<&'a str>,
    values: Vec<Value<'a>>,
    value_positions: HashMap<Value<'a>, usize>,
    message: Vec<u8>,
    packed: Vec<u8>,
}

impl<'a> LayerWriter<'a> {
    /// A layer without features.
    #[must_use]
    pub fn new(name: &'static str) -> Self {
        Self {
            name,
            features: Vec::new(),
            count: 0,
            keys: Vec::new(),
            values: Vec::new(),
            value_positions: HashMap::new(),
            message: Vec::new(),
            packed: Vec::new(),
        }
    }

    /// Adds a feature: its identifier, its geometry in tile units and its attributes.
    pub fn feature(&mut self, id: Option<u64>, geometry: &Geometry, tags: &[(&'a str, Value<'a>)]) {
        let mut packed = std::mem::take(&mut self.packed);
        let mut message = std::mem::take(&mut self.message);
        message.clear();
        if let Some(id) = id {
            varint_field(&mut message, 1, id);
        }
        packed.clear();
        for &(key, value) in tags {
            varint(&mut packed, self.key(key) as u64);
            varint(&mut packed, self.value(value) as u64);
        }
        if !packed.is_empty() {
            bytes_field(&mut message, 2, &packed);
        }
        packed.clear();
        varint_field(&mut message, 3, write_geometry(&mut packed, geometry));
        bytes_field(&mut message, 4, &packed);
        bytes_field(&mut self.features, 2, &message);
        self.count += 1;
        (self.packed, self.message) = (packed, message);
    }

    fn key(&mut self, key: &'a str) -> usize {
        self.keys.iter().position(|k| *k == key).unwrap_or_else(|| {
            self.keys.push(key);
            self.keys.len() - 1
        })
    }

    fn value(&mut self, value: Value<'a>) -> usize {
        *self.value_positions.entry(value).or_insert_with(|| {
            self.values.push(value);
            self.values.len() - 1
        })
    }

    /// Appends the layer to a tile; a layer without features is left out, as the specification asks.
    pub fn finish(self, tile: &mut Vec<u8>) {
        if self.count == 0 {
            return;
        }
        let mut layer = Vec::with_capacity(self.features.len() + 64);
        varint_field(&mut layer, 15, 2); // version of the specification
        bytes_field(&mut layer, 1, self.name.as_bytes());
        layer.extend_from_slice(&self.features);
        for key in self.keys {
            bytes_field(&mut layer, 3, key.as_bytes());
        }
        for value in self.values {
            let mut message = Vec::new();
            match value {
                Value::Text(text) => bytes_field(&mut message, 1, text.as_bytes()),
                Value::Uint(number) => varint_field(&mut message, 5, number),
            }
            bytes_field(&mut layer, 4, &message);
        }
        varint_field(&mut layer, 5, EXTENT as u64);
        bytes_field(tile, 3, &layer);
    }
}

/// Appends the commands of a geometry; returns the number of its type.
fn write_geometry(out: &mut Vec<u8>, geometry: &Geometry) -> u64 {
    let mut writer = CommandWriter { out, at: [0, 0] };
    match geometry {
        Geometry::Points(points) => {
            writer.command(MOVE_TO, points.len());
            for &p in points {
                writer.to(p);
            }
            1
        }
        Geometry::Lines(lines) => {
            for line in lines {
                writer.line(line);
            }
            2
        }
        Geometry::Polygons(polygons) => {
            for ring in polygons.iter().flatten() {
                writer.line(ring);
                writer.command(CLOSE_PATH, 1);
            }
            3
        }
    }
}

const MOVE_TO: u64 = 1;
const LINE_TO: u64 = 2;
const CLOSE_PATH: u64 = 7;

struct CommandWriter<'o> {
    out: &'o mut Vec<u8>,
    at: GridPoint,
}

impl CommandWriter<'_> {
    fn command(&mut self, name: u64, count: usize) {
        varint(self.out, name | (count as u64) << 3);
    }

    fn to(&mut self, point: GridPoint) {
        for (from, to) in self.at.into_iter().zip(point) {
            varint(self.out, zigzag(to - from));
        }
        self.at = point;
    }

    fn line(&mut self, points: &[GridPoint]) {
        let Some((&first, rest)) = points.split_first() else {
            return;
        };
        self.command(MOVE_TO, 1);
        self.to(first);
        self.command(LINE_TO, rest.len());
        for &p in rest {
            self.to(p);
        }
    }
}
