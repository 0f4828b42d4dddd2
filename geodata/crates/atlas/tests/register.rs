//! The embedded register holds what the sources count.

#![allow(clippy::unwrap_used, clippy::panic)] // a test may fail loudly

#[path = "common/mod.rs"]
mod common;

use std::collections::{BTreeMap, BTreeSet};

use geodata_atlas::{Atlas, AtlasFiles, PreparedAtlas};
use geodata_model::{NeedGroup, Place, Precision, Project};

fn atlas() -> Atlas {
    Atlas::read(&AtlasFiles::embedded()).unwrap()
}

fn count<K: Ord>(keys: impl Iterator<Item = K>) -> BTreeMap<K, usize> {
    keys.fold(BTreeMap::new(), |mut counts, key| {
        *counts.entry(key).or_default() += 1;
        counts
    })
}

#[test]
fn the_check_is_clean() {
    assert_eq!(Atlas::check(&AtlasFiles::embedded()).1, []);
}

#[test]
fn the_territory() {
    let atlas = atlas();
    assert_eq!(atlas.municipalities.len(), 312);
    let by_zone = count(atlas.municipalities.values().map(|m| m.zone.0));
    let expected = [1, 14, 18, 8, 45, 40, 40, 46, 54, 24, 22];
    assert_eq!(by_zone.into_values().collect::<Vec<_>>(), expected);
    let residents: u32 = atlas
        .municipalities
        .values()
        .filter_map(geodata_model::Municipality::residents)
        .sum();
    assert_eq!(residents, 2_198_237);
    let surface: f64 = atlas.municipalities.values().map(|m| m.surface_km2).sum();
    assert!((surface / 6827.0 - 1.0).abs() < 0.001, "{surface}");
    let basis = count(atlas.municipalities.values().map(|m| m.zone_basis));
    assert_eq!(basis.into_values().collect::<Vec<_>>(), [177, 27, 108]);
}

#[test]
fn the_plan() {
    let atlas = atlas();
    let actions: Vec<u16> = atlas.axes.values().filter_map(|a| a.actions).collect();
    assert_eq!(actions, [28, 28, 18, 12, 16, 9]);
    assert_eq!(actions.iter().sum::<u16>(), 111);
    let strategies = count(atlas.strategies.keys().map(|s| s.axis.0));
    assert_eq!(
        strategies.into_values().collect::<Vec<_>>(),
        [7, 5, 4, 2, 4, 2]
    );
    for axis in atlas.axes.values() {
        assert!(
            !axis.name_2021.is_empty() && axis.name.it != axis.name_2021,
            "{axis:?}"
        );
    }
    // one source says 28 strategies, its list has 24: both are recorded
    let stated = |value: &str| {
        atlas
            .statements
            .iter()
            .any(|s| s.topic == "strategies" && s.value == value)
    };
    assert!(stated("28") && stated("24"));
    let venues: BTreeSet<&str> = atlas.zones.values().map(|z| z.venue.as_str()).collect();
    assert_eq!(
        venues.len(),
        6,
        "the guide names six venues for the eleven tables"
    );
}

#[test]
fn the_health_facilities() {
    let atlas = atlas();
    let facilities: Vec<&Project> = atlas
        .projects
        .values()
        .filter(|p| p.sources.iter().any(|c| c.source.as_str() == "pnrr-2023"))
        .collect();
    assert_eq!(facilities.len(), 88);
    let kinds = count(facilities.iter().map(|p| p.kind.as_str()));
    let expected = [
        ("case_della_comunita", 42),
        ("centrale_operativa", 32),
        ("ospedale_di_comunita", 14),
    ];
    assert_eq!(kinds.into_iter().collect::<Vec<_>>(), expected);
    assert!(
        facilities
            .iter()
            .all(|p| p.place.precision() == Precision::Municipality)
    );
    let devices = facilities
        .iter()
        .filter(|p| p.id.as_str().contains("dispositivi"));
    assert_eq!(
        devices.count(),
        9,
        "32 centrali operative are 23 sites and 9 purchases of devices"
    );
}

