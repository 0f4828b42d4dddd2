//! Reading Mapbox Vector Tiles, tolerantly.
//!
//! A tile comes from the network: whatever its bytes are, reading it never panics and takes memory
//! in proportion to them. What cannot be understood is left out, the rest is read.

use std::sync::Arc;

pub use super::grid::EXTENT;
use super::protobuf::{Fields, Varints, Wire, unzigzag};

/// Greatest coordinate, in tile units: those beyond are errors of the writer and would not fit 16 bits.
const LIMIT: i64 = 32_000;

/// A decoded tile.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Tile {
    /// Its layers, in order.
    pub layers: Vec<Layer>,
}

impl Tile {
    /// The features of the layer with this name.
    pub fn features(&self, layer: &str) -> impl Iterator<Item = &Feature> {
        self.layers
            .iter()
            .filter(move |l| &*l.name == layer)
            .flat_map(|l| &l.features)
    }
}

/// A layer of a tile.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Layer {
    /// Its name.
    pub name: String,
    /// Its features.
    pub features: Vec<Feature>,
}

/// What a geometry is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum GeometryKind {
    /// Not stated.
    #[default]
    Unknown,
    /// Points.
    Point,
    /// Lines.
    Line,
    /// Rings of polygons, closed without repeating the first point.
    Polygon,
}

/// A feature of a layer.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Feature {
    /// Identifier; 0 when the tile gives none.
    pub id: u64,
    /// Kind of geometry.
    pub kind: GeometryKind,
    /// Points (one each), lines or rings in units of [`EXTENT`]; a point repeated in a row is
    /// dropped, and so are lines of one point and rings of two.
    pub parts: Vec<Vec<[i16; 2]>>,
    /// Attributes; keys and texts are shared among the features of a layer.
    pub attributes: Vec<(Arc<str>, Value)>,
}

impl Feature {
    /// A text attribute.
    #[must_use]
    pub fn text(&self, key: &str) -> Option<&str> {
        match self.attribute(key)? {
            Value::Text(text) => Some(text),
            Value::Number(_) | Value::Bool(_) => None,
        }
    }

    /// A numeric attribute.
    #[must_use]
    pub fn number(&self, key: &str) -> Option<f64> {
        match self.attribute(key)? {
            Value::Number(number) => Some(*number),
            Value::Text(_) | Value::Bool(_) => None,
        }
    }

    fn attribute(&self, key: &str) -> Option<&Value> {
        self.attributes
            .iter()
            .find(|(k, _)| &**k == key)
            .map(|(_, value)| value)
    }
}

/// The value of an attribute.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// Text.
    Text(Arc<str>),
    /// Any of the numeric types.
    Number(f64),
    /// True or false.
    Bool(bool),
}

/// Reads a tile. What cannot be understood is left out.
///
/// ```
/// use geodata_mvt::decode::decode;
///
/// assert!(decode(b"not a tile").layers.is_empty());
/// ```
#[must_use]
pub fn decode(bytes: &[u8]) -> Tile {
    let layers = Fields(bytes)
        .filter_map(|field| match field {
            (3, Wire::Bytes(layer)) => Some(decode_layer(layer)),
            _ => None,
        })
        .collect();
    Tile { layers }
}

/// The features of a layer with an identifier. The others are passed over unread, which is many times faster than
/// reading the tile.
#[must_use]
pub fn features_with_id(bytes: &[u8], layer: &str, id: u64) -> Vec<Feature> {
    let layers = Fields(bytes).filter_map(|field| match field {
        (3, Wire::Bytes(bytes)) if is_named(bytes, layer) => Some(bytes),
        _ => None,
    });
    layers
        .flat_map(|layer| decode_layer_where(layer, |feature| has_id(feature, id)).features)
        .collect()
}

fn is_named(layer: &[u8], name: &str) -> bool {
    Fields(layer).any(|field| matches!(field, (1, Wire::Bytes(text)) if text == name.as_bytes()))
}

fn has_id(feature: &[u8], wanted: u64) -> bool {
    let ids = Fields(feature).filter_map(|field| match field {
        (1, Wire::Varint(id)) => Some(id),
        _ => None,
    });
    ids.last().unwrap_or_default() == wanted
}

fn decode_layer(bytes: &[u8]) -> Layer {
    decode_layer_where(bytes, |_| true)
}

fn decode_layer_where(bytes: &[u8], wanted: impl Fn(&[u8]) -> bool) -> Layer {
    let mut name = String::new();
    let mut extent = u64::from(EXTENT.cast_unsigned());
    let (mut keys, mut values, mut features) = (vec![], vec![], vec![]);
    for field in Fields(bytes) {
        match field {
            (1, Wire::Bytes(text)) => name = String::from_utf8_lossy(text).into_owned(),
            (2, Wire::Bytes(feature)) if wanted(feature) => features.push(feature),
            (3, Wire::Bytes(key)) => keys.push(shared(key)),
            (4, Wire::Bytes(value)) => values.push(decode_value(value)),
            (5, Wire::Varint(units)) => extent = units.clamp(1, 1 << 20),
            _ => {}
        }
    }
    let scale = f64::from(EXTENT) / extent as f64;
    let features = features
        .into_iter()
        .map(|bytes| decode_feature(bytes, scale, &keys, &values))
        .collect();
    Layer { name, features }
}

