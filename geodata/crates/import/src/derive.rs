//! Derives the territory files of the embedded atlas from the open data they come from.
//!
//! Re-running it on the same data gives the same bytes; `geodata/atlas/SOURCES.md` tells what each file is.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use geo::MultiPolygon;

use super::pnrr;
use super::raw_file::{DeriveError, read};
use geodata_atlas::Topology;
use geodata_model::IstatCode;

/// The files made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Derived {
    /// `municipalities.csv`.
    pub municipalities_csv: String,
    /// `boundaries.topojson`.
    pub boundaries_topojson: String,
    /// `pnrr_municipalities.csv`.
    pub pnrr_municipalities_csv: String,
    /// `pnrr_zones.csv`.
    pub pnrr_zones_csv: String,
}

impl Derived {
    /// The files by name.
    #[must_use]
    pub fn files(&self) -> [(&'static str, &str); 4] {
        [
            ("municipalities.csv", &self.municipalities_csv),
            ("boundaries.topojson", &self.boundaries_topojson),
            ("pnrr_municipalities.csv", &self.pnrr_municipalities_csv),
            ("pnrr_zones.csv", &self.pnrr_zones_csv),
        ]
    }
}

const BOUNDARIES: &str = "istat-confini-comuni/comuni_torino_2023.geojson";
const POPULATION: &str = "istat-popolazione-eta/comuni_popolazione_eta_2023.csv";
const GEOGRAPHY: &str = "istat-situas-comuni-torino/comuni_CMTorino_situas_2022-12-31.csv";
const ZONES: &str = "zone-omogenee-cmto/zone_omogenee_312.csv";

/// Reads the data folder and makes the files.
pub fn derive(data: &Path) -> Result<Derived, DeriveError> {
    let (shapes, names) = boundaries(&data.join(BOUNDARIES))?;
    let population = Rows::read(&data.join(POPULATION))?;
    let geography = Rows::read(&data.join(GEOGRAPHY))?;
    let zones = Rows::read(&data.join(ZONES))?;
    let mut csv = csv::Writer::from_writer(Vec::new());
    let path = data.join(BOUNDARIES);
    let failed = |problem: String| DeriveError::Content {
        path: path.clone(),
        problem,
    };
    let header = "istat,name,belfiore,zone,zone_basis,zone_sources,surface_km2,altitude_zone,altitude_m,degurba,pop_0_2,pop_3_5,pop_6_13,pop_14_18,pop_19_34,pop_35_64,pop_65_74,pop_75_84,pop_85_plus";
    csv.write_record(header.split(','))
        .map_err(|e| failed(e.to_string()))?;
    for (&code, (name, belfiore)) in &names {
        let altitude_zone = match geography.cell(code, "zona_altimetrica")? {
            "1" | "2" => "mountain",
            "3" | "4" => "hill",
            "5" => "plain",
            other => return Err(geography.wrong(code, "zona_altimetrica", other)),
        };
        let sources = zones.cell(code, "source")?.replace(';', " ");
        let mut row = vec![
            code.to_string(),
            name.clone(),
            belfiore.clone(),
            zones.cell(code, "zona")?.to_owned(),
            zones.cell(code, "basis")?.to_owned(),
            sources,
            geography.cell(code, "surface_km2")?.to_owned(),
            altitude_zone.to_owned(),
            geography.cell(code, "altitude_m")?.to_owned(),
            geography.cell(code, "degurba")?.to_owned(),
        ];
        for class in [
            "0_2", "3_5", "6_13", "14_18", "19_34", "35_64", "65_74", "75_84", "85_piu",
        ] {
            row.push(population.cell(code, &format!("pop_{class}"))?.to_owned());
        }
        csv.write_record(&row).map_err(|e| failed(e.to_string()))?;
    }
    let bytes = csv.into_inner().map_err(|e| failed(e.to_string()))?;
    let zone_of = names
        .keys()
        .map(|&code| Ok((code, zones.cell(code, "zona")?.to_owned())))
        .collect::<Result<_, DeriveError>>()?;
    let pnrr = pnrr::figures(data, &zone_of)?;
    Ok(Derived {
        municipalities_csv: String::from_utf8(bytes).map_err(|e| failed(e.to_string()))?,
        boundaries_topojson: Topology::build(&shapes).to_topojson(),
        pnrr_municipalities_csv: pnrr.municipalities_csv,
        pnrr_zones_csv: pnrr.zones_csv,
    })
}

type Boundaries = (
    BTreeMap<IstatCode, MultiPolygon>,
    BTreeMap<IstatCode, (String, String)>,
);

/// Shapes, and names with cadastral codes.
fn boundaries(path: &Path) -> Result<Boundaries, DeriveError> {
    let content = |problem: String| DeriveError::Content {
        path: path.to_owned(),
        problem,
    };
    let collection: geojson::FeatureCollection = read(path)?
        .parse()
        .map_err(|e: geojson::Error| content(e.to_string()))?;
    let (mut shapes, mut names) = (BTreeMap::new(), BTreeMap::new());
    for (i, feature) in collection.features.into_iter().enumerate() {
        let text = |key: &str| {
            let value = feature.property(key).and_then(|v| v.as_str());
            value
                .map(str::to_owned)
                .ok_or_else(|| content(format!("feature {}: no text `{key}`", i + 1)))
        };
        let code: IstatCode = text("com_istat_code")?
            .parse()
            .map_err(|e| content(format!("feature {}: {e}", i + 1)))?;
        names.insert(code, (text("name")?, text("com_catasto_code")?));
        let geometry = feature
            .geometry
            .ok_or_else(|| content(format!("municipality {code}: no geometry")))?;
        let shape = match geo::Geometry::<f64>::try_from(geometry) {
            Ok(geo::Geometry::MultiPolygon(shape)) => shape,
            Ok(geo::Geometry::Polygon(polygon)) => polygon.into(),
            _ => return Err(content(format!("municipality {code}: not a polygon"))),
        };
        shapes.insert(code, shape);
    }
    Ok((shapes, names))
}

/// A CSV table keyed by ISTAT code.
struct Rows {
    path: PathBuf,
    header: csv::StringRecord,
    by_code: BTreeMap<IstatCode, csv::StringRecord>,
}

impl Rows {
    fn read(path: &Path) -> Result<Self, DeriveError> {
        let text = read(path)?;
        let content = |problem: String| DeriveError::Content {
            path: path.to_owned(),
            problem,
        };
        let mut reader = csv::Reader::from_reader(text.as_bytes());
        let header = reader
            .headers()
            .map_err(|e| content(e.to_string()))?
            .clone();
        let mut rows = BTreeMap::new();
        for record in reader.records() {
            let record = record.map_err(|e| content(e.to_string()))?;
            let code = record[0]
                .parse()
                .map_err(|e: geodata_model::CodeError| content(e.to_string()))?;
            rows.insert(code, record);
        }
        Ok(Self {
            path: path.to_owned(),
            header,
            by_code: rows,
        })
    }

    fn cell(&self, code: IstatCode, column: &str) -> Result<&str, DeriveError> {
        let index = self.header.iter().position(|h| h == column);
        self.by_code
            .get(&code)
            .zip(index)
            .and_then(|(row, i)| row.get(i))
            .ok_or_else(|| self.wrong(code, column, "(nothing)"))
    }

    fn wrong(&self, code: IstatCode, column: &str, found: &str) -> DeriveError {
        DeriveError::Content {
            path: self.path.clone(),
            problem: format!("municipality {code}, column {column}: unexpected {found}"),
        }
    }
}
