//! Inequality and spatial pattern against `inequality`, `esda` and `libpysal`, and their properties.

use std::collections::BTreeMap;

use geodata_api::equity::{LocalMoran, Quadrant};
use geodata_indicator::equity::{
    PERMUTATIONS, SEED, equity, gini, local_moran, moran, queen, theil,
};
use geodata_model::IstatCode;
use proptest::prelude::*;
use serde::Deserialize;

use crate::support::{changed, embedded, near, oracle};

#[derive(Deserialize)]
struct Inequality {
    values: Vec<f64>,
    weights: Vec<f64>,
    groups: Vec<u8>,
    gini: f64,
    theil: f64,
    between: f64,
    within: f64,
}

#[test]
fn gini_and_theil_agree_with_the_inequality_package() {
    for case in oracle::<Vec<Inequality>>("inequality.json") {
        let found = gini(&case.values, &case.weights).unwrap();
        near(found, case.gini, 1e-9, "Gini");
        let found = theil(&case.values, &case.weights, &case.groups).unwrap();
        // where there are zeros the package puts a tiny number in their place: 1e-6 holds all the same
        near(found.total, case.theil, 1e-6, "Theil");
        near(found.between, case.between, 1e-6, "between");
        near(found.within, case.within, 1e-6, "within");
    }
}

#[derive(Deserialize)]
struct Pattern {
    neighbours: BTreeMap<IstatCode, Vec<IstatCode>>,
    values: BTreeMap<IstatCode, f64>,
    moran: Global,
    local: BTreeMap<IstatCode, LocalMoran>,
}

#[derive(Deserialize)]
struct Global {
    i: f64,
    expected: f64,
    p: f64,
}

#[test]
fn queen_contiguity_agrees_with_libpysal() {
    let contiguity = queen(&embedded().atlas.topology);
    let expected = oracle::<Pattern>("moran.json").neighbours;
    assert_eq!(contiguity.0.len(), 312);
    for (code, neighbours) in expected {
        assert!(contiguity.of(code).eq(neighbours), "{code}");
    }
}

/// How far a p-value from `PERMUTATIONS` draws may be from one of 9,999: five standard errors.
fn p_tolerance(p: f64) -> f64 {
    5.0 * (p * (1.0 - p) / PERMUTATIONS as f64).sqrt() + 2.0 / PERMUTATIONS as f64
}

#[test]
fn moran_agrees_with_esda() {
    let expected = oracle::<Pattern>("moran.json");
    let codes: Vec<IstatCode> = expected.values.keys().copied().collect();
    let values: Vec<f64> = expected.values.values().copied().collect();
    let neighbours = queen(&embedded().atlas.topology).among(&codes);
    let whole = moran(&values, &neighbours, PERMUTATIONS, SEED).unwrap();
    near(whole.i, expected.moran.i, 1e-9, "I");
    near(whole.expected, expected.moran.expected, 1e-12, "expected");
    assert!((whole.p - expected.moran.p).abs() <= p_tolerance(expected.moran.p));
    let local = local_moran(&values, &neighbours, PERMUTATIONS, SEED);
    for (code, local) in codes.iter().zip(local) {
        let (local, expected) = (local.unwrap(), expected.local[code]);
        near(local.i, expected.i, 1e-9, &code.to_string());
        assert_eq!(local.quadrant, expected.quadrant, "{code}");
        let apart = (local.p - expected.p).abs();
        assert!(
            apart <= p_tolerance(expected.p),
            "{code}: {} and {}",
            local.p,
            expected.p
        );
    }
}

#[test]
fn the_same_seed_gives_the_same_p_values() {
    let prepared = embedded();
    let first = equity(&prepared, "access-health-houses").unwrap();
    assert_eq!(first, equity(&prepared, "access-health-houses").unwrap());
    assert_eq!((first.municipalities, first.unknown), (312, 0));
    // reach falls smoothly with distance, so neighbours are alike
    let pattern = first.moran.unwrap();
    assert!(pattern.i > 0.3 && pattern.p == 0.001, "{pattern:?}");
    let parts = first.theil.unwrap();
    near(parts.between + parts.within, parts.total, 1e-12, "parts");
    assert!(
        first
            .local
            .values()
            .any(|l| l.quadrant == Quadrant::LowLow && l.p < 0.05)
    );
}

