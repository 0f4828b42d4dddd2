//! The location of an atlas: in the program, in a folder of text files, or in a store that other programs edit.

use std::path::{Path, PathBuf};
use std::time::Duration;

use geodata_atlas::{AtlasFiles, FilesError, InvalidAtlas, Problem, Severity, localized_errors};
use geodata_model::Text;
use geodata_store::{Address, Located, Store, StoreError};

/// An editor's save of a text file is seen while the person still looks at the screen.
const FOLDER_INTERVAL: Duration = Duration::from_secs(2);
/// Together with the reading, an edit of a store is to be on the map within two seconds.
const STORE_INTERVAL: Duration = Duration::from_millis(250);

/// The location of an atlas.
#[derive(Debug, Clone, Default)]
pub enum AtlasLocation {
    /// In the program; it cannot change.
    #[default]
    Embedded,
    /// In a folder of text files.
    Folder(PathBuf),
    /// In a store: a `GeoPackage`, or a database at an address.
    Store(PathBuf),
    /// In a store, as it was after the change of this number.
    StoreAfterChange(PathBuf, i64),
}

/// Why the files of an atlas could not be had.
#[derive(Debug, thiserror::Error)]
pub enum LocationError {
    /// The folder.
    #[error(transparent)]
    Folder(#[from] FilesError),
    /// The store.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl AtlasLocation {
    /// What is at `path`; without one, the embedded atlas.
    #[must_use]
    pub fn of(path: Option<&Path>) -> Self {
        let Some(path) = path else {
            return Self::Embedded;
        };
        if let Some((store, change)) = store_after_change(path) {
            return Self::StoreAfterChange(store, change);
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
    pub fn files(&self) -> Result<AtlasFiles, LocationError> {
        Ok(match self {
            Self::Embedded => AtlasFiles::embedded(),
            Self::Folder(folder) => AtlasFiles::from_dir(folder)?,
            Self::Store(place) => Store::open(place)?.files()?,
            Self::StoreAfterChange(place, change) => {
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
            let english = self.describe(files, problem.clone());
            let record = match self {
                Self::Store(_) | Self::StoreAfterChange(..) => {
                    Located::new(files, problem.clone()).record
                }
                Self::Embedded | Self::Folder(_) => None,
            };
            Text::new(problem.localized_with_place(record.as_deref()).it, english)
        });
        localized_errors(errors, &first)
    }

    /// A problem as text, with the row of the file or the record of the store.
    #[must_use]
    pub fn describe(&self, files: &AtlasFiles, problem: Problem) -> String {
        match self {
            Self::Store(_) | Self::StoreAfterChange(..) => Located::new(files, problem).to_string(),
            _ => problem.to_string(),
        }
    }

    /// Whether changes are looked for even where nobody asked for it: true of a store, which is there to be edited.
    #[must_use]
    pub fn is_watched(&self) -> bool {
        matches!(self, Self::Store(_))
    }

    /// The time between two looks for changes.
    #[must_use]
    pub fn watch_interval(&self) -> Duration {
        match self {
            Self::Store(_) => STORE_INTERVAL,
            _ => FOLDER_INTERVAL,
        }
    }
}

/// A store and the number of a change, written as in `atlas.gpkg@12`.
fn store_after_change(path: &Path) -> Option<(PathBuf, i64)> {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_earlier_state_is_not_mistaken_for_the_user_of_a_database() {
        let of = |text: &str| AtlasLocation::of(Some(Path::new(text)));
        let url = "postgres://a:b@h/db?schema=x";
        assert!(matches!(of(url), AtlasLocation::Store(_)));
        assert!(matches!(of("postgres://a@12"), AtlasLocation::Store(_)));
        let AtlasLocation::StoreAfterChange(store, 12) = of(&format!("{url}@12")) else {
            panic!("the state after change 12");
        };
        assert_eq!(store, Path::new(url));
        assert!(matches!(of("folder@12"), AtlasLocation::Folder(_)));
    }
}
