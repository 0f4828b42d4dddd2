//! Projects known to the municipality, stacked where they are: one symbol a municipality, with a count.

use crate::order;
use std::collections::BTreeMap;

use geodata::{
    api::{LonLat, ProjectBody},
    cartography::matches,
    model::{AxisNumber, IstatCode, Place, ZoneNumber},
};

use crate::ui::{data::Data, page::Page, parts::primary_axis};

/// The projects of a municipality that are drawn as one symbol.
#[derive(Debug, Clone, PartialEq)]
pub struct Stack {
    /// The municipality.
    pub istat: IstatCode,
    /// Where its symbol goes.
    pub lonlat: LonLat,
    /// Projects in it.
    pub count: usize,
    /// The axis they share, if they do.
    pub axis: Option<AxisNumber>,
    /// The kind they share, if they do.
    pub kind: Option<String>,
}

/// The stacks of a page's map, smallest first so that the larger ones are drawn on top.
///
/// Only projects known to the municipality: lines are drawn as lines, and a zone or the whole area
/// never becomes a symbol at a made-up spot.
fn stacks(data: &Data, page: &Page) -> Vec<Stack> {
    let mut members: BTreeMap<IstatCode, Vec<&ProjectBody>> = BTreeMap::new();
    for body in &data.projects {
        let Place::Municipality { municipalities } = &body.project.place else {
            continue;
        };
        if matches(&page.map, &body.project) {
            for istat in municipalities {
                members.entry(*istat).or_default().push(body);
            }
        }
    }
    let mut stacks: Vec<Stack> = members
        .into_iter()
        .filter_map(|(istat, bodies)| {
            let lonlat = data.municipality(istat)?.label_point;
            let axis = shared(bodies.iter().map(|b| primary_axis(&b.project)));
            let kind = shared(bodies.iter().map(|b| b.project.kind.clone()));
            let count = bodies.len();
            Some(Stack {
                istat,
                lonlat,
                count,
                axis,
                kind,
            })
        })
        .collect();
    order::sort_by_key(&mut stacks, |stack| stack.count);
    stacks
}

/// What is counted on the map: stacks, and beside each zone its projects known only for the zone.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Marks {
    /// The stacks.
    pub stacks: Vec<Stack>,
    /// Projects of each zone as a whole.
    pub badges: BTreeMap<ZoneNumber, usize>,
}

impl Marks {
    /// The marks of a page's map.
    pub fn of(data: &Data, page: &Page) -> Self {
        let badge = |zone: ZoneNumber| {
            let whole = data.projects_of_whole_zone(zone);
            let shown = |body: &&&ProjectBody| matches(&page.map, &body.project);
            (zone, whole.iter().filter(shown).count())
        };
        let badges = data.zones.iter().map(|body| badge(body.zone.number));
        Self {
            stacks: stacks(data, page),
            badges: badges.collect(),
        }
    }
}

/// The value all items have, if they have one.
fn shared<T: PartialEq>(mut items: impl Iterator<Item = T>) -> Option<T> {
    let first = items.next()?;
    items.all(|item| item == first).then_some(first)
}

/// Radius of a stack's symbol in CSS pixels: its area grows with the count, and far out, where
/// municipalities are close together, all shrink.
pub fn radius_px(count: usize, zoom: f64) -> f32 {
    let far = if zoom < 8.0 { 0.7 } else { 1.0 };
    let radius = match count {
        0 | 1 => 6.0,
        count => 7.0 + 1.5 * (count as f64 - 1.0).sqrt(),
    };
    (radius.min(16.0) * far) as f32
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::fixture;

    fn of(query: &str) -> Vec<(String, usize)> {
        let page = Page::from_query(query).0;
        let stacks = stacks(&fixture::data(), &page);
        stacks
            .into_iter()
            .map(|s| (s.istat.to_string(), s.count))
            .collect()
    }

    #[test]
    fn only_projects_known_to_the_municipality_become_symbols() {
        assert_eq!(of(""), [("001191".to_owned(), 1)]);
    }

    #[test]
    fn filters_empty_the_stacks_and_the_badges() {
        assert!(of("kind=cycle_route").is_empty());
        let badge = |query: &str| {
            let page = Page::from_query(query).0;
            Marks::of(&fixture::data(), &page).badges[&ZoneNumber(5)]
        };
        assert_eq!((badge(""), badge("axis=6")), (1, 0));
    }

    #[test]
    fn symbols_grow_but_not_without_end() {
        assert!(radius_px(2, 9.0) < radius_px(9, 9.0));
        assert!(radius_px(1000, 9.0) <= 16.0);
        assert!(radius_px(2, 7.0) < radius_px(2, 9.0));
    }
}
