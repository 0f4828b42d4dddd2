//! Facets: the options of each filter with the number of projects that each would show, so that nobody picks an option
//! without projects unknowingly.

use std::collections::BTreeSet;

use crate::order;
use geodata_mapspec::{MapSpec, matches};
use geodata_model::Status;

use super::{data::Data, page::FilterOption};

/// A filter: its name in the catalogue, and its options with their counts.
#[derive(Debug, Clone, PartialEq)]
pub struct Facet {
    /// Message key of its name.
    pub key: &'static str,
    /// Options with the number of projects that each would show.
    pub options: Vec<(FilterOption, usize)>,
}

/// The filters, counted for a map.
///
/// An option is counted with the other filters as they are and as if it were the only option of its own filter, because options
/// of one filter add up: the number is what ticking it adds.
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
    let counted = |options: Vec<FilterOption>| -> Vec<(FilterOption, usize)> {
        let count = |option: &FilterOption| projects_with(data, map, option);
        options
            .into_iter()
            .map(|option| (option.clone(), count(&option)))
            .collect()
    };
    let facet = |key, options| Facet { key, options };
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

/// The number of projects shown if `option` were the only one of its filter.
fn projects_with(data: &Data, map: &MapSpec, option: &FilterOption) -> usize {
    let mut alone = map.clone();
    match option {
        FilterOption::Axis(_) => alone.axes.clear(),
        FilterOption::Strategy(_) => alone.strategies.clear(),
        FilterOption::Kind(_) => alone.kinds.clear(),
        FilterOption::Status(_) => alone.statuses.clear(),
        FilterOption::Source(_) => alone.sources.clear(),
        FilterOption::Programme(_) => alone.programme = None,
        FilterOption::At(_) => alone.at = None,
        FilterOption::Words(_) => alone.text.clear(),
    }
    option.toggle(&mut alone);
    let projects = data.projects.iter();
    projects
        .filter(|body| matches(&alone, &body.project))
        .count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::fixture;

    fn count(query: &str, option: &FilterOption) -> usize {
        let (map, _) = MapSpec::from_query(query);
        let facets = facets(&fixture::data(), &map);
        let all = facets.iter().flat_map(|facet| &facet.options);
        all.into_iter().find(|(o, _)| o == option).unwrap().1
    }

    #[test]
    fn an_option_is_counted_with_the_other_filters() {
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
    fn options_of_one_filter_are_counted_apart() {
        assert_eq!(
            count("status=funded", &FilterOption::Status(Status::Planned)),
            3
        );
    }

    #[test]
    fn only_strategies_of_the_chosen_axis_are_offered() {
        let (map, _) = MapSpec::from_query("axis=6");
        let facets = facets(&fixture::data(), &map);
        assert_eq!(facets[1].options.len(), 1);
    }
}
