//! Municipalities against their shapes, zones against their municipalities.

use std::collections::BTreeSet;

use super::tables::Tables;
use crate::atlas::Atlas;
use crate::report::Report;

/// Reports municipalities without a shape and shapes without a row; `municipalities` are the codes that exist.
pub(super) fn shapes(atlas: &Atlas, municipalities: &BTreeSet<String>, report: &Report) {
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
        if !municipalities.contains(&code.to_string()) {
            report.file(
                "municipalities.csv",
                format!("municipality {code} has a shape but no row"),
                "add its row or derive the boundaries again",
            );
        }
    }
}

/// Reports zones without a municipality.
pub(super) fn empty_zones(tables: &Tables) {
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
