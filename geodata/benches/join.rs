//! Every located record of the Italian recovery plan against every municipality of Italy, by code and by point.
//!
//! `cargo bench -p geodata --bench join`, and `-- --write FOLDER` to leave the points and the answers for
//! `tests/checks/national_join.py`, which asks geopandas and PostGIS the same. The data are read from ../shared/data beside
//! the repository, or from the folder that `ATLANTE_DATA` names. The records name municipalities and have no
//! coordinates: each stands at a point drawn inside the municipality it names, with a fixed seed, so that the right
//! answer is known; those that name none, or one that is no more, stand anywhere in the box of Italy.
#![allow(clippy::unwrap_used, clippy::panic)] // a bench stops at the first thing wrong

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::time::Instant;

use geo::{BoundingRect, Coord, MultiPolygon};
use geodata::atlas::{Atlas, AtlasFiles, PreparedAtlas};
use geodata::join::{PreparedPolygon, Side, UnitIndex, allocate};
use geodata::model::IstatCode;

const RUNS: usize = 15;

fn main() {
    allocation_of_the_register();
    let beside = || Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/data");
    let shared = std::env::var_os("ATLANTE_DATA").map_or_else(beside, PathBuf::from);
    let boundaries = "openpolis-geojson-italy/limits_IT_municipalities_assembled.geojson.gz";
    let records = "pnrr-italia-domani-2023/localizzazioni_universo_IT.csv.gz";
    let [boundaries, records] = [boundaries, records].map(|file| shared.join(file));
    if !boundaries.exists() || !records.exists() {
        println!("SKIPPED: the national join needs {}", shared.display());
        return;
    }
    let units = read_units(&boundaries);
    let codes = read_codes(&records);
    let points = points(&units, &codes);
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

fn unzip(path: &Path) -> String {
    let mut text = String::new();
    let file = fs::File::open(path).unwrap();
    let mut file = flate2::read::GzDecoder::new(file);
    file.read_to_string(&mut text).unwrap();
    text
}

fn read_units(path: &Path) -> BTreeMap<IstatCode, MultiPolygon> {
    let collection: geojson::FeatureCollection = unzip(path).parse().unwrap();
    let features = collection.features.into_iter();
    features
        .map(|feature| {
            let code = feature.property("com_istat_code").unwrap();
            let code = code.as_str().unwrap().parse().unwrap();
            let shape: geo::Geometry = feature.geometry.unwrap().try_into().unwrap();
            let shape = match shape {
                geo::Geometry::Polygon(polygon) => polygon.into(),
                geo::Geometry::MultiPolygon(polygons) => polygons,
                other => panic!("{code}: {other:?}"),
            };
            (code, shape)
        })
        .collect()
}

fn read_codes(path: &Path) -> Vec<Option<IstatCode>> {
    let text = unzip(path);
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let header = reader.headers().unwrap().clone();
    let column = header.iter().position(|h| h == "COD_ISTAT_COMUNE").unwrap();
    let records = reader.records();
    records.map(|r| r.unwrap()[column].parse().ok()).collect()
}

/// Numbers from 0 to 1 that are the same every time (Steele, Lea, Flood 2014, `SplitMix64`).
struct Numbers(u64);

impl Numbers {
    fn next(&mut self) -> f64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((z ^ (z >> 31)) >> 11) as f64 / (1_u64 << 53) as f64
    }

    fn point(&mut self, box_: geo::Rect) -> Coord {
        let (min, size) = (box_.min(), box_.max() - box_.min());
        Coord {
            x: min.x + size.x * self.next(),
            y: min.y + size.y * self.next(),
        }
    }
}

fn points(units: &BTreeMap<IstatCode, MultiPolygon>, codes: &[Option<IstatCode>]) -> Vec<Coord> {
    let mut numbers = Numbers(20_230_301);
    let italy = geo::Rect::new((6.6, 35.4), (18.6, 47.1));
    let prepare = |code: &IstatCode, shape: &MultiPolygon| {
        let prepared = PreparedPolygon::new(shape);
        (*code, (shape.bounding_rect().unwrap(), prepared))
    };
    let prepared: BTreeMap<_, _> = units.iter().map(|(c, s)| prepare(c, s)).collect();
    let mut point = |code: &Option<IstatCode>| {
        let Some((bounds, shape)) = code.and_then(|c| prepared.get(&c)) else {
            return numbers.point(italy);
        };
        loop {
            let point = numbers.point(*bounds);
            if shape.side(point) == Side::Inside {
                return point;
            }
        }
    };
    codes.iter().map(&mut point).collect()
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
