//! How the cells of the matrix come about.

use geodata_api::indicator::Level;
use geodata_api::matrix::{
    CellState, Header, METROPOLITAN, MatrixCell, MatrixColumns, MatrixRows, UNPLACED,
};
use std::collections::{BTreeMap, BTreeSet};

use crate::facility::probable_duplicate;
use crate::presence::codes_of;
use geodata_atlas::PreparedAtlas;
use geodata_join::allocate_by;
use geodata_model::{
    Absence, AbsenceScope, Distribution, IstatCode, Place, Project, ProjectId, Rule, SourceId,
    StrategyCode, Text, ZoneNumber,
};

/// Projects by row and column.
pub(super) struct Placed<'a>(BTreeMap<(String, String), BTreeMap<&'a ProjectId, &'a Project>>);

impl<'a> Placed<'a> {
    pub(super) fn new(
        prepared: &'a PreparedAtlas,
        rows: MatrixRows,
        columns: MatrixColumns,
    ) -> Self {
        let mut placed: BTreeMap<_, BTreeMap<_, _>> = BTreeMap::new();
        for (id, project) in &prepared.atlas.projects {
            for column in columns_of(prepared, columns, project) {
                for row in rows_of(rows, project) {
                    let key = (row, column.clone());
                    placed.entry(key).or_default().insert(id, project);
                }
            }
        }
        Self(placed)
    }

    pub(super) fn at(&self, row: &str, column: &str) -> Vec<&'a Project> {
        let key = (row.to_owned(), column.to_owned());
        let projects = self.0.get(&key);
        projects.map_or_else(Vec::new, |p| p.values().copied().collect())
    }

    pub(super) fn distinct(&self, wanted: impl Fn(&(String, String)) -> bool) -> usize {
        let cells = self.0.iter().filter(|(key, _)| wanted(key));
        let ids: BTreeSet<_> = cells.flat_map(|(_, projects)| projects.keys()).collect();
        ids.len()
    }

    pub(super) fn totals(
        &self,
        headers: &[Header],
        side: impl Fn(&(String, String)) -> &String,
    ) -> BTreeMap<String, usize> {
        let total = |h: &Header| (h.code.clone(), self.distinct(|key| *side(key) == h.code));
        headers.iter().map(total).collect()
    }
}

fn rows_of(rows: MatrixRows, project: &Project) -> BTreeSet<String> {
    let strategies = project.strategies.iter();
    match rows {
        MatrixRows::Strategy => strategies.map(ToString::to_string).collect(),
        MatrixRows::Axis => strategies.map(|s| s.axis.to_string()).collect(),
        MatrixRows::Kind => BTreeSet::from([project.kind.clone()]),
    }
}

fn columns_of(prepared: &PreparedAtlas, columns: MatrixColumns, project: &Project) -> Vec<String> {
    let level = match columns {
        MatrixColumns::Zone => Level::Zone,
        MatrixColumns::Municipality => Level::Municipality,
    };
    let codes = codes_of(prepared, level, project);
    match project.place {
        Place::Metropolitan => vec![METROPOLITAN.to_owned()],
        _ if codes.is_empty() => vec![UNPLACED.to_owned()],
        _ => codes,
    }
}

pub(super) fn cell(
    prepared: &PreparedAtlas,
    columns: MatrixColumns,
    rows: MatrixRows,
    row: &str,
    column: &str,
    projects: &[&Project],
) -> MatrixCell {
    let zone = zone_of(prepared, columns, column);
    let absences: Vec<&Absence> = prepared
        .atlas
        .absences
        .iter()
        .filter(|a| concerns(a, rows, row, zone))
        .collect();
    let state = if !projects.is_empty() {
        CellState::Evidence
    } else if declared_none(prepared, rows, row, &absences) {
        CellState::DeclaredNone
    } else {
        CellState::Unknown
    };
    let mut statuses = BTreeMap::new();
    for project in projects {
        *statuses.entry(project.status).or_insert(0) += 1;
    }
    let twin = |p: &&&Project| zone.is_some_and(|z| probable_duplicate(prepared, p, z));
    MatrixCell {
        state,
        count: (state != CellState::Unknown).then_some(projects.len()),
        shared: None,
        statuses,
        absences: absences.iter().map(|a| a.id.clone()).collect(),
        probable_duplicates: projects.iter().filter(twin).map(|p| p.id.clone()).collect(),
        projects: projects.iter().map(|p| p.id.clone()).collect(),
    }
}

/// The zone a column lies in; none for the columns that are no place.
fn zone_of(prepared: &PreparedAtlas, columns: MatrixColumns, column: &str) -> Option<ZoneNumber> {
    match columns {
        MatrixColumns::Zone => column.parse().ok(),
        MatrixColumns::Municipality => {
            let code: IstatCode = column.parse().ok()?;
            Some(prepared.atlas.municipalities.get(&code)?.zone)
        }
    }
}

fn concerns(absence: &Absence, rows: MatrixRows, row: &str, zone: Option<ZoneNumber>) -> bool {
    let of_row = match rows {
        MatrixRows::Strategy => absence.strategy.to_string() == row,
        MatrixRows::Axis => absence.strategy.axis.to_string() == row,
        MatrixRows::Kind => false,
    };
    let everywhere = absence.zones.is_empty();
    of_row && (everywhere || zone.is_some_and(|z| absence.zones.contains(&z)))
}

