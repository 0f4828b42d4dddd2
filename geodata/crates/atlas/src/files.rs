//! The files of an atlas: the embedded default, or a folder.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use sha2::{Digest, Sha256};

use crate::columns::columns;

/// The texts of an atlas by file name; clones share them.
#[derive(Debug, Clone)]
pub struct AtlasFiles(Arc<BTreeMap<&'static str, Cow<'static, str>>>);

/// Why the files of an atlas could not be read.
#[derive(Debug, thiserror::Error)]
pub enum FilesError {
    /// No such folder.
    #[error(
        "there is no atlas folder at {0}: give the folder that holds atlas.csv and boundaries.topojson"
    )]
    NoFolder(PathBuf),
    /// A file that every atlas has is not there.
    #[error("{path} cannot be read: {source}")]
    File {
        /// The file.
        path: PathBuf,
        /// The error of the operating system.
        source: std::io::Error,
    },
    /// A file is not UTF-8.
    #[error(
        "{path}, row {row}: not UTF-8 text; save the file as UTF-8 (in a spreadsheet: `CSV UTF-8`, character set `Unicode (UTF-8)`)"
    )]
    Encoding {
        /// The file.
        path: PathBuf,
        /// The line with the first wrong byte.
        row: usize,
    },
}

macro_rules! atlas_files {
    ($($name:literal),* $(,)?) => {
        /// Every file an atlas may have.
        const NAMES: &[&str] = &[$($name),*];

        fn embedded() -> BTreeMap<&'static str, Cow<'static, str>> {
            BTreeMap::from([$(($name, Cow::Borrowed(include_str!(concat!("../../../atlas/", $name))))),*])
        }
    };
}
atlas_files!(
    "absences.csv",
    "atlas.csv",
    "axes.csv",
    "boundaries.topojson",
    "conflicts.csv",
    "health_facilities.csv",
    "kinds.csv",
    "municipalities.csv",
    "need_strategies.csv",
    "needs.csv",
    "pnrr_municipalities.csv",
    "pnrr_zones.csv",
    "principles.csv",
    "projects.csv",
    "projects.geojson",
    "sources.csv",
    "statements.csv",
    "strategies.csv",
    "zones.csv",
);

/// Files an atlas can do without.
const OPTIONAL: &[&str] = &[
    "absences.csv",
    "conflicts.csv",
    "health_facilities.csv",
    "need_strategies.csv",
    "needs.csv",
    "pnrr_municipalities.csv",
    "pnrr_zones.csv",
    "principles.csv",
    "projects.geojson",
    "statements.csv",
];

impl AtlasFiles {
    /// The atlas compiled into the program.
    #[must_use]
    pub fn embedded() -> Self {
        Self(Arc::new(embedded()))
    }

    /// Reads the files of a folder.
    pub fn from_dir(folder: &Path) -> Result<Self, FilesError> {
        if !folder.is_dir() {
            return Err(FilesError::NoFolder(folder.to_owned()));
        }
        let mut files = BTreeMap::new();
        for &name in NAMES {
            let path = folder.join(name);
            if OPTIONAL.contains(&name) && !path.exists() {
                continue;
            }
            files.insert(name, Cow::Owned(read_text(path)?));
        }
        Ok(Self(Arc::new(files)))
    }

    /// Reads the tables of a plan, to be joined with boundaries from elsewhere: a table that is not there is empty.
    pub fn from_plan(folder: &Path, boundaries: String) -> Result<Self, FilesError> {
        if !folder.is_dir() {
            return Err(FilesError::NoFolder(folder.to_owned()));
        }
        let mut files = BTreeMap::from([("boundaries.topojson", Cow::Owned(boundaries))]);
        for &name in NAMES.iter().filter(|name| **name != "boundaries.topojson") {
            let path = folder.join(name);
            if path.exists() {
                files.insert(name, Cow::Owned(read_text(path)?));
            } else if !OPTIONAL.contains(&name) {
                let header = format!("{}\n", columns(name).join(","));
                files.insert(name, Cow::Owned(header));
            }
        }
        Ok(Self(Arc::new(files)))
    }

    /// The same atlas with one file replaced; for tests and previews.
    #[must_use]
    pub fn with(mut self, name: &str, text: impl Into<String>) -> Self {
        if let Some(name) = NAMES.iter().find(|n| **n == name) {
            Arc::make_mut(&mut self.0).insert(name, Cow::Owned(text.into()));
        }
        self
    }

    /// An atlas of texts by file name; names that no atlas has are left out.
    #[must_use]
    pub fn from_texts(mut texts: BTreeMap<String, String>) -> Self {
        let files = NAMES.iter();
        let files = files.filter_map(|name| Some((*name, Cow::Owned(texts.remove(*name)?))));
        Self(Arc::new(files.collect()))
    }

    /// Every file the atlas has, by name.
    pub fn iter(&self) -> impl Iterator<Item = (&'static str, &str)> {
        self.0.iter().map(|(name, text)| (*name, &**text))
    }

    /// Whether an atlas can do without a file.
    #[must_use]
    pub fn is_optional(name: &str) -> bool {
        OPTIONAL.contains(&name)
    }

    /// The text of a file; empty when an optional file is not there.
    #[must_use]
    pub fn text(&self, name: &str) -> &str {
        self.0.get(name).map_or("", |text| text)
    }

    /// The text of a file, if the atlas has it.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&str> {
        self.0.get(name).map(|text| &**text)
    }

    /// The files as one JSON object by name, for a browser that computes with the atlas.
    #[must_use]
    pub fn to_json(&self) -> String {
        // texts by name always are JSON
        serde_json::to_string(&*self.0).unwrap_or_default()
    }

    /// Reads what [`to_json`](Self::to_json) wrote; names that no atlas has are left out.
    pub fn from_json(json: &str) -> Result<Self, serde_json::Error> {
        Ok(Self::from_texts(serde_json::from_str(json)?))
    }

    /// A short hash over every file: the version of the data.
    #[must_use]
    pub fn version(&self) -> String {
        use std::fmt::Write as _;
        let mut hasher = Sha256::new();
        for (name, text) in &*self.0 {
            // with lengths, moving text from one file to the next changes the hash
            hasher.update(name.len().to_le_bytes());
            hasher.update(name);
            hasher.update(text.len().to_le_bytes());
            hasher.update(text.as_bytes());
        }
        hasher.finalize()[..6]
            .iter()
            .fold(String::new(), |mut hex, byte| {
                let _ = write!(hex, "{byte:02x}");
                hex
            })
    }
}

fn read_text(path: PathBuf) -> Result<String, FilesError> {
    let bytes = match std::fs::read(&path) {
        Ok(bytes) => bytes,
        Err(source) => return Err(FilesError::File { path, source }),
    };
    String::from_utf8(bytes).map_err(|error| {
        let good = &error.as_bytes()[..error.utf8_error().valid_up_to()];
        FilesError::Encoding {
            path,
            row: good.split(|b| *b == b'\n').count(),
        }
    })
}
