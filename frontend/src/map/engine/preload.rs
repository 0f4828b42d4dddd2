//! Starts the worker and fetches the `TileJSON` before the page has its data, and the first tiles before the engine runs.

use std::cell::RefCell;
use std::collections::BTreeMap;

use wasm_bindgen_futures::JsFuture;

use super::fetch;
use super::worker::{PendingTile, TileWorker};
use crate::map::camera::Camera;
use crate::map::event::{MapOptions, StartError};
use crate::map::tiles::cache::IN_FLIGHT;
use crate::map::tiles::cover::{cover, tile_zoom};
use crate::map::tiles::id::TileId;
use crate::map::tiles::source::TileSource;
use crate::map::view::Size;

/// The parts of a map that do not depend on what it shows.
pub struct Preload {
    url: String,
    worker: Option<TileWorker>,
    /// The body of the `TileJSON`.
    tilejson: js_sys::Promise,
}

thread_local! {
    static PRELOAD: RefCell<Option<Preload>> = const { RefCell::new(None) };
}

impl Preload {
    /// Starts them for the next map with this `TileJSON`.
    pub fn store(url: &str) {
        PRELOAD.set(Some(Self::start(url)));
    }

    fn start(url: &str) -> Self {
        let (url, address) = (url.to_owned(), url.to_owned());
        Self {
            url,
            worker: TileWorker::start(),
            tilejson: wasm_bindgen_futures::future_to_promise(async move {
                let bytes = fetch::bytes(&address).await.map_err(|e| e.to_string())?;
                Ok(js_sys::Uint8Array::from(bytes.as_slice()).into())
            }),
        }
    }

    /// What [`store`](Self::store) started for this address; without that it is started now.
    pub fn take(url: &str) -> Self {
        let preload = PRELOAD.take().filter(|preload| preload.url == url);
        preload.unwrap_or_else(|| Self::start(url))
    }

    /// The worker, if one could be started, and the tile source once its `TileJSON` is here.
    pub async fn finish(self) -> Result<(Option<TileWorker>, TileSource), StartError> {
        let source = tile_source(&self.url, self.tilejson).await?;
        Ok((self.worker, source))
    }
}

async fn tile_source(url: &str, body: js_sys::Promise) -> Result<TileSource, StartError> {
    let error = |reason: String| StartError::TileJson {
        url: url.to_owned(),
        reason,
    };
    let body = JsFuture::from(body).await;
    let body = body.map_err(|e| error(e.as_string().unwrap_or_default()))?;
    let bytes = js_sys::Uint8Array::new(&body).to_vec();
    TileSource::from_json(&bytes).map_err(|e| error(e.to_string()))
}

/// Requests the tiles of the first view, so that they are fetched while the engine starts.
pub fn first_tiles(
    options: &MapOptions,
    source: &TileSource,
    size: Size,
    worker: Option<&TileWorker>,
) -> BTreeMap<TileId, PendingTile> {
    let view = Camera::new(options.view, options.bounds, options.reduced_motion).view();
    let zoom = tile_zoom(&view, source.minzoom, source.maxzoom);
    let cover = cover(&view, size, zoom, source.bounds);
    let request = |tile: TileId| Some((tile, worker?.request(&source.url(tile))?));
    let first = cover.into_iter().take(IN_FLIGHT);
    first.filter_map(request).collect()
}
