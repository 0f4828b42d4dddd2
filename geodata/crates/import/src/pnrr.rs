//! Figures of the recovery plan (PNRR) per municipality and mission.
//!
//! The source has a row for every project and place and repeats the project's whole amount on each.
//! A project is identified by sub-measure, CUP and local code together: the CUP alone joins the yearly
//! grants of the universities, which differ in amount (6 CUPs with two projects each). Rows of one
//! project that disagree on mission or amounts are an error, never averaged.
//!
//! The file of validated projects names only places of the territory. The other places of the same
//! projects, elsewhere or of national scope, are in the file of all places; without it a national
//! project would fall wholly on the one municipality of the territory that it names.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::io::Read as _;
use std::path::Path;

use serde::Deserialize;

use super::raw_file::{DeriveError, read};
use geodata_model::IstatCode;

const VALIDATED: &str = "pnrr-italia-domani-2023/progetti_validati_CMTorino.csv";
const PLACES: &str = "pnrr-italia-domani-2023/localizzazioni_universo_IT.csv.gz";

/// The files made.
pub(super) struct Figures {
    pub municipalities_csv: String,
    pub zones_csv: String,
}

/// Sub-measure, CUP and local code.
type Key = (String, String, String);

/// A project with its places in the territory.
struct Project {
    mission: String,
    pnrr_cents: u64,
    total_cents: u64,
    municipalities: BTreeSet<IstatCode>,
    /// Places elsewhere or of national scope, by code; an empty code is national scope.
    outside: BTreeSet<String>,
}

#[derive(Deserialize)]
struct ProjectRow {
    #[serde(rename = "Codice Univoco Submisura")]
    submeasure: String,
    #[serde(rename = "CUP")]
    cup: String,
    #[serde(rename = "Codice Locale Progetto")]
    local_code: String,
    #[serde(rename = "COD_ISTAT_COMUNE")]
    istat: String,
    #[serde(rename = "Missione")]
    mission: String,
    #[serde(rename = "Finanziamento PNRR")]
    pnrr_eur: f64,
    #[serde(rename = "Finanziamento Totale")]
    total_eur: f64,
}

#[derive(Deserialize)]
struct PlaceRow {
    #[serde(rename = "Codice Univoco submisura")]
    submeasure: String,
    #[serde(rename = "CUP")]
    cup: String,
    #[serde(rename = "Codice Locale Progetto")]
    local_code: String,
    #[serde(rename = "COD_ISTAT_COMUNE")]
    istat: String,
}

/// Derives the figures; `zone_of` has every municipality of the territory.
pub(super) fn figures(
    data: &Path,
    zone_of: &BTreeMap<IstatCode, String>,
) -> Result<Figures, DeriveError> {
    let mut projects = validated(&data.join(VALIDATED), zone_of)?;
    places_outside(&data.join(PLACES), zone_of, &mut projects)?;
    Ok(Figures {
        municipalities_csv: by_place(&projects),
        zones_csv: by_zone(&projects, zone_of),
    })
}

fn validated(
    path: &Path,
    zone_of: &BTreeMap<IstatCode, String>,
) -> Result<BTreeMap<Key, Project>, DeriveError> {
    let text = read(path)?;
    let mut projects: BTreeMap<Key, Project> = BTreeMap::new();
    for (i, row) in csv::Reader::from_reader(text.as_bytes())
        .deserialize()
        .enumerate()
    {
        let content = |problem: String| content(path, format!("record {}: {problem}", i + 1));
        let row: ProjectRow = row.map_err(|e| content(e.to_string()))?;
        let code = row
            .istat
            .parse()
            .ok()
            .filter(|code| zone_of.contains_key(code))
            .ok_or_else(|| content(format!("`{}` is not in the territory", row.istat)))?;
        let cents = |eur: f64| {
            cents(eur).ok_or_else(|| content(format!("`{eur}` is not an amount in euro")))
        };
        let (pnrr_cents, total_cents) = (cents(row.pnrr_eur)?, cents(row.total_eur)?);
        let project = projects
            .entry((row.submeasure, row.cup, row.local_code))
            .or_insert_with(|| Project {
                mission: row.mission.clone(),
                pnrr_cents,
                total_cents,
                municipalities: BTreeSet::new(),
                outside: BTreeSet::new(),
            });
        let same = project.mission == row.mission
            && (project.pnrr_cents, project.total_cents) == (pnrr_cents, total_cents);
        if !same {
            return Err(content(
                "mission or amounts differ from an earlier row of the project".to_owned(),
            ));
        }
        if !project.municipalities.insert(code) {
            return Err(content(format!("the project has {code} twice")));
        }
    }
    Ok(projects)
}

/// Adds the places that the projects have outside the territory.
fn places_outside(
    path: &Path,
    zone_of: &BTreeMap<IstatCode, String>,
    projects: &mut BTreeMap<Key, Project>,
) -> Result<(), DeriveError> {
    let packed = std::fs::read(path).map_err(|source| DeriveError::Read {
        path: path.to_owned(),
        source,
    })?;
    let mut text = String::new();
    flate2::read::GzDecoder::new(packed.as_slice())
        .read_to_string(&mut text)
        .map_err(|source| DeriveError::Read {
            path: path.to_owned(),
            source,
        })?;
    for row in csv::Reader::from_reader(text.as_bytes()).deserialize() {
        let row: PlaceRow = row.map_err(|e| content(path, e.to_string()))?;
        let Some(project) = projects.get_mut(&(row.submeasure, row.cup, row.local_code)) else {
            continue;
        };
        let inside = row
            .istat
            .parse()
            .is_ok_and(|code| zone_of.contains_key(&code));
        if !inside {
            project.outside.insert(row.istat);
        }
    }
    Ok(())
}

