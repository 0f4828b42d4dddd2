//! Where an atlas is kept: in the program, in a folder of text files, or in a store that other programs edit.

use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use geodata_atlas::{AtlasFiles, FilesError, InvalidAtlas, Problem, Severity, localized_errors};
use geodata_model::Text;
use geodata_store::{Address, Located, Store, StoreError, Watch};

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
    /// In a store: a `GeoPackage`, or a database at an address.
    Store(PathBuf),
    /// In the history of a store, as this change left it.
    Past(PathBuf, i64),
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

/// What a look at an atlas shows; another when somebody saved something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Look {
    /// Names, sizes, dates, and the counter of changes of a `GeoPackage`.
    Files(Vec<(PathBuf, u64, Option<SystemTime>, [u8; 4])>),
    /// What the database says of its transactions, or why it says nothing.
    Database(Result<String, String>),
}

impl Home {
    /// What is at `path`; without one, the embedded atlas.
    #[must_use]
    pub fn of(path: Option<&Path>) -> Self {
        let Some(path) = path else {
            return Self::Embedded;
        };
        if let Some((store, change)) = past(path) {
            return Self::Past(store, change);
        }
        if Address::is_database(path) {
            return Self::Store(path.to_owned());
        }
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
            Self::Store(place) => Store::open(place)?.files()?,
            Self::Past(place, change) => {
                let state = Store::open(place)?.state_after(*change)?;
                state.borders()?;
                state.files()
            }
        })
    }

    /// What is wrong with an atlas that was read from here: row of the file, or record of the store.
    #[must_use]
    pub fn explain(&self, files: &AtlasFiles, invalid: InvalidAtlas) -> Text {
        let count = |p: &&Problem| p.severity == Severity::Error;
        let errors = invalid.0.iter().filter(count).count();
        let first = invalid.0.into_iter().find(|p| count(&p));
        let first = first.map_or_else(Text::default, |problem| {
            let words = self.word(files, problem.clone());
            let record = match self {
                Self::Store(_) | Self::Past(..) => Located::new(files, problem.clone()).record,
                Self::Embedded | Self::Folder(_) => None,
            };
            Text::new(problem.localized_with_place(record.as_deref()).it, words)
        });
        localized_errors(errors, &first)
    }

    /// A problem in words.
    #[must_use]
    pub fn word(&self, files: &AtlasFiles, problem: Problem) -> String {
        match self {
            Self::Store(_) | Self::Past(..) => Located::new(files, problem).to_string(),
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

    /// Enough to see that somebody saved something in files.
    fn look_at_files(&self) -> Look {
        let mut paths: Vec<PathBuf> = match self {
            Self::Embedded | Self::Past(..) => Vec::new(),
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
        Look::Files(seen.collect())
    }
}

/// Looks at an atlas again and again; at a database through a connection that stays.
pub struct Eye {
    home: Home,
    watch: Option<Result<Watch, String>>,
}

impl Eye {
    /// For an atlas that is there.
    #[must_use]
    pub fn on(home: Home) -> Self {
        let watch = match &home {
            Home::Store(place) => match Address::of(place) {
                Address::Database(url) => Some(Watch::new(&url).map_err(|e| e.to_string())),
                Address::File(_) => None,
            },
            _ => None,
        };
        Self { home, watch }
    }

    /// What there is to see now.
    pub fn look(&mut self) -> Look {
        match &mut self.watch {
            None => self.home.look_at_files(),
            Some(Ok(watch)) => Look::Database(watch.look().map_err(|error| error.to_string())),
            Some(Err(problem)) => Look::Database(Err(problem.clone())),
        }
    }
}

/// A store and the number of a change, written as in `atlas.gpkg@12`.
fn past(path: &Path) -> Option<(PathBuf, i64)> {
    let (store, change) = path.to_str()?.rsplit_once('@')?;
    let change = change.parse().ok()?;
    let place = Path::new(store);
    // what stands before the @ of a database's address is its user
    let is_store = match Address::of(place) {
        Address::Database(url) => url.matches('/').count() > 2,
        Address::File(file) => !path.exists() && file.is_file(),
    };
    is_store.then(|| (place.to_owned(), change))
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_state_of_before_is_told_from_a_user_of_a_database() {
        let of = |text: &str| Home::of(Some(Path::new(text)));
        let url = "postgres://a:b@h/db?schema=x";
        assert!(matches!(of(url), Home::Store(_)));
        assert!(matches!(of("postgres://a@12"), Home::Store(_)));
        let Home::Past(store, 12) = of(&format!("{url}@12")) else {
            panic!("the state after change 12");
        };
        assert_eq!(store, Path::new(url));
        assert!(matches!(of("folder@12"), Home::Folder(_)));
    }
}
