//! Counts of the register as Markdown tables, for its documentation.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use crate::prepared::PreparedAtlas;
use geodata_model::{Figure, Precision, Project, Status, ZoneNumber};

/// Records per axis, strategy, zone, kind, precision and status, and the PNRR figures.
#[must_use]
pub fn statistics_markdown(atlas: &PreparedAtlas) -> String {
    [
        axes(atlas),
        strategies(atlas),
        zones(atlas),
        kinds(atlas),
        precisions_and_statuses(atlas),
        pnrr_missions(atlas),
        pnrr_zones(atlas),
    ]
    .join("\n")
}

fn table(title: &str, header: &[&str], rows: impl IntoIterator<Item = Vec<String>>) -> String {
    let mut out = format!("### {title}\n\n| {} |\n", header.join(" | "));
    out.push_str(&"|---".repeat(header.len()));
    out.push_str("|\n");
    for row in rows {
        // writing to a String cannot fail
        let _ = writeln!(out, "| {} |", row.join(" | "));
    }
    out
}

fn count(atlas: &PreparedAtlas, keep: impl Fn(&Project) -> bool) -> usize {
    atlas.atlas.projects.values().filter(|p| keep(p)).count()
}

fn axes(atlas: &PreparedAtlas) -> String {
    let primary = |p: &Project| p.strategies.first().map(|s| s.axis);
    let rows = atlas.atlas.axes.values().map(|axis| {
        let serves = |p: &Project| p.strategies.iter().any(|s| s.axis == axis.number);
        let strategies = atlas.atlas.strategies.keys();
        vec![
            format!("{} {}", axis.number, axis.name.it),
            axis.actions.map_or_else(String::new, |n| n.to_string()),
            strategies
                .filter(|s| s.axis == axis.number)
                .count()
                .to_string(),
            count(atlas, |p| primary(p) == Some(axis.number)).to_string(),
            count(atlas, serves).to_string(),
        ]
    });
    let header = [
        "axis",
        "actions",
        "strategies",
        "records, by first strategy",
        "records that serve it",
    ];
    table("Per axis", &header, rows)
}

fn strategies(atlas: &PreparedAtlas) -> String {
    let rows = atlas.atlas.strategies.values().map(|strategy| {
        let absent = atlas
            .atlas
            .absences
            .iter()
            .filter(|a| a.strategy == strategy.code);
        let links = atlas
            .atlas
            .need_links
            .iter()
            .filter(|l| l.strategy == strategy.code);
        vec![
            format!("{} {}", strategy.code, strategy.title.it),
            count(atlas, |p| p.strategies.first() == Some(&strategy.code)).to_string(),
            count(atlas, |p| p.strategies.contains(&strategy.code)).to_string(),
            absent.count().to_string(),
            links.count().to_string(),
        ]
    });
    let header = [
        "strategy",
        "first of",
        "serves",
        "declared absences",
        "needs linked",
    ];
    table("Per strategy", &header, rows)
}

/// Whether a project counts as present in a zone: a share of it is there, and not a marginal one.
fn present(atlas: &PreparedAtlas, project: &Project, zone: ZoneNumber) -> bool {
    let shares = atlas.allocations.get(&project.id).map(|a| &a.zones.shares);
    shares.is_some_and(|s| s.iter().any(|s| s.unit == zone && !s.marginal))
}

const FACILITIES: [&str; 3] = [
    "case_della_comunita",
    "ospedale_di_comunita",
    "centrale_operativa",
];

fn zones(atlas: &PreparedAtlas) -> String {
    let mut rows: Vec<Vec<String>> = Vec::new();
    for zone in atlas.atlas.zones.values() {
        let here = |keep: &dyn Fn(&Project) -> bool| {
            count(atlas, |p| present(atlas, p, zone.number) && keep(p)).to_string()
        };
        let mut row = vec![format!("{} {}", zone.number, zone.name.it), here(&|_| true)];
        for precision in [
            Precision::Schematic,
            Precision::Municipality,
            Precision::Zone,
        ] {
            row.push(here(&|p| p.place.precision() == precision));
        }
        for kind in FACILITIES {
            row.push(here(&|p| p.kind == kind && is_pnrr(atlas, p)));
        }
        rows.push(row);
    }
    let metropolitan = count(atlas, |p| p.place.precision() == Precision::Metropolitan);
    let mut whole = vec![
        "whole area, in no zone".to_owned(),
        metropolitan.to_string(),
    ];
    whole.extend(std::iter::repeat_n("0".to_owned(), 6));
    rows.push(whole);
    let header = [
        "zone",
        "records present",
        "schematic",
        "municipality",
        "zone",
        "case della comunità",
        "ospedali di comunità",
        "centrali operative",
    ];
    table(
        "Per zone (a record in several zones is in each; facilities: PNRR mission 6)",
        &header,
        rows,
    )
}