fn content(path: &Path, problem: String) -> DeriveError {
    DeriveError::Content {
        path: path.to_owned(),
        problem,
    }
}

/// Whole cents. The source stores 32-bit decimals, so an amount has at most 9 significant digits and
/// times 100 is far below the 2^53 up to which an `f64` holds whole numbers.
fn cents(eur: f64) -> Option<u64> {
    (0.0..1e12)
        .contains(&eur)
        .then(|| (eur * 100.0).round() as u64)
}

#[derive(Default)]
struct Sum {
    projects: u32,
    pnrr_cents: u64,
    total_cents: u64,
}

/// One row per municipality and mission, then one per mission for the places outside.
fn by_place(projects: &BTreeMap<Key, Project>) -> String {
    let mut sums: BTreeMap<(Option<IstatCode>, &str), Sum> = BTreeMap::new();
    for project in projects.values() {
        let places = project.municipalities.len() + project.outside.len();
        let pnrr = split(project.pnrr_cents, places);
        let total = split(project.total_cents, places);
        let codes = project.municipalities.iter().copied().map(Some);
        let places = codes.chain(project.outside.iter().map(|_| None));
        let mut here = BTreeSet::new();
        for ((place, pnrr), total) in places.zip(pnrr).zip(total) {
            let sum = sums.entry((place, &project.mission)).or_default();
            // several places outside are one presence outside
            sum.projects += u32::from(here.insert(place));
            sum.pnrr_cents += pnrr;
            sum.total_cents += total;
        }
    }
    let mut csv = String::from("istat,mission,projects,pnrr_eur,total_eur\n");
    let inside = sums.iter().filter(|((place, _), _)| place.is_some());
    let outside = sums.iter().filter(|((place, _), _)| place.is_none());
    for ((place, mission), sum) in inside.chain(outside) {
        let place = place.map_or_else(|| "outside".to_owned(), |code| code.to_string());
        let (pnrr, total) = (euro(sum.pnrr_cents), euro(sum.total_cents));
        // writing to a String cannot fail
        let _ = writeln!(csv, "{place},{mission},{},{pnrr},{total}", sum.projects);
    }
    csv
}

/// Equal parts that sum to `cents`; the cents that do not divide go to the first places.
fn split(cents: u64, places: usize) -> impl Iterator<Item = u64> {
    let places = places as u64;
    (0..places).map(move |i| cents / places + u64::from(i < cents % places))
}

fn euro(cents: u64) -> String {
    format!("{}.{:02}", cents / 100, cents % 100)
}

/// Different projects per zone and mission, then per mission in the whole territory.
fn by_zone(projects: &BTreeMap<Key, Project>, zone_of: &BTreeMap<IstatCode, String>) -> String {
    let mut counts: BTreeMap<(u32, &str, &str), u32> = BTreeMap::new();
    for project in projects.values() {
        let zones = project.municipalities.iter().filter_map(|c| zone_of.get(c));
        let zones: BTreeSet<&str> = zones.map(String::as_str).collect();
        for zone in zones.into_iter().chain(std::iter::once("all")) {
            // numbers in their order, the whole territory last
            let order = zone.parse().unwrap_or(u32::MAX);
            *counts.entry((order, zone, &project.mission)).or_default() += 1;
        }
    }
    let mut csv = String::from("zone,mission,projects\n");
    for ((_, zone, mission), projects) in counts {
        let _ = writeln!(csv, "{zone},{mission},{projects}");
    }
    csv
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_split_keeps_every_cent() {
        assert_eq!(split(100, 3).collect::<Vec<_>>(), [34, 33, 33]);
        assert_eq!(split(2, 5).sum::<u64>(), 2);
        assert_eq!(euro(5), "0.05");
    }

    #[test]
    fn amounts_are_cents() {
        assert_eq!(cents(5.062_954e6), Some(506_295_400));
        assert_eq!(cents(0.01), Some(1));
        assert_eq!(cents(-1.0), None);
        assert_eq!(cents(f64::NAN), None);
    }

    #[test]
    fn a_project_counts_once_and_its_parts_outside_are_kept() {
        let project = |mission: &str, codes: &[&str], outside: &[&str]| Project {
            mission: mission.to_owned(),
            pnrr_cents: 1000,
            total_cents: 1001,
            municipalities: codes.iter().map(|c| c.parse().unwrap()).collect(),
            outside: outside.iter().map(|&c| c.to_owned()).collect(),
        };
        let key = |n: &str| (String::new(), n.to_owned(), String::new());
        let projects = BTreeMap::from([
            (
                key("a"),
                project("M1", &["001001", "001002"], &["015146", ""]),
            ),
            (key("b"), project("M1", &["001001"], &[])),
        ]);
        let zone_of = BTreeMap::from([
            ("001001".parse().unwrap(), "8".to_owned()),
            ("001002".parse().unwrap(), "8".to_owned()),
        ]);
        assert_eq!(
            by_place(&projects),
            "istat,mission,projects,pnrr_eur,total_eur\n\
             001001,M1,2,12.50,12.52\n001002,M1,1,2.50,2.50\noutside,M1,1,5.00,5.00\n"
        );
        assert_eq!(
            by_zone(&projects, &zone_of),
            "zone,mission,projects\n8,M1,2\nall,M1,2\n"
        );
    }
}
