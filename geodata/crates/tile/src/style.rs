//! The style for MapLibre at `/style.json` (<https://maplibre.org/maplibre-style-spec/>).

use serde_json::{Value, json};

use super::tilejson::tilejson;
use geodata_atlas::PreparedAtlas;
use geodata_mapspec::palette::{QUALITATIVE, UNKNOWN};

/// A style that draws the tiles, without glyphs, sprites or anything remote.
#[must_use]
pub fn style(atlas: &PreparedAtlas, base: &str) -> Value {
    let mut source = tilejson(atlas, base);
    source["type"] = json!("vector");
    let [west, south, east, north] = atlas.bbox;
    json!({
        "version": 8,
        "name": atlas.atlas.title.it,
        "center": [f64::midpoint(west, east), f64::midpoint(south, north)],
        "zoom": 8,
        "sources": { "atlas": {
            "type": "vector",
            "tiles": source["tiles"],
            "minzoom": source["minzoom"],
            "maxzoom": source["maxzoom"],
            "bounds": source["bounds"],
            "attribution": source["attribution"],
            "scheme": "xyz",
        } },
        "layers": layers(atlas),
    })
}

fn layers(atlas: &PreparedAtlas) -> Value {
    json!([
        { "id": "background", "type": "background", "paint": { "background-color": "#f7f6f2" } },
        {
            "id": "municipalities", "type": "fill", "source": "atlas", "source-layer": "municipalities",
            "paint": { "fill-color": zone_fills(atlas), "fill-antialias": false },
        },
        border("borders-municipality", "municipality", "#ffffff", &json!([5, 0.2, 10, 1.0, 14, 2.0])),
        border("borders-zone", "zone", "#3d3d46", &json!([5, 0.6, 10, 1.8, 14, 3.0])),
        border("borders-outline", "outline", "#1f1f26", &json!([5, 0.9, 10, 2.2, 14, 3.4])),
        project_line(atlas, "projects-line", &json!(["!=", ["get", "precision"], "schematic"]), None),
        project_line(atlas, "projects-line-schematic",
            &json!(["==", ["get", "precision"], "schematic"]), Some([2, 2])),
        {
            "id": "projects-point", "type": "circle", "source": "atlas", "source-layer": "projects_point",
            "paint": {
                "circle-color": axis_colours(atlas),
                "circle-radius": interpolate(&json!([5, 1.5, 8, 3.5, 12, 7])),
                "circle-stroke-color": "#ffffff",
                "circle-stroke-width": interpolate(&json!([5, 0.5, 10, 1.5])),
            },
        },
    ])
}

fn border(id: &str, class: &str, colour: &str, widths: &Value) -> Value {
    json!({
        "id": id, "type": "line", "source": "atlas", "source-layer": "borders",
        "filter": ["==", ["get", "class"], class],
        "layout": { "line-join": "round", "line-cap": "round" },
        "paint": { "line-color": colour, "line-width": interpolate(widths) },
    })
}

fn project_line(atlas: &PreparedAtlas, id: &str, filter: &Value, dashes: Option<[u8; 2]>) -> Value {
    let mut layer = json!({
        "id": id, "type": "line", "source": "atlas", "source-layer": "projects_line",
        "filter": filter,
        "layout": { "line-join": "round" },
        "paint": {
            "line-color": axis_colours(atlas),
            "line-width": interpolate(&json!([5, 1.0, 10, 2.5, 14, 5.0])),
        },
    });
    if let Some(dashes) = dashes {
        layer["paint"]["line-dasharray"] = json!(dashes);
    }
    layer
}

/// `[zoom, value, zoom, value, ...]` as a linear interpolation over zoom.
fn interpolate(stops: &Value) -> Value {
    let mut expression = vec![json!("interpolate"), json!(["linear"]), json!(["zoom"])];
    expression.extend(stops.as_array().into_iter().flatten().cloned());
    Value::Array(expression)
}

fn zone_fills(atlas: &PreparedAtlas) -> Value {
    // the colours of the theme "zones" of every other map
    let cases = atlas.zones.keys().zip(QUALITATIVE.iter().cycle());
    let cases = cases.map(|(zone, fill)| (json!(zone.0), json!(fill)));
    matching("zone", cases, UNKNOWN)
}

fn axis_colours(atlas: &PreparedAtlas) -> Value {
    let axes = atlas.atlas.axes.values();
    matching(
        "axis",
        axes.map(|a| (json!(a.number.0), json!(a.colour))),
        "#555555",
    )
}

/// A `match` on an attribute; a single colour when there is no case, which the specification forbids.
fn matching(key: &str, cases: impl Iterator<Item = (Value, Value)>, otherwise: &str) -> Value {
    let mut expression = vec![json!("match"), json!(["get", key])];
    expression.extend(cases.flat_map(|(case, colour)| [case, colour]));
    if expression.len() == 2 {
        return json!(otherwise);
    }
    expression.push(json!(otherwise));
    Value::Array(expression)
}
