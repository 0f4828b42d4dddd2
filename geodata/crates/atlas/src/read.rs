//! Reads all files of an atlas, in the order in which they depend on each other.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::fmt::Display;

use super::features::each_feature;
use super::figures::{pnrr_count, pnrr_figure};
use super::files::AtlasFiles;
use super::hints::Hints;
use super::records::{self, records};
use super::report::{Problem, Report, Severity};
use super::row::Row;
use super::table::Table;
use super::topology::Topology;
use super::{Atlas, about, links};
use geodata_model::{IstatCode, ProjectId};

/// The atlas, if its files could be read at all, and all problems.
pub(super) fn read(files: &AtlasFiles) -> (Option<Atlas>, Vec<Problem>) {
    let report = Report::default();
    let atlas = read_files(files, &report);
    (atlas, report.into_problems())
}

fn read_files(files: &AtlasFiles, report: &Report) -> Option<Atlas> {
    macro_rules! table {
        ($name:literal) => {
            Table::read($name, files.get($name), report)
        };
    }
    let info = table!("atlas.csv");
    let sources = table!("sources.csv");
    let axes = table!("axes.csv");
    let strategies = table!("strategies.csv");
    let zones = table!("zones.csv");
    let municipalities = table!("municipalities.csv");
    let kinds = table!("kinds.csv");
    let projects = table!("projects.csv");
    let facilities = table!("health_facilities.csv");
    let absences = table!("absences.csv");
    let needs = table!("needs.csv");
    let need_links = table!("need_strategies.csv");
    let principles = table!("principles.csv");
    let statements = table!("statements.csv");
    let conflicts = table!("conflicts.csv");
    let pnrr = table!("pnrr_municipalities.csv");
    let pnrr_counts = table!("pnrr_zones.csv");
    report.set_hints(Hints::new(&municipalities, &zones, &strategies, &kinds));
    let geometries = geometries(files.text("projects.geojson"), report);

    let with_geometry = |row| records::project(row, |id| geometries.get(id).cloned());
    let topology = topology(files.text("boundaries.topojson"), report);
    let with_surface = |row| records::municipality(row, |istat| measured(topology.as_ref(), istat));
    let atlas = Atlas {
        title: about::needed(&info, "title", report),
        territory: about::needed(&info, "territory", report),
        attribution: about::needed(&info, "attribution", report),
        date: about::date(&info, report),
        figure_sources: about::figure_sources(&info, &sources),
        nuts: about::plain(&info, "nuts"),
        vocabulary: about::words(&info),
        roles: about::roles(&info, &kinds, &strategies),
        version: files.version(),
        sources: unique(records(&sources, records::source), "id", |s| s.id.clone()),
        axes: unique(records(&axes, records::axis), "number", |a| a.number),
        strategies: unique(records(&strategies, records::strategy), "code", |s| s.code),
        zones: unique(records(&zones, records::zone), "number", |z| z.number),
        municipalities: unique(records(&municipalities, with_surface), "istat", |m| m.istat),
        kinds: in_order(records(&kinds, records::kind), "id", |k| k.id.clone()),
        projects: unique(
            records(&projects, with_geometry).chain(records(&facilities, with_geometry)),
            "id",
            |p| p.id.clone(),
        ),
        absences: in_order(records(&absences, records::absence), "id", |a| a.id.clone()),
        needs: in_order(records(&needs, records::need), "code", |n| n.code.clone()),
        need_links: in_order(records(&need_links, records::need_link), "need", |l| {
            format!("{} – {}", l.need, l.strategy)
        }),
        principles: in_order(records(&principles, records::principle), "id", |p| {
            p.id.clone()
        }),
        statements: in_order(records(&statements, records::statement), "id", |s| {
            s.id.clone()
        }),
        conflicts: in_order(records(&conflicts, records::conflict), "id", |c| {
            c.id.clone()
        }),
        pnrr: in_order(records(&pnrr, pnrr_figure), "istat", |f| {
            let place = f
                .municipality
                .map_or("outside".to_owned(), |m| m.to_string());
            format!("{place} {}", f.mission)
        }),
        pnrr_counts: in_order(records(&pnrr_counts, pnrr_count), "zone", |c| {
            let zone = c.zone.map_or("all".to_owned(), |z| z.to_string());
            format!("{zone} {}", c.mission)
        }),
        topology: topology?,
    };
    links::check(
        &atlas,
        &links::Tables {
            axes: &axes,
            strategies: &strategies,
            zones: &zones,
            municipalities: &municipalities,
            projects: [&projects, &facilities],
            absences: &absences,
            kinds: &kinds,
            needs: &needs,
            need_links: &need_links,
            conflicts: &conflicts,
            sources: &sources,
            pnrr: &pnrr,
            pnrr_counts: &pnrr_counts,
            statements: &statements,
            principles: &principles,
        },
        &geometries,
        report,
    );
    Some(atlas)
}

