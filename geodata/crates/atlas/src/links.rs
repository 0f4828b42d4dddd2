//! Checks across files: every code that a record mentions must exist, and what looks wrong is pointed out.

use std::collections::{BTreeMap, BTreeSet};

use geo::CoordsIter;

use super::Atlas;
use super::report::{Problem, Report, Severity, nearest};
use super::row::Row;
use super::table::Table;
use geodata_model::{Figure, Municipality, Place, ProjectId, StrategyCode};

/// The tables whose rows mention other records.
pub(super) struct Tables<'a> {
    pub axes: &'a Table<'a>,
    pub strategies: &'a Table<'a>,
    pub zones: &'a Table<'a>,
    pub municipalities: &'a Table<'a>,
    pub projects: [&'a Table<'a>; 2],
    pub absences: &'a Table<'a>,
    pub kinds: &'a Table<'a>,
    pub needs: &'a Table<'a>,
    pub need_links: &'a Table<'a>,
    pub conflicts: &'a Table<'a>,
    pub pnrr: &'a Table<'a>,
    pub pnrr_counts: &'a Table<'a>,
    pub sources: &'a Table<'a>,
    pub statements: &'a Table<'a>,
    pub principles: &'a Table<'a>,
}

pub(super) fn check(
    atlas: &Atlas,
    tables: &Tables,
    geometries: &BTreeMap<ProjectId, geojson::Geometry>,
    report: &Report,
) {
    let known = Known::new(atlas, tables);
    let projects = || tables.projects.into_iter().flat_map(Table::rows);
    for row in projects() {
        known.check(row, "kind", &known.kinds);
        known.check(row, "strategies", &known.strategies);
        known.check(row, "municipalities", &known.municipalities);
        known.check(row, "zones", &known.zones);
        known.check(row, "declared_zones", &known.zones);
        known.check_sources(row);
    }
    for row in tables.axes.rows() {
        known.check_sources(row);
    }
    for row in tables.strategies.rows() {
        known.check(row, "axis", &known.axes);
        known.check_sources(row);
    }
    for row in tables.zones.rows() {
        known.check(row, "venue_municipality", &known.municipalities);
        known.check_sources(row);
    }
    for row in tables.municipalities.rows() {
        known.check(row, "zone", &known.zones);
    }
    for row in tables.absences.rows() {
        known.check(row, "strategy", &known.strategies);
        known.check(row, "zones", &known.zones);
        known.check_sources(row);
    }
    for row in tables.needs.rows() {
        known.check(row, "axes", &known.axes);
        known.check_sources(row);
    }
    for row in tables.need_links.rows() {
        known.check(row, "need", &known.needs);
        known.check(row, "strategy", &known.strategies);
    }
    for row in tables.conflicts.rows() {
        known.check(row, "project", &known.projects);
        known.check_sources(row);
    }
    for row in tables.pnrr.rows().filter(|r| r.text("istat") != "outside") {
        known.check(row, "istat", &known.municipalities);
    }
    for row in tables
        .pnrr_counts
        .rows()
        .filter(|r| r.text("zone") != "all")
    {
        known.check(row, "zone", &known.zones);
    }
    for row in tables.statements.rows() {
        known.check(row, "unheard_zones", &known.zones);
        known.check_sources(row);
    }
    for row in tables.principles.rows() {
        known.check_sources(row);
    }
    shapes(atlas, &known, report);
    empty_zones(tables);
    unused_geometries(atlas, geometries, report);
    twins(projects());
    absences_against_projects(atlas, tables.absences);
    plan_without_records(atlas, tables);
    figures_without_source(atlas, report);
    far_geometries(atlas, geometries, report);
}

/// The codes that exist.
struct Known {
    axes: BTreeSet<String>,
    strategies: BTreeSet<String>,
    zones: BTreeSet<String>,
    municipalities: BTreeSet<String>,
    kinds: BTreeSet<String>,
    projects: BTreeSet<String>,
    needs: BTreeSet<String>,
    sources: BTreeSet<String>,
}

