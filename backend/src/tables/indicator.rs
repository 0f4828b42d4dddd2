//! The values of an indicator as CSV.

use geodata_api::indicator::IndicatorResult;
use geodata_atlas::PreparedAtlas;
use geodata_model::ProjectId;

use super::units::{in_order, unit_name};
use super::writer::write;

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
    write(&rows)
}
