//! A small encoder of vector tiles, for tests.

use geodata_mvt::decode::{GeometryKind, Value};

/// A feature to encode.
pub struct TestFeature {
    /// Identifier.
    pub id: u64,
    /// Kind of geometry.
    pub kind: GeometryKind,
    /// Points, lines or rings.
    pub parts: Vec<Vec<[i32; 2]>>,
    /// Attributes.
    pub attributes: Vec<(&'static str, Value)>,
}

impl TestFeature {
    /// A polygon with one ring.
    pub fn polygon(id: u64, ring: &[[i32; 2]], attributes: &[(&'static str, Value)]) -> Self {
        Self::new(id, GeometryKind::Polygon, ring, attributes)
    }

    /// A line.
    pub fn line(points: &[[i32; 2]], attributes: &[(&'static str, Value)]) -> Self {
        Self::new(0, GeometryKind::Line, points, attributes)
    }

    fn new(
        id: u64,
        kind: GeometryKind,
        points: &[[i32; 2]],
        attributes: &[(&'static str, Value)],
    ) -> Self {
        Self {
            id,
            kind,
            parts: vec![points.to_vec()],
            attributes: attributes.to_vec(),
        }
    }
}

/// A tile with these layers.
pub fn encode(layers: &[(&str, Vec<TestFeature>)]) -> Vec<u8> {
    let mut tile = vec![];
    for (name, features) in layers {
        bytes_field(&mut tile, 3, &encode_layer(name, features, 4096));
    }
    tile
}

/// A layer with an extent.
pub fn encode_layer(name: &str, features: &[TestFeature], extent: u64) -> Vec<u8> {
    let mut layer = vec![];
    bytes_field(&mut layer, 1, name.as_bytes());
    let (mut keys, mut values) = (vec![], vec![]);
    for feature in features {
        let mut tags = vec![];
        for (key, value) in &feature.attributes {
            varint(&mut tags, keys.len() as u64);
            varint(&mut tags, values.len() as u64);
            keys.push(*key);
            values.push(value);
        }
        let mut message = vec![];
        varint_field(&mut message, 1, feature.id);
        bytes_field(&mut message, 2, &tags);
        varint_field(&mut message, 3, feature.kind as u64);
        bytes_field(&mut message, 4, &encode_geometry(feature));
        bytes_field(&mut layer, 2, &message);
    }
    for key in keys {
        bytes_field(&mut layer, 3, key.as_bytes());
    }
    for value in values {
        bytes_field(&mut layer, 4, &encode_value(value));
    }
    varint_field(&mut layer, 5, extent);
    layer
}

fn encode_geometry(feature: &TestFeature) -> Vec<u8> {
    let mut out = vec![];
    let mut at = [0, 0];
    for part in &feature.parts {
        for (i, point) in part.iter().enumerate() {
            match i {
                0 => varint(&mut out, 1 | 1 << 3),
                1 => varint(&mut out, 2 | (part.len() as u64 - 1) << 3),
                _ => {}
            }
            for axis in 0..2 {
                let delta = i64::from(point[axis] - at[axis]);
                varint(&mut out, ((delta << 1) ^ (delta >> 63)).cast_unsigned());
            }
            at = *point;
        }
        if feature.kind == GeometryKind::Polygon {
            varint(&mut out, 7 | 1 << 3);
        }
    }
    out
}

fn encode_value(value: &Value) -> Vec<u8> {
    let mut out = vec![];
    match value {
        Value::Text(text) => bytes_field(&mut out, 1, text.as_bytes()),
        Value::Number(number) => {
            varint(&mut out, 3 << 3 | 1);
            out.extend(number.to_le_bytes());
        }
        Value::Bool(truth) => varint_field(&mut out, 7, u64::from(*truth)),
    }
    out
}

fn varint_field(out: &mut Vec<u8>, number: u64, value: u64) {
    varint(out, number << 3);
    varint(out, value);
}

fn bytes_field(out: &mut Vec<u8>, number: u64, bytes: &[u8]) {
    varint(out, number << 3 | 2);
    varint(out, bytes.len() as u64);
    out.extend(bytes);
}

fn varint(out: &mut Vec<u8>, mut value: u64) {
    while value > 127 {
        out.push((value & 127) as u8 | 128);
        value >>= 7;
    }
    out.push(value as u8);
}
