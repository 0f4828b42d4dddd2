//! The layers at one zoom, on its grid.

use super::border::{BorderClass, borders};
use super::polygonize::{self, Edge};
use super::shape::Shape;
use super::simplify::tolerance;
use super::snap;
use super::source::{Source, Unit};
use geodata_atlas::topology::arc_index;
use geodata_mvt::encode::Geometry;
use geodata_mvt::{GridPoint, grid_from_mercator};

/// The shapes of every layer at one zoom, in the order of the source's lists.
pub(super) struct ZoomLayers {
    pub municipalities: Vec<Option<Shape>>,
    pub zones: Vec<Option<Shape>>,
    /// Lines of a class; no segment is in two of them.
    pub borders: Vec<(BorderClass, Shape)>,
    pub lines: Vec<Option<Shape>>,
    pub points: Vec<GridPoint>,
    pub labels: Vec<GridPoint>,
}

impl ZoomLayers {
    pub fn new(source: &Source, z: u8) -> Self {
        let simplified = source.arcs.lines_without_conflict(tolerance(z));
        let arcs = snap::snap(&simplified, z);
        let units = |units: &[Unit]| units.iter().map(|u| unit_shape(u, &arcs)).collect();
        let municipalities: Vec<Option<Shape>> = units(&source.municipalities);
        Self {
            borders: borders(&arcs, &source.municipalities, &municipalities),
            municipalities,
            zones: units(&source.zones),
            lines: source
                .lines
                .iter()
                .map(|p| {
                    let lines = snap::round(&p.lines.lines(tolerance(z)), z);
                    Shape::new(Geometry::Lines(lines))
                })
                .collect(),
            points: source
                .points
                .iter()
                .map(|p| grid_from_mercator(p.at, z))
                .collect(),
            labels: source
                .labels
                .iter()
                .map(|l| grid_from_mercator(l.at, z))
                .collect(),
        }
    }
}

fn unit_shape(unit: &Unit, arcs: &[Vec<GridPoint>]) -> Option<Shape> {
    let mut edges: Vec<Edge> = Vec::new();
    for &reference in unit.polygons.iter().flatten().flatten() {
        let segments = arcs[arc_index(reference)].windows(2);
        // the topology has the inside on the left with y upwards, tiles have y downwards
        if reference < 0 {
            edges.extend(segments.map(|s| [s[0], s[1]]));
        } else {
            edges.extend(segments.map(|s| [s[1], s[0]]));
        }
    }
    Shape::new(Geometry::Polygons(polygonize::polygons(edges)))
}
