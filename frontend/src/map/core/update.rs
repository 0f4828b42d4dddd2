//! A frame of the map: moves the camera, requests and loads tiles, and draws if anything changed.

use std::cell::OnceCell;

use super::exchange::{Request, Response, Wake};
use super::loaded::{Arrived, Loaded};
use super::state::MapCore;
use crate::map::canvas::Canvas;
use crate::map::event::MapEvent;
use crate::map::tiles::cover::{cover, tile_zoom};
use crate::map::tiles::id::TileId;
use crate::map::tiles::prepare::{Prepared, prepare};

/// Time of a frame for loading tiles, which includes tessellating them where there is no worker; the rest of the frame's 16 ms
/// is for drawing. A tile that was begun is finished, so a frame may exceed this by one tile.
const WORK_MS: f64 = 5.0;

impl<C: Canvas> MapCore<C> {
    /// Takes the response to a request.
    pub fn respond(&mut self, tile: TileId, response: Response, now_ms: f64) {
        match response {
            Response::Bytes(bytes) => self.enqueue(tile, bytes, None),
            Response::Prepared(bytes, prepared) => self.enqueue(tile, bytes, Some(prepared)),
            Response::Empty => self.tiles.empty(tile),
            Response::Failed => self.tiles.failed(tile, now_ms),
        }
    }

    fn enqueue(&mut self, id: TileId, bytes: Vec<u8>, prepared: Option<Prepared>) {
        self.arrived.push_back(Arrived {
            id,
            bytes,
            prepared,
        });
    }

    /// The tiles to fetch, each returned once.
    pub fn take_requests(&mut self) -> Vec<Request> {
        std::mem::take(&mut self.requests)
    }

    /// The events for the page, each returned once.
    pub fn take_events(&mut self) -> Vec<MapEvent> {
        std::mem::take(&mut self.events)
    }

    /// Advances to a time: moves the camera, loads the tiles that arrived, requests others, draws if anything
    /// changed. Returns when the next frame is due. `clock` returns the time in milliseconds while the frame is computed.
    pub fn frame(&mut self, now_ms: f64, clock: impl Fn() -> f64) -> Wake {
        if self.camera.step(self.size, now_ms) {
            self.view_changed();
        }
        let cover = self.cover();
        self.load_arrived(&clock);
        // after loading, because the number of requests under way is limited and each loaded tile ends one
        self.request(&cover, now_ms);
        self.update_hover();
        if self.dirty {
            self.dirty = false;
            self.draw(&cover);
        }
        self.evict_tiles();
        self.next_wake(&cover)
    }

    pub(super) fn cover(&self) -> Vec<TileId> {
        let view = self.camera.view();
        let zoom = tile_zoom(&view, self.source.minzoom, self.source.maxzoom);
        cover(&view, self.size, zoom, self.source.bounds)
    }

    fn request(&mut self, cover: &[TileId], now_ms: f64) {
        for tile in self.tiles.request(cover, now_ms) {
            let url = self.source.url(tile);
            self.requests.push(Request { tile, url });
        }
    }

    /// Loads the tiles that arrived, until [`WORK_MS`] of the frame are used.
    fn load_arrived(&mut self, clock: &impl Fn() -> f64) {
        let start = clock();
        while let Some(arrived) = self.arrived.pop_front() {
            let id = arrived.id;
            let loaded = self.load(arrived);
            self.tiles.loaded(id, loaded);
            self.pointer.invalidate();
            self.dirty = true;
            if clock() - start >= WORK_MS {
                break;
            }
        }
    }

    fn load(&mut self, arrived: Arrived) -> Loaded {
        let Arrived {
            bytes, prepared, ..
        } = arrived;
        let geometry = match prepared {
            Some(Prepared { geometry, owners })
                if geometry.is_complete() && self.slots.adopt(&owners) =>
            {
                geometry
            }
            _ => prepare(&bytes, &mut self.slots),
        };
        let upload = || (self.canvas.upload(&geometry), geometry.parts);
        Loaded {
            mesh: (!geometry.is_empty()).then(upload),
            tile: OnceCell::new(),
            bytes,
        }
    }

    fn evict_tiles(&mut self) {
        for (id, loaded) in self.tiles.evict() {
            self.highlights.release_tile(id, &mut self.canvas);
            if let Some((mesh, _)) = loaded.mesh {
                self.canvas.release(mesh);
            }
        }
    }

    fn next_wake(&mut self, cover: &[TileId]) -> Wake {
        let busy = self.camera.is_moving() || !self.arrived.is_empty();
        // a pressed pointer is about to move the map
        let idle = !busy && self.gestures.is_idle() && self.tiles.is_complete(cover);
        if idle && !self.idle {
            self.events.push(MapEvent::Idle);
        }
        self.idle = idle;
        if busy {
            return Wake::NextFrame;
        }
        self.tiles
            .next_retry_ms(cover)
            .map_or(Wake::Sleep, Wake::At)
    }
}
