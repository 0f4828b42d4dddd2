//! Tiles and the integer grid they are cut from.
//!
//! Web mercator (EPSG:3857) as a square from 0 to 1, x eastwards and y southwards. At each zoom the
//! square is divided into `EXTENT * 2^zoom` units a side: the grid on which every shape of that zoom
//! is rounded once, so that tiles only cut and never round.

use std::f64::consts::PI;
use std::fmt;

use geodata_model::{Bbox, LonLat};

/// Grid units along a tile's side.
pub const EXTENT: i32 = 4096;
/// Grid units around a tile that it also holds: 16 css px where a tile is 512 css px wide, more than
/// the half of any stroke or circle of the style, so that none is cut at a tile's edge.
pub const BUFFER: i32 = 128;
/// Lowest zoom with tiles: the whole territory is 50 css px wide.
pub const MIN_ZOOM: u8 = 5;
/// Highest zoom with tiles: a grid unit is 0.4 m on the ground, under the source's precision, and
/// clients enlarge these tiles beyond.
pub const MAX_ZOOM: u8 = 14;
/// The zoom whose grid shapes are kept on before they are rounded to that of another: its unit is
/// 5 cm on the ground, as fine as the sixth decimal of a degree in the source.
pub const FINE_ZOOM: u8 = 17;
/// Highest zoom a [`TileId`] may have: the grid still fits 32 bits.
const MAX_TILE_ZOOM: u8 = 18;
/// Where mercator is cut to a square.
const MAX_LATITUDE: f64 = 85.051_128_779_806_59;

/// A position on the grid of a zoom, or within a tile: x eastwards, y southwards.
pub type GridPoint = [i32; 2];

/// A tile that is not one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("there is no tile {z}/{x}/{y}: zoom goes to {MAX_TILE_ZOOM}, x and y from 0 to 2^zoom - 1")]
pub struct NoSuchTile {
    z: u8,
    x: u32,
    y: u32,
}

/// A tile's address; one that exists.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TileId {
    z: u8,
    x: u32,
    y: u32,
}

impl TileId {
    /// The tile at zoom `z`, column `x` from the antimeridian, row `y` from the north.
    pub fn new(z: u8, x: u32, y: u32) -> Result<Self, NoSuchTile> {
        let exists = z <= MAX_TILE_ZOOM && x >> z == 0 && y >> z == 0;
        exists
            .then_some(Self { z, x, y })
            .ok_or(NoSuchTile { z, x, y })
    }

    /// Zoom.
    #[must_use]
    pub fn z(self) -> u8 {
        self.z
    }

    /// Column.
    #[must_use]
    pub fn x(self) -> u32 {
        self.x
    }

    /// Row.
    #[must_use]
    pub fn y(self) -> u32 {
        self.y
    }

    /// The tile's north-western corner on the grid of its zoom.
    #[must_use]
    pub fn origin(self) -> GridPoint {
        // at most 2^18 tiles of 2^12 units
        [self.x.cast_signed() * EXTENT, self.y.cast_signed() * EXTENT]
    }

    /// The tile with its buffer, on the grid.
    #[must_use]
    pub fn buffered(self) -> GridBox {
        let [x, y] = self.origin();
        GridBox {
            min: [x - BUFFER, y - BUFFER],
            max: [x + EXTENT + BUFFER, y + EXTENT + BUFFER],
        }
    }

    /// West, south, east, north in degrees, without the buffer.
    #[must_use]
    pub fn bbox(self) -> Bbox {
        let side = f64::from(1_u32 << self.z);
        let corner = |x: u32, y: u32| {
            wgs84_from_mercator([f64::from(self.x + x) / side, f64::from(self.y + y) / side])
        };
        let ([west, north], [east, south]) = (corner(0, 0), corner(1, 1));
        [west, south, east, north]
    }

    /// The tiles of a zoom that a box in degrees meets, row by row.
    pub fn covering(bbox: Bbox, z: u8) -> impl Iterator<Item = Self> {
        let side = 1_u32 << z.min(MAX_TILE_ZOOM);
        let index = |v: f64| ((v * f64::from(side)) as u32).min(side - 1);
        let [west, south, east, north] = bbox;
        let [x0, y0] = mercator_from_wgs84([west, north]).map(index);
        let [x1, y1] = mercator_from_wgs84([east, south]).map(index);
        (y0..=y1).flat_map(move |y| (x0..=x1).filter_map(move |x| Self::new(z, x, y).ok()))
    }
}

impl fmt::Display for TileId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}/{}", self.z, self.x, self.y)
    }
}

/// A box on the grid; its edges belong to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct GridBox {
    /// Lowest x and y.
    pub min: GridPoint,
    /// Highest x and y.
    pub max: GridPoint,
}

