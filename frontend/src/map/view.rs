//! A view of the map (centre and zoom), and the arithmetic between degrees, Web Mercator and screen.

use geodata_model::{Bbox, LonLat};

/// Side of a tile in CSS pixels at its own zoom.
pub const TILE_PX: f64 = 512.0;
/// Farthest zoom: the whole territory on a phone.
pub const MIN_ZOOM: f64 = 6.0;
/// Nearest zoom: the tiles' precision (zoom 12) still looks sharp enough.
pub const MAX_ZOOM: f64 = 16.0;
/// Web Mercator shows latitudes up to this one.
const MAX_LATITUDE: f64 = 85.051_129;

/// Size of the map in CSS pixels.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Size {
    /// Width.
    pub width: f64,
    /// Height.
    pub height: f64,
}

impl Size {
    /// A size of at least one pixel: a hidden map has size zero, and the arithmetic divides by the size.
    #[must_use]
    pub fn new(width: f64, height: f64) -> Self {
        Self {
            width: width.max(1.0),
            height: height.max(1.0),
        }
    }

    /// The middle of the map.
    #[must_use]
    pub fn centre(self) -> [f64; 2] {
        [self.width / 2.0, self.height / 2.0]
    }
}

/// A view of the map: its centre and zoom.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct View {
    /// Zoom; one more doubles the scale, tiles are 512 CSS pixels wide.
    pub zoom: f64,
    /// Latitude of the centre.
    pub lat: f64,
    /// Longitude of the centre.
    pub lon: f64,
}

/// Web Mercator position in a world of side 1, north-west origin.
#[must_use]
pub fn mercator_from_lonlat([lon, lat]: LonLat) -> [f64; 2] {
    let sin = lat.clamp(-MAX_LATITUDE, MAX_LATITUDE).to_radians().sin();
    let y = 0.5 - ((1.0 + sin) / (1.0 - sin)).ln() / (4.0 * std::f64::consts::PI);
    [lon / 360.0 + 0.5, y]
}

/// Degrees of a position in a Web Mercator world of side 1.
#[must_use]
pub fn lonlat_from_mercator([x, y]: [f64; 2]) -> LonLat {
    let lat = (std::f64::consts::PI * (1.0 - 2.0 * y)).sinh().atan();
    [(x - 0.5) * 360.0, lat.to_degrees()]
}

impl View {
    /// Side of the whole world in CSS pixels.
    #[must_use]
    pub fn world_px(&self) -> f64 {
        TILE_PX * self.zoom.exp2()
    }

    /// The centre in a Web Mercator world of side 1.
    #[must_use]
    pub fn centre_in_mercator(&self) -> [f64; 2] {
        mercator_from_lonlat([self.lon, self.lat])
    }

    /// This view moved to a centre in Web Mercator.
    #[must_use]
    pub fn with_centre_in_mercator(&self, centre: [f64; 2]) -> Self {
        let [lon, lat] = lonlat_from_mercator(centre);
        Self { lat, lon, ..*self }
    }

    /// Screen position of a place, in CSS pixels from the top left.
    #[must_use]
    pub fn project(&self, lonlat: LonLat, size: Size) -> [f64; 2] {
        self.project_mercator(mercator_from_lonlat(lonlat), size)
    }

    /// Screen position of a point in Web Mercator.
    #[must_use]
    pub fn project_mercator(&self, [x, y]: [f64; 2], size: Size) -> [f64; 2] {
        let [cx, cy] = self.centre_in_mercator();
        let scale = self.world_px();
        let [w, h] = size.centre();
        [(x - cx) * scale + w, (y - cy) * scale + h]
    }

    /// Place under a screen position.
    #[must_use]
    pub fn unproject(&self, px: [f64; 2], size: Size) -> LonLat {
        lonlat_from_mercator(self.unproject_mercator(px, size))
    }

    /// Point in Web Mercator under a screen position.
    #[must_use]
    pub fn unproject_mercator(&self, [px, py]: [f64; 2], size: Size) -> [f64; 2] {
        let [cx, cy] = self.centre_in_mercator();
        let scale = self.world_px();
        let [w, h] = size.centre();
        [(px - w) / scale + cx, (py - h) / scale + cy]
    }

    /// This view with the map dragged by some pixels.
    #[must_use]
    pub fn panned(&self, [dx, dy]: [f64; 2]) -> Self {
        let [cx, cy] = self.centre_in_mercator();
        let scale = self.world_px();
        self.with_centre_in_mercator([cx - dx / scale, cy - dy / scale])
    }

    /// This view at another zoom, in which the place under `anchor` (CSS pixels) stays where it is on the screen.
    #[must_use]
    pub fn zoomed_around(&self, zoom: f64, anchor: [f64; 2], size: Size) -> Self {
        let zoom = zoom.clamp(MIN_ZOOM, MAX_ZOOM);
        let [ax, ay] = self.unproject_mercator(anchor, size);
        let zoomed = Self { zoom, ..*self };
        let [w, h] = size.centre();
        let scale = zoomed.world_px();
        zoomed.with_centre_in_mercator([ax - (anchor[0] - w) / scale, ay - (anchor[1] - h) / scale])
    }

    /// This view with its zoom and centre limited to the allowed ranges; a number that is not finite is replaced by the middle of
    /// its range.
    #[must_use]
    pub fn clamped(&self, bounds: Bbox) -> Self {
        let [west, south, east, north] = bounds;
        let finite = |value: f64, low: f64, high: f64| {
            if value.is_finite() {
                value.clamp(low.min(high), high.max(low))
            } else {
                f64::midpoint(low, high)
            }
        };
        Self {
            zoom: finite(self.zoom, MIN_ZOOM, MAX_ZOOM),
            lat: finite(self.lat, south, north),
            lon: finite(self.lon, west, east),
        }
    }

