//! The shares of the projects by row and column.

use std::collections::BTreeMap;

use super::placed::rows_of;
use geodata_api::matrix::{METROPOLITAN, MatrixColumns, MatrixRows, UNPLACED};
use geodata_atlas::PreparedAtlas;
use geodata_join::allocate_by;
use geodata_model::{Distribution, Place, Rule};

/// The shares of the projects by row and column; see [`share_out`](super::share_out).
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
        // a remainder this small comes from rounding
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
