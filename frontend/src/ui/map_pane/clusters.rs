//! Clusters: projects that are located to a municipality are drawn as one symbol per municipality, with their number.

use crate::order;
use std::collections::BTreeMap;

use geodata_api::ProjectBody;
use geodata_mapspec::matches;
use geodata_model::{AxisNumber, IstatCode, LonLat, Place, ZoneNumber};

use crate::ui::{data::Data, page::Page, widgets::primary_axis};

/// The projects of a municipality that are drawn as one symbol.
#[derive(Debug, Clone, PartialEq)]
pub struct Cluster {
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

/// The clusters of a page's map, smallest first so that the larger ones are drawn on top.
///
/// Only projects located to a municipality are in them: lines are drawn as lines, and for a zone or the whole area there is no
/// point at which a symbol would be true.
fn clusters(data: &Data, page: &Page) -> Vec<Cluster> {
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
    let mut clusters: Vec<Cluster> = members
        .into_iter()
        .filter_map(|(istat, bodies)| {
            let lonlat = data.municipality(istat)?.label_point;
            let axis = shared(bodies.iter().map(|b| primary_axis(&b.project)));
            let kind = shared(bodies.iter().map(|b| b.project.kind.clone()));
            let count = bodies.len();
            Some(Cluster {
                istat,
                lonlat,
                count,
                axis,
                kind,
            })
        })
        .collect();
    order::sort_by_key(&mut clusters, |cluster| cluster.count);
    clusters
}

/// The numbers shown on the map: of the projects of each cluster, and of those located only to a zone.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Markers {
    /// The clusters.
    pub clusters: Vec<Cluster>,
    /// The number of projects located only to each zone.
    pub badges: BTreeMap<ZoneNumber, usize>,
}

impl Markers {
    /// The markers of a page's map.
    pub fn of(data: &Data, page: &Page) -> Self {
        let badge = |zone: ZoneNumber| {
            let whole = data.projects_of_whole_zone(zone);
            let shown = |body: &&&ProjectBody| matches(&page.map, &body.project);
            (zone, whole.iter().filter(shown).count())
        };
        let badges = data.zones.iter().map(|body| badge(body.zone.number));
        Self {
            clusters: clusters(data, page),
            badges: badges.collect(),
        }
    }
}

/// The value that all items have; none if they differ or there are none.
fn shared<T: PartialEq>(mut items: impl Iterator<Item = T>) -> Option<T> {
    let first = items.next()?;
    items.all(|item| item == first).then_some(first)
}

/// Radius of a cluster's symbol in CSS pixels. Its area grows with the count; below zoom 8, where
/// municipalities are close together, all symbols are smaller.
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
        let clusters = clusters(&fixture::data(), &page);
        clusters
            .into_iter()
            .map(|s| (s.istat.to_string(), s.count))
            .collect()
    }

    #[test]
    fn only_projects_located_to_a_municipality_become_symbols() {
        assert_eq!(of(""), [("001191".to_owned(), 1)]);
    }

    #[test]
    fn clusters_and_badges_follow_the_filters() {
        assert!(of("kind=cycle_route").is_empty());
        let badge = |query: &str| {
            let page = Page::from_query(query).0;
            Markers::of(&fixture::data(), &page).badges[&ZoneNumber(5)]
        };
        assert_eq!((badge(""), badge("axis=6")), (1, 0));
    }

    #[test]
    fn symbols_grow_up_to_a_limit() {
        assert!(radius_px(2, 9.0) < radius_px(9, 9.0));
        assert!(radius_px(1000, 9.0) <= 16.0);
        assert!(radius_px(2, 7.0) < radius_px(2, 9.0));
    }
}
