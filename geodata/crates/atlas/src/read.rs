//! Reads all files of an atlas, in the order in which they depend on each other.

use crate::atlas::Atlas;
use crate::files::AtlasFiles;
use crate::geometries::geometries;
use crate::keyed::{in_order, unique};
use crate::report::{Problem, Report, Severity};
use crate::suggestions::{Names, Suggestions};
use crate::table::Table;
use crate::topology::Topology;
use crate::{checks, metadata, records};
use geodata_model::IstatCode;

/// An atlas that cannot be used, with everything that is wrong with it.
#[derive(Debug, thiserror::Error)]
#[error("the atlas has {} errors; the first: {}", errors(.0).count(), errors(.0).next().map_or_else(String::new, ToString::to_string))]
pub struct InvalidAtlas(pub Vec<Problem>);

fn errors(problems: &[Problem]) -> impl Iterator<Item = &Problem> {
    problems.iter().filter(|p| p.severity == Severity::Error)
}

impl Atlas {
    /// Reads and validates an atlas.
    ///
    /// # Errors
    /// All problems of the files when one of them is an error.
    ///
    /// # Example
    /// ```
    /// use geodata_atlas::{Atlas, AtlasFiles};
    ///
    /// let atlas = Atlas::read(&AtlasFiles::embedded())?;
    /// assert_eq!(atlas.zones.len(), 11);
    /// # Ok::<(), geodata_atlas::InvalidAtlas>(())
    /// ```
    pub fn read(files: &AtlasFiles) -> Result<Self, InvalidAtlas> {
        let (atlas, problems) = Self::check(files);
        atlas.ok_or(InvalidAtlas(problems))
    }

    /// Reads an atlas and lists everything wrong with it, sorted; there is an atlas when none is an error.
    #[must_use]
    pub fn check(files: &AtlasFiles) -> (Option<Self>, Vec<Problem>) {
        let (atlas, problems) = read_all(files);
        let usable = errors(&problems).next().is_none();
        (atlas.filter(|_| usable), problems)
    }
}

/// The atlas, if its files could be read at all, and all problems.
fn read_all(files: &AtlasFiles) -> (Option<Atlas>, Vec<Problem>) {
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
    report.set_suggestions(suggestions(&municipalities, &zones, &strategies, &kinds));
    let geometries = geometries(files.text("projects.geojson"), report);

    let with_geometry = |row| records::project(row, |id| geometries.get(id).cloned());
    let topology = topology(files.text("boundaries.topojson"), report);
    let with_surface = |row| records::municipality(row, |istat| measured(topology.as_ref(), istat));
    let atlas = Atlas {
        title: metadata::required_text(&info, "title", report),
        territory: metadata::required_text(&info, "territory", report),
        attribution: metadata::required_text(&info, "attribution", report),
        date: metadata::date(&info, report),
        figure_sources: metadata::figure_sources(&info, &sources),
        nuts: metadata::plain(&info, "nuts"),
        vocabulary: metadata::vocabulary(&info),
        roles: metadata::roles(&info, &kinds, &strategies),
        version: files.version(),
        sources: unique(sources.records(records::source), "id", |s| s.id.clone()),
        axes: unique(axes.records(records::axis), "number", |a| a.number),
        strategies: unique(strategies.records(records::strategy), "code", |s| s.code),
        zones: unique(zones.records(records::zone), "number", |z| z.number),
        municipalities: unique(municipalities.records(with_surface), "istat", |m| m.istat),
        kinds: in_order(kinds.records(records::kind), "id", |k| k.id.clone()),
        projects: unique(
            projects
                .records(with_geometry)
                .chain(facilities.records(with_geometry)),
            "id",
            |p| p.id.clone(),
        ),
        absences: in_order(absences.records(records::absence), "id", |a| a.id.clone()),
        needs: in_order(needs.records(records::need), "code", |n| n.code.clone()),
        need_links: in_order(need_links.records(records::need_link), "need", |l| {
            format!("{} – {}", l.need, l.strategy)
        }),
        principles: in_order(principles.records(records::principle), "id", |p| {
            p.id.clone()
        }),
        statements: in_order(statements.records(records::statement), "id", |s| {
            s.id.clone()
        }),
        conflicts: in_order(conflicts.records(records::conflict), "id", |c| c.id.clone()),
        pnrr: in_order(pnrr.records(records::pnrr_figure), "istat", |f| {
            let place = f
                .municipality
                .map_or("outside".to_owned(), |m| m.to_string());
            format!("{place} {}", f.mission)
        }),
        pnrr_counts: in_order(pnrr_counts.records(records::pnrr_count), "zone", |c| {
            let zone = c.zone.map_or("all".to_owned(), |z| z.to_string());
            format!("{zone} {}", c.mission)
        }),
        topology: topology?,
    };
    checks::check(
        &atlas,
        &checks::Tables {
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

/// Suggestions from the names that the tables give to codes.
fn suggestions(
    municipalities: &Table,
    zones: &Table,
    strategies: &Table,
    kinds: &Table,
) -> Suggestions {
    let names = |table: &Table, code: &str, name: &str| -> Names {
        let rows = table.rows();
        rows.map(|row| (row.text(code).to_owned(), row.text(name).to_owned()))
            .collect()
    };
    Suggestions::new(
        names(municipalities, "istat", "name"),
        names(zones, "number", "name"),
        names(strategies, "code", "title_it"),
        names(kinds, "id", "name_it"),
    )
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
