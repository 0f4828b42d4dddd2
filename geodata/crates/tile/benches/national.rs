//! An atlas of all Italy, to see how far one server carries: 7,899 municipalities, 164,482 records as exact points.
//!
//! `cargo bench -p geodata-tile --bench national`, and `-- --write FOLDER` to leave the atlas for `atlante serve --atlas FOLDER`
//! (see `tests/checks/national_load.py`). Boundaries and the municipality of each record are real; the points are drawn
//! (see the bench `join`), the zones are the regions, and residents, heights and surfaces are placeholders: the atlas is
//! a load, it says nothing about Italy.
#![allow(clippy::unwrap_used, clippy::panic)] // a bench stops at the first thing wrong

mod italy;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Instant;

use geo::{ChamberlainDuquetteArea, Coord};
use geodata_atlas::{Atlas, AtlasFiles, PreparedAtlas, Topology};
use geodata_model::IstatCode;
use geodata_mvt::{MAX_ZOOM, MIN_ZOOM};
use geodata_tile::Pyramid;
use italy::Municipality;

/// Tables that say nothing about a place stay those of the embedded atlas.
const KEPT: [&str; 5] = [
    "atlas.csv",
    "axes.csv",
    "strategies.csv",
    "kinds.csv",
    "sources.csv",
];

fn main() {
    let Some([boundaries, records]) = italy::files() else {
        return;
    };
    let units = italy::read_municipalities(&boundaries);
    let codes = italy::read_codes(&records);
    let shapes: BTreeMap<_, _> = units
        .iter()
        .map(|(&code, m)| (code, m.shape.clone()))
        .collect();
    let points = italy::points(&shapes, &codes);
    let folder = folder();
    timed("atlas written", || {
        write(
            &folder,
            &units,
            &points,
            &Topology::build(&shapes).to_topojson(),
        );
    });
    let files = timed("files read", || AtlasFiles::from_dir(&folder).unwrap());
    let atlas = timed("atlas checked", || Atlas::read(&files).unwrap());
    let prepared = timed("shapes, index, shares", || PreparedAtlas::new(atlas));
    println!(
        "{} municipalities, {} projects",
        units.len(),
        prepared.atlas.projects.len()
    );
    let pyramid = timed("pyramid, no zoom prepared", || Pyramid::new(&prepared));
    for z in MIN_ZOOM..=MAX_ZOOM {
        let tiles: Vec<_> = pyramid.tiles(z).collect();
        timed(&format!("zoom {z}: prepared"), || pyramid.tile(tiles[0]));
        // at the highest zooms a sample: what is asked for is made one by one
        let step = tiles.len().div_ceil(4000);
        let start = Instant::now();
        let sizes = tiles
            .iter()
            .step_by(step)
            .map(|&id| pyramid.tile(id).bytes.len());
        let (made, largest, bytes) =
            sizes.fold((0_usize, 0, 0), |(n, l, b), s| (n + 1, l.max(s), b + s));
        let each = start.elapsed().as_secs_f64() * 1e3 / made as f64;
        println!(
            "zoom {z}: {made} of {} tiles, {each:.2} ms each, largest {largest} B, {bytes} B in all",
            tiles.len()
        );
    }
    println!("memory at its most: {}", peak());
}

fn timed<T>(what: &str, run: impl FnOnce() -> T) -> T {
    let start = Instant::now();
    let made = run();
    println!("{what}: {:.0} ms", start.elapsed().as_secs_f64() * 1e3);
    made
}

fn folder() -> PathBuf {
    let mut args = std::env::args().skip_while(|a| a != "--write");
    let beside = || Path::new(env!("CARGO_TARGET_TMPDIR")).join("national");
    args.nth(1).map_or_else(beside, PathBuf::from)
}

fn write(
    folder: &Path,
    units: &BTreeMap<IstatCode, Municipality>,
    points: &[Coord],
    topology: &str,
) {
    fs::create_dir_all(folder).unwrap();
    let embedded = AtlasFiles::embedded();
    for name in KEPT {
        fs::write(folder.join(name), embedded.text(name)).unwrap();
    }
    fs::write(folder.join("boundaries.topojson"), topology).unwrap();
    let source = embedded.text("sources.csv").lines().nth(1).unwrap();
    let source = source.split(',').next().unwrap();
    let header = |name: &str| embedded.text(name).lines().next().unwrap().to_owned() + "\n";
    let mut csv = header("municipalities.csv");
    for (code, m) in units {
        let km2 = m.shape.chamberlain_duquette_unsigned_area() / 1e6;
        writeln!(
            csv,
            "{code},\"{}\",,{},listed,{source},{km2:.4},plain,0,3,1,1,1,1,1,1,1,1,1",
            m.name, m.region
        )
        .unwrap();
    }
    fs::write(folder.join("municipalities.csv"), csv).unwrap();
    let mut csv = header("zones.csv");
    let regions: BTreeMap<_, _> = units
        .iter()
        .map(|(code, m)| (m.region, (&m.region_name, code)))
        .collect();
    for (number, (name, code)) in regions {
        writeln!(csv, "{number},\"{name}\",\"{name}\",-,{code},{source}").unwrap();
    }
    fs::write(folder.join("zones.csv"), csv).unwrap();
    let (mut csv, mut json) = (
        header("projects.csv"),
        String::from("{\"type\":\"FeatureCollection\",\"features\":["),
    );
    let kind = embedded
        .text("kinds.csv")
        .lines()
        .nth(1)
        .unwrap()
        .split(',')
        .next()
        .unwrap();
    for (i, point) in points.iter().enumerate() {
        writeln!(
            csv,
            "r{i},Record {i},Record {i},-,{kind},1.1,reported,,,,,,,,exact,,,,{source},2023-03,"
        )
        .unwrap();
        let comma = if i == 0 { "" } else { "," };
        write!(json, "{comma}{{\"type\":\"Feature\",\"properties\":{{\"id\":\"r{i}\"}},\"geometry\":{{\"type\":\"Point\",\"coordinates\":[{},{}]}}}}", point.x, point.y).unwrap();
    }
    json.push_str("]}");
    fs::write(folder.join("projects.csv"), csv).unwrap();
    fs::write(folder.join("projects.geojson"), json).unwrap();
}

/// The most memory this process has held, where the system says.
fn peak() -> String {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|l| l.strip_prefix("VmHWM:"));
    line.map_or_else(|| "unknown".to_owned(), |l| l.trim().to_owned())
}
