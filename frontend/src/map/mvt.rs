//! Reading Mapbox Vector Tiles, tolerantly.
//!
//! A tile comes from the network: whatever its bytes are, reading it never panics. What cannot be
//! understood is left out, the rest is kept.

/// Tile coordinates run from 0 to this across a tile; other extents are scaled to it.
pub const EXTENT: i32 = 4096;
/// Coordinates farther than this from the tile are nonsense (and would not fit the vertices).
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
            .filter(move |l| l.name == layer)
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
    /// Points, lines or rings in units of [`EXTENT`].
    pub parts: Vec<Vec<[i16; 2]>>,
    /// Attributes.
    pub attributes: Vec<(String, Value)>,
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
            .find(|(k, _)| k == key)
            .map(|(_, value)| value)
    }
}

/// The value of an attribute.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// Text.
    Text(String),
    /// Any of the numeric types.
    Number(f64),
    /// True or false.
    Bool(bool),
}

/// Reads a tile.
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

fn decode_layer(bytes: &[u8]) -> Layer {
    let mut name = String::new();
    let mut extent = EXTENT as u64;
    let (mut keys, mut values, mut features) = (vec![], vec![], vec![]);
    for field in Fields(bytes) {
        match field {
            (1, Wire::Bytes(text)) => name = lossy(text),
            (2, Wire::Bytes(feature)) => features.push(feature),
            (3, Wire::Bytes(key)) => keys.push(lossy(key)),
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
        (1, Wire::Bytes(text)) => Some(Value::Text(lossy(text))),
        (2, Wire::Fixed32(bits)) => Some(Value::Number(f32::from_bits(bits).into())),
        (3, Wire::Fixed64(bits)) => Some(Value::Number(f64::from_bits(bits))),
        (4, Wire::Varint(v)) => Some(Value::Number(v.cast_signed() as f64)),
        (5, Wire::Varint(v)) => Some(Value::Number(v as f64)),
        (6, Wire::Varint(v)) => Some(Value::Number(zigzag(v) as f64)),
        (7, Wire::Varint(v)) => Some(Value::Bool(v != 0)),
        _ => None,
    })
}

fn decode_feature(bytes: &[u8], scale: f64, keys: &[String], values: &[Option<Value>]) -> Feature {
    let mut feature = Feature::default();
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
            (4, Wire::Bytes(commands)) => feature.parts = decode_geometry(commands, scale),
            _ => {}
        }
    }
    feature
}

fn decode_tags(bytes: &[u8], keys: &[String], values: &[Option<Value>]) -> Vec<(String, Value)> {
    let indices: Vec<u64> = Varints(bytes).collect();
    indices
        .chunks_exact(2)
        .filter_map(|pair| {
            let key = keys.get(usize::try_from(pair[0]).ok()?)?;
            let value = values.get(usize::try_from(pair[1]).ok()?)?.as_ref()?;
            Some((key.clone(), value.clone()))
        })
        .collect()
}

/// Follows `MoveTo`, `LineTo` and `ClosePath`. Repeated points, which tessellation does not like,
/// are dropped.
fn decode_geometry(bytes: &[u8], scale: f64) -> Vec<Vec<[i16; 2]>> {
    let mut parts: Vec<Vec<[i16; 2]>> = vec![];
    let (mut x, mut y) = (0_i64, 0_i64);
    let mut numbers = Varints(bytes);
    while let Some(command) = numbers.next() {
        let (name, count) = (command & 7, command >> 3);
        if name == 7 {
            continue;
        }
        for _ in 0..count {
            let (Some(dx), Some(dy)) = (numbers.next(), numbers.next()) else {
                return parts;
            };
            x = x.saturating_add(zigzag(dx));
            y = y.saturating_add(zigzag(dy));
            if name == 1 || parts.is_empty() {
                parts.push(vec![]);
            }
            let (Some(point), Some(part)) = (to_tile_units(x, y, scale), parts.last_mut()) else {
                return parts;
            };
            if part.last() != Some(&point) {
                part.push(point);
            }
        }
    }
    parts
}

fn to_tile_units(x: i64, y: i64, scale: f64) -> Option<[i16; 2]> {
    let unit = |v: i64| {
        let scaled = (v as f64 * scale).round() as i64;
        (scaled.abs() <= LIMIT).then_some(scaled as i16)
    };
    Some([unit(x)?, unit(y)?])
}

fn zigzag(v: u64) -> i64 {
    (v >> 1).cast_signed() ^ -((v & 1).cast_signed())
}

fn lossy(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// A value of the protocol buffer encoding.
enum Wire<'a> {
    Varint(u64),
    Fixed32(u32),
    Fixed64(u64),
    Bytes(&'a [u8]),
}

/// The fields of a message; ends at the first byte that is not one.
struct Fields<'a>(&'a [u8]);

impl<'a> Iterator for Fields<'a> {
    type Item = (u64, Wire<'a>);

    fn next(&mut self) -> Option<Self::Item> {
        let key = varint(&mut self.0)?;
        let value = match key & 7 {
            0 => Wire::Varint(varint(&mut self.0)?),
            1 => Wire::Fixed64(u64::from_le_bytes(take_array(&mut self.0)?)),
            2 => {
                let length = usize::try_from(varint(&mut self.0)?).ok()?;
                Wire::Bytes(take(&mut self.0, length)?)
            }
            5 => Wire::Fixed32(u32::from_le_bytes(take_array(&mut self.0)?)),
            _ => return None,
        };
        Some((key >> 3, value))
    }
}

/// Packed variable-length integers.
struct Varints<'a>(&'a [u8]);

impl Iterator for Varints<'_> {
    type Item = u64;

    fn next(&mut self) -> Option<u64> {
        varint(&mut self.0)
    }
}

fn varint(bytes: &mut &[u8]) -> Option<u64> {
    let mut value = 0_u64;
    for shift in (0..64).step_by(7) {
        let (&byte, rest) = bytes.split_first()?;
        *bytes = rest;
        value |= u64::from(byte & 127) << shift;
        if byte < 128 {
            return Some(value);
        }
    }
    None
}

fn take<'a>(bytes: &mut &'a [u8], length: usize) -> Option<&'a [u8]> {
    let (taken, rest) = bytes.split_at_checked(length)?;
    *bytes = rest;
    Some(taken)
}

fn take_array<const N: usize>(bytes: &mut &[u8]) -> Option<[u8; N]> {
    take(bytes, N)?.try_into().ok()
}

#[cfg(test)]
pub mod testing;
#[cfg(test)]
mod tests;
