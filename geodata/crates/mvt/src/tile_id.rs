//! Addresses of tiles.

use std::fmt;

use super::grid::{BUFFER, EXTENT, GridBox, GridPoint, MAX_TILE_ZOOM};
use super::mercator::{mercator_from_wgs84, wgs84_from_mercator};
use geodata_model::Bbox;

/// The address of a tile that does not exist.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("there is no tile {z}/{x}/{y}: zoom goes to {MAX_TILE_ZOOM}, x and y from 0 to 2^zoom - 1")]
pub struct NoSuchTile {
    z: u8,
    x: u32,
    y: u32,
}

/// The address of a tile that exists.
///
/// ```
/// use geodata_mvt::{MAX_ZOOM, TileId};
///
/// let tile = TileId::new(10, 533, 368)?;
/// let [west, south, east, north] = tile.bbox();
/// assert!(west < 7.6869 && 7.6869 < east); // Torino
/// assert!(south < 45.0703 && 45.0703 < north);
/// assert!(TileId::new(5, 31, 32).is_err()); // rows go from 0 to 2^5 - 1
/// assert_eq!(TileId::covering([7.5, 45.0, 7.8, 45.2], MAX_ZOOM - 4).count(), 4);
/// # Ok::<(), geodata_mvt::NoSuchTile>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TileId {
    z: u8,
    x: u32,
    y: u32,
}

impl TileId {
    /// The tile at zoom `z`, column `x` from the antimeridian, row `y` from the north.
    ///
    /// # Errors
    ///
    /// When the zoom is above 18, or the column or row is not below 2^zoom.
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

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::mercator::mercator_from_wgs84;

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
        fn covering_never_panics(z in 0..=u8::MAX, w in -400.0..400.0_f64, s in -100.0..100.0_f64) {
            let _ = TileId::covering([w, s, w + 1e-4, s + 1e-4], z).take(10).count();
        }
    }
}