/// Whether whole absences cover every strategy of the row.
fn declared_none(
    prepared: &PreparedAtlas,
    rows: MatrixRows,
    row: &str,
    absences: &[&Absence],
) -> bool {
    let of_row = |s: &&StrategyCode| match rows {
        MatrixRows::Strategy => s.to_string() == row,
        MatrixRows::Axis => s.axis.to_string() == row,
        MatrixRows::Kind => false,
    };
    let mut strategies = prepared.atlas.strategies.keys().filter(of_row).peekable();
    strategies.peek().is_some()
        && strategies.all(|s| {
            let whole = |a: &&Absence| a.scope == AbsenceScope::Whole && a.strategy == *s;
            absences.iter().copied().any(|a| whole(&a))
        })
}

/// The shares of the projects by row and column; see [`super::Matrix::share_out`].
pub(super) fn shares(
    prepared: &PreparedAtlas,
    rows: MatrixRows,
    columns: MatrixColumns,
    rule: Rule,
) -> BTreeMap<(String, String), f64> {
    let mut shares = BTreeMap::new();
    for project in prepared.atlas.projects.values() {
        let allocation = allocate_by(prepared.territory(), project, rule).allocation;
        let placed = match columns {
            MatrixColumns::Zone => by_column(&allocation.zones),
            MatrixColumns::Municipality => by_column(&allocation.municipalities),
        };
        let rest = 1.0 - placed.iter().map(|(_, share)| share).sum::<f64>();
        let elsewhere = match project.place {
            Place::Metropolitan => METROPOLITAN,
            _ => UNPLACED,
        };
        // what rounding leaves of a project that is wholly placed is no part of it
        let rest = (rest > 1e-9).then(|| (elsewhere.to_owned(), rest));
        for (column, share) in placed.into_iter().chain(rest) {
            for row in rows_of(rows, project) {
                *shares.entry((row, column.clone())).or_insert(0.0) += share;
            }
        }
    }
    shares
}

fn by_column<U: ToString>(distribution: &Distribution<U>) -> Vec<(String, f64)> {
    let present = distribution.shares.iter().filter(|s| !s.marginal);
    present.map(|s| (s.unit.to_string(), s.share)).collect()
}

pub(super) fn row_headers(prepared: &PreparedAtlas, rows: MatrixRows) -> Vec<Header> {
    let atlas = &prepared.atlas;
    let header = |key: &str, code: String, name: &Text| Header {
        query: format!("{key}={code}"),
        code,
        name: name.clone(),
    };
    match rows {
        MatrixRows::Strategy => {
            let strategies = atlas.strategies.values();
            strategies
                .map(|s| header("strategy", s.code.to_string(), &s.title))
                .collect()
        }
        MatrixRows::Axis => {
            let axes = atlas.axes.values();
            axes.map(|a| header("axis", a.number.to_string(), &a.name))
                .collect()
        }
        MatrixRows::Kind => {
            let kinds = atlas.kinds.iter();
            kinds
                .map(|k| header("kind", k.id.clone(), &k.plural))
                .collect()
        }
    }
}

pub(super) fn column_headers(prepared: &PreparedAtlas, columns: MatrixColumns) -> Vec<Header> {
    let atlas = &prepared.atlas;
    let mut headers: Vec<Header> = match columns {
        MatrixColumns::Zone => atlas
            .zones
            .values()
            .map(|z| Header {
                code: z.number.to_string(),
                name: zone_label(prepared, z.number),
                query: format!("zone={}", z.number),
            })
            .collect(),
        MatrixColumns::Municipality => atlas
            .municipalities
            .values()
            .map(|m| Header {
                code: m.istat.to_string(),
                name: Text::name(m.name.clone()),
                query: format!("municipality={}", m.istat),
            })
            .collect(),
    };
    for (code, key) in [
        (METROPOLITAN, "matrix-column-metropolitan"),
        (UNPLACED, "matrix-column-unplaced"),
    ] {
        headers.push(Header {
            code: code.to_owned(),
            name: prepared.texts.text(key, |_| Vec::new()),
            query: String::new(),
        });
    }
    headers
}

/// A zone by number and name, as people call it.
pub(crate) fn zone_label(prepared: &PreparedAtlas, zone: ZoneNumber) -> Text {
    let name = prepared.atlas.zones.get(&zone).map(|z| z.name.clone());
    let name = name.unwrap_or_default();
    prepared.texts.text("zone-label", |c| {
        vec![
            ("number", zone.to_string().into()),
            ("name", name.get(c.language()).to_owned().into()),
        ]
    })
}

pub(super) fn sources(prepared: &PreparedAtlas) -> Vec<SourceId> {
    let atlas = &prepared.atlas;
    let projects = atlas.projects.values().flat_map(|p| &p.sources);
    let absences = atlas.absences.iter().flat_map(|a| &a.sources);
    let sources: BTreeSet<_> = projects.chain(absences).map(|c| c.source.clone()).collect();
    sources.into_iter().collect()
}