fn decode_value(bytes: &[u8]) -> Option<Value> {
    Fields(bytes).find_map(|field| match field {
        (1, Wire::Bytes(text)) => Some(Value::Text(shared(text))),
        (2, Wire::Fixed32(bits)) => Some(Value::Number(f32::from_bits(bits).into())),
        (3, Wire::Fixed64(bits)) => Some(Value::Number(f64::from_bits(bits))),
        (4, Wire::Varint(v)) => Some(Value::Number(v.cast_signed() as f64)),
        (5, Wire::Varint(v)) => Some(Value::Number(v as f64)),
        (6, Wire::Varint(v)) => Some(Value::Number(unzigzag(v) as f64)),
        (7, Wire::Varint(v)) => Some(Value::Bool(v != 0)),
        _ => None,
    })
}

fn decode_feature(
    bytes: &[u8],
    scale: f64,
    keys: &[Arc<str>],
    values: &[Option<Value>],
) -> Feature {
    let mut feature = Feature::default();
    let mut commands: &[u8] = &[];
    for field in Fields(bytes) {
        match field {
            (1, Wire::Varint(id)) => feature.id = id,
            (2, Wire::Bytes(tags)) => feature.attributes = decode_tags(tags, keys, values),
            (3, Wire::Varint(kind)) => {
                feature.kind = match kind {
                    1 => GeometryKind::Point,
                    2 => GeometryKind::Line,
                    3 => GeometryKind::Polygon,
                    _ => GeometryKind::Unknown,
                }
            }
            (4, Wire::Bytes(geometry)) => commands = geometry,
            _ => {}
        }
    }
    feature.parts = decode_geometry(commands, scale);
    let least = match feature.kind {
        GeometryKind::Unknown | GeometryKind::Point => 1,
        GeometryKind::Line => 2,
        GeometryKind::Polygon => 3,
    };
    feature.parts.retain(|part| part.len() >= least);
    feature
}

fn decode_tags(
    bytes: &[u8],
    keys: &[Arc<str>],
    values: &[Option<Value>],
) -> Vec<(Arc<str>, Value)> {
    let mut indices = Varints(bytes);
    let mut tags = Vec::new();
    while let (Some(key), Some(value)) = (indices.next(), indices.next()) {
        let key = usize::try_from(key).ok().and_then(|i| keys.get(i));
        let value = usize::try_from(value).ok().and_then(|i| values.get(i));
        if let (Some(key), Some(Some(value))) = (key, value) {
            tags.push((key.clone(), value.clone()));
        }
    }
    tags
}

/// Follows `MoveTo`, `LineTo` and `ClosePath`.
///
/// A position outside the range of coordinates ends the geometry, since those after it are relative to it.
fn decode_geometry(bytes: &[u8], scale: f64) -> Vec<Vec<[i16; 2]>> {
    let mut parts: Vec<Vec<[i16; 2]>> = vec![];
    let (mut x, mut y) = (0_i64, 0_i64);
    let mut numbers = Varints(bytes);
    while let Some(command) = numbers.next() {
        let (name, count) = (command & 7, command >> 3);
        match name {
            1 | 2 => {}
            7 => {
                close(&mut parts);
                continue;
            }
            // a command of a later version, with an unknown number of parameters
            _ => return parts,
        }
        for _ in 0..count {
            let (Some(dx), Some(dy)) = (numbers.next(), numbers.next()) else {
                return parts;
            };
            x = x.saturating_add(unzigzag(dx));
            y = y.saturating_add(unzigzag(dy));
            let Some(point) = to_tile_units(x, y, scale) else {
                return parts;
            };
            match parts.last_mut() {
                Some(part) if name == 2 => {
                    if part.last() != Some(&point) {
                        part.push(point);
                    }
                }
                _ => parts.push(vec![point]),
            }
        }
    }
    parts
}

/// Some writers repeat the first point before closing a ring.
fn close(parts: &mut [Vec<[i16; 2]>]) {
    if let Some(ring) = parts.last_mut()
        && ring.len() > 1
        && ring.first() == ring.last()
    {
        ring.pop();
    }
}

fn to_tile_units(x: i64, y: i64, scale: f64) -> Option<[i16; 2]> {
    let unit = |v: i64| {
        let scaled = (v as f64 * scale).round() as i64;
        // not by its absolute value, which the smallest of all numbers has none of
        (-LIMIT..=LIMIT).contains(&scaled).then_some(scaled as i16)
    };
    Some([unit(x)?, unit(y)?])
}

fn shared(bytes: &[u8]) -> Arc<str> {
    String::from_utf8_lossy(bytes).into()
}
