//! Contradictions: between the zones a source declares and the computed ones, and those recorded by hand. They are listed, not resolved.

use std::collections::BTreeMap;

use geodata_api::{ConflictsBody, ZoneConflict};
use geodata_model::i18n::Catalogues;
use geodata_model::{Allocation, Conflict, Project, ProjectId, Text, ZoneNumber};

/// Declared zones that the computed ones do not confirm, and the contradictions recorded by hand.
#[must_use]
pub fn conflicts(
    projects: &BTreeMap<ProjectId, Project>,
    allocations: &BTreeMap<ProjectId, Allocation>,
    recorded: &[Conflict],
    texts: &Catalogues,
) -> ConflictsBody {
    let zones = projects.values().filter_map(|project| {
        let declared = &project.declared_zones;
        let computed = disagreeing(declared, allocations.get(&project.id)?)?;
        let about = recorded
            .iter()
            .filter(|c| c.project.as_ref() == Some(&project.id));
        Some(ZoneConflict {
            project: project.id.clone(),
            title: project.title.clone(),
            text: declared_text(texts, declared, &computed),
            declared: declared.clone(),
            computed,
            recorded: about.map(|c| c.id.clone()).collect(),
            sources: project.sources.clone(),
        })
    });
    ConflictsBody {
        zones: zones.collect(),
        sources: recorded.to_vec(),
    }
}

/// The computed zones where they are not the declared ones. A source that declares none, or a place
/// that is in none, contradicts nothing.
pub(super) fn disagreeing(
    declared: &[ZoneNumber],
    allocation: &Allocation,
) -> Option<Vec<ZoneNumber>> {
    let shares = allocation.zones.shares.iter();
    let computed: Vec<ZoneNumber> = shares.filter(|s| !s.marginal).map(|s| s.unit).collect();
    let agrees = computed.iter().all(|z| declared.contains(z))
        && declared.iter().all(|z| computed.contains(z));
    (!declared.is_empty() && !computed.is_empty() && !agrees).then_some(computed)
}

/// The disagreement in a sentence.
pub(super) fn declared_text(
    texts: &Catalogues,
    declared: &[ZoneNumber],
    computed: &[ZoneNumber],
) -> Text {
    let list = |zones: &[ZoneNumber]| {
        let zones: Vec<_> = zones.iter().map(ToString::to_string).collect();
        zones.join(", ")
    };
    texts.text("note-declared", |_| {
        vec![
            ("declared", list(declared).into()),
            ("computed", list(computed).into()),
        ]
    })
}
