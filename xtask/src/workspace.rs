//! Paths of the workspace, and calls of cargo.

use std::env;
use std::fs::{self, File, TryLockError};
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

/// The root of the repository.
pub(crate) fn root() -> PathBuf {
    let manifest = Path::new(env!("CARGO_MANIFEST_DIR"));
    manifest.parent().unwrap_or(manifest).to_path_buf()
}

/// Where cargo puts what it builds.
pub(crate) fn target() -> PathBuf {
    env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), |dir| root().join(dir))
}

/// The folder of xtask inside the target folder: logs, stamps, tools.
pub(crate) fn scratch() -> PathBuf {
    target().join("xtask")
}

/// A lock that keeps other runs of `cargo xtask` from writing the same files, until it is dropped.
pub(crate) fn lock() -> Result<File> {
    let path = scratch().join("lock");
    fs::create_dir_all(scratch())
        .with_context(|| format!("cannot create {}", scratch().display()))?;
    let file = File::create(&path).with_context(|| format!("cannot create {}", path.display()))?;
    match file.try_lock() {
        Ok(()) => return Ok(file),
        Err(TryLockError::WouldBlock) => {
            println!("...  waiting for another cargo xtask to build the client");
        }
        Err(TryLockError::Error(error)) => return Err(error).context("cannot lock"),
    }
    file.lock().context("cannot lock")?;
    Ok(file)
}

/// The file name of a program on this system.
pub(crate) fn program(name: &str) -> String {
    format!("{name}{}", env::consts::EXE_SUFFIX)
}

/// A cargo command in the root of the repository.
pub(crate) fn cargo(args: &[&str]) -> Command {
    let mut command = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command
        .args(args)
        .current_dir(root())
        .env("CARGO_TERM_COLOR", "never");
    if is_ci() {
        // Nothing is compiled twice there: the bookkeeping of incremental builds would only cost time and space.
        command.env("CARGO_INCREMENTAL", "0");
    }
    command
}

/// Whether a continuous integration service runs us.
pub(crate) fn is_ci() -> bool {
    env::var_os("CI").is_some_and(|value| value != "false" && !value.is_empty())
}

/// Finds a program on the search path.
pub(crate) fn find_program(name: &str) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    env::split_paths(&path)
        .map(|folder| folder.join(program(name)))
        .find(|candidate| candidate.is_file())
}
