//! Reading a file of raw open data, and what can be wrong with it.

use std::path::{Path, PathBuf};

/// Why a file could not be derived.
#[derive(Debug, thiserror::Error)]
pub enum DeriveError {
    /// A source file is not there.
    #[error("{path} cannot be read: {source}")]
    Read {
        /// The file.
        path: PathBuf,
        /// What the system says.
        source: std::io::Error,
    },
    /// A source file is not what it should be.
    #[error("{path}: {problem}")]
    Content {
        /// The file.
        path: PathBuf,
        /// What is wrong.
        problem: String,
    },
}

pub(super) fn read(path: &Path) -> Result<String, DeriveError> {
    std::fs::read_to_string(path).map_err(|source| DeriveError::Read {
        path: path.to_owned(),
        source,
    })
}
