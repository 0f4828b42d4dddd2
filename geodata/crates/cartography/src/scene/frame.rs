//! From degrees to positions on the sheet.

use geo::Coord;

use geodata_model::{Bbox, LonLat};
use geodata_mvt::mercator_from_wgs84;

/// A rectangle on the sheet: left, top, width, height, in units of 1/96 inch.
pub(super) type SheetRect = [f64; 4];

/// Web mercator fitted into a part of the sheet.
pub(super) struct Frame {
    pub(super) rect: SheetRect,
    scale: f64,
    origin: Coord,
    middle_lat: f64,
    /// Least distance between two points of an arc.
    min_distance: f64,
}

impl Frame {
    pub(super) fn around(
        [west, south, east, north]: Bbox,
        rect: SheetRect,
        min_distance: f64,
    ) -> Self {
        let (min, max) = (mercator([west, north]), mercator([east, south]));
        let (width, height) = ((max.x - min.x).max(1e-9), (max.y - min.y).max(1e-9));
        let scale = (rect[2] / width).min(rect[3] / height);
        let origin = Coord {
            x: rect[0] - min.x * scale + (rect[2] - width * scale) / 2.0,
            y: rect[1] - min.y * scale + (rect[3] - height * scale) / 2.0,
        };
        Self {
            rect,
            scale,
            origin,
            middle_lat: f64::midpoint(south, north),
            min_distance,
        }
    }

    pub(super) fn point(&self, lonlat: LonLat) -> Coord {
        mercator(lonlat) * self.scale + self.origin
    }

    /// An arc on the sheet without points nearer than the least distance to the one before; its ends stay.
    pub(super) fn arc(&self, arc: &[Coord]) -> Vec<Coord> {
        let mut thin: Vec<Coord> = Vec::new();
        for (i, c) in arc.iter().enumerate() {
            let p = self.point([c.x, c.y]);
            let far = thin
                .last()
                .is_none_or(|q| (p.x - q.x).hypot(p.y - q.y) >= self.min_distance);
            if far || i + 1 == arc.len() {
                thin.push(p);
            }
        }
        thin
    }

    /// Kilometres on the ground along a length at the middle latitude (sphere of WGS84's equator).
    pub(super) fn kilometres(&self, length: f64) -> f64 {
        length / self.scale * 40_075.017 * self.middle_lat.to_radians().cos()
    }

    pub(super) fn contains(&self, p: Coord) -> bool {
        let [x, y, w, h] = self.rect;
        (x..=x + w).contains(&p.x) && (y..=y + h).contains(&p.y)
    }
}

fn mercator(lonlat: LonLat) -> Coord {
    Coord::from(mercator_from_wgs84(lonlat))
}
