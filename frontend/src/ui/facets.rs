//! How many projects each choice of a filter would leave, so that no choice leads to an empty list unawares.

use std::collections::BTreeSet;

use crate::order;
use geodata_mapspec::{MapSpec, matches};
use geodata_model::Status;

use super::{data::Data, page::FilterOption};

/// A filter: its name in the catalogue and its choices with their counts.
#[derive(Debug, Clone, PartialEq)]
pub struct Facet {
    /// Message key of its name.
    pub key: &'static str,
    /// Choices with the projects each would show.
    pub choices: Vec<(FilterOption, usize)>,
}

/// The filters, counted for a map.
///
/// A choice is counted with the other filters as they are and its own filter open, because choices
/// of one filter add up: the number says what ticking it brings.
pub fn facets(data: &Data, map: &MapSpec) -> Vec<Facet> {
    let plan = &data.plan;
    let axes = plan.axes.iter().map(|axis| FilterOption::Axis(axis.number));
    let in_axes = |axis| map.axes.is_empty() || map.axes.contains(&axis);
    let strategies = plan
        .strategies
        .iter()
        .filter(|s| in_axes(s.code.axis) || map.strategies.contains(&s.code))
        .map(|s| FilterOption::Strategy(s.code));
    let kinds = plan
        .kinds
        .iter()
        .map(|kind| FilterOption::Kind(kind.id.clone()));
    let statuses = Status::ALL.into_iter().map(FilterOption::Status);
    let sources = plan
        .sources
        .iter()
        .map(|source| FilterOption::Source(source.id.clone()));
    let programmes: BTreeSet<&String> = data
        .projects
        .iter()
        .map(|body| &body.project.programme)
        .filter(|name| !name.is_empty())
        .collect();
    let programmes = programmes.into_iter().cloned().map(FilterOption::Programme);
    let counted = |choices: Vec<FilterOption>| -> Vec<(FilterOption, usize)> {
        let count = |choice: &FilterOption| projects_with(data, map, choice);
        choices
            .into_iter()
            .map(|c| (c.clone(), count(&c)))
            .collect()
    };
    let facet = |key, choices| Facet { key, choices };
    let mut kinds = counted(kinds.collect());
    order::sort_by_key(&mut kinds, |(_, count)| std::cmp::Reverse(*count));
    vec![
        facet("ui-filter-axis", counted(axes.collect())),
        facet("ui-filter-strategy", counted(strategies.collect())),
        facet("ui-filter-kind", kinds),
        facet("ui-filter-status", counted(statuses.collect())),
        facet("ui-programme", counted(programmes.collect())),
        facet("ui-filter-source", counted(sources.collect())),
    ]
}

/// Projects shown if `choice` were the only one of its filter.
fn projects_with(data: &Data, map: &MapSpec, choice: &FilterOption) -> usize {
    let mut alone = map.clone();
    match choice {
        FilterOption::Axis(_) => alone.axes.clear(),
        FilterOption::Strategy(_) => alone.strategies.clear(),
        FilterOption::Kind(_) => alone.kinds.clear(),
        FilterOption::Status(_) => alone.statuses.clear(),
        FilterOption::Source(_) => alone.sources.clear(),
        FilterOption::Programme(_) => alone.programme = None,
        FilterOption::At(_) => alone.at = None,
        FilterOption::Words(_) => alone.text.clear(),
    }
    choice.toggle(&mut alone);
    let projects = data.projects.iter();
    projects
        .filter(|body| matches(&alone, &body.project))
        .count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::fixture;

    fn count(query: &str, choice: &FilterOption) -> usize {
        let (map, _) = MapSpec::from_query(query);
        let facets = facets(&fixture::data(), &map);
        let all = facets.iter().flat_map(|facet| &facet.choices);
        all.into_iter().find(|(c, _)| c == choice).unwrap().1
    }

    #[test]
    fn a_choice_counts_what_it_would_show() {
        assert_eq!(count("", &FilterOption::Status(Status::Planned)), 3);
        assert_eq!(
            count(
                "kind=case_della_comunita",
                &FilterOption::Status(Status::Planned)
            ),
            0
        );
        assert_eq!(
            count(
                "kind=case_della_comunita",
                &FilterOption::Status(Status::Funded)
            ),
            1
        );
    }

    #[test]
    fn choices_of_one_filter_do_not_hide_each_other() {
        assert_eq!(
            count("status=funded", &FilterOption::Status(Status::Planned)),
            3
        );
    }

    #[test]
    fn strategies_follow_the_chosen_axis() {
        let (map, _) = MapSpec::from_query("axis=6");
        let facets = facets(&fixture::data(), &map);
        assert_eq!(facets[1].choices.len(), 1);
    }
}
