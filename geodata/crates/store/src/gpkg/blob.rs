//! The encoding of geometries in a `GeoPackage`: a header with the extent, then well-known binary
//! (OGC 12-128r18, clause 2.1.3).

use geo::{BoundingRect, Geometry};

use crate::wkb;

/// Longitude and latitude on WGS84.
pub(super) const SRS: i32 = 4326;

/// Writes a geometry, always as a collection of parts.
pub(super) fn encode(geometry: &Geometry) -> Vec<u8> {
    let mut out = vec![b'G', b'P', 0, 0b0000_0011];
    out.extend(SRS.to_le_bytes());
    let extent = geometry.bounding_rect();
    let extent = extent.map_or([f64::NAN; 4], |r| {
        [r.min().x, r.max().x, r.min().y, r.max().y]
    });
    for side in extent {
        out.extend(side.to_le_bytes());
    }
    out.extend(wkb::encode(geometry));
    out
}

/// Reads a geometry, whoever wrote it; `None` when it is empty or not readable.
#[must_use]
pub fn decode(blob: &[u8]) -> Option<Geometry> {
    let flags = *blob.get(3)?;
    if blob.get(..2)? != b"GP" || flags & 0b0010_0000 != 0 {
        return None;
    }
    let envelope = match flags >> 1 & 0b111 {
        0 => 0,
        1 => 32,
        2 | 3 => 48,
        4 => 64,
        _ => return None,
    };
    wkb::decode(blob.get(8 + envelope..)?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use geo::{MultiPoint, Point};

    #[test]
    fn a_geometry_comes_back_and_a_damaged_one_is_none() {
        let shape: Geometry =
            MultiPoint(vec![Point::new(7.686_856_482_1, 45.070_312_000_3)]).into();
        let whole = encode(&shape);
        assert_eq!(decode(&whole), Some(shape));
        for end in 0..whole.len() {
            assert_eq!(decode(&whole[..end]), None, "{end} bytes");
        }
    }
}
