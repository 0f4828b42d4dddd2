//! Shares of a project over municipalities and zones.

use std::collections::BTreeMap;
use std::sync::Arc;

use geo::{Coord, MultiPolygon};

use super::explain::Explainer;
use super::geometry::{Simple, simple};
use super::index::UnitIndex;
use super::reshare::reshare;
use super::{area, line};
use crate::located::Located;
use geodata_api::AllocationBody;
use geodata_model::i18n::Catalogues;
use geodata_model::{
    Allocation, Distribution, IstatCode, Municipality, Place, Project, ProjectId, Rule, Share,
    Text, Zone, ZoneNumber,
};

/// A line shorter than this within a unit is marginal.
///
/// The boundaries are generalised by their publisher: vertices lie some hundred metres apart and
/// differ from the true border by tens of metres, so a track along a border crosses the drawn one
/// now and then. Under 100 m, presence cannot be told from that noise.
const MARGINAL_KM: f64 = 0.1;

/// An area smaller than this within a unit is marginal: 100 m by 100 m, by the same argument.
const MARGINAL_KM2: f64 = 0.01;

/// Whoever holds this much of a project has it, however small it is.
const NEVER_MARGINAL: f64 = 0.5;

/// What the join needs to know of the territory.
#[derive(Clone, Copy)]
pub struct Territory<'a> {
    /// Municipalities by code.
    pub municipalities: &'a BTreeMap<IstatCode, Municipality>,
    /// Zones by number.
    pub zones: &'a BTreeMap<ZoneNumber, Zone>,
    /// Shapes of the municipalities.
    pub shapes: &'a BTreeMap<IstatCode, MultiPolygon>,
    /// The index over those shapes.
    pub index: &'a UnitIndex<IstatCode>,
    /// Texts for the reasons.
    pub texts: &'a Catalogues,
}

/// What a project is measured in when it is shared out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Measure {
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
pub(super) struct Measured {
    pub measure: Measure,
    pub by_unit: BTreeMap<Option<IstatCode>, f64>,
    /// Ties on borders: the units of each.
    pub ties: Vec<Vec<IstatCode>>,
}

/// A project shared out by a rule.
#[derive(Debug, Clone, PartialEq)]
pub struct Allocated {
    /// The shares.
    pub allocation: Allocation,
    /// The rule they follow: [`Rule::Geometry`] when the one asked for does not apply, as a note then says.
    pub applied: Rule,
    /// The rules that apply to this place.
    pub applicable: Vec<Rule>,
}

/// Shares out a project by its geometry. The shares of each level sum to 1 with `outside` and `unlocated`.
///
/// The project's codes must exist in the territory, as a validated atlas guarantees; an exact
/// geometry that cannot be used counts as unlocated.
#[must_use]
pub fn allocate(territory: Territory, project: &Project) -> Allocation {
    allocate_by(territory, project, Rule::Geometry).allocation
}

/// Shares out many projects by their geometry, as [`allocate`] does each; those that fall somewhere for the same
/// reason share its text.
pub fn allocate_all<'a>(
    territory: Territory,
    projects: impl Iterator<Item = &'a Project>,
) -> BTreeMap<ProjectId, Allocation> {
    let explainer = Explainer::new(territory);
    let one = |project| allocate_with(territory, &explainer, project, Rule::Geometry).allocation;
    projects.map(|p| (p.id.clone(), one(p))).collect()
}

/// Shares out a project by a rule; see [`Rule`] for what each does and where it applies.
#[must_use]
pub fn allocate_by(territory: Territory, project: &Project, rule: Rule) -> Allocated {
    allocate_with(territory, &Explainer::new(territory), project, rule)
}

fn allocate_with(
    territory: Territory,
    explainer: &Explainer,
    project: &Project,
    rule: Rule,
) -> Allocated {
    let (located, mut allocation) = by_geometry(territory, explainer, project);
    let declared = explainer.declared(&project.declared_zones, &allocation);
    let applicable = Rule::ALL.into_iter().filter(|r| located.takes(*r));
    let applied = if located.takes(rule) {
        rule
    } else {
        allocation.notes.push(explainer.not_applied(rule, located));
        Rule::Geometry
    };
    let measured = match applied {
        Rule::Geometry | Rule::Length => true,
        Rule::Area => located == Located::Area,
        Rule::Presence | Rule::Equal | Rule::Population => false,
    };
    if !measured {
        allocation = reshare(territory, applied, allocation);
    }
    allocation.notes.extend(declared);
    Allocated {
        allocation,
        applied,
        applicable: applicable.collect(),
    }
}

/// Where a project falls by a rule, as the API answers it.
#[must_use]
pub fn allocation_body(territory: Territory, project: &Project, rule: Rule) -> AllocationBody {
    let shared_out = allocate_by(territory, project, rule);
    AllocationBody {
        project: project.id.clone(),
        title: project.title.clone(),
        rule,
        applied: shared_out.applied,
        explanation: shared_out.applied.explanation(territory.texts),
        applicable: shared_out.applicable,
        allocation: shared_out.allocation,
    }
}

