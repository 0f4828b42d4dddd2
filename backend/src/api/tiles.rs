//! Vector tiles, their TileJSON, and a style for other map programs.

use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use geodata::tile::{MAX_ZOOM, MIN_ZOOM, TileId, style as map_style, tilejson as describe};

use super::respond::{IMMUTABLE, REVALIDATE, Stored};
use crate::error::Problem;
use crate::state::Shared;

/// `/tiles/atlas.json`.
pub(super) async fn tilejson(
    State(state): State<Shared>,
    Path(tileset): Path<String>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    if tileset != "atlas.json" {
        return Err(Problem::not_found(
            "There is one tileset: /tiles/atlas.json describes it.",
        ));
    }
    Ok(Stored::json(&describe(&state.atlas, &base(&headers))).respond(&headers))
}

/// `/style.json`, for MapLibre GL JS and programs that read its styles.
pub(super) async fn style(State(state): State<Shared>, headers: HeaderMap) -> Response {
    Stored::json(&map_style(&state.atlas, &base(&headers))).respond(&headers)
}

/// `/tiles/atlas/{z}/{x}/{y}`: 204 where nothing is, 404 outside the declared zooms and the world.
pub(super) async fn tile(
    State(state): State<Shared>,
    Path((z, x, y)): Path<(String, String, String)>,
    uri: Uri,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let id = read_id(&z, &x, &y)?;
    // drawing a tile takes a millisecond or less: no need to leave this thread
    let tile = state.tiles.tile(id);
    if tile.is_empty() {
        return Ok(StatusCode::NO_CONTENT.into_response());
    }
    let version = format!("v={}", state.atlas.atlas.version);
    let versioned = uri
        .query()
        .is_some_and(|q| q.split('&').any(|p| p == version));
    let cache_control = if versioned { IMMUTABLE } else { REVALIDATE };
    let stored = Stored::new(
        "application/vnd.mapbox-vector-tile",
        cache_control,
        tile.bytes,
    );
    Ok(stored.respond(&headers))
}

fn read_id(z: &str, x: &str, y: &str) -> Result<TileId, Problem> {
    let y = y
        .strip_suffix(".mvt")
        .or_else(|| y.strip_suffix(".pbf"))
        .unwrap_or(y);
    let (Ok(z), Ok(x), Ok(y)) = (z.parse::<u8>(), x.parse::<u32>(), y.parse::<u32>()) else {
        return Err(Problem::bad_request(
            "A tile is addressed as /tiles/atlas/{zoom}/{column}/{row}, three whole numbers.",
        ));
    };
    let outside = || {
        Problem::not_found(format!(
            "There is no tile {z}/{x}/{y}: zooms go from {MIN_ZOOM} to {MAX_ZOOM}, columns and rows from 0 to 2^zoom - 1."
        ))
    };
    if !(MIN_ZOOM..=MAX_ZOOM).contains(&z) {
        return Err(outside());
    }
    TileId::new(z, x, y).map_err(|_| outside())
}

/// The address the client used, so that absolute links work behind a proxy.
fn base(headers: &HeaderMap) -> String {
    let text = |name: &str| headers.get(name).and_then(|v| v.to_str().ok());
    let scheme = text("x-forwarded-proto")
        .filter(|s| matches!(*s, "http" | "https"))
        .unwrap_or("http");
    let host = text("host")
        .filter(|h| h.bytes().all(is_host_byte))
        .unwrap_or("localhost");
    format!("{scheme}://{host}")
}

fn is_host_byte(b: u8) -> bool {
    b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-' | b':' | b'[' | b']' | b'_')
}
