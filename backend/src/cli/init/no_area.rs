//! In place of `area.rs` in a build without PROJ: an atlas of another area cannot be made.

use geodata_atlas::AtlasFiles;
use geodata_store::Origin;

use super::super::Spoken;

#[derive(Debug, clap::Args)]
pub(super) struct AreaArgs {}

impl AreaArgs {
    #[allow(clippy::unnecessary_wraps, clippy::unused_self)] // as in `area.rs`
    pub(super) fn files(&self, _: &Spoken) -> anyhow::Result<Option<AtlasFiles>> {
        Ok(None)
    }

    #[allow(clippy::unused_self)]
    pub(super) fn origin(&self, origin: Origin) -> Origin {
        origin
    }
}