    /// The view with the largest zoom that shows all of a box inside a margin (top, right, bottom, left; CSS
    /// pixels).
    #[must_use]
    pub fn fitting(bbox: Bbox, padding_px: [f64; 4], size: Size) -> Self {
        let [west, south, east, north] = bbox;
        let [left, top] = mercator_from_lonlat([west, north]);
        let [right, bottom] = mercator_from_lonlat([east, south]);
        let [pad_top, pad_right, pad_bottom, pad_left] = padding_px;
        // at least a fifth of the map is used, even if the margins are larger than the map
        let room = |side: f64, pads: f64| (side - pads).max(side * 0.2).max(1.0);
        let width_px = room(size.width, pad_left + pad_right);
        let height_px = room(size.height, pad_top + pad_bottom);
        let scale = (width_px / (right - left).abs().max(1e-9))
            .min(height_px / (bottom - top).abs().max(1e-9));
        let zoom = (scale / TILE_PX).log2().clamp(MIN_ZOOM, MAX_ZOOM);
        let middle = [f64::midpoint(left, right), f64::midpoint(top, bottom)];
        let view = Self {
            zoom,
            lat: 0.0,
            lon: 0.0,
        }
        .with_centre_in_mercator(middle);
        view.panned([(pad_left - pad_right) / 2.0, (pad_top - pad_bottom) / 2.0])
    }

    /// The box that a map of this size shows: west, south, east and north.
    #[must_use]
    pub fn bbox(&self, size: Size) -> Bbox {
        let [west, north] = self.unproject([0.0, 0.0], size);
        let [east, south] = self.unproject([size.width, size.height], size);
        [west, south, east, north]
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const SIZE: Size = Size {
        width: 1000.0,
        height: 600.0,
    };

    fn views() -> impl Strategy<Value = View> {
        (MIN_ZOOM..MAX_ZOOM, 44.0..46.0, 6.0..9.0).prop_map(|(zoom, lat, lon)| View {
            zoom,
            lat,
            lon,
        })
    }

    fn near(a: [f64; 2], b: [f64; 2], tolerance: f64) -> bool {
        (a[0] - b[0]).abs() < tolerance && (a[1] - b[1]).abs() < tolerance
    }

    proptest! {
        #[test]
        fn unproject_undoes_project(view in views(), lon in 6.0..9.0, lat in 44.0..46.0) {
            let back = view.unproject(view.project([lon, lat], SIZE), SIZE);
            prop_assert!(near(back, [lon, lat], 1e-9));
        }

        #[test]
        fn zooming_keeps_what_is_under_the_pointer(view in views(), zoom in MIN_ZOOM..MAX_ZOOM, x in 0.0..1000.0, y in 0.0..600.0) {
            let place = view.unproject([x, y], SIZE);
            let after = view.zoomed_around(zoom, [x, y], SIZE).project(place, SIZE);
            prop_assert!(near(after, [x, y], 1e-4));
        }

        #[test]
        fn a_fitted_box_is_inside_its_margin(west in 6.5..7.5, south in 44.5..45.0, width in 0.01..0.9, height in 0.01..0.6) {
            let bbox = [west, south, west + width, south + height];
            let view = View::fitting(bbox, [20.0, 200.0, 40.0, 10.0], SIZE);
            let [left, top] = view.project([bbox[0], bbox[3]], SIZE);
            let [right, bottom] = view.project([bbox[2], bbox[1]], SIZE);
            prop_assert!(left > 9.99 && top > 19.99 && right < 800.01 && bottom < 560.01);
        }

        #[test]
        fn a_clamped_view_is_allowed(zoom in proptest::num::f64::ANY, lat in proptest::num::f64::ANY, lon in proptest::num::f64::ANY) {
            let view = View { zoom, lat, lon }.clamped([6.0, 44.0, 8.0, 46.0]);
            prop_assert!((MIN_ZOOM..=MAX_ZOOM).contains(&view.zoom));
            prop_assert!((44.0..=46.0).contains(&view.lat) && (6.0..=8.0).contains(&view.lon));
        }
    }

    #[test]
    fn the_centre_of_the_view_is_the_centre_of_the_screen() {
        let view = View {
            zoom: 10.0,
            lat: 45.07,
            lon: 7.69,
        };
        assert!(near(
            view.project([7.69, 45.07], SIZE),
            [500.0, 300.0],
            1e-9
        ));
    }

    #[test]
    fn one_zoom_level_doubles_distances() {
        let view = View {
            zoom: 9.0,
            lat: 45.0,
            lon: 7.0,
        };
        let distance = |v: View| v.project([7.1, 45.0], SIZE)[0] - 500.0;
        let closer = View { zoom: 10.0, ..view };
        assert!((distance(closer) / distance(view) - 2.0).abs() < 1e-9);
    }

    #[test]
    fn a_map_without_size_still_projects() {
        let view = View::fitting([7.0, 45.0, 7.5, 45.5], [50.0; 4], Size::new(0.0, 0.0));
        assert!(view.zoom.is_finite() && view.lat.is_finite());
    }

    #[test]
    fn dragging_moves_places_with_the_pointer() {
        let view = View {
            zoom: 11.0,
            lat: 45.0,
            lon: 7.5,
        };
        let moved = view.panned([30.0, -12.0]);
        assert!(near(moved.project([7.5, 45.0], SIZE), [530.0, 288.0], 1e-6));
    }
}
