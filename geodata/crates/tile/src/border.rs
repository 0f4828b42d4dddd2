//! Borders as lines: each once, however many shapes it bounds.

use std::collections::{HashMap, HashSet};

use super::polygonize::{Edge, ring_edges};
use super::shape::Shape;
use super::source::Unit;
use geodata_mvt::GridPoint;
use geodata_mvt::encode::Geometry;

/// What a border separates; in the order in which they are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum BorderClass {
    /// The territory from what lies outside.
    Outline,
    /// Two zones.
    Zone,
    /// Two municipalities of one zone.
    Municipality,
}

impl BorderClass {
    pub const ALL: [Self; 3] = [Self::Outline, Self::Zone, Self::Municipality];

    pub fn id(self) -> &'static str {
        match self {
            Self::Outline => "outline",
            Self::Zone => "zone",
            Self::Municipality => "municipality",
        }
    }
}

/// The borders of municipalities, classed segment by segment from the shapes as they are on the grid:
/// where rounding has laid two borders on each other, or closed a strip, what is left counts.
pub(super) fn borders(
    arcs: &[Vec<GridPoint>],
    units: &[Unit],
    shapes: &[Option<Shape>],
) -> Vec<(BorderClass, Shape)> {
    let zones = zones_by_edge(units, shapes);
    let mut drawn = HashSet::new();
    let mut borders = Vec::new();
    for arc in arcs {
        let mut open: Option<(BorderClass, Vec<GridPoint>)> = None;
        for pair in arc.windows(2) {
            let (a, b) = (pair[0], pair[1]);
            let class = class(zones.get(&[a, b]), zones.get(&[b, a]))
                .filter(|_| drawn.insert((a.min(b), a.max(b))));
            match (&mut open, class) {
                (Some((of, line)), Some(class)) if *of == class => line.push(b),
                _ => {
                    let next = class.map(|class| (class, vec![a, b]));
                    borders.extend(std::mem::replace(&mut open, next));
                }
            }
        }
        borders.extend(open);
    }
    borders.sort_by_key(|(class, _)| *class);
    let shape = |(class, line)| Some((class, Shape::new(Geometry::Lines(vec![line]))?));
    borders.into_iter().filter_map(shape).collect()
}

/// The zone on the inner side of every directed edge.
fn zones_by_edge(units: &[Unit], shapes: &[Option<Shape>]) -> HashMap<Edge, u8> {
    let mut zones = HashMap::new();
    for (unit, shape) in units.iter().zip(shapes) {
        let Some(Geometry::Polygons(polygons)) = shape.as_ref().map(|s| &s.geometry) else {
            continue;
        };
        let edges = polygons.iter().flatten().flat_map(|ring| ring_edges(ring));
        zones.extend(edges.map(|edge| (edge, unit.zone)));
    }
    zones
}

fn class(left: Option<&u8>, right: Option<&u8>) -> Option<BorderClass> {
    match (left, right) {
        (None, None) => None,
        (Some(a), Some(b)) if a == b => Some(BorderClass::Municipality),
        (Some(_), Some(_)) => Some(BorderClass::Zone),
        _ => Some(BorderClass::Outline),
    }
}
