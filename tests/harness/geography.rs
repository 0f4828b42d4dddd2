//! The arithmetic of the map, implemented again for the tests, so that they do not share errors with the product.

use std::f64::consts::PI;

/// A tile of the Web Mercator grid.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Tile {
    /// Zoom.
    pub z: u8,
    /// Column, from the west.
    pub x: u32,
    /// Row, from the north.
    pub y: u32,
}

/// Web Mercator position of a place in a world of side 1, from the north-west.
#[must_use]
pub fn mercator([lon, lat]: [f64; 2]) -> [f64; 2] {
    let lat = lat.to_radians();
    [(lon + 180.0) / 360.0, (1.0 - lat.tan().asinh() / PI) / 2.0]
}

/// The tiles of a zoom that a box of west, south, east and north degrees touches.
#[must_use]
pub fn tiles([west, south, east, north]: [f64; 4], z: u8) -> Vec<Tile> {
    let side = f64::from(1_u32 << z);
    let [x0, y0] = mercator([west, north]).map(|v| (v * side) as u32);
    let [x1, y1] = mercator([east, south]).map(|v| (v * side) as u32);
    (x0..=x1)
        .flat_map(|x| (y0..=y1).map(move |y| Tile { z, x, y }))
        .collect()
}

/// The position of a place on a map of 512-pixel tiles, in CSS pixels to the right of and below the map's centre.
#[must_use]
pub fn offset_px(place: [f64; 2], centre: [f64; 2], zoom: f64) -> [f64; 2] {
    let world = 512.0 * zoom.exp2();
    let ([x, y], [cx, cy]) = (mercator(place), mercator(centre));
    [(x - cx) * world, (y - cy) * world]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_tiles() {
        // the corner of tile 10/486/332 as the documentation of mercantile gives it: 9.140625 W 53.330873 N
        let inside = |lon: f64, lat: f64| tiles([lon, lat, lon, lat], 10);
        assert_eq!(
            inside(-9.1406, 53.3308),
            [Tile {
                z: 10,
                x: 486,
                y: 332
            }]
        );
        assert_eq!(
            inside(-9.1407, 53.3309),
            [Tile {
                z: 10,
                x: 485,
                y: 331
            }]
        );
    }

    #[test]
    fn the_centre_is_in_the_middle_and_north_is_up() {
        let [x, y] = offset_px([7.7, 45.1], [7.7, 45.1], 9.0);
        assert!(x.abs() < 1e-9 && y.abs() < 1e-9);
        assert!(offset_px([7.7, 45.2], [7.7, 45.1], 9.0)[1] < -10.0);
    }
}
