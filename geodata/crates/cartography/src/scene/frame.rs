//! From degrees to places on the sheet.

use geo::Coord;

use geodata_model::{Bbox, LonLat};
use geodata_mvt::coord::mercator_from_wgs84;

/// A part of the sheet: left, top, width, height.
pub(super) type Part = [f64; 4];

/// Web mercator fitted into a part of the sheet.
pub(super) struct Frame {
    pub(super) part: Part,
    scale: f64,
    origin: Coord,
    middle_lat: f64,
    thin: f64,
}

impl Frame {
    pub(super) fn around([west, south, east, north]: Bbox, part: Part, thin: f64) -> Self {
        let (min, max) = (mercator([west, north]), mercator([east, south]));
        let (width, height) = ((max.x - min.x).max(1e-9), (max.y - min.y).max(1e-9));
        let scale = (part[2] / width).min(part[3] / height);
        let origin = Coord {
            x: part[0] - min.x * scale + (part[2] - width * scale) / 2.0,
            y: part[1] - min.y * scale + (part[3] - height * scale) / 2.0,
        };
        Self {
            part,
            scale,
            origin,
            middle_lat: f64::midpoint(south, north),
            thin,
        }
    }

    pub(super) fn point(&self, lonlat: LonLat) -> Coord {
        mercator(lonlat) * self.scale + self.origin
    }

    /// An arc on the sheet without the points nobody could tell apart; its ends stay.
    pub(super) fn arc(&self, arc: &[Coord]) -> Vec<Coord> {
        let mut thin: Vec<Coord> = Vec::new();
        for (i, c) in arc.iter().enumerate() {
            let p = self.point([c.x, c.y]);
            let far = thin
                .last()
                .is_none_or(|q| (p.x - q.x).hypot(p.y - q.y) >= self.thin);
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

    pub(super) fn holds(&self, p: Coord) -> bool {
        let [x, y, w, h] = self.part;
        (x..=x + w).contains(&p.x) && (y..=y + h).contains(&p.y)
    }
}

fn mercator(lonlat: LonLat) -> Coord {
    Coord::from(mercator_from_wgs84(lonlat))
}
