//! Prepares a tile for drawing: decodes it and tessellates its geometry, which takes longer than anything else done with a tile.
//!
//! In the browser a worker does it (`engine::reader`). The worker allocates the slots of the style table, and the map adopts
//! them. Without a worker the map prepares the tile itself, between two frames.

use crate::map::mesh::tile_mesh;
use crate::map::pack::Packed;
use crate::map::slots::{Owner, Slots};
use geodata_mvt::decode::decode;

/// A tile that was prepared elsewhere, with a style table of its own.
#[derive(Debug, Clone, PartialEq)]
pub struct Prepared {
    /// Its geometry.
    pub geometry: Packed,
    /// The owners of all slots of that style table, and not only of the slots that this tile was the first to use: tiles may
    /// arrive in another order than they were prepared in, and some may not arrive.
    pub owners: Vec<Owner>,
}

/// Decodes a tile and tessellates it.
#[must_use]
pub fn prepare(bytes: &[u8], slots: &mut Slots) -> Packed {
    Packed::new(&tile_mesh(&decode(bytes), slots))
}
