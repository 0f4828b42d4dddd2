//! Tables of indicators and of the matrix as CSV, for spreadsheets and for the command line.
//!
//! The three states stay apart: a count, `0` where a source declares none, and an empty cell where
//! nothing is known, with the state in a column of its own.

use geodata_api::gaps::{Gaps, Verdict};
use geodata_api::indicator::{Cell, IndicatorResult, Level};
use geodata_api::matrix::{CellState, Matrix};
use geodata_api::{AllocationBody, ConflictsBody, MapBody};
use geodata_atlas::PreparedAtlas;
use geodata_indicator::matrix::cell_sentence;
use geodata_mapspec::MapSpec;
use geodata_model::{Citation, Distribution, ProjectId, ZoneNumber};

/// One line a cell, every cell there: what is unknown has an empty count, what is declared none has 0.
///
/// `shared` is filled when the matrix was asked for with a rule; `link` opens the map on the cell.
#[must_use]
pub fn matrix(matrix: &Matrix, atlas: &PreparedAtlas) -> String {
    let header = [
        "row",
        "row_name",
        "column",
        "column_name",
        "state",
        "count",
        "shared",
        "statuses",
        "projects",
        "absences",
        "says",
        "link",
    ];
    let mut rows = vec![header.map(str::to_owned).to_vec()];
    for row in &matrix.row_headers {
        for column in &matrix.column_headers {
            let Some(cell) = matrix.cell(&row.code, &column.code) else {
                continue;
            };
            let ids: Vec<&str> = cell.projects.iter().map(ProjectId::as_str).collect();
            let statuses = cell.statuses.iter();
            let statuses: Vec<_> = statuses.map(|(s, n)| format!("{}:{n}", s.id())).collect();
            let says = cell_sentence(matrix, atlas, &row.code, &column.code);
            rows.push(vec![
                row.code.clone(),
                row.name.it.clone(),
                column.code.clone(),
                column.name.it.clone(),
                state(cell.state).to_owned(),
                cell.count.map(|n| n.to_string()).unwrap_or_default(),
                cell.shared.map(|n| n.to_string()).unwrap_or_default(),
                statuses.join(" "),
                ids.join(" "),
                cell.absences.join(" "),
                says.unwrap_or_default().it,
                matrix.link(row, column),
            ]);
        }
    }
    csv(&rows)
}

fn state(state: CellState) -> &'static str {
    match state {
        CellState::Evidence => "evidence",
        CellState::DeclaredNone => "declared_none",
        CellState::Unknown => "unknown",
    }
}

/// One line a share, zones first, then what is outside and what is not placed.
#[must_use]
pub fn allocation(body: &AllocationBody, atlas: &PreparedAtlas) -> String {
    let header = [
        "project", "rule", "applied", "level", "part", "unit", "name", "share", "marginal",
        "reason",
    ];
    let mut rows = vec![header.map(str::to_owned).to_vec()];
    let allocation = &body.allocation;
    distribution(body, atlas, Level::Zone, &allocation.zones, &mut rows);
    distribution(
        body,
        atlas,
        Level::Municipality,
        &allocation.municipalities,
        &mut rows,
    );
    csv(&rows)
}

fn distribution<U: ToString>(
    body: &AllocationBody,
    atlas: &PreparedAtlas,
    level: Level,
    distribution: &Distribution<U>,
    rows: &mut Vec<Vec<String>>,
) {
    let mut row = |part: &str, unit: String, share: f64, marginal: bool, reason: &str| {
        rows.push(vec![
            body.project.to_string(),
            body.rule.to_string(),
            body.applied.to_string(),
            level.id().to_owned(),
            part.to_owned(),
            unit.clone(),
            if unit.is_empty() {
                unit
            } else {
                unit_name(atlas, level, &unit)
            },
            share.to_string(),
            marginal.to_string(),
            reason.to_owned(),
        ]);
    };
    for share in &distribution.shares {
        let unit = share.unit.to_string();
        row("unit", unit, share.share, share.marginal, &share.reason.it);
    }
    row("outside", String::new(), distribution.outside, false, "");
    row(
        "unlocated",
        String::new(),
        distribution.unlocated,
        false,
        "",
    );
}

/// One line a conflict: declared zones first, then what the sources contradict.
#[must_use]
pub fn conflicts(body: &ConflictsBody) -> String {
    let header = [
        "type", "id", "project", "about", "declared", "computed", "text", "sources",
    ];
    let mut rows = vec![header.map(str::to_owned).to_vec()];
    let zones = |zones: &[ZoneNumber]| join(zones.iter(), " ");
    let cited = |sources: &[Citation]| {
        join(
            sources
                .iter()
                .map(|c| format!("{} {}", c.source, c.section)),
            "; ",
        )
    };
    for conflict in &body.zones {
        rows.push(vec![
            "zone".to_owned(),
            conflict.recorded.join(" "),
            conflict.project.to_string(),
            conflict.title.it.clone(),
            zones(&conflict.declared),
            zones(&conflict.computed),
            conflict.text.it.clone(),
            cited(&conflict.sources),
        ]);
    }
    for conflict in &body.sources {
        rows.push(vec![
            "source".to_owned(),
            conflict.id.clone(),
            join(conflict.project.iter(), ""),
            conflict.subject.clone(),
            String::new(),
            String::new(),
            conflict.text.clone(),
            cited(&conflict.sources),
        ]);
    }
    csv(&rows)
}

