//! How features and their values are shown to people.

use geodata_model::Language;
use serde_json::Value;

use super::params::encode;
use super::text::text;
use crate::features::collection::{Collection, Field, Item};
use crate::state::snapshot::Snapshot;

/// The columns of a collection's table: what tells one feature from another.
pub fn columns(collection: &Collection) -> Vec<(usize, &'static Field)> {
    let names: &[&str] = match collection.id {
        "zones" => &["number", "name", "municipalities", "residents", "projects"],
        "municipalities" => &[
            "istat",
            "name",
            "zone",
            "altitude_zone",
            "residents",
            "projects",
        ],
        "projects" => &["title", "kind", "status", "precision", "zones"],
        "needs" => &["code", "text", "strategies"],
        _ => &[
            "indicator_title",
            "level",
            "unit_name",
            "value",
            "unit_of_measure",
        ],
    };
    let found = names.iter().filter_map(|name| collection.field(name));
    found.collect()
}

/// The properties one can choose by on the page.
pub fn choices(collection: &Collection) -> &'static [&'static str] {
    match collection.id {
        "municipalities" => &["zone", "altitude_zone"],
        "projects" => &["kind", "status", "axis", "precision"],
        "needs" => &["group"],
        "indicators" => &["indicator", "level"],
        _ => &[],
    }
}

/// What a feature is called.
pub fn name(collection: &Collection, item: &Item) -> String {
    let key = match collection.id {
        "projects" => "title",
        "needs" => "code",
        "indicators" => "indicator_title",
        _ => "name",
    };
    let value = collection.field(key).map(|(at, _)| raw(&item.values[at]));
    value.unwrap_or_else(|| item.id.clone())
}

/// The query of the map that shows a feature; none where the map has no address for it.
pub fn on_the_map(collection: &Collection, item: &Item) -> Option<String> {
    let key = match collection.id {
        "zones" => "zone",
        "municipalities" => "municipality",
        "projects" => "project",
        _ => return None,
    };
    Some(format!("{key}={}", encode(&item.id)))
}

/// A value as text, without units and translation.
pub fn raw(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        Value::Array(list) => list.iter().map(raw).collect::<Vec<_>>().join("; "),
        other => other.to_string(),
    }
}

/// Properties whose values are identifiers of the API, with texts of their own in the catalogue.
const TRANSLATED: [&str; 5] = [
    "zone_basis",
    "altitude_zone",
    "group",
    "level",
    "geometry_is",
];

/// A value as a person reads it: translated, or with decimals and separators of the language.
pub fn shown_value(
    snapshot: &Snapshot,
    language: Language,
    field: &Field,
    value: &Value,
) -> String {
    let say = |prefix: &str, word: &str| text(snapshot, language, &format!("{prefix}-{word}"));
    match (field.name, value) {
        (_, Value::Null) => String::new(),
        ("status", Value::String(word)) => say("status", word),
        ("precision", Value::String(word)) => say("precision", word),
        ("kind", Value::String(id)) => {
            let kind = snapshot.atlas.atlas.kind(id);
            kind.map_or_else(|| id.clone(), |k| k.name.get(language).to_owned())
        }
        (name, Value::String(word)) if TRANSLATED.contains(&name) => say("ogc-value", word),
        (_, Value::Number(number)) => {
            let value = number.as_f64().unwrap_or_default();
            let decimals = if value.fract() == 0.0 { 0 } else { 2 };
            snapshot.atlas.texts.get(language).number(value, decimals)
        }
        _ => raw(value),
    }
}
