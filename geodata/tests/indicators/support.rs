//! The embedded atlas, read once, and small variations of it.

use std::sync::LazyLock;

use geodata::atlas::{Atlas, AtlasFiles, PreparedAtlas};

/// The parts of a prepared atlas that are not shared between threads are its texts: one atlas a thread.
pub fn embedded() -> PreparedAtlas {
    static ATLAS: LazyLock<Atlas> = LazyLock::new(|| {
        Atlas::read(&AtlasFiles::embedded()).expect("the embedded atlas is valid")
    });
    PreparedAtlas::new(ATLAS.clone())
}

/// The embedded atlas changed by `change`.
pub fn changed(change: impl FnOnce(&mut Atlas)) -> PreparedAtlas {
    let mut atlas = Atlas::read(&AtlasFiles::embedded()).expect("the embedded atlas is valid");
    change(&mut atlas);
    PreparedAtlas::new(atlas)
}