fn join<T: ToString>(items: impl Iterator<Item = T>, between: &str) -> String {
    let items: Vec<String> = items.map(|i| i.to_string()).collect();
    items.join(between)
}

/// One line a unit of a map: code, name, value (empty when unknown), value in words, class (from 1), colour.
#[must_use]
pub fn map(prepared: &PreparedAtlas, spec: &MapSpec, body: &MapBody) -> String {
    let header = ["code", "name", "value", "label", "class", "colour"];
    let mut rows = vec![header.map(str::to_owned).to_vec()];
    for (code, unit) in &body.units {
        rows.push(vec![
            code.clone(),
            geodata_cartography::unit_name(spec, &prepared.atlas, code),
            unit.value.map(|v| v.to_string()).unwrap_or_default(),
            unit.label.get(spec.language).to_owned(),
            unit.class.map(|c| (c + 1).to_string()).unwrap_or_default(),
            unit.colour.clone(),
        ]);
    }
    csv(&rows)
}

/// One line a gap, by rank.
#[must_use]
pub fn gaps(found: &Gaps) -> String {
    let header = [
        "rank",
        "subject",
        "name",
        "zone",
        "reason",
        "needs",
        "residents",
        "verdict",
        "agree",
    ];
    let mut rows = vec![header.map(str::to_owned).to_vec()];
    for gap in &found.gaps {
        let verdict = match gap.robustness.verdict {
            Verdict::Robust => "robust",
            Verdict::Fragile => "fragile",
        };
        rows.push(vec![
            gap.rank.to_string(),
            gap.subject.to_string(),
            gap.name.it.clone(),
            gap.zone.map(|z| z.to_string()).unwrap_or_default(),
            gap.reason.it.clone(),
            gap.needs.join(" "),
            gap.residents.map(|n| n.to_string()).unwrap_or_default(),
            verdict.to_owned(),
            gap.robustness.agree.to_string(),
        ]);
    }
    csv(&rows)
}

/// One line a unit, then the whole territory; an unknown value is an empty cell.
#[must_use]
pub fn indicator(result: &IndicatorResult, atlas: &PreparedAtlas) -> String {
    let header = [
        "code",
        "name",
        "value",
        "unit",
        "numerator",
        "denominator",
        "evidence",
    ];
    let mut rows = vec![header.map(str::to_owned).to_vec()];
    for (code, cell) in in_order(result) {
        let number = |n: Option<f64>| n.map(|n| n.to_string()).unwrap_or_default();
        let ids: Vec<&str> = cell.evidence.iter().map(ProjectId::as_str).collect();
        rows.push(vec![
            code.to_owned(),
            unit_name(atlas, result.by, code),
            number(cell.value),
            result.info.unit.it.clone(),
            number(cell.numerator),
            number(cell.denominator),
            ids.join(" "),
        ]);
    }
    csv(&rows)
}

/// The cells by number where the codes are numbers, the whole territory last.
pub fn in_order(result: &IndicatorResult) -> impl Iterator<Item = (&str, &Cell)> {
    let mut cells: Vec<_> = result
        .values
        .iter()
        .map(|(code, cell)| (code.as_str(), cell))
        .collect();
    cells.sort_by_key(|(code, _)| (code.parse::<u32>().unwrap_or(u32::MAX), *code));
    cells
        .into_iter()
        .chain(std::iter::once(("total", &result.total)))
}

/// The Italian name of a unit, its code where it has none.
#[must_use]
pub fn unit_name(atlas: &PreparedAtlas, by: Level, code: &str) -> String {
    let name = match by {
        Level::Zone => code
            .parse()
            .ok()
            .and_then(|z| atlas.atlas.zones.get(&z))
            .map(|z| z.name.it.clone()),
        Level::Municipality => code
            .parse()
            .ok()
            .and_then(|m| atlas.atlas.municipalities.get(&m))
            .map(|m| m.name.clone()),
        Level::Altitude | Level::Age => None,
    };
    name.unwrap_or_else(|| {
        if code == "total" {
            atlas.atlas.territory.it.clone()
        } else {
            code.to_owned()
        }
    })
}

fn csv(rows: &[Vec<String>]) -> String {
    let mut writer = csv::Writer::from_writer(Vec::new());
    for row in rows {
        // writing to memory cannot fail, and every row has the header's length
        let _ = writer.write_record(row);
    }
    let bytes = writer.into_inner().unwrap_or_default();
    String::from_utf8(bytes).unwrap_or_default()
}
