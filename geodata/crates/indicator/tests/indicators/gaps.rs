//! Gaps against what the documents say, and their robustness.

use geodata_api::gaps::{Extent, Gap, Gaps, Subject, Variant, Verdict};
use geodata_indicator::gaps::{empirical_bayes, gaps};
use geodata_model::{ResidentsByAge, ZoneNumber};
use serde::Deserialize;

use crate::support::{changed, embedded, near, oracle};

fn find<'a>(found: &'a Gaps, id: &str) -> Option<&'a Gap> {
    found.gaps.iter().find(|g| g.id == id)
}

#[test]
#[ignore = "prints the list for people to read"]
fn print_gaps() {
    let found = gaps(&embedded());
    for gap in &found.gaps {
        println!(
            "{} {} {:?} {:.2}\n   {}\n   {}",
            gap.rank, gap.id, gap.extent, gap.robustness.agree, gap.reason.it, gap.reason.en
        );
    }
    for unknown in &found.unknown {
        println!(
            "? {} {:?} {}",
            unknown.subject, unknown.zone, unknown.reason.it
        );
    }
}

#[test]
fn declared_absences_come_first_and_once() {
    let found = gaps(&embedded());
    let ids: Vec<&str> = found.gaps.iter().take(2).map(|g| g.id.as_str()).collect();
    // the survey says of both, for the whole area, that nothing was reported
    assert_eq!(ids, ["1.2", "5.4"]);
    for gap in &found.gaps[..2] {
        assert_eq!((gap.extent, gap.zone), (Extent::Declared, None));
        assert_eq!(gap.robustness.verdict, Verdict::Robust);
        assert_eq!(gap.residents, Some(2_198_237));
    }
    assert!(found.gaps.iter().enumerate().all(|(i, g)| g.rank == i + 1));
    // the partial absence of 3.4 is no gap of the whole strategy
    assert!(find(&found, "3.4").is_none());
}

#[test]
fn zones_without_community_hospital_are_those_of_the_health_register() {
    let found = gaps(&embedded());
    let without: Vec<u8> = found
        .gaps
        .iter()
        .filter(|g| g.subject == Subject::Service("ospedale_di_comunita".to_owned()))
        .filter(|g| g.extent == Extent::None)
        .filter_map(|g| g.zone.map(|z| z.0))
        .collect();
    let mut sorted = without.clone();
    sorted.sort_unstable();
    assert_eq!(sorted, [4, 7, 10, 11]); // docs/register/health.md, rows per zone
    // the survey mentions one in zone 10: that gap is less sure than the others
    let mentioned = find(&found, "service:ospedale_di_comunita@10").unwrap();
    assert!(!mentioned.robustness.variants[&Variant::Mentions]);
    assert_eq!(
        mentioned.mentions[0].as_str(),
        "ospedale-di-comunita-chivassese"
    );
    let silent = find(&found, "service:ospedale_di_comunita@11").unwrap();
    assert!(silent.robustness.agree > mentioned.robustness.agree);
    assert!(
        silent.reason.it.contains("Chierese-Carmagnolese"),
        "{}",
        silent.reason.it
    );
}

#[test]
fn the_zone_that_was_not_heard_is_unknown_and_not_a_gap() {
    let found = gaps(&embedded());
    let six = Some(ZoneNumber(6));
    let strategies = |s: &Subject| matches!(s, Subject::Strategy(_));
    assert!(
        !found
            .gaps
            .iter()
            .any(|g| g.zone == six && strategies(&g.subject) && g.extent == Extent::None)
    );
    let unknown = found.unknown.iter().find(|u| u.zone == six).unwrap();
    assert!(
        unknown.reason.it.contains("Non si può dire che manchi"),
        "{}",
        unknown.reason.it
    );
    // the data say which zone was not heard: without it, the same silence makes gaps
    let heard = gaps(&changed(|atlas| {
        for statement in &mut atlas.statements {
            statement.unheard_zones.clear();
        }
    }));
    let of_six = |found: &Gaps| found.gaps.iter().filter(|g| g.zone == six).count();
    assert!(of_six(&heard) > of_six(&found));
    assert!(heard.unknown.iter().all(|u| u.zone != six));
    let other = gaps(&changed(|atlas| {
        for statement in &mut atlas.statements {
            for zone in &mut statement.unheard_zones {
                *zone = ZoneNumber(7);
            }
        }
    }));
    assert!(other.unknown.iter().any(|u| u.zone == Some(ZoneNumber(7))));
    // strategies with metropolitan projects only are unknown everywhere
    let nowhere = found
        .unknown
        .iter()
        .find(|u| u.subject.to_string() == "1.6")
        .unwrap();
    assert_eq!((nowhere.zone, nowhere.mentions.len()), (None, 1));
}

#[test]
fn cycle_routes_are_missing_in_two_zones_and_their_neighbours_have_them() {
    let found = gaps(&embedded());
    // by hand: no cycle route in zones 4, 6 and 10; zone 6 was not heard
    for zone in ["4", "10"] {
        let gap = find(&found, &format!("3.3@{zone}")).unwrap();
        assert_eq!(gap.extent, Extent::None);
        assert_eq!(gap.others.len(), 8);
        assert!(gap.needs.iter().any(|n| n == "A1.1"));
    }
    let gap = find(&found, "3.3@10").unwrap();
    let neighbours: Vec<u8> = gap.neighbours.iter().map(|z| z.0).collect();
    assert_eq!(neighbours, [8, 9, 11]);
    assert!(find(&found, "3.3@6").is_none());
}

