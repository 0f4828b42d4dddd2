//! The integer grid that tiles are cut from.
//!
//! At each zoom the square of web mercator is divided into `EXTENT * 2^zoom` units a side. Every shape of that zoom is
//! rounded to this grid once, so that cutting it into tiles needs no further rounding.

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
/// The zoom on whose grid shapes are stored before they are rounded to that of another: its unit is
/// 5 cm on the ground, as fine as the sixth decimal of a degree in the source.
pub const FINE_ZOOM: u8 = 17;
/// Highest zoom a [`TileId`](crate::TileId) may have: the grid still fits 32 bits.
pub(super) const MAX_TILE_ZOOM: u8 = 18;

/// A position on the grid of a zoom, or within a tile: x eastwards, y southwards.
pub type GridPoint = [i32; 2];

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
    pub fn contains_point(self, p: GridPoint) -> bool {
        (0..2).all(|i| self.min[i] <= p[i] && p[i] <= self.max[i])
    }

    /// Whether the other box lies in this one.
    #[must_use]
    pub fn contains(self, other: Self) -> bool {
        self.contains_point(other.min) && self.contains_point(other.max)
    }

    /// Whether the boxes have a point in common.
    #[must_use]
    pub fn meets(self, other: Self) -> bool {
        (0..2).all(|i| self.min[i] <= other.max[i] && other.min[i] <= self.max[i])
    }
}

/// The nearest grid position at a zoom.
#[must_use]
pub fn grid_from_mercator(position: [f64; 2], z: u8) -> GridPoint {
    let units = f64::from(EXTENT) * f64::from(1_u32 << z.min(MAX_TILE_ZOOM));
    position.map(|v| (v * units).round() as i32)
}
