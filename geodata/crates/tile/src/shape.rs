//! A geometry on the grid of a zoom, ready to be cut to tiles.

use super::clip::{self, Runs};
use geodata_mvt::encode::Geometry;
use geodata_mvt::{GridBox, GridPoint};

/// A geometry with the box around it.
pub(super) struct Shape {
    pub geometry: Geometry,
    pub bounds: GridBox,
    /// Of the rings of its polygons, in order.
    runs: Vec<Runs>,
}

impl Shape {
    /// `None` without any position.
    pub fn new(geometry: Geometry) -> Option<Self> {
        let bounds = match &geometry {
            Geometry::Points(p) => GridBox::around(p.iter().copied()),
            Geometry::Lines(l) => GridBox::around(l.iter().flatten().copied()),
            Geometry::Polygons(p) => GridBox::around(p.iter().flatten().flatten().copied()),
        }?;
        let runs = match &geometry {
            Geometry::Polygons(p) => p.iter().flatten().map(|ring| Runs::of(ring)).collect(),
            _ => Vec::new(),
        };
        Some(Self {
            geometry,
            bounds,
            runs,
        })
    }

    /// The part in a box, moved to an origin; `None` when nothing is left.
    pub fn cut(&self, to: GridBox, origin: GridPoint) -> Option<Geometry> {
        if !self.bounds.meets(to) {
            return None;
        }
        let mut geometry = if to.contains(self.bounds) {
            self.geometry.clone()
        } else {
            self.clip(to)?
        };
        geometry.for_each_position(|p| *p = [p[0] - origin[0], p[1] - origin[1]]);
        Some(geometry)
    }

    fn clip(&self, to: GridBox) -> Option<Geometry> {
        match &self.geometry {
            Geometry::Points(points) => {
                let kept: Vec<_> = points
                    .iter()
                    .copied()
                    .filter(|p| to.contains_point(*p))
                    .collect();
                (!kept.is_empty()).then_some(Geometry::Points(kept))
            }
            Geometry::Lines(lines) => {
                let parts: Vec<_> = lines.iter().flat_map(|l| clip::line(l, to)).collect();
                (!parts.is_empty()).then_some(Geometry::Lines(parts))
            }
            Geometry::Polygons(polygons) => {
                let parts = clip::polygons(polygons, &self.runs, to);
                (!parts.is_empty()).then_some(Geometry::Polygons(parts))
            }
        }
    }
}
