//! The what-if: consistent with the indicators, monotonic, and close to the best.

use geodata_api::indicator::Level;
use geodata_api::scenario::{MAX_MEASURES, Measure, Scenario, ScenarioBody, ScenarioError};
use geodata_indicator::scenario::Baseline;
use geodata_indicator::spec;
use geodata_model::{IstatCode, ZoneNumber};
use proptest::prelude::*;

use crate::support::{changed, embedded, near};

fn scenario(query: &str) -> Scenario {
    Scenario::from_query(query).unwrap()
}

#[test]
fn doing_nothing_changes_nothing_and_agrees_with_the_indicators() {
    let prepared = embedded();
    let body = Baseline::new(&prepared)
        .apply(&prepared, &Scenario::default())
        .unwrap();
    assert_eq!(body.before, body.after);
    assert!(body.closed.is_empty() && body.changed.is_empty() && body.opened.is_empty());
    let distance = spec("distance-residents").unwrap();
    let distance = distance.compute(&prepared, Level::Zone).unwrap();
    assert_eq!(body.before.residents_by_band, distance.total.parts);
    let access = spec("access-health-houses")
        .unwrap()
        .compute(&prepared, Level::Zone)
        .unwrap();
    for (zone, cell) in &access.values {
        let zone = ZoneNumber(zone.parse().unwrap());
        near(
            body.before.access_by_zone[&zone],
            cell.value.unwrap(),
            1e-9,
            "access",
        );
    }
    let equity = geodata_indicator::equity::equity(&prepared, "access-health-houses").unwrap();
    near(
        body.before.access_gini.unwrap(),
        equity.gini.unwrap(),
        1e-9,
        "Gini",
    );
    assert_eq!(
        body.before.gaps,
        geodata_indicator::gaps::gaps(&prepared).gaps.len()
    );
}

#[test]
fn a_cycle_link_closes_the_gap_it_reaches() {
    let prepared = embedded();
    // Chivasso (zone 10, no cycle route in the register) to Settimo Torinese (zone 4, none either)
    let body = Baseline::new(&prepared)
        .apply(&prepared, &scenario("link-001082-001265"))
        .unwrap();
    let closed: Vec<&str> = body.closed.iter().map(|g| g.id.as_str()).collect();
    for id in ["3.3@10", "3.3@4"] {
        assert!(closed.contains(&id), "{id} not in {closed:?}");
    }
    assert_eq!(body.before.residents_by_band, body.after.residents_by_band);
}

#[test]
fn a_health_centre_brings_people_nearer() {
    let prepared = embedded();
    // Ceresole Reale, at the head of the Orco valley
    let body = Baseline::new(&prepared)
        .apply(&prepared, &scenario("house-001073"))
        .unwrap();
    let far = |b: &std::collections::BTreeMap<String, f64>| b["10-20"] + b["20+"];
    assert!(far(&body.after.residents_by_band) < far(&body.before.residents_by_band));
    let total = |b: &std::collections::BTreeMap<String, f64>| b.values().sum::<f64>();
    assert_eq!(total(&body.after.residents_by_band), 2_198_237.0);
    let eight = ZoneNumber(8);
    assert!(body.after.access_by_zone[&eight] > body.before.access_by_zone[&eight]);
}

#[test]
fn the_first_best_site_is_the_best_of_all() {
    let prepared = embedded();
    let baseline = Baseline::new(&prepared);
    let sites = baseline.next_best_health_centres(&Scenario::default(), 5, 5.0);
    assert_eq!(sites.len(), 5);
    assert!(
        sites
            .windows(2)
            .all(|w| w[0].residents >= w[1].residents && w[0].covered < w[1].covered)
    );
    // by brute force: no other single health centre brings more people within 5 km
    let within = |body: &ScenarioBody| body.after.residents_by_band["0-5"];
    let before = baseline
        .apply(&prepared, &Scenario::default())
        .unwrap()
        .after
        .residents_by_band["0-5"];
    let gain = |code: IstatCode| {
        let one = Scenario(vec![Measure::HealthCentre(code)]);
        within(&baseline.apply(&prepared, &one).unwrap()) - before
    };
    near(
        gain(sites[0].municipality),
        sites[0].residents,
        1e-9,
        "gain",
    );
    for code in prepared.atlas.municipalities.keys().step_by(7) {
        assert!(gain(*code) <= sites[0].residents, "{code}");
    }
    assert!(
        baseline
            .next_best_health_centres(&Scenario::default(), 5, f64::NAN)
            .is_empty()
    );
    let all = baseline.next_best_health_centres(&Scenario::default(), 400, 1_000.0);
    assert!(all.is_empty(), "everyone is within 1,000 km already");
}