impl Known {
    /// A code is known when its row is there, even if something else is wrong in that row: otherwise
    /// one slip in a zone would be reported again for each of its municipalities and projects.
    fn new(atlas: &Atlas, tables: &Tables) -> Self {
        let names = |codes: &mut dyn Iterator<Item = String>, table: &Table, column: &str| {
            let written = table.rows().map(|row| row.text(column).to_owned());
            codes.chain(written).collect()
        };
        let [projects, facilities] = tables.projects;
        let mut known = Self {
            axes: names(&mut strings(atlas.axes.keys()), tables.axes, "number"),
            strategies: names(
                &mut strings(atlas.strategies.keys()),
                tables.strategies,
                "code",
            ),
            zones: names(&mut strings(atlas.zones.keys()), tables.zones, "number"),
            municipalities: names(
                &mut strings(atlas.municipalities.keys()),
                tables.municipalities,
                "istat",
            ),
            kinds: names(&mut std::iter::empty(), tables.kinds, "id"),
            projects: names(&mut std::iter::empty(), projects, "id"),
            needs: names(&mut std::iter::empty(), tables.needs, "code"),
            sources: names(&mut std::iter::empty(), tables.sources, "id"),
        };
        let facilities = facilities.rows().map(|row| row.text("id").to_owned());
        known.projects.extend(facilities);
        known
    }

    fn check(&self, row: Row, column: &str, known: &BTreeSet<String>) {
        for code in row
            .text(column)
            .split(';')
            .map(str::trim)
            .filter(|c| !c.is_empty())
        {
            self.exists(row, column, code, known);
        }
    }

    fn check_sources(&self, row: Row) {
        for citation in row
            .text("sources")
            .split(';')
            .map(str::trim)
            .filter(|c| !c.is_empty())
        {
            let id = citation.split(' ').next().unwrap_or_default();
            self.exists(row, "sources", id, &self.sources);
        }
    }

    #[allow(clippy::unused_self)] // reads as a question to what is known
    fn exists(&self, row: Row, column: &str, code: &str, known: &BTreeSet<String>) {
        // what is no code at all has been reported when it was read
        if !known.contains(code) && !row.reported(column, code) {
            let mut hint = row.suggest(column, code);
            if hint.is_empty() {
                hint = nearest(code, known.iter().map(String::as_str));
            }
            row.error(column, &format!("`{code}` is not in the atlas"), &hint);
        }
    }
}

fn strings<'a, T: ToString + 'a>(
    codes: impl Iterator<Item = &'a T>,
) -> impl Iterator<Item = String> {
    codes.map(ToString::to_string)
}

/// Every municipality has a shape and every shape a municipality.
fn shapes(atlas: &Atlas, known: &Known, report: &Report) {
    for (code, municipality) in &atlas.municipalities {
        if !atlas.topology.shapes.contains_key(code) {
            report.file(
                "boundaries.topojson",
                format!("municipality {code} ({}) has no shape", municipality.name),
                "derive the boundaries again or remove the row from municipalities.csv",
            );
        }
    }
    for code in atlas.topology.shapes.keys() {
        if !known.municipalities.contains(&code.to_string()) {
            report.file(
                "municipalities.csv",
                format!("municipality {code} has a shape but no row"),
                "add its row or derive the boundaries again",
            );
        }
    }
}

fn empty_zones(tables: &Tables) {
    for row in tables.zones.rows() {
        let number = row.text("number");
        let mut municipalities = tables.municipalities.rows();
        if !municipalities.any(|m| m.text("zone") == number) {
            row.error(
                "number",
                &format!("zone {number} has no municipality"),
                "assign its municipalities in municipalities.csv or remove the zone",
            );
        }
    }
}

fn unused_geometries(
    atlas: &Atlas,
    geometries: &BTreeMap<ProjectId, geojson::Geometry>,
    report: &Report,
) {
    for id in geometries.keys() {
        let exact = |p: &geodata_model::Project| matches!(p.place, Place::Exact { .. });
        if !atlas.projects.get(id).is_some_and(exact) {
            report.file(
                "projects.geojson",
                format!("`{id}` is not a project with precision exact"),
                "set the project's precision to exact or remove the feature",
            );
        }
    }
}

/// Two records with one title in one place are probably one project.
fn twins<'a>(rows: impl Iterator<Item = Row<'a>>) {
    let mut seen: BTreeMap<String, String> = BTreeMap::new();
    for row in rows {
        let key = ["title_it", "municipalities", "zones"]
            .map(|c| row.text(c).to_lowercase())
            .join("|");
        let id = row.text("id").to_owned();
        if let Some(first) = seen.get(&key) {
            row.warning(
                "title_it",
                &format!("same title and place as `{first}`"),
                "keep one, or say in the title what tells them apart",
            );
        } else {
            seen.insert(key, id);
        }
    }
}

