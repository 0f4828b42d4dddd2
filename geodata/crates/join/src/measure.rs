//! How much of a project lies in each municipality, and in which unit of measure.

use std::collections::BTreeMap;

use geo::Coord;

use crate::geometry::HomogeneousGeometry;
use crate::index::UnitIndex;
use crate::territory::Territory;
use crate::{line, overlay};
use geodata_model::IstatCode;

/// What a project is measured in when it is shared out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Measure {
    /// Points, each counting the same.
    Points,
    /// Kilometres.
    Km,
    /// Square kilometres.
    Km2,
    /// Municipalities a source names, each counting the same.
    Named,
    /// The same along a schematic line.
    Schematic,
}

/// A project measured in every municipality it touches, and outside (`None`).
pub(crate) struct Measured {
    pub measure: Measure,
    pub by_unit: BTreeMap<Option<IstatCode>, f64>,
    /// Ties on borders: the units of each.
    pub ties: Vec<Vec<IstatCode>>,
}

/// Measures a geometry in every municipality it touches: points by their number, lines by kilometres, areas by square
/// kilometres. A line without length and an area without surface count as the point of their first position.
pub(crate) fn measure(territory: Territory, shape: &HomogeneousGeometry) -> Measured {
    match shape {
        HomogeneousGeometry::Points(points) => points_in_units(territory.index, points),
        HomogeneousGeometry::Lines(lines) => {
            let by_unit = line::cut_by_units(territory.index, lines);
            if by_unit.values().sum::<f64>() > 0.0 {
                return Measured {
                    measure: Measure::Km,
                    by_unit,
                    ties: Vec::new(),
                };
            }
            let start: Vec<Coord> = lines.iter().filter_map(|l| l.0.first().copied()).collect();
            points_in_units(territory.index, &start)
        }
        HomogeneousGeometry::Areas(areas) => {
            let shape_of = |code| territory.shapes.get(&code);
            let by_unit = overlay::overlay(territory.index, shape_of, areas);
            if by_unit.values().sum::<f64>() > 0.0 {
                return Measured {
                    measure: Measure::Km2,
                    by_unit,
                    ties: Vec::new(),
                };
            }
            let start: Vec<Coord> = areas
                .iter()
                .filter_map(|p| p.exterior().0.first().copied())
                .collect();
            points_in_units(territory.index, &start)
        }
    }
}

fn points_in_units(index: &UnitIndex<IstatCode>, points: &[Coord]) -> Measured {
    let mut by_unit = BTreeMap::new();
    let mut ties = Vec::new();
    for &point in points {
        let located = index.locate(point);
        *by_unit
            .entry(located.as_ref().map(|l| l.unit))
            .or_insert(0.0) += 1.0;
        ties.extend(located.map(|l| l.tied).filter(|t| !t.is_empty()));
    }
    Measured {
        measure: Measure::Points,
        by_unit,
        ties,
    }
}

/// Counts every municipality that a source names once.
pub(crate) fn named(measure: Measure, municipalities: &[IstatCode]) -> Measured {
    let by_unit = municipalities
        .iter()
        .map(|&code| (Some(code), 1.0))
        .collect();
    Measured {
        measure,
        by_unit,
        ties: Vec::new(),
    }
}