#[test]
fn the_facilities_amounts_are_the_sources_with_shared_ones_once() {
    let atlas = atlas();
    let facilities = atlas
        .projects
        .values()
        .filter(|p| p.kind.contains("comunita") || p.kind == "centrale_operativa");
    let ours: f64 = facilities
        .filter(|p| p.sources.iter().any(|c| c.source.as_str() == "pnrr-2023"))
        .filter_map(|p| p.amount_eur)
        .sum();
    assert!((ours - 101_732_241.0).abs() < 0.005, "{ours}");
    let Some(path) =
        common::shared("data/pnrr-italia-domani-2023/M6C1_sanita_territoriale_CMTorino.csv")
    else {
        return;
    };
    let text = std::fs::read_to_string(path).unwrap();
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let header = reader.headers().unwrap().clone();
    let column = |name: &str| header.iter().position(|h| h == name).unwrap();
    let (cup, local, amount) = (
        column("CUP"),
        column("Codice Locale Progetto"),
        column("Finanziamento Totale"),
    );
    let mut once: BTreeMap<(String, String), f64> = BTreeMap::new();
    let mut rows = 0;
    for record in reader.records() {
        let record = record.unwrap();
        rows += 1;
        let eur = record[amount].parse().unwrap_or(0.0);
        once.insert((record[cup].to_owned(), record[local].to_owned()), eur);
    }
    assert_eq!(rows, 88);
    assert!((once.values().sum::<f64>() - ours).abs() < 0.005);
}

#[test]
fn the_projects_of_the_documents() {
    let atlas = atlas();
    let of_survey = |p: &&Project| p.sources.iter().any(|c| c.source.as_str() == "survey-2023");
    let count = atlas.projects.values().filter(of_survey).count();
    assert!(count >= 110, "{count}");
}

#[test]
fn the_needs() {
    let atlas = atlas();
    let axis_needs = atlas.needs.iter().filter(|n| n.group == NeedGroup::Need);
    let axes: BTreeSet<u8> = axis_needs.flat_map(|n| &n.axes).map(|a| a.0).collect();
    assert_eq!(axes.len(), 6, "every axis has needs");
    let is_heading = |code: &str| code.len() > 1 && code[1..].bytes().all(|b| b.is_ascii_digit());
    let themes = atlas.needs.iter().filter(|n| n.group == NeedGroup::Theme);
    assert_eq!(
        themes.filter(|n| is_heading(&n.code)).count(),
        10,
        "ten new themes"
    );
    let linked: BTreeSet<&str> = atlas.need_links.iter().map(|l| l.need.as_str()).collect();
    // an item is linked by itself or by its heading, a heading also by its items
    let groups = [NeedGroup::Need, NeedGroup::Theme];
    let unlinked = atlas.needs.iter().filter(|need| {
        let heading = need.code.trim_end_matches(char::is_alphabetic);
        let heading = heading.trim_end_matches('.');
        let items = format!("{}.", need.code);
        groups.contains(&need.group)
            && !linked.contains(need.code.as_str())
            && !linked.contains(heading)
            && !linked.iter().any(|l| l.starts_with(&items))
    });
    let unlinked: Vec<&str> = unlinked.map(|n| n.code.as_str()).collect();
    // docs/register/coverage-needs.md says why: no strategy concerns roads or peace
    assert_eq!(unlinked, ["A3.1.a", "A3.1.b", "T8"]);
    assert!(atlas.need_links.iter().all(|l| !l.reason.is_empty()));
}