/// Records by key; a second record with a key is reported and left out.
fn unique<'a, K: Ord + Display, T>(
    rows: impl Iterator<Item = (Row<'a>, T)>,
    column: &str,
    key: impl Fn(&T) -> K,
) -> BTreeMap<K, T> {
    let mut map = BTreeMap::new();
    for (row, record) in rows {
        let key = key(&record);
        match map.entry(key) {
            Entry::Vacant(place) => {
                place.insert(record);
            }
            Entry::Occupied(place) => row.error(
                column,
                &format!("`{}` appears twice", place.key()),
                "each needs its own",
            ),
        }
    }
    map
}

/// Records in the order of the file; a second record with a key is reported and left out.
fn in_order<'a, K: Ord + Display, T>(
    rows: impl Iterator<Item = (Row<'a>, T)>,
    column: &str,
    key: impl Fn(&T) -> K,
) -> Vec<T> {
    let mut seen = std::collections::BTreeSet::new();
    let mut list = Vec::new();
    for (row, record) in rows {
        let key = key(&record);
        if seen.contains(&key) {
            row.error(
                column,
                &format!("`{key}` appears twice"),
                "each needs its own",
            );
        } else {
            seen.insert(key);
            list.push(record);
        }
    }
    list
}

fn topology(text: &str, report: &Report) -> Option<Topology> {
    Topology::from_topojson(text)
        .map_err(|error| {
            report.add(Problem {
                severity: Severity::Error,
                file: "boundaries.topojson".to_owned(),
                row: error.line(),
                column: None,
                problem: error.to_string(),
                suggestion: "derive the file again from the boundaries of the source".to_owned(),
            });
        })
        .ok()
}

/// The area of a municipality's polygon in km².
fn measured(topology: Option<&Topology>, istat: IstatCode) -> Option<f64> {
    let topology = topology?;
    let shape = topology.shapes.get(&istat)?;
    Some(geodata_join::area_km2(&topology.multi_polygon(shape)))
}

/// Geometries of exact places by project.
fn geometries(text: &str, report: &Report) -> BTreeMap<ProjectId, geojson::Geometry> {
    let mut map = BTreeMap::new();
    if text.is_empty() {
        return map;
    }
    let mut at = 0;
    let read = each_feature(text, |feature| {
        at += 1;
        add_geometry(&mut map, at, feature, report);
    });
    if let Err(error) = read {
        report.file(
            "projects.geojson",
            format!("not a GeoJSON feature collection: {error}"),
            "export it again as GeoJSON (RFC 7946), or put the embedded empty one in its place",
        );
        map.clear();
    }
    map
}

fn add_geometry(
    map: &mut BTreeMap<ProjectId, geojson::Geometry>,
    at: usize,
    feature: geojson::Feature,
    report: &Report,
) {
    let problem = |problem: String, suggestion| {
        report.file("projects.geojson", problem, suggestion);
    };
    let id: Option<ProjectId> = feature
        .property("id")
        .and_then(|v| v.as_str())
        .and_then(|s| s.parse().ok());
    let (Some(id), Some(geometry)) = (id, feature.geometry) else {
        return problem(
            format!("feature {at} has no property `id` of a project or no geometry"),
            "each feature needs both",
        );
    };
    if let Err(why) = geodata_join::check_geometry(&geometry) {
        return problem(
            format!("feature {at} (`{id}`): {why}"),
            "coordinates are longitude and latitude in WGS84 degrees",
        );
    }
    match map.entry(id) {
        Entry::Vacant(place) => drop(place.insert(geometry)),
        Entry::Occupied(mut place) => {
            problem(
                format!("`{}` has two features", place.key()),
                "join them into one multi-geometry",
            );
            place.insert(geometry);
        }
    }
}
