//! Shares of a project over municipalities and zones.

use std::collections::BTreeMap;

use crate::explain::Explainer;
use crate::geometry::homogeneous_geometry;
use crate::measure::{Measure, measure, named};
use crate::place_form::PlaceForm;
use crate::reallocate::reallocate;
use crate::shares::{from_measured, from_zones, unlocated};
use crate::territory::Territory;
use geodata_api::AllocationBody;
use geodata_model::{Allocation, Place, Project, ProjectId, Rule};

/// A project shared out by a rule.
#[derive(Debug, Clone, PartialEq)]
pub struct RuleAllocation {
    /// The shares.
    pub allocation: Allocation,
    /// The rule they follow: [`Rule::Geometry`] when the one asked for does not apply; a note then states it.
    pub applied: Rule,
    /// The rules that apply to this place.
    pub applicable: Vec<Rule>,
}

/// Shares out a project by its geometry. The shares of each level sum to 1 with `outside` and `unlocated`.
///
/// The project's codes must exist in the territory, as a validated atlas guarantees. An exact
/// geometry that cannot be used ([`check_geometry`](crate::check_geometry)) counts as unlocated.
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
pub fn allocate_by(territory: Territory, project: &Project, rule: Rule) -> RuleAllocation {
    allocate_with(territory, &Explainer::new(territory), project, rule)
}

fn allocate_with(
    territory: Territory,
    explainer: &Explainer,
    project: &Project,
    rule: Rule,
) -> RuleAllocation {
    let (form, mut allocation) = by_geometry(territory, explainer, project);
    let declared = explainer.declared(&project.declared_zones, &allocation);
    let applicable = Rule::ALL.into_iter().filter(|r| form.allows(*r));
    let applied = if form.allows(rule) {
        rule
    } else {
        allocation.notes.push(explainer.not_applied(rule, form));
        Rule::Geometry
    };
    let measured = match applied {
        Rule::Geometry | Rule::Length => true,
        Rule::Area => form == PlaceForm::Area,
        Rule::Presence | Rule::Equal | Rule::Population => false,
    };
    if !measured {
        allocation = reallocate(territory, applied, allocation);
    }
    allocation.notes.extend(declared);
    RuleAllocation {
        allocation,
        applied,
        applicable: applicable.collect(),
    }
}

/// The allocation of a project by a rule, as a body of the API.
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
) -> (PlaceForm, Allocation) {
    let measured = match &project.place {
        Place::Exact { geometry } => match homogeneous_geometry(geometry) {
            Ok(shape) => measure(territory, &shape),
            Err(_) => return (PlaceForm::Nowhere, unlocated()),
        },
        Place::Municipality { municipalities } => named(Measure::Named, municipalities),
        Place::Schematic { municipalities } => named(Measure::Schematic, municipalities),
        Place::Zone { zones } => return (PlaceForm::Zones, from_zones(explainer, zones)),
        Place::Metropolitan => return (PlaceForm::Nowhere, unlocated()),
    };
    let form = match measured.measure {
        Measure::Points => PlaceForm::Points,
        Measure::Km => PlaceForm::Line,
        Measure::Km2 => PlaceForm::Area,
        Measure::Named => PlaceForm::Named,
        Measure::Schematic => PlaceForm::Schematic,
    };
    (form, from_measured(territory, explainer, &measured))
}