#[test]
fn unknown_values_are_left_out_and_nothing_is_nan() {
    let prepared = changed(|atlas| atlas.projects.clear());
    let nothing = equity(&prepared, "access-health-houses").unwrap();
    assert_eq!((nothing.municipalities, nothing.unknown), (0, 312));
    assert_eq!(
        (nothing.gini, nothing.theil, nothing.moran),
        (None, None, None)
    );
    assert!(nothing.local.is_empty());
    let some = equity(&embedded(), "projects-per-10000-residents").unwrap();
    assert!(some.unknown > 200, "{}", some.unknown);
    assert!(some.gini.unwrap().is_finite());
}

#[test]
fn degenerate_input_is_unknown() {
    assert_eq!(gini(&[], &[]), None);
    assert_eq!(gini(&[1.0], &[0.0]), None);
    assert_eq!(gini(&[1.0, f64::NAN], &[1.0, 1.0]), None);
    assert_eq!(gini(&[-1.0, 2.0], &[1.0, 1.0]), None);
    assert_eq!(gini(&[3.0], &[7.0]), Some(0.0));
    assert_eq!(theil::<u8>(&[1.0], &[1.0], &[]), None);
    assert!(moran(&[1.0, 2.0, 3.0], &[vec![], vec![], vec![]], 99, 1).is_none());
    assert!(moran(&[0.1; 7], &vec![vec![0]; 7], 99, 1).is_none());
    assert!(moran(&[1.0, 2.0, 3.0], &[vec![9], vec![], vec![]], 99, 1).is_none());
    assert_eq!(
        local_moran(&[1.0, 1.0, 1.0], &[vec![1], vec![0], vec![]], 9, 1),
        [None; 3]
    );
}

fn people() -> impl Strategy<Value = Vec<(f64, f64, u8)>> {
    proptest::collection::vec((0.0..1e6f64, 0.1..1e6f64, 0..4u8), 1..60)
}

fn columns(people: &[(f64, f64, u8)]) -> (Vec<f64>, Vec<f64>, Vec<u8>) {
    let values = people.iter().map(|p| p.0).collect();
    let weights = people.iter().map(|p| p.1).collect();
    (values, weights, people.iter().map(|p| p.2).collect())
}

proptest! {
    #[test]
    fn gini_ignores_scale_order_and_units_of_people(people in people(), scale in 0.01..100.0f64) {
        let (values, weights, _) = columns(&people);
        let Some(found) = gini(&values, &weights) else { return Ok(()) };
        prop_assert!((0.0..=1.0).contains(&found));
        let scaled: Vec<f64> = values.iter().map(|v| v * scale).collect();
        prop_assert!((gini(&scaled, &weights).unwrap() - found).abs() < 1e-9);
        let heavier: Vec<f64> = weights.iter().map(|w| w * scale).collect();
        prop_assert!((gini(&values, &heavier).unwrap() - found).abs() < 1e-9);
        let (back, weights_back): (Vec<f64>, Vec<f64>) =
            values.iter().zip(&weights).rev().unzip();
        prop_assert!((gini(&back, &weights_back).unwrap() - found).abs() < 1e-9);
    }

    #[test]
    fn theil_parts_are_not_negative_and_sum_up(people in people()) {
        let (values, weights, groups) = columns(&people);
        let Some(found) = theil(&values, &weights, &groups) else { return Ok(()) };
        prop_assert!((found.between + found.within - found.total).abs() < 1e-9);
        prop_assert!(found.between > -1e-9 && found.within > -1e-9);
        // one group: nothing between; everyone their own group: nothing within
        let one = theil(&values, &weights, &vec![0; values.len()]).unwrap();
        prop_assert!(one.between.abs() < 1e-9);
        let own: Vec<usize> = (0..values.len()).collect();
        prop_assert!(theil(&values, &weights, &own).unwrap().within.abs() < 1e-9);
    }

    #[test]
    fn moran_ignores_shift_and_scale(values in proptest::collection::vec(0.0..100.0f64, 3..30), scale in 0.1..10.0f64) {
        let n = values.len();
        let ring: Vec<Vec<usize>> = (0..n).map(|i| vec![(i + 1) % n, (i + n - 1) % n]).collect();
        let Some(found) = moran(&values, &ring, 9, 1) else { return Ok(()) };
        let changed: Vec<f64> = values.iter().map(|v| v * scale + 50.0).collect();
        let again = moran(&changed, &ring, 9, 1).unwrap();
        prop_assert!((again.i - found.i).abs() < 1e-6, "{} {}", again.i, found.i);
        prop_assert!(found.p > 0.0 && found.p <= 1.0);
    }
}
