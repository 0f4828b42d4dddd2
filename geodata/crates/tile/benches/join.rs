//! Every located record of the Italian recovery plan against every municipality of Italy, by code and by point.
//!
//! `cargo bench -p geodata-tile --bench join`, and `-- --write FOLDER` to leave the points and the answers for
//! `tests/checks/national_join.py`, which asks geopandas and PostGIS the same. The data are read from ../shared/data beside
//! the repository, or from the folder that `ATLANTE_DATA` names. The records name municipalities and have no
//! coordinates: each stands at a point drawn inside the municipality it names, with a fixed seed, so that the right
//! answer is known; those that name none, or one that is no more, stand anywhere in the box of Italy.
#![allow(clippy::unwrap_used, clippy::panic)] // a bench stops at the first thing wrong

mod italy;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Instant;

use geo::{Coord, MultiPolygon};
use geodata_atlas::{Atlas, AtlasFiles, PreparedAtlas};
use geodata_join::{UnitIndex, allocate};
use geodata_model::IstatCode;

const RUNS: usize = 15;

fn main() {
    allocation_of_the_register();
    let Some([boundaries, records]) = italy::files() else {
        return;
    };
    let units: BTreeMap<_, _> = italy::read_municipalities(&boundaries)
        .into_iter()
        .map(|(code, municipality)| (code, municipality.shape))
        .collect();
    let codes = italy::read_codes(&records);
    let points = italy::points(&units, &codes);
    println!("{} records, {} municipalities", codes.len(), units.len());
    by_code(&units, &codes);
    let found = by_point(&units, &points);
    assert_right(&units, &codes, &found);
    if let Some(folder) = folder_to_write() {
        write(&folder, &points, &found);
    }
}

/// The register of the atlas, its shares and reasons.
fn allocation_of_the_register() {
    let prepared = PreparedAtlas::new(Atlas::read(&AtlasFiles::embedded()).unwrap());
    let projects = &prepared.atlas.projects;
    let seconds = median(|| {
        let territory = prepared.territory();
        projects
            .values()
            .map(|p| allocate(territory, p).zones.shares.len())
            .sum::<usize>()
    });
    println!(
        "allocation of {} projects with reasons in two languages: {:.2} ms",
        projects.len(),
        seconds * 1e3
    );
}

fn by_code(units: &BTreeMap<IstatCode, MultiPolygon>, codes: &[Option<IstatCode>]) {
    let places: BTreeMap<IstatCode, usize> = units.keys().copied().zip(0..).collect();
    let join = || {
        let mut counts = vec![0_u32; places.len()];
        for place in codes.iter().flatten().filter_map(|code| places.get(code)) {
            counts[*place] += 1;
        }
        counts
    };
    println!("by code: {:.2} ms", median(join) * 1e3);
}

fn by_point(units: &BTreeMap<IstatCode, MultiPolygon>, points: &[Coord]) -> Vec<Option<IstatCode>> {
    let build = || UnitIndex::new(units.iter().map(|(&code, shape)| (code, shape)));
    let start = Instant::now();
    let index = build();
    println!("index built: {:.0} ms", start.elapsed().as_secs_f64() * 1e3);
    let one = |p: &Coord| index.locate(*p).map(|l| l.unit);
    let single = median(|| points.iter().map(one).collect::<Vec<_>>());
    println!("by point, one thread: {:.2} ms", single * 1e3);
    let all = median(|| index.locate_all(points));
    println!("by point, every core: {:.2} ms", all * 1e3);
    index.locate_all(points)
}

/// A record that names a municipality of today was put inside it.
fn assert_right(
    units: &BTreeMap<IstatCode, MultiPolygon>,
    codes: &[Option<IstatCode>],
    found: &[Option<IstatCode>],
) {
    let named = codes.iter().zip(found);
    let named = named.filter(|(code, _)| code.is_some_and(|c| units.contains_key(&c)));
    let right = named.clone().filter(|(code, found)| code == found).count();
    println!("{right} of {} in the municipality they name", named.count());
}

fn median<T>(run: impl Fn() -> T) -> f64 {
    let mut times: Vec<f64> = (0..RUNS)
        .map(|_| {
            let start = Instant::now();
            std::hint::black_box(run());
            start.elapsed().as_secs_f64()
        })
        .collect();
    times.sort_by(f64::total_cmp);
    times[RUNS / 2]
}

fn folder_to_write() -> Option<PathBuf> {
    let mut args = std::env::args().skip_while(|a| a != "--write");
    args.nth(1).map(PathBuf::from)
}

fn write(folder: &Path, points: &[Coord], found: &[Option<IstatCode>]) {
    let mut text = String::from("id,lon,lat,unit\n");
    for (i, (point, unit)) in points.iter().zip(found).enumerate() {
        let unit = unit.map(|u| u.to_string()).unwrap_or_default();
        // the shortest decimals that read back as the same number
        writeln!(text, "{i},{},{},{unit}", point.x, point.y).unwrap();
    }
    fs::create_dir_all(folder).unwrap();
    fs::write(folder.join("points.csv"), text).unwrap();
}