#[test]
fn every_record_cites_a_section() {
    let atlas = atlas();
    for project in atlas.projects.values() {
        assert!(!project.sources.is_empty(), "{}", project.id);
        assert!(
            project.sources.iter().all(|c| !c.section.is_empty()),
            "{}",
            project.id
        );
        assert!(!project.summary.is_empty(), "{}", project.id);
    }
    for (what, sources) in atlas
        .needs
        .iter()
        .map(|n| (&n.code, &n.sources))
        .chain(atlas.absences.iter().map(|a| (&a.id, &a.sources)))
        .chain(atlas.conflicts.iter().map(|c| (&c.id, &c.sources)))
        .chain(atlas.principles.iter().map(|p| (&p.id, &p.sources)))
    {
        assert!(sources.iter().all(|c| !c.section.is_empty()), "{what}");
    }
    let sources: BTreeSet<_> = atlas
        .projects
        .values()
        .flat_map(|p| &p.sources)
        .map(|c| &c.source)
        .collect();
    assert!(sources.iter().all(|s| atlas.sources.contains_key(s)));
}

#[test]
fn nothing_is_placed_more_precisely_than_its_source() {
    let prepared = PreparedAtlas::new(atlas());
    for (id, project) in &prepared.atlas.projects {
        let allocation = &prepared.allocations[id];
        let municipalities: Vec<_> = allocation
            .municipalities
            .shares
            .iter()
            .map(|s| s.unit)
            .collect();
        match &project.place {
            Place::Exact { .. } => {}
            Place::Schematic {
                municipalities: named,
            }
            | Place::Municipality {
                municipalities: named,
            } => {
                let mut named = named.clone();
                named.sort_unstable();
                assert_eq!(municipalities, named, "{id}");
            }
            Place::Zone { zones } => {
                assert!(
                    municipalities.is_empty(),
                    "{id} is spread over municipalities"
                );
                assert_eq!(allocation.zones.shares.len(), zones.len(), "{id}");
            }
            Place::Metropolitan => {
                assert!(
                    municipalities.is_empty() && allocation.zones.shares.is_empty(),
                    "{id}"
                );
            }
        }
    }
    // an address or a coordinate pair in a text would place it by the back door
    for file in ["projects.csv", "health_facilities.csv"] {
        for row in common::Sheet::open(file).rows() {
            for cell in row {
                assert!(!has_coordinate(cell), "{file} {}: {cell}", row[0]);
            }
        }
    }
}

/// A number with four decimals or more: eleven metres on the ground.
fn has_coordinate(text: &str) -> bool {
    text.split(|c: char| !c.is_ascii_digit() && c != '.')
        .filter_map(|number| number.split_once('.'))
        .any(|(whole, decimals)| {
            !whole.is_empty() && decimals.len() >= 4 && !decimals.contains('.')
        })
}

#[test]
fn shares_of_every_project_sum_to_one() {
    let prepared = PreparedAtlas::new(atlas());
    assert_eq!(prepared.allocations.len(), prepared.atlas.projects.len());
    for (id, allocation) in &prepared.allocations {
        let zones = &allocation.zones;
        let municipalities = &allocation.municipalities;
        let zone_sum: f64 = zones.shares.iter().map(|s| s.share).sum();
        let sum: f64 = municipalities.shares.iter().map(|s| s.share).sum();
        assert!(
            (zone_sum + zones.outside + zones.unlocated - 1.0).abs() < 1e-9,
            "{id}"
        );
        assert!(
            (sum + municipalities.outside + municipalities.unlocated - 1.0).abs() < 1e-9,
            "{id}"
        );
    }
}

#[test]
fn the_documentation_has_the_registers_numbers() {
    let path =
        std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../docs/register/README.md");
    let text = std::fs::read_to_string(path).unwrap();
    let (_, tables) = text.split_once("## The register in numbers\n\n").unwrap();
    let tables = tables.split_once("\n\n").unwrap().1;
    let ours = geodata_atlas::statistics_markdown(&PreparedAtlas::new(atlas()));
    assert!(
        tables == ours,
        "make the tables again: `atlante check --summary`\n{ours}"
    );
}