/// A strategy that a source declares without action in the whole area, and that has projects, needs a look.
fn absences_against_projects(atlas: &Atlas, absences: &Table) {
    for row in absences
        .rows()
        .filter(|r| r.text("scope") == "whole" && r.text("zones").is_empty())
    {
        let strategy = row.text("strategy");
        let evidence = atlas.projects.values().find(|p| {
            p.strategies
                .first()
                .is_some_and(|s| s.to_string() == strategy)
        });
        if let Some(project) = evidence {
            row.warning(
                "strategy",
                &format!(
                    "declared without action, but `{}` serves it first",
                    project.id
                ),
                "set the scope to part, or look at the project's strategies",
            );
        }
    }
}

/// An axis without strategies, and a strategy of which no record speaks, are probably forgotten.
fn plan_without_records(atlas: &Atlas, tables: &Tables) {
    for row in tables.axes.rows() {
        let of_axis = |code: &StrategyCode| code.axis.to_string() == row.text("number");
        if !atlas.strategies.keys().any(of_axis) {
            row.warning(
                "number",
                "the axis has no strategy",
                "add its strategies to strategies.csv, or remove the axis",
            );
        }
    }
    let served: BTreeSet<&str> = tables
        .projects
        .into_iter()
        .flat_map(Table::rows)
        .flat_map(|row| row.text("strategies").split(';').map(str::trim))
        .chain(tables.absences.rows().map(|row| row.text("strategy")))
        .collect();
    for row in tables.strategies.rows() {
        let code = row.text("code");
        if !served.contains(code) {
            row.warning(
                "code",
                &format!("no project serves strategy {code} and no source declares it without action"),
                "add what the sources say of it; if they say nothing, leave it: it is shown as unknown",
            );
        }
    }
}

/// A figure that no source is named for cannot be followed to where it comes from.
fn figures_without_source(atlas: &Atlas, report: &Report) {
    let any = |known: fn(&Municipality) -> bool| atlas.municipalities.values().any(known);
    let given = |figure: &Figure| match figure {
        Figure::Pnrr => !atlas.pnrr.is_empty(),
        Figure::Residents => any(|m| m.residents_by_age.is_some()),
        Figure::Altitude => any(|m| m.altitude_zone.is_some() || m.altitude_m.is_some()),
        Figure::Surface | Figure::Membership | Figure::Boundaries => any(|_| true),
    };
    for figure in Figure::ALL.into_iter().filter(given) {
        if !atlas.figure_sources.contains_key(&figure) {
            report.add(Problem {
                severity: Severity::Warning,
                file: "atlas.csv".to_owned(),
                row: None,
                column: None,
                problem: format!("no source is named for the figure `{}`", figure.id()),
                suggestion: format!(
                    "add a row `source-{}` with the identifier of its source in sources.csv",
                    figure.id()
                ),
            });
        }
    }
}

/// An exact place far from the territory is more often a slip than a fact.
fn far_geometries(
    atlas: &Atlas,
    geometries: &BTreeMap<ProjectId, geojson::Geometry>,
    report: &Report,
) {
    let (west, south, east, north) = atlas.topology.arcs.iter().flatten().fold(
        (f64::MAX, f64::MAX, f64::MIN, f64::MIN),
        |(w, s, e, n), c| (w.min(c.x), s.min(c.y), e.max(c.x), n.max(c.y)),
    );
    let near = |x: f64, y: f64| (west..=east).contains(&x) && (south..=north).contains(&y);
    for (id, geometry) in geometries {
        let Ok(shape) = geo::Geometry::<f64>::try_from(geometry.clone()) else {
            continue;
        };
        if shape.coords_iter().any(|c| near(c.x, c.y)) {
            continue;
        }
        let swapped = shape.coords_iter().any(|c| near(c.y, c.x));
        report.add(Problem {
            severity: Severity::Warning,
            file: "projects.geojson".to_owned(),
            row: None,
            column: None,
            problem: format!("`{id}` lies wholly outside the territory"),
            suggestion: if swapped {
                "longitude and latitude are swapped: GeoJSON has the longitude first"
            } else {
                "look at its coordinates: longitude and latitude in WGS84 degrees"
            }
            .to_owned(),
        });
    }
}
