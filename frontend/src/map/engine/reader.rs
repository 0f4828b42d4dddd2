//! In the worker: tiles read and tessellated while the page's own thread draws.

use wasm_bindgen::prelude::wasm_bindgen;

use crate::map::mesh::Parts;
use crate::map::pack::Packed;
use crate::map::slots::{Owner, Slots};
use crate::map::tiles::prepare::{Prepared, prepare};

/// What `assets/tile-worker.js` reads tiles with, one after the other.
#[wasm_bindgen]
#[derive(Default)]
pub struct TileReader {
    slots: Slots,
}

#[wasm_bindgen]
impl TileReader {
    /// A reader that has given out no slot yet.
    #[wasm_bindgen(constructor)]
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// A tile as an array: a heading in JSON, then the bytes of corners, triangles and segments.
    pub fn read(&mut self, tile: &[u8]) -> js_sys::Array {
        let geometry = prepare(tile, &mut self.slots);
        // fails only for maps whose keys are no texts
        let heading =
            serde_json::to_string(&(geometry.parts, self.slots.owners())).unwrap_or_default();
        let bytes = [&geometry.vertices, &geometry.indices, &geometry.segments];
        let message = js_sys::Array::of1(&heading.into());
        for part in bytes {
            message.push(&js_sys::Uint8Array::from(part.as_slice()));
        }
        message
    }
}

/// What [`TileReader::read`] said, on the page; none if it is something else.
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