fn is_pnrr(atlas: &PreparedAtlas, project: &Project) -> bool {
    let pnrr = atlas.atlas.figure_sources.get(&Figure::Pnrr);
    let cited = project.sources.iter();
    cited.map(|c| &c.source).any(|source| Some(source) == pnrr)
}

fn kinds(atlas: &PreparedAtlas) -> String {
    let rows = atlas.atlas.kinds.iter().map(|kind| {
        let records = count(atlas, |p| p.kind == kind.id);
        vec![
            format!("`{}`", kind.id),
            kind.name.it.clone(),
            records.to_string(),
        ]
    });
    table("Per kind", &["kind", "name", "records"], rows)
}

fn precisions_and_statuses(atlas: &PreparedAtlas) -> String {
    let mut header = vec!["status"];
    header.extend(Precision::ALL.iter().map(|p| p.id()));
    header.push("all");
    let row = |name: &str, keep: &dyn Fn(&Project) -> bool| {
        let mut row = vec![name.to_owned()];
        for precision in Precision::ALL {
            row.push(count(atlas, |p| keep(p) && p.place.precision() == precision).to_string());
        }
        row.push(count(atlas, keep).to_string());
        row
    };
    let mut rows: Vec<_> = Status::ALL
        .iter()
        .map(|s| row(s.id(), &|p| p.status == *s))
        .collect();
    rows.push(row("all", &|_| true));
    table("Per status and precision", &header, rows)
}

fn pnrr_missions(atlas: &PreparedAtlas) -> String {
    let mut missions: BTreeMap<&str, [f64; 4]> = BTreeMap::new();
    for figure in &atlas.atlas.pnrr {
        let sums = missions.entry(&figure.mission).or_default();
        let outside = usize::from(figure.municipality.is_none());
        sums[outside] += figure.pnrr_eur;
        sums[2 + outside] += figure.total_eur;
    }
    let rows = missions.iter().map(|(&mission, sums)| {
        let counts = atlas.atlas.pnrr_counts.iter();
        let projects = counts
            .filter(|c| c.zone.is_none() && c.mission == mission)
            .map(|c| c.projects);
        let mut row = vec![mission.to_owned(), projects.sum::<u32>().to_string()];
        row.extend(
            [
                sums[0],
                sums[1],
                sums[0] + sums[1],
                sums[2],
                sums[3],
                sums[2] + sums[3],
            ]
            .map(|s| format!("{s:.2}")),
        );
        row
    });
    let header = [
        "mission",
        "projects",
        "PNRR €, in the area",
        "PNRR €, elsewhere",
        "PNRR €",
        "total €, in the area",
        "total €, elsewhere",
        "total €",
    ];
    table(
        "PNRR per mission (each project and amount once)",
        &header,
        rows,
    )
}

fn pnrr_zones(atlas: &PreparedAtlas) -> String {
    let mut missions: Vec<&str> = atlas
        .atlas
        .pnrr
        .iter()
        .map(|f| f.mission.as_str())
        .collect();
    missions.sort_unstable();
    missions.dedup();
    let count = |zone: Option<ZoneNumber>, mission: &str| {
        let counts = atlas.atlas.pnrr_counts.iter();
        let here = counts.filter(|c| c.zone == zone && c.mission == mission);
        here.map(|c| c.projects).sum::<u32>().to_string()
    };
    let zones = atlas.atlas.zones.keys().map(|&z| (z.to_string(), Some(z)));
    let rows = zones.chain([("all".to_owned(), None)]).map(|(name, zone)| {
        let counts = missions.iter().map(|mission| count(zone, mission));
        std::iter::once(name).chain(counts).collect()
    });
    let mut header = vec!["zone"];
    header.extend(&missions);
    table(
        "PNRR projects per zone and mission (a project in several zones is in each)",
        &header,
        rows,
    )
}
