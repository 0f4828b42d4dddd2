//! Projects by row and column.

use std::collections::{BTreeMap, BTreeSet};

use crate::presence::codes_of;
use geodata_api::indicator::Level;
use geodata_api::matrix::{Header, METROPOLITAN, MatrixColumns, MatrixRows, UNPLACED};
use geodata_atlas::PreparedAtlas;
use geodata_model::{Place, Project, ProjectId};

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

/// The rows a project is in.
pub(super) fn rows_of(rows: MatrixRows, project: &Project) -> BTreeSet<String> {
    let strategies = project.strategies.iter();
    match rows {
        MatrixRows::Strategy => strategies.map(ToString::to_string).collect(),
        MatrixRows::Axis => strategies.map(|s| s.axis.to_string()).collect(),
        MatrixRows::Kind => BTreeSet::from([project.kind.clone()]),
    }
}

/// The columns a project is in.
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