impl GridBox {
    /// The smallest box around some points; `None` without points.
    pub fn around(points: impl IntoIterator<Item = GridPoint>) -> Option<Self> {
        let mut points = points.into_iter();
        let first = points.next()?;
        let start = Self {
            min: first,
            max: first,
        };
        Some(points.fold(start, |b, p| b.union(Self { min: p, max: p })))
    }

    /// The smallest box around both.
    #[must_use]
    pub fn union(self, other: Self) -> Self {
        let pick =
            |f: fn(i32, i32) -> i32, a: GridPoint, b: GridPoint| [f(a[0], b[0]), f(a[1], b[1])];
        Self {
            min: pick(i32::min, self.min, other.min),
            max: pick(i32::max, self.max, other.max),
        }
    }

    /// Whether the point is in the box or on its edge.
    #[must_use]
    pub fn holds(self, p: GridPoint) -> bool {
        (0..2).all(|i| self.min[i] <= p[i] && p[i] <= self.max[i])
    }

    /// Whether the other box lies in this one.
    #[must_use]
    pub fn contains(self, other: Self) -> bool {
        self.holds(other.min) && self.holds(other.max)
    }

    /// Whether the boxes have a point in common.
    #[must_use]
    pub fn meets(self, other: Self) -> bool {
        (0..2).all(|i| self.min[i] <= other.max[i] && other.min[i] <= self.max[i])
    }
}

/// Web mercator from degrees; latitudes beyond the square are brought to its edge.
#[must_use]
pub fn mercator_from_wgs84([lon, lat]: LonLat) -> [f64; 2] {
    let lat = lat.clamp(-MAX_LATITUDE, MAX_LATITUDE).to_radians();
    let y = lat.tan().asinh();
    [
        (lon / 360.0 + 0.5).clamp(0.0, 1.0),
        (0.5 - y / (2.0 * PI)).clamp(0.0, 1.0),
    ]
}

/// Degrees from web mercator.
#[must_use]
pub fn wgs84_from_mercator([x, y]: [f64; 2]) -> LonLat {
    let lat = ((1.0 - 2.0 * y) * PI).sinh().atan();
    [(x - 0.5) * 360.0, lat.to_degrees()]
}

/// The nearest grid position at a zoom.
#[must_use]
pub fn grid_from_mercator(position: [f64; 2], z: u8) -> GridPoint {
    let units = f64::from(EXTENT) * f64::from(1_u32 << z.min(MAX_TILE_ZOOM));
    position.map(|v| (v * units).round() as i32)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn torino_is_in_the_tile_every_slippy_map_puts_it() {
        let [x, y] = mercator_from_wgs84([7.6869, 45.0703]);
        assert_eq!(((x * 1024.0) as u32, (y * 1024.0) as u32), (533, 368));
        let tile = TileId::new(10, 533, 368).unwrap();
        let [west, south, east, north] = tile.bbox();
        assert!(west < 7.6869 && 7.6869 < east && south < 45.0703 && 45.0703 < north);
        assert_eq!(tile.to_string(), "10/533/368");
    }

    #[test]
    fn tiles_that_do_not_exist_are_refused() {
        assert!(TileId::new(0, 0, 0).is_ok());
        assert!(TileId::new(0, 1, 0).is_err());
        assert!(TileId::new(5, 31, 32).is_err());
        assert!(TileId::new(200, 0, 0).is_err());
        assert!(TileId::new(18, u32::MAX, 0).is_err());
    }

    #[test]
    fn a_box_is_covered_row_by_row() {
        let bbox = TileId::new(6, 33, 22).unwrap().bbox();
        let inner = [
            bbox[0] + 0.01,
            bbox[1] + 0.01,
            bbox[2] - 0.01,
            bbox[3] - 0.01,
        ];
        let tiles: Vec<_> = TileId::covering(inner, 7).map(|t| (t.x(), t.y())).collect();
        assert_eq!(tiles, [(66, 44), (67, 44), (66, 45), (67, 45)]);
    }

    proptest! {
        #[test]
        fn mercator_goes_and_comes_back(lon in -180.0..180.0_f64, lat in -85.0..85.0_f64) {
            let [back_lon, back_lat] = wgs84_from_mercator(mercator_from_wgs84([lon, lat]));
            prop_assert!((back_lon - lon).abs() < 1e-9 && (back_lat - lat).abs() < 1e-9);
        }

        #[test]
        fn covering_never_panics(z in 0..=u8::MAX, w in -400.0..400.0_f64, s in -100.0..100.0_f64) {
            let _ = TileId::covering([w, s, w + 1e-4, s + 1e-4], z).take(10).count();
        }
    }
}
