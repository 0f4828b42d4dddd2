//! Vector tiles, their TileJSON, and a style for other map programs.

use axum::extract::{Path, RawQuery, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use geodata_mvt::{MAX_ZOOM, MIN_ZOOM, TileId};
use geodata_tile::{style as map_style, tilejson as describe};

use crate::http::base_url;
use crate::http::problem::Problem;
use crate::http::stored::{IMMUTABLE, REVALIDATE, Stored};
use crate::state::snapshot::SharedSnapshot;
use crate::state::snapshot_store::SnapshotStore;

/// `/tiles/atlas.json`.
pub async fn tilejson(
    State(snapshot): State<SharedSnapshot>,
    Path(tileset): Path<String>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    if tileset != "atlas.json" {
        return Err(Problem::not_found(
            "There is one tileset: /tiles/atlas.json describes it.",
        ));
    }
    let base = base_url::of_request(&headers);
    let key = format!("tilejson {base}");
    let stored = snapshot.cached(key, move |s| Stored::json(&describe(&s.atlas, &base)));
    Ok(stored.await?.respond(&headers))
}

/// `/style.json`, for MapLibre GL JS and programs that read its styles.
pub async fn style(
    State(snapshot): State<SharedSnapshot>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let base = base_url::of_request(&headers);
    let key = format!("style {base}");
    let stored = snapshot.cached(key, move |s| Stored::json(&map_style(&s.atlas, &base)));
    Ok(stored.await?.respond(&headers))
}

/// `/tiles/atlas/{z}/{x}/{y}`: 204 where nothing is, 404 outside the declared zooms and the world.
///
/// An address with a version gives the tile of that version or none: the current one and the one before a reload
/// are there; of any older one the answer is 409, never a tile of another version. A redirect to the current one
/// would put tiles of two versions side by side on a map that is open.
pub async fn tile(
    State(store): State<SnapshotStore>,
    Path((z, x, y)): Path<(String, String, String)>,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let id = read_id(&z, &x, &y)?;
    let mut params = query.as_deref().unwrap_or_default().split('&');
    let (snapshot, cache_control) = match params.find_map(|p| p.strip_prefix("v=")) {
        None => (store.current(), REVALIDATE),
        Some(version) => (store.with_tileset(version).ok_or_else(gone)?, IMMUTABLE),
    };
    // drawing a tile takes a millisecond or less: no need to leave this thread
    Ok(match snapshot.tile(id) {
        Some(tile) => tile.respond_with(&headers, cache_control),
        None => (
            StatusCode::NO_CONTENT,
            [(header::CACHE_CONTROL, cache_control)],
        )
            .into_response(),
    })
}

fn gone() -> Problem {
    Problem::new(
        StatusCode::CONFLICT,
        "The tiles of this version are no longer served: the data have changed since. Read /tiles/atlas.json again.",
    )
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
