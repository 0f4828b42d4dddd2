//! From degrees to pixels of the drawing.

use geo::Coord;

use super::{MAP, THIN_PX};
use crate::api::{Bbox, LonLat};
use crate::tile::coord::mercator_from_wgs84;

/// Web mercator fitted into the map's part of the drawing.
pub(super) struct Frame {
    scale: f64,
    origin: Coord,
    middle_lat: f64,
}

impl Frame {
    pub(super) fn around([west, south, east, north]: Bbox) -> Self {
        let (min, max) = (mercator([west, north]), mercator([east, south]));
        let (width, height) = ((max.x - min.x).max(1e-9), (max.y - min.y).max(1e-9));
        let scale = (MAP[2] / width).min(MAP[3] / height);
        let origin = Coord {
            x: MAP[0] - min.x * scale + (MAP[2] - width * scale) / 2.0,
            y: MAP[1] - min.y * scale + (MAP[3] - height * scale) / 2.0,
        };
        Self {
            scale,
            origin,
            middle_lat: f64::midpoint(south, north),
        }
    }

    pub(super) fn point(&self, lonlat: LonLat) -> Coord {
        mercator(lonlat) * self.scale + self.origin
    }

    /// An arc in pixels without the points nobody could tell apart; its ends stay.
    pub(super) fn arc(&self, arc: &[Coord]) -> Vec<Coord> {
        let mut thin: Vec<Coord> = Vec::new();
        for (i, c) in arc.iter().enumerate() {
            let p = self.point([c.x, c.y]);
            let far = thin
                .last()
                .is_none_or(|q| (p.x - q.x).hypot(p.y - q.y) >= THIN_PX);
            if far || i + 1 == arc.len() {
                thin.push(p);
            }
        }
        thin
    }

    /// Kilometres on the ground along `pixels` at the middle latitude (sphere of WGS84's equator).
    pub(super) fn kilometres(&self, pixels: f64) -> f64 {
        pixels / self.scale * 40_075.017 * self.middle_lat.to_radians().cos()
    }
}

fn mercator(lonlat: LonLat) -> Coord {
    Coord::from(mercator_from_wgs84(lonlat))
}