fn by_geometry(
    territory: Territory,
    explainer: &Explainer,
    project: &Project,
) -> (Located, Allocation) {
    let measured = match &project.place {
        Place::Exact { geometry } => match simple(geometry) {
            Ok(shape) => measure(territory, &shape),
            Err(_) => return (Located::Nowhere, unlocated()),
        },
        Place::Municipality { municipalities } => named(Measure::Named, municipalities),
        Place::Schematic { municipalities } => named(Measure::Schematic, municipalities),
        Place::Zone { zones } => return (Located::Zones, from_zones(explainer, zones)),
        Place::Metropolitan => return (Located::Nowhere, unlocated()),
    };
    let located = match measured.measure {
        Measure::Points => Located::Points,
        Measure::Km => Located::Line,
        Measure::Km2 => Located::Area,
        Measure::Named => Located::Named,
        Measure::Schematic => Located::Schematic,
    };
    (located, from_measured(territory, explainer, &measured))
}

fn measure(territory: Territory, shape: &Simple) -> Measured {
    match shape {
        Simple::Points(points) => points_in_units(territory.index, points),
        Simple::Lines(lines) => {
            let by_unit = line::cut_by_units(territory.index, lines);
            if by_unit.values().sum::<f64>() > 0.0 {
                return Measured {
                    measure: Measure::Km,
                    by_unit,
                    ties: Vec::new(),
                };
            }
            // a line without length is the point it stands on
            let start: Vec<Coord> = lines.iter().filter_map(|l| l.0.first().copied()).collect();
            points_in_units(territory.index, &start)
        }
        Simple::Areas(areas) => {
            let shape_of = |code| territory.shapes.get(&code);
            let by_unit = area::overlay(territory.index, shape_of, areas);
            if by_unit.values().sum::<f64>() > 0.0 {
                return Measured {
                    measure: Measure::Km2,
                    by_unit,
                    ties: Vec::new(),
                };
            }
            // an area that is flat is the point it stands on
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

fn named(measure: Measure, municipalities: &[IstatCode]) -> Measured {
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

fn from_measured(territory: Territory, explainer: &Explainer, measured: &Measured) -> Allocation {
    let total: f64 = measured.by_unit.values().sum();
    let mut by_zone: BTreeMap<Option<ZoneNumber>, (f64, Vec<IstatCode>)> = BTreeMap::new();
    for (&unit, &amount) in &measured.by_unit {
        let zone = unit
            .and_then(|code| territory.municipalities.get(&code))
            .map(|m| m.zone);
        let entry = by_zone.entry(zone).or_default();
        entry.0 += amount;
        entry.1.extend(unit);
    }
    let outside = measured.by_unit.get(&None).copied().unwrap_or(0.0) / total;
    let municipalities = measured.by_unit.iter().filter_map(|(&unit, &amount)| {
        let unit = unit?;
        let reason = explainer.municipality(measured.measure, unit, amount, total);
        Some(share(
            explainer,
            measured.measure,
            unit,
            amount,
            total,
            reason,
        ))
    });
    let zones = by_zone.iter().filter_map(|(&zone, (amount, members))| {
        let reason = explainer.zone(measured.measure, *amount, total, members);
        Some(share(
            explainer,
            measured.measure,
            zone?,
            *amount,
            total,
            reason,
        ))
    });
    let mut notes: Vec<Text> = measured
        .ties
        .iter()
        .map(|tied| explainer.tie(tied))
        .collect();
    if outside > 0.0 {
        notes.push(explainer.outside(outside));
    }
    Allocation {
        municipalities: Distribution {
            shares: fitting(municipalities),
            outside,
            unlocated: 0.0,
        },
        zones: Distribution {
            shares: fitting(zones),
            outside,
            unlocated: 0.0,
        },
        notes,
    }
}

/// A list without room to spare: most have one share, and would be given room for four.
fn fitting<T>(shares: impl Iterator<Item = T>) -> Vec<T> {
    let mut list: Vec<T> = shares.collect();
    list.shrink_to_fit();
    list
}

fn share<U>(
    explainer: &Explainer,
    measure: Measure,
    unit: U,
    amount: f64,
    total: f64,
    reason: Arc<Text>,
) -> Share<U> {
    let threshold = match measure {
        Measure::Km => MARGINAL_KM,
        Measure::Km2 => MARGINAL_KM2,
        Measure::Points | Measure::Named | Measure::Schematic => 0.0,
    };
    let share = amount / total;
    let marginal = amount < threshold && share < NEVER_MARGINAL;
    let reason = if marginal {
        Arc::new(explainer.marginal(&reason))
    } else {
        reason
    };
    Share {
        unit,
        share,
        marginal,
        reason,
    }
}

fn from_zones(explainer: &Explainer, zones: &[ZoneNumber]) -> Allocation {
    let each = 1.0 / zones.len() as f64;
    let mut shares: Vec<_> = zones
        .iter()
        .map(|&unit| Share {
            unit,
            share: each,
            marginal: false,
            reason: explainer.whole_zone(unit),
        })
        .collect();
    shares.sort_by_key(|s| s.unit);
    Allocation {
        zones: Distribution {
            shares,
            outside: 0.0,
            unlocated: 0.0,
        },
        ..unlocated()
    }
}

fn unlocated() -> Allocation {
    Allocation {
        municipalities: Distribution {
            shares: Vec::new(),
            outside: 0.0,
            unlocated: 1.0,
        },
        zones: Distribution {
            shares: Vec::new(),
            outside: 0.0,
            unlocated: 1.0,
        },
        notes: Vec::new(),
    }
}
