//! What the server holds: one prepared atlas, swapped whole or not at all.

use std::sync::{Arc, OnceLock};

use geodata::atlas::{Atlas, AtlasFiles, InvalidAtlas, PreparedAtlas};
use geodata::indicator::gaps::{Gaps, gaps};
use geodata::indicator::scenario::Baseline;
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
    gaps: OnceLock<Gaps>,
    baseline: OnceLock<Baseline>,
}

impl Snapshot {
    /// Reads, validates and prepares an atlas.
    pub fn load(files: &AtlasFiles) -> Result<Self, InvalidAtlas> {
        let atlas = PreparedAtlas::new(Atlas::read(files)?);
        Ok(Self {
            tiles: Pyramid::new(&atlas),
            bodies: Bodies::new(&atlas),
            gaps: OnceLock::new(),
            baseline: OnceLock::new(),
            atlas,
        })
    }

    /// The gaps, found when they are first asked for.
    pub fn gaps(&self) -> &Gaps {
        self.gaps.get_or_init(|| gaps(&self.atlas))
    }

    /// What scenarios are set against, measured when it is first asked for.
    pub fn baseline(&self) -> &Baseline {
        self.baseline.get_or_init(|| Baseline::new(&self.atlas))
    }
}

/// The state handlers share.
pub type Shared = Arc<Snapshot>;
