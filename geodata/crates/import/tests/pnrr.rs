//! The PNRR figures equal an independent computation (`oracles/pnrr_totals.py`, in Python).

#![allow(clippy::unwrap_used, clippy::panic)] // a test may fail loudly

#[path = "../../atlas/tests/common/mod.rs"]
mod common;

use std::collections::{BTreeMap, BTreeSet};

use geodata_atlas::{Atlas, AtlasFiles};
use serde::Deserialize;

#[derive(Deserialize)]
struct Oracle {
    rows: u32,
    projects: u32,
    projects_by_cup_alone: u32,
    projects_with_differing_amounts: u32,
    projects_with_places_outside: u32,
    missions: BTreeMap<String, Figures>,
    places: BTreeMap<String, Figures>,
}

#[derive(Deserialize, Default, Debug, PartialEq, Clone, Copy)]
struct Figures {
    projects: u32,
    pnrr_cents: i64,
    total_cents: i64,
}

fn oracle() -> Oracle {
    serde_json::from_str(include_str!("oracles/pnrr_totals.json")).unwrap()
}

fn atlas() -> Atlas {
    Atlas::read(&AtlasFiles::embedded()).unwrap()
}

fn cents(eur: f64) -> i64 {
    (eur * 100.0).round() as i64
}

fn sums<K: Ord>(key: impl Fn(&geodata_model::PnrrFigure) -> K) -> BTreeMap<K, Figures> {
    let mut sums: BTreeMap<K, Figures> = BTreeMap::new();
    for figure in &atlas().pnrr {
        let sum = sums.entry(key(figure)).or_default();
        sum.projects += figure.projects;
        sum.pnrr_cents += cents(figure.pnrr_eur);
        sum.total_cents += cents(figure.total_eur);
    }
    sums
}

#[test]
fn the_source_is_what_the_documentation_says() {
    let oracle = oracle();
    assert_eq!((oracle.rows, oracle.projects), (2408, 2001));
    // the CUP alone would join six pairs of yearly grants with different amounts
    assert_eq!(oracle.projects_by_cup_alone, 1995);
    assert_eq!(oracle.projects_with_differing_amounts, 0);
    assert_eq!(oracle.projects_with_places_outside, 67);
}

#[test]
fn totals_per_mission_are_equal_to_the_cent() {
    let oracle = oracle().missions;
    let ours = sums(|f| f.mission.clone());
    assert_eq!(
        ours.keys().collect::<Vec<_>>(),
        oracle.keys().collect::<Vec<_>>()
    );
    for (mission, figures) in &oracle {
        let ours = ours[mission];
        assert_eq!(ours.pnrr_cents, figures.pnrr_cents, "{mission}");
        assert_eq!(ours.total_cents, figures.total_cents, "{mission}");
    }
}

#[test]
fn every_place_is_equal_but_for_the_cents_that_do_not_divide() {
    let oracle = oracle().places;
    let ours = sums(|f| {
        let place = f.municipality.map(|m| m.to_string());
        format!("{} {}", place.as_deref().unwrap_or("outside"), f.mission)
    });
    assert_eq!(ours.len(), oracle.len());
    for (place, figures) in &oracle {
        let ours = ours[place];
        assert_eq!(ours.projects, figures.projects, "{place}");
        // each project's part is within a cent of its exact part; outside, several parts add up
        let parts = match place.split(' ').next() {
            Some("outside") => 60 * i64::from(figures.projects),
            _ => i64::from(figures.projects),
        };
        assert!(
            (ours.pnrr_cents - figures.pnrr_cents).abs() <= parts,
            "{place}"
        );
        assert!(
            (ours.total_cents - figures.total_cents).abs() <= parts,
            "{place}"
        );
    }
}

#[test]
fn projects_are_counted_once_per_zone_and_once_in_all() {
    let atlas = atlas();
    let oracle = oracle();
    let all = atlas.pnrr_counts.iter().filter(|c| c.zone.is_none());
    let all: BTreeMap<_, _> = all.map(|c| (c.mission.clone(), c.projects)).collect();
    let expected = oracle.missions.iter();
    let expected: BTreeMap<_, _> = expected.map(|(m, f)| (m.clone(), f.projects)).collect();
    assert_eq!(all, expected);
    assert_eq!(all.values().sum::<u32>(), 2001);
    // a zone has no more projects than its municipalities together, nor fewer than any of them
    for count in &atlas.pnrr_counts {
        let Some(zone) = count.zone else { continue };
        let here = atlas.pnrr.iter().filter(|f| {
            let municipality = f.municipality.and_then(|m| atlas.municipalities.get(&m));
            f.mission == count.mission && municipality.is_some_and(|m| m.zone == zone)
        });
        let here: Vec<u32> = here.map(|f| f.projects).collect();
        assert!(count.projects <= here.iter().sum(), "{count:?}");
        assert!(
            count.projects >= here.iter().copied().max().unwrap(),
            "{count:?}"
        );
    }
}

#[test]
fn each_axis_finds_its_mission() {
    let atlas = atlas();
    let missions: BTreeSet<&str> = atlas.pnrr.iter().map(|f| f.mission.as_str()).collect();
    let axes: BTreeSet<&str> = atlas
        .axes
        .values()
        .map(|a| a.pnrr_mission.as_str())
        .collect();
    assert_eq!(axes, missions);
}

/// The derived files again from the raw data, if it is there: it is not part of the repository.
#[test]
fn deriving_again_gives_the_committed_files() {
    let Some(data) = common::shared("data") else {
        return;
    };
    let derived = geodata_import::derive(&data).unwrap();
    let embedded = AtlasFiles::embedded();
    let files = derived.files();
    assert_eq!(files.len(), 4);
    for (name, text) in files {
        // not assert_eq: half a megabyte is no message
        assert!(
            embedded.text(name) == text,
            "{name} differs from what the data gives"
        );
    }
}
