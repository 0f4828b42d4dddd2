//! Which projects pass the filters of a map.

use super::mapspec::MapSpec;
use super::normalize::normalize;
use geodata_model::Project;

/// Whether a project passes every filter of the map.
///
/// Within one filter one value is enough ("axis 1 or 3"); between filters they all must hold.
#[must_use]
pub fn matches(spec: &MapSpec, project: &Project) -> bool {
    let one_of = |chosen: bool, any: bool| chosen || any;
    one_of(
        spec.axes.is_empty(),
        project
            .strategies
            .iter()
            .any(|s| spec.axes.contains(&s.axis)),
    ) && one_of(
        spec.strategies.is_empty(),
        project
            .strategies
            .iter()
            .any(|s| spec.strategies.contains(s)),
    ) && one_of(spec.kinds.is_empty(), spec.kinds.contains(&project.kind))
        && one_of(
            spec.statuses.is_empty(),
            spec.statuses.contains(&project.status),
        )
        && one_of(
            spec.sources.is_empty(),
            project
                .sources
                .iter()
                .any(|c| spec.sources.contains(&c.source)),
        )
        && spec
            .programme
            .as_ref()
            .is_none_or(|p| *p == project.programme)
        && spec.at.is_none_or(|at| project.validity.holds_at(at))
        && has_words(&spec.text, project)
}

/// Every word of `text` is somewhere in the project, whatever its case and accents.
fn has_words(text: &str, project: &Project) -> bool {
    if text.trim().is_empty() {
        return true;
    }
    let fields = [
        &project.title.it,
        &project.title.en,
        &project.summary,
        &project.lead_body,
        &project.partners,
        &project.programme,
        &project.cup,
    ];
    let haystack = normalize(&fields.map(String::as_str).join(" "));
    normalize(text)
        .split_whitespace()
        .all(|word| haystack.contains(word))
}
