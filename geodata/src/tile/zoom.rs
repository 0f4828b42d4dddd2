//! The layers at one zoom, on its grid.

use super::clip;
use super::coord::{GridBox, GridPoint, grid_from_mercator};
use super::encode::{Geometry, Polygon};
use super::source::{Mercator, Source, Unit};
use crate::atlas::topology::arc_index;

/// A geometry with the box around it.
pub(super) struct Shape {
    pub geometry: Geometry,
    pub bounds: GridBox,
}

impl Shape {
    /// `None` without any position.
    fn new(geometry: Geometry) -> Option<Self> {
        let bounds = match &geometry {
            Geometry::Points(p) => GridBox::around(p.iter().copied()),
            Geometry::Lines(l) => GridBox::around(l.iter().flatten().copied()),
            Geometry::Polygons(p) => GridBox::around(p.iter().flatten().flatten().copied()),
        }?;
        Some(Self { geometry, bounds })
    }
}

/// Shapes in the order of the source's lists.
pub(super) struct Zoom {
    pub municipalities: Vec<Option<Shape>>,
    pub zones: Vec<Option<Shape>>,
    pub borders: Vec<Option<Shape>>,
    pub lines: Vec<Option<Shape>>,
    pub points: Vec<GridPoint>,
    pub labels: Vec<GridPoint>,
}

impl Zoom {
    pub fn new(source: &Source, z: u8) -> Self {
        let grid = |m: &Mercator| grid_from_mercator(*m, z);
        let arcs: Vec<Vec<GridPoint>> = source
            .arcs
            .iter()
            .map(|arc| {
                let mut line: Vec<GridPoint> = arc.iter().map(grid).collect();
                line.dedup();
                line
            })
            .collect();
        let units = |units: &[Unit]| units.iter().map(|u| unit_shape(u, &arcs)).collect();
        Self {
            municipalities: units(&source.municipalities),
            zones: units(&source.zones),
            borders: arcs
                .iter()
                .map(|a| (a.len() > 1).then(|| Shape::new(Geometry::Lines(vec![a.clone()])))?)
                .collect(),
            lines: source
                .lines
                .iter()
                .map(|p| {
                    let lines = p.lines.iter().map(|l| l.iter().map(grid).collect());
                    Shape::new(Geometry::Lines(lines.collect()))
                })
                .collect(),
            points: source.points.iter().map(|p| grid(&p.at)).collect(),
            labels: source.labels.iter().map(|l| grid(&l.at)).collect(),
        }
    }
}

fn unit_shape(unit: &Unit, arcs: &[Vec<GridPoint>]) -> Option<Shape> {
    let ring = |refs: &Vec<i32>| {
        let mut ring: Vec<GridPoint> = Vec::new();
        for &r in refs {
            let arc = &arcs[arc_index(r)];
            if r < 0 {
                ring.extend(arc.iter().rev());
            } else {
                ring.extend(arc);
            }
        }
        ring.dedup();
        ring.pop();
        ring.reverse();
        ring
    };
    let polygons: Vec<Polygon> = unit
        .polygons
        .iter()
        .map(|rings| rings.iter().map(ring).filter(|r| r.len() > 2).collect())
        .collect();
    Shape::new(Geometry::Polygons(polygons))
}

/// A shape's part within a box, moved to the box's tile; `None` when nothing is left.
pub(super) fn cut(shape: &Shape, to: GridBox, origin: GridPoint) -> Option<Geometry> {
    if !shape.bounds.meets(to) {
        return None;
    }
    let shift = |p: &GridPoint| [p[0] - origin[0], p[1] - origin[1]];
    let moved = |l: &Vec<GridPoint>| l.iter().map(shift).collect::<Vec<_>>();
    match &shape.geometry {
        Geometry::Points(points) => {
            let kept: Vec<_> = points.iter().filter(|p| to.holds(**p)).map(shift).collect();
            (!kept.is_empty()).then_some(Geometry::Points(kept))
        }
        Geometry::Lines(lines) => {
            let parts: Vec<_> = lines.iter().flat_map(|l| clip::line(l, to)).collect();
            (!parts.is_empty()).then(|| Geometry::Lines(parts.iter().map(moved).collect()))
        }
        Geometry::Polygons(polygons) => {
            let mut kept = Vec::new();
            for polygon in polygons {
                let rings: Vec<_> = polygon
                    .iter()
                    .map(|r| clip::ring(r, to))
                    .filter(|r| r.len() > 2)
                    .map(|r| moved(&r))
                    .collect();
                if !rings.is_empty() {
                    kept.push(rings);
                }
            }
            (!kept.is_empty()).then_some(Geometry::Polygons(kept))
        }
    }
}
