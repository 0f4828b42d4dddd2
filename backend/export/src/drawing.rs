//! The drawing of a map, which every format is written from.

use geodata_atlas::PreparedAtlas;
use geodata_cartography::{Scene, Sheet, map_body};
use geodata_mapspec::MapSpec;

use crate::request::Request;

/// The drawing of a map on a sheet.
pub(crate) fn draw(atlas: &PreparedAtlas, spec: &MapSpec, sheet: &Sheet) -> Scene {
    let body = map_body(atlas, spec, Vec::new());
    Scene::new(atlas, spec, &body, sheet)
}

/// The drawing of a request's map, with lines as fine as `detail` pixels for each unit of the sheet can show.
pub(crate) fn draw_request(
    atlas: &PreparedAtlas,
    request: &Request,
    base_url: Option<&str>,
    detail: f64,
) -> Scene {
    draw(atlas, &request.spec, &request.sheet(base_url, detail))
}

/// What a file is made from, for its metadata: the map's specification and the version of the data.
pub(crate) fn provenance(atlas: &PreparedAtlas, spec: &MapSpec) -> String {
    format!("MapSpec: {} · {}", spec.to_query(), atlas.atlas.version)
}
