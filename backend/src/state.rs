//! What the server holds: one prepared atlas, swapped whole or not at all.

use std::sync::Arc;

use geodata::atlas::{Atlas, AtlasFiles, InvalidAtlas, PreparedAtlas};
use geodata::tile::Pyramid;

use crate::api::Bodies;

/// Everything requests read. Built before it is shared; never changed afterwards.
pub struct Snapshot {
    /// The atlas.
    pub atlas: PreparedAtlas,
    /// Its tiles.
    pub tiles: Pyramid,
    /// Answers that depend on nothing but the atlas, serialised once.
    pub bodies: Bodies,
}

impl Snapshot {
    /// Reads, validates and prepares an atlas.
    pub fn load(files: &AtlasFiles) -> Result<Self, InvalidAtlas> {
        let atlas = PreparedAtlas::new(Atlas::read(files)?);
        Ok(Self {
            tiles: Pyramid::new(&atlas),
            bodies: Bodies::new(&atlas),
            atlas,
        })
    }
}

/// The state handlers share.
pub type Shared = Arc<Snapshot>;
