//! The collection of indicators: one feature for each value of each unit.

use std::sync::Arc;

use geo::Geometry;
use geodata_api::indicator::{Cell, IndicatorResult, Level};
use geodata_atlas::PreparedAtlas;
use geodata_indicator::SPECS;
use serde_json::{Value, json};

use super::collection::{Collection, Field, FieldType, Item};
use super::territory::Shapes;
use crate::tables::units::{in_order, unit_name};

const FIELDS: &[Field] = &[
    Field::new("indicator", FieldType::Text),
    Field::new("indicator_title", FieldType::Text),
    Field::new("level", FieldType::Text),
    Field::new("unit_code", FieldType::Text),
    Field::new("unit_name", FieldType::Text),
    Field::new("value", FieldType::Number),
    Field::new("unit_of_measure", FieldType::Text),
    Field::new("numerator", FieldType::Number),
    Field::new("denominator", FieldType::Number),
    Field::new("evidence", FieldType::Texts),
    Field::new("sources", FieldType::Texts),
];

/// Every indicator by every level it has; `total` is the whole territory, without a geometry of its own.
pub fn indicators(atlas: &PreparedAtlas, shapes: &Shapes) -> Collection {
    let mut items = Vec::new();
    for spec in SPECS {
        for &level in spec.levels {
            // a level comes from the indicator's own list, so there is always a result
            if let Ok(result) = spec.compute(atlas, level) {
                items.extend(
                    in_order(&result).map(|(code, cell)| item(atlas, shapes, &result, code, cell)),
                );
            }
        }
    }
    Collection::new("indicators", FIELDS, items, atlas.bbox)
}

fn item(
    atlas: &PreparedAtlas,
    shapes: &Shapes,
    result: &IndicatorResult,
    code: &str,
    cell: &Cell,
) -> Item {
    let values: Vec<Value> = vec![
        json!(result.info.name),
        json!(result.info.title.it),
        json!(result.by),
        json!(code),
        json!(unit_name(atlas, result.by, code)),
        json!(cell.value),
        json!(result.info.unit.it),
        json!(cell.numerator),
        json!(cell.denominator),
        json!(cell.evidence),
        json!(result.provenance.sources),
    ];
    let id = format!("{}.{}.{code}", result.info.name, result.by.id());
    Item::new(id, shape(shapes, result.by, code), values)
}

fn shape(shapes: &Shapes, level: Level, code: &str) -> Option<Arc<Geometry>> {
    match level {
        Level::Zone => shapes.zones.get(&code.parse().ok()?).cloned(),
        Level::Municipality => shapes.municipalities.get(&code.parse().ok()?).cloned(),
        Level::Altitude | Level::Age => None,
    }
}
