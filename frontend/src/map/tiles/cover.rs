//! Computes which tiles a view needs.

use geodata_model::Bbox;

use super::id::TileId;
use crate::map::view::{Size, TILE_PX, View, mercator_from_lonlat};

/// The zoom of the tiles to draw for a view: the one at which they are 512 to 1024 CSS pixels wide, limited to the
/// source's zooms.
#[must_use]
pub fn tile_zoom(view: &View, min_zoom: u8, max_zoom: u8) -> u8 {
    (view.zoom.floor().clamp(0.0, 30.0) as u8).clamp(min_zoom, max_zoom.max(min_zoom))
}

/// The tiles of a zoom that touch both the screen and the box, nearest to the centre first.
#[must_use]
pub fn cover(view: &View, size: Size, zoom: u8, bounds: Bbox) -> Vec<TileId> {
    let top_left = view.unproject_mercator([0.0, 0.0], size);
    let bottom_right = view.unproject_mercator([size.width, size.height], size);
    let north_west = mercator_from_lonlat([bounds[0], bounds[3]]);
    let south_east = mercator_from_lonlat([bounds[2], bounds[1]]);
    let count = f64::from(zoom).exp2();
    let range = |axis: usize| {
        let low = top_left[axis].max(north_west[axis]).max(0.0) * count;
        let high = bottom_right[axis].min(south_east[axis]).min(1.0) * count;
        if low < high {
            low.floor() as u32..high.ceil() as u32
        } else {
            0..0
        }
    };
    let mut tiles: Vec<TileId> = range(1)
        .flat_map(|y| range(0).map(move |x| TileId { z: zoom, x, y }))
        .collect();
    let distance = |tile: &TileId| {
        let ([x, y], side) = tile.on_screen(view, size);
        let [cx, cy] = size.centre();
        let half = side / 2.0;
        ((x + half - cx).hypot(y + half - cy) / TILE_PX * 1000.0) as i64
    };
    tiles.sort_by_key(|tile| (distance(tile), *tile));
    tiles
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const TERRITORY: Bbox = [6.6, 44.6, 8.2, 45.6];
    const SIZE: Size = Size {
        width: 1440.0,
        height: 900.0,
    };

    proptest! {
        #[test]
        fn tiles_cover_every_pixel_of_the_territory(zoom in 6.0..16.0, lat in 44.7..45.5, lon in 6.7..8.1, x in 0.0..1440.0, y in 0.0..900.0) {
            let view = View { zoom, lat, lon };
            let [plon, plat] = view.unproject([x, y], SIZE);
            prop_assume!(plon > 6.6 && plon < 8.2 && plat > 44.6 && plat < 45.6);
            let tiles = cover(&view, SIZE, tile_zoom(&view, 5, 12), TERRITORY);
            let containing = tiles.iter().filter(|tile| {
                let ([left, top], side) = tile.on_screen(&view, SIZE);
                x >= left && x < left + side && y >= top && y < top + side
            });
            prop_assert_eq!(containing.count(), 1);
        }
    }

    #[test]
    fn the_middle_comes_first() {
        let view = View {
            zoom: 11.3,
            lat: 45.07,
            lon: 7.69,
        };
        let tiles = cover(&view, SIZE, 11, TERRITORY);
        let ([left, top], side) = tiles[0].on_screen(&view, SIZE);
        assert!(left < 720.0 && left + side > 720.0 && top < 450.0 && top + side > 450.0);
    }

    #[test]
    fn no_tile_is_needed_outside_the_territory() {
        let view = View {
            zoom: 10.0,
            lat: 50.0,
            lon: 20.0,
        };
        assert_eq!(cover(&view, SIZE, 10, TERRITORY), []);
    }

    #[test]
    fn beyond_the_last_zoom_the_last_tiles_are_used() {
        let view = |zoom| View {
            zoom,
            lat: 45.0,
            lon: 7.5,
        };
        assert_eq!(tile_zoom(&view(15.7), 5, 12), 12);
        assert_eq!(tile_zoom(&view(8.99), 5, 12), 8);
        assert_eq!(tile_zoom(&view(3.0), 5, 12), 5);
    }
}
