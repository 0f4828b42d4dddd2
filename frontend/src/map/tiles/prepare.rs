//! A tile's bytes made ready to be drawn: the longest work there is on one, done wherever there is time.
//!
//! In the browser that is a worker (`engine::reader`), which gives out the slots of the style table as it goes; the
//! map follows it. Without a worker the map does the same between two frames.

use serde::{Deserialize, Serialize};

use crate::map::mesh::tile_mesh;
use crate::map::pack::Packed;
use crate::map::slots::{Owner, Slots};
use geodata::tile::decode::decode;

/// A tile ready to be drawn.
#[derive(Debug, Clone, PartialEq)]
pub struct Prepared {
    /// Its geometry.
    pub geometry: Packed,
    /// The slots it was the first to use.
    pub slots: NewSlots,
}

/// Slots of the style table given out in a row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewSlots {
    /// The first of them.
    pub first: u16,
    /// Whose they are.
    pub owners: Vec<Owner>,
}

/// Reads a tile and tessellates it.
#[must_use]
pub fn prepare(bytes: &[u8], slots: &mut Slots) -> Prepared {
    let first = slots.used();
    let mesh = tile_mesh(&decode(bytes), slots);
    Prepared {
        geometry: Packed::new(&mesh),
        slots: NewSlots {
            first,
            owners: slots.given_from(first).to_vec(),
        },
    }
}