#[test]
fn scenarios_round_trip_through_an_address() {
    for query in ["", "house-001191", "house-001191,link-001191-001275"] {
        assert_eq!(scenario(query).to_query(), query);
        let json = serde_json::to_string(&scenario(query)).unwrap();
        assert_eq!(
            serde_json::from_str::<Scenario>(&json).unwrap(),
            scenario(query)
        );
    }
    assert_eq!(scenario(" house-001191 , ,").to_query(), "house-001191");
    for wrong in [
        "house",
        "house-1191",
        "link-001191",
        "tram-001191",
        "link-001191-001191",
    ] {
        assert!(Scenario::from_query(wrong).is_err(), "{wrong}");
    }
}

#[test]
fn impossible_measures_are_refused_in_words() {
    let prepared = embedded();
    let baseline = Baseline::new(&prepared);
    let error = baseline
        .apply(&prepared, &scenario("house-015146"))
        .unwrap_err();
    assert_eq!(error.to_string(), "municipality 015146 is not in the atlas");
    let many = Scenario(vec![scenario("house-001191").0[0]; MAX_MEASURES + 1]);
    assert!(matches!(
        baseline.apply(&prepared, &many),
        Err(ScenarioError::TooMany(31))
    ));
}

#[test]
fn from_an_empty_register_the_first_health_centre_is_the_whole_supply() {
    let prepared = changed(|atlas| atlas.projects.clear());
    let baseline = Baseline::new(&prepared);
    let body = baseline
        .apply(&prepared, &scenario("house-001272"))
        .unwrap();
    assert!(body.before.residents_by_band.is_empty());
    assert_eq!(body.before.access_gini, None);
    assert_eq!(
        body.after.residents_by_band.values().sum::<f64>(),
        2_198_237.0
    );
    assert!(body.after.access_gini.unwrap() > 0.0);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(8))]
    #[test]
    fn more_health_centres_never_take_anything_away(picks in proptest::collection::vec(0..312usize, 1..6)) {
        thread_local! {
            static PREPARED: geodata_atlas::PreparedAtlas = embedded();
        }
        PREPARED.with(|prepared| {
            let baseline = Baseline::new(prepared);
            let codes: Vec<IstatCode> = prepared.atlas.municipalities.keys().copied().collect();
            let measures = picks.iter().map(|&i| Measure::HealthCentre(codes[i])).collect();
            let body = baseline.apply(prepared, &Scenario(measures)).unwrap();
            let (before, after) = (&body.before, &body.after);
            for bands in [
                [&before.residents_by_band, &after.residents_by_band],
                [&before.residents_75_by_band, &after.residents_75_by_band],
            ] {
                let mut within = [0.0, 0.0];
                for band in ["0-5", "5-10", "10-20", "20+"] {
                    within[0] += bands[0][band];
                    within[1] += bands[1][band];
                    assert!(within[1] >= within[0], "{band}");
                }
            }
            for (zone, access) in &before.access_by_zone {
                assert!(after.access_by_zone[zone] >= access - 1e-12);
            }
        });
    }
}

#[test]
#[ignore = "measures time, for people to read"]
fn print_times() {
    let prepared = embedded();
    let start = std::time::Instant::now();
    let baseline = Baseline::new(&prepared);
    println!("baseline {:?}", start.elapsed());
    let measures = scenario("house-001191,house-001073,link-001082-001265");
    let start = std::time::Instant::now();
    let body = baseline.apply(&prepared, &measures).unwrap();
    println!("apply {:?}", start.elapsed());
    println!("{:?}\n{:?}", body.before, body.after);
    let start = std::time::Instant::now();
    let sites = baseline.next_best_health_centres(&Scenario::default(), 5, 10.0);
    println!("five sites {:?}", start.elapsed());
    for site in sites {
        let name = &prepared.atlas.municipalities[&site.municipality].name;
        println!(
            "{name}: {} residents, {} covered",
            site.residents, site.covered
        );
    }
    let start = std::time::Instant::now();
    for indicator in geodata_indicator::SPECS {
        for &level in indicator.levels {
            indicator.compute(&prepared, level).unwrap();
        }
    }
    println!("all indicators by all levels {:?}", start.elapsed());
}
