//! Earlier states of the data that can be compared with what is served: atlases named when the server was started, and what
//! a store remembers of its changes.

use std::path::PathBuf;
use std::str::FromStr;
use std::sync::Arc;

use geodata_api::{DifferencesBody, VersionBody, VersionsBody};
use geodata_atlas::AtlasFiles;
use geodata_model::Text;
use geodata_model::i18n::Catalogues;
use geodata_store::Store;
use geodata_store::compare::compare;
use tokio::sync::Semaphore;

use crate::atlas_location::AtlasLocation;

/// Changes of a store that are listed; the page is for choosing among them.
const LISTED: usize = 100;
/// The beginning of the name of a change in addresses.
const CHANGE: &str = "change-";

/// An atlas to compare with, as it is named on the command line: `2024=atlas-2024.gpkg`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Earlier {
    name: String,
    place: PathBuf,
}

impl FromStr for Earlier {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let (name, place) = text
            .split_once('=')
            .ok_or("give it as NAME=PLACE, such as 2024=atlas-2024.gpkg")?;
        let is_word = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | '_');
        if name.is_empty() || name.len() > 40 || !name.chars().all(is_word) {
            return Err(
                "the name is part of links: up to 40 letters, digits, dots, dashes and underscores"
                    .to_owned(),
            );
        }
        if name.starts_with(CHANGE) {
            return Err(format!(
                "names beginning with {CHANGE} are those of a store's changes"
            ));
        }
        if place.is_empty() {
            return Err(
                "after NAME= comes a folder, a GeoPackage or the address of a database".to_owned(),
            );
        }
        Ok(Self {
            name: name.to_owned(),
            place: place.into(),
        })
    }
}

/// What can be compared with what is served.
#[derive(Debug, Clone)]
pub struct EarlierVersions {
    location: AtlasLocation,
    named: Vec<Earlier>,
    /// One: a comparison prepares two atlases, so comparisons run one after the other.
    permits: Arc<Semaphore>,
}

/// Why there is no comparison.
#[derive(Debug, thiserror::Error)]
pub enum VersionsError {
    /// Nothing has this name.
    #[error("There is no such version; /api/versions lists those there are.")]
    Unknown,
    /// It is there and cannot be used.
    #[error("This version cannot be read any more; the cause is in the server's log.")]
    Unusable(String),
}

impl Default for EarlierVersions {
    fn default() -> Self {
        Self::new(AtlasLocation::default(), Vec::new())
    }
}

impl EarlierVersions {
    /// The earlier states of the store at `location`, if it is one, and the atlases that were named.
    #[must_use]
    pub fn new(location: AtlasLocation, named: Vec<Earlier>) -> Self {
        Self {
            location,
            named,
            permits: Arc::new(Semaphore::new(1)),
        }
    }

    /// Reads every atlas that was named, so that whoever starts the server learns at once which cannot be read.
    pub fn check(&self) -> Result<(), String> {
        for (at, earlier) in self.named.iter().enumerate() {
            let name = &earlier.name;
            if self.named.iter().take(at).any(|other| other.name == *name) {
                return Err(format!("--earlier names {name} twice"));
            }
            let files = AtlasLocation::of(Some(&earlier.place)).files();
            let files = files.map_err(|error| format!("--earlier {name}: {error}"))?;
            geodata_atlas::Atlas::read(&files)
                .map_err(|invalid| format!("--earlier {name}: {invalid}"))?;
        }
        Ok(())
    }

    /// Waits until no other comparison runs; the next may begin when the permit is dropped.
    pub async fn comparison_permit(&self) -> Option<tokio::sync::OwnedSemaphorePermit> {
        Arc::clone(&self.permits).acquire_owned().await.ok()
    }

    /// All of them. Reads the history of the store: not for the threads that answer.
    #[must_use]
    pub fn list(&self, texts: &Catalogues) -> VersionsBody {
        let named = self.named.iter().map(|earlier| VersionBody {
            id: earlier.name.clone(),
            name: Text::name(&earlier.name),
            when: None,
        });
        VersionsBody {
            earlier: named
                .chain(self.changes().into_iter().map(|(id, when)| VersionBody {
                    name: texts.text("version-after-change", |_| vec![("change", id.into())]),
                    id: format!("{CHANGE}{id}"),
                    when: Some(when),
                }))
                .collect(),
        }
    }

    /// The changes after which the store was in another state than now, and when they were made.
    fn changes(&self) -> Vec<(i64, String)> {
        let AtlasLocation::Store(place) = &self.location else {
            return Vec::new();
        };
        let history = Store::open(place).and_then(|store| store.history());
        let mut history = history.unwrap_or_else(|error| {
            tracing::warn!("the history of the store cannot be read: {error}");
            Vec::new()
        });
        history.sort_by_key(|change| std::cmp::Reverse(change.id));
        let earlier = history.into_iter().skip(1).take(LISTED);
        earlier
            .map(|change| (change.id, change.origin.when))
            .collect()
    }

    fn files(&self, id: &str) -> Result<AtlasFiles, VersionsError> {
        let named = self.named.iter().find(|earlier| earlier.name == id);
        let location = match (named, &self.location, id.strip_prefix(CHANGE)) {
            (Some(earlier), ..) => AtlasLocation::of(Some(&earlier.place)),
            (None, AtlasLocation::Store(place), Some(number)) => {
                let number: i64 = number.parse().map_err(|_| VersionsError::Unknown)?;
                if !self.changes().iter().any(|(change, _)| *change == number) {
                    return Err(VersionsError::Unknown);
                }
                AtlasLocation::StoreAfterChange(place.clone(), number)
            }
            _ => return Err(VersionsError::Unknown),
        };
        location
            .files()
            .map_err(|error| VersionsError::Unusable(error.to_string()))
    }

    /// What is new, changed and gone in `now` since the version `id`.
    pub fn differences(
        &self,
        id: &str,
        now: &AtlasFiles,
    ) -> Result<DifferencesBody, VersionsError> {
        let compared = compare(&self.files(id)?, now);
        let compared = compared.map_err(|error| VersionsError::Unusable(error.to_string()))?;
        Ok(compared.body())
    }
}
