//! A tile that was fetched: first queued, then loaded.

use std::cell::OnceCell;

use geodata_mvt::decode::{Tile, decode};

use crate::map::frame::MeshId;
use crate::map::mesh::Parts;
use crate::map::tiles::id::TileId;
use crate::map::tiles::prepare::Prepared;

/// A fetched tile in the queue.
pub struct Arrived {
    pub id: TileId,
    pub bytes: Vec<u8>,
    pub prepared: Option<Prepared>,
}

/// A loaded tile.
pub struct Loaded {
    pub bytes: Vec<u8>,
    /// Decoded only when the pointer is first over the tile, because most tiles are never decoded here.
    pub tile: OnceCell<Tile>,
    pub mesh: Option<(MeshId, Parts)>,
}

impl Loaded {
    /// The decoded tile.
    pub fn tile(&self) -> &Tile {
        self.tile.get_or_init(|| decode(&self.bytes))
    }
}
