//! The values of a map as CSV.

use geodata_api::MapBody;
use geodata_atlas::PreparedAtlas;
use geodata_mapspec::MapSpec;

use super::writer::write;

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
    write(&rows)
}
