//! Harness of the end-to-end tests: the real binary on a free port, an HTTP client, a real browser.
//!
//! The harness panics when the machine lacks something: the panic's message is the error that the test shows.

pub mod atlas;
pub mod browser;
pub mod database;
pub mod geography;
pub mod http;
pub mod ogr;
pub mod pdf;
pub mod picture;
pub mod process;
pub mod schema;
pub mod server;
pub mod shape;
pub mod static_host;

use std::env;
use std::path::{Path, PathBuf};

/// The root of the repository.
#[must_use]
pub fn root() -> PathBuf {
    let manifest = Path::new(env!("CARGO_MANIFEST_DIR"));
    manifest.parent().unwrap_or(manifest).to_path_buf()
}

/// The folder for files that tests leave for inspection, such as screenshots.
#[must_use]
pub fn results() -> PathBuf {
    let folder = env::var_os("CARGO_TARGET_DIR")
        .map_or_else(|| root().join("target"), |dir| root().join(dir))
        .join("e2e");
    std::fs::create_dir_all(&folder).expect("the target folder can be written to");
    folder
}

/// The binary under test: `ATLANTE_BIN`, else the one of the dev profile.
#[must_use]
pub fn binary() -> PathBuf {
    let binary = env::var_os("ATLANTE_BIN").map_or_else(
        || {
            let target = root().join("target/debug/atlante");
            target.with_extension(env::consts::EXE_EXTENSION)
        },
        PathBuf::from,
    );
    assert!(
        binary.is_file(),
        "{} is not there: `cargo xtask test e2e` builds it, or set ATLANTE_BIN",
        binary.display()
    );
    binary
}
