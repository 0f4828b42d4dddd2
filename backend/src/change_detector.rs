//! Whether an atlas changed since it was read, without reading it.

use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use geodata_store::{Address, Watch};

use crate::atlas_location::AtlasLocation;

/// What tells a saved atlas from what it was before: two that differ mean that somebody saved something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fingerprint {
    /// Names, sizes, dates, and the counter of changes of a `GeoPackage`.
    Files(Vec<(PathBuf, u64, Option<SystemTime>, [u8; 4])>),
    /// The hash of the transactions that the database lists, or why it lists none.
    Database(Result<String, String>),
}

/// Finds out whether an atlas changed: of files from their dates and sizes, of a database through a connection that stays open.
pub struct ChangeDetector {
    location: AtlasLocation,
    watch: Option<Result<Watch, String>>,
}

impl ChangeDetector {
    /// For the atlas at this location.
    #[must_use]
    pub fn new(location: AtlasLocation) -> Self {
        let watch = match &location {
            AtlasLocation::Store(place) => match Address::of(place) {
                Address::Database(url) => Some(Watch::new(&url).map_err(|e| e.to_string())),
                Address::File(_) => None,
            },
            _ => None,
        };
        Self { location, watch }
    }

    /// The fingerprint of the atlas as it is now.
    pub fn fingerprint(&mut self) -> Fingerprint {
        match &mut self.watch {
            None => of_files(&self.location),
            Some(Ok(watch)) => {
                Fingerprint::Database(watch.look().map_err(|error| error.to_string()))
            }
            Some(Err(problem)) => Fingerprint::Database(Err(problem.clone())),
        }
    }
}

/// The fingerprint of an atlas in files: enough to see that somebody saved something.
fn of_files(location: &AtlasLocation) -> Fingerprint {
    let mut paths: Vec<PathBuf> = match location {
        AtlasLocation::Embedded | AtlasLocation::StoreAfterChange(..) => Vec::new(),
        AtlasLocation::Folder(folder) => {
            let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
            entries.map(|entry| entry.path()).collect()
        }
        // where a program such as QGIS has it open, changes are in the file beside it at first
        AtlasLocation::Store(file) => vec![file.clone(), beside(file, "-wal")],
    };
    paths.sort();
    let seen = paths.into_iter().filter_map(|path| {
        let about = std::fs::metadata(&path).ok()?;
        let counter = match location {
            AtlasLocation::Store(_) => change_counter(&path).unwrap_or_default(),
            _ => [0; 4],
        };
        Some((path, about.len(), about.modified().ok(), counter))
    });
    Fingerprint::Files(seen.collect())
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
