//! A tile's bytes made ready to be drawn: the longest work there is on one, done wherever there is time.
//!
//! In the browser that is a worker (`engine::reader`), which gives out the slots of the style table as it goes; the
//! map follows it. Without a worker the map does the same between two frames.

use crate::map::mesh::tile_mesh;
use crate::map::pack::Packed;
use crate::map::slots::{Owner, Slots};
use geodata_mvt::decode::decode;

/// A tile made ready to be drawn somewhere else than on the map.
#[derive(Debug, Clone, PartialEq)]
pub struct Prepared {
    /// Its geometry.
    pub geometry: Packed,
    /// Whose the slots of its style table are. All of them and not those it was the first to use: tiles may come in
    /// another order, and some never.
    pub owners: Vec<Owner>,
}

/// Reads a tile and tessellates it.
#[must_use]
pub fn prepare(bytes: &[u8], slots: &mut Slots) -> Packed {
    Packed::new(&tile_mesh(&decode(bytes), slots))
}
