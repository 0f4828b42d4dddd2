//! TileJSON 3.0.0 (<https://github.com/mapbox/tilejson-spec/tree/master/3.0.0>).

use serde_json::{Value, json};

use geodata_atlas::PreparedAtlas;
use geodata_mvt::{MAX_ZOOM, MIN_ZOOM};

/// Raised whenever the same atlas gives other tiles than before, so that no cache mixes them.
const REVISION: u8 = 1;

/// The version in tile addresses: that of the atlas and of the way tiles are made.
#[must_use]
pub fn version(atlas: &PreparedAtlas) -> String {
    format!("{}-{REVISION}", atlas.atlas.version)
}

/// The template of tile addresses; `base` is the server's address without a slash at its end.
#[must_use]
pub fn tile_url(atlas: &PreparedAtlas, base: &str) -> String {
    let version = version(atlas);
    format!("{base}/tiles/atlas/{{z}}/{{x}}/{{y}}?v={version}")
}

/// The description of the tiles.
#[must_use]
pub fn tilejson(atlas: &PreparedAtlas, base: &str) -> Value {
    let [west, south, east, north] = atlas.bbox;
    json!({
        "tilejson": "3.0.0",
        "name": atlas.atlas.title.it,
        "description": atlas.atlas.territory.it,
        "version": "1.0.0",
        "attribution": atlas.atlas.attribution.it,
        "scheme": "xyz",
        "tiles": [tile_url(atlas, base)],
        "minzoom": MIN_ZOOM,
        "maxzoom": MAX_ZOOM,
        "bounds": atlas.bbox,
        "center": [f64::midpoint(west, east), f64::midpoint(south, north), 8],
        "vector_layers": vector_layers(),
    })
}

fn vector_layers() -> Value {
    let layer = |id: &str, description: &str, fields: Value| {
        json!({
            "id": id,
            "description": description,
            "minzoom": MIN_ZOOM,
            "maxzoom": MAX_ZOOM,
            "fields": fields,
        })
    };
    let project = json!({
        "id": "String. Identifier of the project",
        "kind": "String. Identifier of the kind of project",
        "axis": "Number. Axis of the primary strategy",
        "status": "String. candidate, planned, approved, funded, under_way, done or reported",
        "precision": "String. exact, schematic or municipality",
    });
    json!([
        layer(
            "municipalities",
            "Municipalities; the feature id is the ISTAT code as a number",
            json!({ "zone": "Number. Zone it belongs to" })
        ),
        layer(
            "zones",
            "Zones; the feature id is the zone's number",
            json!({})
        ),
        layer(
            "borders",
            "Borders, each once",
            json!({ "class": "String. outline, zone or municipality" })
        ),
        layer(
            "projects_line",
            "Lines of projects; schematic ones only join the places named",
            project.clone()
        ),
        layer(
            "projects_point",
            "Projects at their point, or at a point inside each of their municipalities",
            project
        ),
        layer(
            "labels",
            "Where names go",
            json!({
                "class": "String. zone or municipality",
                "code": "String. Zone number or ISTAT code",
                "name": "String. Name",
            })
        ),
    ])
}
