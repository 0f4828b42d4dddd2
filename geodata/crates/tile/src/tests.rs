//! The pyramid of the embedded atlas.

mod geometry;
mod layers;
mod partition;
mod tiles;

use std::sync::OnceLock;

use super::*;
use geodata_atlas::{Atlas, AtlasFiles, PreparedAtlas};

fn atlas() -> &'static PreparedAtlas {
    static ATLAS: OnceLock<PreparedAtlas> = OnceLock::new();
    ATLAS.get_or_init(|| PreparedAtlas::new(Atlas::read(&AtlasFiles::embedded()).unwrap()))
}
