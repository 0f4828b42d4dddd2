//! What a page without a server can ask: everything that has an end.

use std::collections::BTreeSet;

use geodata_atlas::Atlas;
use geodata_mapspec::{INDICATORS, Level, MapSpec, Theme};
use geodata_model::Language;

/// Addresses as the page writes them, relative to it.
pub(super) fn all(atlas: &Atlas) -> BTreeSet<String> {
    let fixed = [
        "api/plan",
        "api/zones",
        "api/municipalities",
        "api/projects",
        "api/needs",
        "api/sources",
        "api/indicators",
        "api/matrix",
        "api/matrix?f=csv",
        "api/gaps",
        "api/gaps?f=csv",
        "api/priorities",
    ];
    let mut all: BTreeSet<String> = fixed.map(str::to_owned).into();
    for spec in maps(atlas) {
        let query = spec.to_query();
        // the page leaves out the question mark of an empty query in one place and not in the other
        let map = if query.is_empty() {
            "api/map"
        } else {
            "api/map?"
        };
        all.insert(format!("{map}{query}"));
        // drawings are large: one for each theme, none for the filters
        if !spec.is_filtered() {
            all.insert(format!("export/map.svg?{query}"));
        }
    }
    for name in INDICATORS {
        for by in ["zone", "municipality"] {
            all.insert(format!("api/indicators/{name}?by={by}&f=csv"));
        }
    }
    all
}

/// Every theme without filters, and the number of projects with each single filter; by zone and by municipality, in
/// both languages.
fn maps(atlas: &Atlas) -> Vec<MapSpec> {
    let themes = Theme::ALL
        .into_iter()
        .chain(INDICATORS.into_iter().map(Theme::Indicator));
    let mut plain: Vec<MapSpec> = themes
        .map(|theme| MapSpec {
            theme,
            ..MapSpec::default()
        })
        .collect();
    plain.extend(single_filters(atlas));
    let both_levels = |spec: MapSpec| {
        [Level::Zone, Level::Municipality].map(|level| MapSpec {
            level,
            ..spec.clone()
        })
    };
    let both_languages = |spec: MapSpec| {
        [Language::It, Language::En].map(|language| MapSpec {
            language,
            ..spec.clone()
        })
    };
    plain
        .into_iter()
        .flat_map(both_levels)
        .flat_map(both_languages)
        .collect()
}

fn single_filters(atlas: &Atlas) -> impl Iterator<Item = MapSpec> {
    let used: BTreeSet<_> = atlas.projects.values().map(|p| p.status.id()).collect();
    let statuses = used
        .into_iter()
        .filter_map(geodata_model::Status::from_id)
        .map(|status| MapSpec {
            statuses: vec![status],
            ..MapSpec::default()
        });
    let axes = atlas.axes.keys().map(|&axis| MapSpec {
        axes: vec![axis],
        ..MapSpec::default()
    });
    let strategies = atlas.strategies.keys().map(|&strategy| MapSpec {
        strategies: vec![strategy],
        ..MapSpec::default()
    });
    let kinds = atlas.kinds.iter().map(|kind| MapSpec {
        kinds: vec![kind.id.clone()],
        ..MapSpec::default()
    });
    let all: Vec<MapSpec> = axes
        .chain(strategies)
        .chain(kinds)
        .chain(statuses)
        .collect();
    all.into_iter()
}
