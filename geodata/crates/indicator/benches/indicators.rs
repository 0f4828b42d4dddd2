//! Indicators, gaps and what-if scenarios of the embedded atlas: `cargo bench -p geodata-indicator --bench indicators`.
#![allow(clippy::unwrap_used)] // a bench stops at the first thing wrong

use std::time::Instant;

use geodata_api::indicator::Level;
use geodata_api::matrix::{MatrixColumns, MatrixRows};
use geodata_api::scenario::Scenario;
use geodata_atlas::{Atlas, AtlasFiles, PreparedAtlas};
use geodata_indicator::gaps::gaps;
use geodata_indicator::matrix::matrix_of;
use geodata_indicator::scenario::Baseline;
use geodata_indicator::{SPECS, equity};

const RUNS: usize = 15;

fn main() {
    let atlas = Atlas::read(&AtlasFiles::embedded()).unwrap();
    say("atlas prepared: shapes, index, allocations", || {
        PreparedAtlas::new(atlas.clone())
    });
    let prepared = PreparedAtlas::new(atlas.clone());
    say("every indicator at every level", || every(&prepared));
    say("matrix of strategies by zones", || {
        matrix_of(&prepared, MatrixRows::Strategy, MatrixColumns::Zone)
    });
    say("matrix of kinds by municipalities", || {
        matrix_of(&prepared, MatrixRows::Kind, MatrixColumns::Municipality)
    });
    say("gaps with their robustness", || gaps(&prepared));
    say("Moran and LISA of one indicator, 999 permutations", || {
        equity::equity(&prepared, "access-health-houses").unwrap()
    });
    say("what-if, distances measured once", || {
        Baseline::new(&prepared)
    });
    let baseline = Baseline::new(&prepared);
    let scenario = Scenario::from_query("house-001191,link-001191-001275").unwrap();
    say("what-if, a health centre and a link", || {
        baseline.apply(&prepared, &scenario).unwrap()
    });
    say("what-if, the five next best sites", || {
        baseline.next_best_health_centres(&scenario, 5, 10.0)
    });
}

fn every(prepared: &PreparedAtlas) -> usize {
    let all = SPECS
        .iter()
        .flat_map(|spec| Level::ALL.map(|level| spec.compute(prepared, level)));
    all.flatten().map(|result| result.values.len()).sum()
}

fn say<T>(what: &str, run: impl Fn() -> T) {
    let mut times: Vec<f64> = (0..RUNS)
        .map(|_| {
            let start = Instant::now();
            std::hint::black_box(run());
            start.elapsed().as_secs_f64() * 1e3
        })
        .collect();
    times.sort_by(f64::total_cmp);
    println!(
        "{what}: {:.2} ms (from {:.2} to {:.2})",
        times[RUNS / 2],
        times[0],
        times[RUNS - 1]
    );
}
