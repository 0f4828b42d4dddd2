//! The atlas a command is about.

use std::path::Path;

use anyhow::Context as _;
use geodata_atlas::{Atlas, AtlasFiles, PreparedAtlas};
use geodata_store::Address;

use crate::atlas_location::AtlasLocation;

/// The files at `path`, or the embedded ones.
pub fn atlas_files(path: Option<&Path>) -> anyhow::Result<AtlasFiles> {
    let files = AtlasLocation::of(path).files();
    files.with_context(|| {
        path.map_or_else(String::new, |path| format!("--atlas {}", Address::of(path)))
    })
}

/// The atlas at `path`, or the embedded one, ready for questions.
pub fn prepared(path: Option<&Path>) -> anyhow::Result<PreparedAtlas> {
    let files = atlas_files(path)?;
    let atlas = Atlas::read(&files);
    let atlas = atlas
        .map_err(|invalid| anyhow::Error::msg(AtlasLocation::of(path).explain(&files, invalid).en));
    Ok(PreparedAtlas::new(atlas?))
}
