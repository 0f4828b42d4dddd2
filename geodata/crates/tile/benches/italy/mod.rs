//! The municipalities of Italy and the located records of its recovery plan, from the data beside the repository.

#![allow(dead_code)] // each bench uses a part of it

use std::collections::BTreeMap;
use std::fs;
use std::io::Read as _;
use std::path::{Path, PathBuf};

use geo::{BoundingRect, Coord, MultiPolygon};
use geodata_join::{PreparedPolygon, Side};
use geodata_model::IstatCode;

/// The two files in ../shared/data beside the repository, or in the folder that `ATLANTE_DATA` names; none, and a word
/// about it, when they are not there.
pub fn files() -> Option<[PathBuf; 2]> {
    let beside = || Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../../shared/data");
    let shared = std::env::var_os("ATLANTE_DATA").map_or_else(beside, PathBuf::from);
    let boundaries = "openpolis-geojson-italy/limits_IT_municipalities_assembled.geojson.gz";
    let records = "pnrr-italia-domani-2023/localizzazioni_universo_IT.csv.gz";
    let files = [boundaries, records].map(|file| shared.join(file));
    if files.iter().all(|file| file.exists()) {
        return Some(files);
    }
    println!(
        "SKIPPED: Italy's municipalities and records are not in {}",
        shared.display()
    );
    None
}

/// A municipality of the file.
pub struct Municipality {
    /// Its name.
    pub name: String,
    /// The number of its region, 1 to 20.
    pub region: u64,
    /// The name of its region.
    pub region_name: String,
    /// Its polygons.
    pub shape: MultiPolygon,
}

fn unzip(path: &Path) -> String {
    let mut text = String::new();
    let file = fs::File::open(path).unwrap();
    let mut file = flate2::read::GzDecoder::new(file);
    file.read_to_string(&mut text).unwrap();
    text
}

/// The municipalities by code.
pub fn read_municipalities(path: &Path) -> BTreeMap<IstatCode, Municipality> {
    let collection: geojson::FeatureCollection = unzip(path).parse().unwrap();
    let features = collection.features.into_iter();
    features
        .map(|feature| {
            let text = |key: &str| feature.property(key).unwrap().as_str().unwrap().to_owned();
            let code = text("com_istat_code").parse().unwrap();
            let (name, region_name) = (text("name"), text("reg_name"));
            let region = feature
                .property("reg_istat_code_num")
                .unwrap()
                .as_u64()
                .unwrap();
            let shape: geo::Geometry = feature.geometry.unwrap().try_into().unwrap();
            let shape = match shape {
                geo::Geometry::Polygon(polygon) => polygon.into(),
                geo::Geometry::MultiPolygon(polygons) => polygons,
                other => panic!("{code}: {other:?}"),
            };
            (
                code,
                Municipality {
                    name,
                    region,
                    region_name,
                    shape,
                },
            )
        })
        .collect()
}

/// The municipality that each record names, if it names one.
pub fn read_codes(path: &Path) -> Vec<Option<IstatCode>> {
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

/// A point for each record, inside the municipality it names; anywhere in the box of Italy where it names none.
pub fn points(
    units: &BTreeMap<IstatCode, MultiPolygon>,
    codes: &[Option<IstatCode>],
) -> Vec<Coord> {
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
