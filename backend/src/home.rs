//! Where an atlas is kept: in the program, in a folder of text files, or in a store that other programs edit.

use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use geodata::atlas::{AtlasFiles, FilesError, InvalidAtlas, Problem, Severity};
use geodata::store::{Located, Store, StoreError};

/// An editor's save of a text file is seen while the person still looks at the screen.
const FOLDER_PACE: Duration = Duration::from_secs(2);
/// Together with the reading, an edit of a store is to be on the map within two seconds.
const STORE_PACE: Duration = Duration::from_millis(250);

/// Where an atlas is kept.
#[derive(Debug, Clone, Default)]
pub enum Home {
    /// In the program; it cannot change.
    #[default]
    Embedded,
    /// In a folder of text files.
    Folder(PathBuf),
    /// In a `GeoPackage`.
    Store(PathBuf),
}

/// Why the files of an atlas could not be had.
#[derive(Debug, thiserror::Error)]
pub enum HomeError {
    /// The folder.
    #[error(transparent)]
    Folder(#[from] FilesError),
    /// The store.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// What a look at an atlas's files shows: names, sizes, dates, and the counter of changes of a store.
pub type Look = Vec<(PathBuf, u64, Option<SystemTime>, [u8; 4])>;

impl Home {
    /// What is at `path`; without one, the embedded atlas.
    #[must_use]
    pub fn of(path: Option<&Path>) -> Self {
        let Some(path) = path else {
            return Self::Embedded;
        };
        let named_so = path.extension().is_some_and(|e| e == "gpkg") && !path.is_dir();
        if path.is_file() || named_so {
            Self::Store(path.to_owned())
        } else {
            Self::Folder(path.to_owned())
        }
    }

    /// The files of the atlas.
    pub fn files(&self) -> Result<AtlasFiles, HomeError> {
        Ok(match self {
            Self::Embedded => AtlasFiles::embedded(),
            Self::Folder(folder) => AtlasFiles::from_dir(folder)?,
            Self::Store(file) => Store::open(file)?.files()?,
        })
    }

    /// What is wrong with an atlas that was read from here: row of the file, or record of the store.
    #[must_use]
    pub fn explain(&self, files: &AtlasFiles, invalid: InvalidAtlas) -> String {
        let Self::Store(_) = self else {
            return invalid.to_string();
        };
        let errors = invalid.0.into_iter();
        let errors: Vec<String> = errors
            .filter(|problem| problem.severity == Severity::Error)
            .map(|problem| self.word(files, problem))
            .collect();
        let first = errors.first().map_or("", String::as_str);
        format!("the atlas has {} errors; the first: {first}", errors.len())
    }

    /// A problem in words.
    #[must_use]
    pub fn word(&self, files: &AtlasFiles, problem: Problem) -> String {
        match self {
            Self::Store(_) => Located::new(files, problem).to_string(),
            _ => problem.to_string(),
        }
    }

    /// Whether it is looked at for changes without being asked to: who edits a store sees no files to think of.
    #[must_use]
    pub fn is_watched(&self) -> bool {
        matches!(self, Self::Store(_))
    }

    /// How often it is looked at.
    #[must_use]
    pub fn pace(&self) -> Duration {
        match self {
            Self::Store(_) => STORE_PACE,
            _ => FOLDER_PACE,
        }
    }

    /// Enough to see that somebody saved something.
    #[must_use]
    pub fn look(&self) -> Look {
        let mut paths: Vec<PathBuf> = match self {
            Self::Embedded => Vec::new(),
            Self::Folder(folder) => {
                let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
                entries.map(|entry| entry.path()).collect()
            }
            // where a program such as QGIS has it open, changes are in the file beside it at first
            Self::Store(file) => vec![file.clone(), beside(file, "-wal")],
        };
        paths.sort();
        let seen = paths.into_iter().filter_map(|path| {
            let about = std::fs::metadata(&path).ok()?;
            let counter = match self {
                Self::Store(_) => change_counter(&path).unwrap_or_default(),
                _ => [0; 4],
            };
            Some((path, about.len(), about.modified().ok(), counter))
        });
        seen.collect()
    }
}

fn beside(file: &Path, suffix: &str) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(suffix);
    name.into()
}

/// `SQLite` counts its changes in bytes 24 to 27 of the file: two within one tick of the clock differ too.
fn change_counter(file: &Path) -> Option<[u8; 4]> {
    let mut head = [0; 28];
    std::fs::File::open(file).ok()?.read_exact(&mut head).ok()?;
    head.last_chunk().copied()
}