/// Zones where the documents place something of a strategy, read by hand from the register's
/// rows and the coverage of the survey (`docs/register/coverage-projects.md`).
const ZONES_BY_HAND: [(&str, &[u8]); 10] = [
    ("1.1", &[5, 6, 7, 8]),     // Open Fiber, huts, fibre 5-6 and 8, Val Cenischia
    ("2.1", &[5, 7, 8, 9, 10]), // green communities, Eporediese trails, banks of the Po
    ("2.5", &[5, 7, 8, 10]),    // green communities, recycling centres
    ("3.1", &[3, 10]),          // buses, shuttle Chivasso-Candiolo
    ("3.2", &[1, 3, 4, 7, 8, 10]), // two railways, electrification, metro 2, freight yard
    ("3.3", &[1, 2, 3, 5, 7, 8, 9, 11]), // eleven cycle routes
    ("4.1", &[3, 11]),          // school gyms
    ("5.2", &[1, 2, 5, 7, 11]), // PUI, housing, retail districts, inner area
    ("5.3", &[3, 7]),           // social-service bodies
    ("6.2", &[2, 3, 4, 5, 6, 8, 9, 10, 11]), // tree planting, food districts
];

#[test]
fn ten_strategies_have_the_gaps_the_documents_leave() {
    let found = gaps(&embedded());
    for (strategy, with_it) in ZONES_BY_HAND {
        // zone 6 was not heard: it is unknown where it is silent
        let expected: Vec<u8> = (1..=11)
            .filter(|z| *z != 6 && !with_it.contains(z))
            .collect();
        let missing = found.gaps.iter().filter(|g| g.extent == Extent::None);
        let missing = missing.filter(|g| g.subject.to_string() == strategy);
        let mut zones: Vec<u8> = missing.filter_map(|g| Some(g.zone?.0)).collect();
        zones.sort_unstable();
        assert_eq!(zones, expected, "{strategy}");
    }
}

#[test]
fn what_may_be_there_without_a_place_keeps_a_gap_uncertain() {
    let found = gaps(&embedded());
    // eight training projects are metropolitan: that none is placed in Torino proves little
    let training = find(&found, "4.2@1").unwrap();
    assert_eq!(
        (training.mentions.len(), training.robustness.verdict),
        (8, Verdict::Fragile)
    );
    let green = find(&found, "2.1@1").unwrap();
    assert_eq!(
        (green.mentions.len(), green.robustness.verdict),
        (0, Verdict::Robust)
    );
}

#[test]
fn a_line_that_crosses_a_zone_on_the_map_keeps_the_gap_uncertain() {
    let found = gaps(&embedded());
    // the railway from Torino to Ceres: the source names its ends, zone 2 is between them
    let gap = find(&found, "3.2@2").unwrap();
    assert_eq!(gap.robustness.verdict, Verdict::Fragile);
    assert_eq!(gap.mentions, ["ferrovia-torino-ceres".parse().unwrap()]);
    assert!(gap.evidence.is_empty(), "it is not placed there");
    assert!(
        gap.reason
            .it
            .contains("La linea schematica di un progetto attraversa però la zona"),
        "{}",
        gap.reason.it
    );
    // no line of this strategy crosses the south-east
    assert!(find(&found, "3.2@11").unwrap().mentions.is_empty());
}

#[test]
fn every_gap_has_all_its_texts_and_survives_json() {
    let found = gaps(&embedded());
    assert!(found.gaps.len() > 50, "{}", found.gaps.len());
    for gap in &found.gaps {
        assert_eq!(gap.robustness.variants.len(), 6);
        for text in [&gap.reason.it, &gap.reason.en] {
            assert!(!text.contains("gap-") && !text.contains('{'), "{text}");
        }
        let silent = gap.robustness.variants[&Variant::Mentions];
        let robust = gap.robustness.agree >= 0.8 && silent;
        assert_eq!(robust, gap.robustness.verdict == Verdict::Robust);
        assert!(gap.extent != Extent::Thin || gap.robustness.agree > 0.5);
    }
    let json = serde_json::to_string(&found).unwrap();
    assert_eq!(
        serde_json::from_str::<Gaps>(&json).unwrap().gaps.len(),
        found.gaps.len()
    );
}

#[test]
fn an_empty_register_has_declared_gaps_and_unknowns_only() {
    let found = gaps(&changed(|atlas| atlas.projects.clear()));
    assert!(found.gaps.iter().all(|g| g.extent == Extent::Declared));
    assert_eq!(found.unknown.len(), 24 - 2);
    let found = gaps(&changed(|atlas| {
        for municipality in atlas.municipalities.values_mut() {
            municipality.residents_by_age = Some(ResidentsByAge::default());
        }
    }));
    assert!(found.gaps.iter().all(|g| g.robustness.agree.is_finite()));
}

#[derive(Deserialize)]
struct Smoothing {
    events: Vec<f64>,
    people: Vec<f64>,
    smoothed: Vec<f64>,
}

#[test]
fn smoothing_agrees_with_esda() {
    for case in oracle::<Vec<Smoothing>>("smoothing.json") {
        let found = empirical_bayes(&case.events, &case.people);
        for (found, expected) in found.iter().zip(case.smoothed) {
            assert!(
                (found - expected).abs() <= 1e-9 * expected,
                "{found} instead of {expected}"
            );
        }
    }
    assert_eq!(empirical_bayes(&[0.0, 0.0], &[1.0, 2.0]), [0.0, 0.0]);
    assert_eq!(empirical_bayes(&[1.0], &[0.0]), [0.0]);
    let half = empirical_bayes(&[4.0, 1.0], &[8.0, 0.0]);
    near(half[1], 5.0 / 8.0, 1e-12, "without people");
}
