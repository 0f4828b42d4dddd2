//! The strategic index: parts that sum, weights that matter, ranks that can be trusted.

use std::collections::BTreeMap;

use geodata_api::priorities::{Criterion, Priorities, Ranked, Weights};
use geodata_indicator::priority::priorities;

use crate::support::{changed, embedded, near};

fn only(criterion: Criterion) -> Weights {
    let weights = Criterion::ALL.map(|c| (c, f64::from(u8::from(c == criterion))));
    Weights(BTreeMap::from(weights))
}

fn find<'a>(ranking: &'a Priorities, id: &str) -> &'a Ranked {
    ranking
        .projects
        .iter()
        .find(|p| p.project.as_str() == id)
        .unwrap()
}

#[test]
fn parts_sum_to_the_index_and_ranks_follow_it() {
    let ranking = priorities(&embedded(), &Weights::default());
    assert_eq!(ranking.projects.len(), 201);
    near(ranking.weights.values().sum(), 1.0, 1e-12, "weights");
    for project in &ranking.projects {
        let parts: f64 = project.contributions.values().map(|c| c.part).sum();
        near(parts, project.index, 1e-12, project.project.as_str());
        assert!((0.0..=1.0).contains(&project.index));
        assert!(project.best_rank <= project.rank && project.rank <= project.worst_rank);
    }
    assert!(
        ranking
            .projects
            .windows(2)
            .all(|w| w[0].index >= w[1].index - 1e-9)
    );
}

#[test]
fn one_criterion_alone_ranks_by_its_value() {
    let ranking = priorities(&embedded(), &only(Criterion::Zones));
    // by hand: four records are present in two zones, none in more
    let first: Vec<&str> = ranking
        .projects
        .iter()
        .take_while(|p| p.rank == 1 && p.contributions[&Criterion::Zones].value.is_some())
        .map(|p| p.project.as_str())
        .collect();
    for id in [
        "ferrovia-settimo-volpiano-chivasso",
        "distretto-cibo-canavese",
        "ciclabile-torino-grugliasco",
    ] {
        assert!(first.contains(&id), "{id} not in {first:?}");
    }
    let valle = find(&ranking, "green-community-orco-soana");
    near(valle.index, 0.5, 1e-12, "one zone of two");
}

#[test]
fn criteria_without_a_place_are_unknown_and_not_zero() {
    let ranking = priorities(&embedded(), &Weights::default());
    let metropolitan = find(&ranking, "metrodigital");
    let zones = metropolitan.contributions[&Criterion::Zones];
    assert_eq!((zones.value, zones.score, zones.part), (None, None, 0.0));
    // by hand: 11 needs are linked to strategy 1.1
    assert_eq!(
        metropolitan.contributions[&Criterion::Needs].value,
        Some(11.0)
    );
    let school = find(&ranking, "edilizia-scolastica-66");
    assert_eq!(school.contributions[&Criterion::CrossAxis].value, Some(1.0));
}

#[test]
fn weights_that_make_no_sense_do_no_harm() {
    let odd = [f64::NAN, -3.0, 0.0, f64::INFINITY, 1e300, 0.0];
    let odd = Weights(Criterion::ALL.into_iter().zip(odd).collect());
    let zero = Weights(Criterion::ALL.map(|c| (c, 0.0)).into());
    for weights in [odd, zero.clone()] {
        let ranking = priorities(&embedded(), &weights);
        assert!(ranking.projects.iter().all(|p| p.index.is_finite()));
    }
    let equal = priorities(&embedded(), &Weights::default());
    let none = priorities(&embedded(), &zero);
    assert!(
        none.projects
            .iter()
            .zip(&equal.projects)
            .all(|(a, b)| a.project == b.project)
    );
    assert!(
        priorities(&changed(|a| a.projects.clear()), &Weights::default())
            .projects
            .is_empty()
    );
}
