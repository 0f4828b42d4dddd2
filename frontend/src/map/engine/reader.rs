//! The worker's side: decodes and tessellates tiles while the page's main thread draws.

use wasm_bindgen::prelude::wasm_bindgen;

use crate::map::mesh::Parts;
use crate::map::pack::Packed;
use crate::map::slots::{Owner, Slots};
use crate::map::tiles::prepare::{Prepared, prepare};

/// Prepares tiles one after the other; used by `assets/tile-worker.js`.
#[wasm_bindgen]
#[derive(Default)]
pub struct TileReader {
    slots: Slots,
}

#[wasm_bindgen]
impl TileReader {
    /// A reader with an empty style table.
    #[wasm_bindgen(constructor)]
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Prepares a tile and returns it as an array: a header in JSON, then the bytes of vertices, indices and segments.
    pub fn read(&mut self, tile: &[u8]) -> js_sys::Array {
        let geometry = prepare(tile, &mut self.slots);
        // fails only for maps whose keys are not strings
        let header =
            serde_json::to_string(&(geometry.parts, self.slots.owners())).unwrap_or_default();
        let bytes = [&geometry.vertices, &geometry.indices, &geometry.segments];
        let message = js_sys::Array::of1(&header.into());
        for part in bytes {
            message.push(&js_sys::Uint8Array::from(part.as_slice()));
        }
        message
    }
}

/// Decodes on the page what [`TileReader::read`] returned in the worker; none if the message has another form.
pub fn decode_message(message: &js_sys::Array) -> Option<Prepared> {
    let (parts, owners): (Parts, Vec<Owner>) =
        serde_json::from_slice(message.get(0).as_string()?.as_bytes()).ok()?;
    let bytes = |index| js_sys::Uint8Array::new(&message.get(index)).to_vec();
    let geometry = Packed {
        vertices: bytes(1),
        indices: bytes(2),
        segments: bytes(3),
        parts,
    };
    Some(Prepared { geometry, owners })
}
