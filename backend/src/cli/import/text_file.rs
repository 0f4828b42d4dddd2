//! Writing a file, with its name in the error.

use std::path::Path;

use anyhow::Context as _;

pub(super) fn write_file(path: &Path, text: &str) -> anyhow::Result<()> {
    std::fs::write(path, text).with_context(|| format!("cannot write {}", path.display()))
}
