//! Lines drawn for places that a source only names.

use crate::api::LonLat;
use crate::atlas::PreparedAtlas;
use crate::model::{Place, Project};

/// The line of a schematic place: straight from label point to label point of the named
/// municipalities, in their order. Empty for every other place, and where fewer than two remain.
#[must_use]
pub fn schematic_line(atlas: &PreparedAtlas, project: &Project) -> Vec<LonLat> {
    let Place::Schematic { municipalities } = &project.place else {
        return Vec::new();
    };
    let mut line: Vec<LonLat> = municipalities
        .iter()
        .filter_map(|code| atlas.shapes.get(code))
        .map(|shape| shape.label_point)
        .collect();
    line.dedup();
    if line.len() < 2 { Vec::new() } else { line }
}
