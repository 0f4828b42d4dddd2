//! What is remembered of the versions of the data that were served: whoever opens the link of a map that was taken
//! away is told what changed since. A summary each, in memory, and in a folder if one was named; of other versions
//! nothing is known, and that is said.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, PoisonError, RwLock};

use geodata_atlas::VersionSummary;

/// Versions remembered: a register that changes every week is remembered for four years.
const MOST: usize = 200;

/// The versions that are remembered, the newest last.
#[derive(Default)]
pub struct History {
    folder: Option<PathBuf>,
    known: RwLock<Vec<Arc<VersionSummary>>>,
}

impl History {
    /// What a folder remembers, and where what comes is written; the folder is made if it is not there.
    pub fn open(folder: PathBuf) -> io::Result<Self> {
        std::fs::create_dir_all(&folder)?;
        let mut files = Vec::new();
        for entry in std::fs::read_dir(&folder)? {
            let path = entry?.path();
            if path.extension().is_some_and(|e| e == "json") {
                files.push(path);
            }
        }
        files.sort();
        let mut known: Vec<Arc<VersionSummary>> =
            files.iter().filter_map(|f| read(f)).map(Arc::new).collect();
        known.sort_by(|a, b| a.stamp.date.cmp(&b.stamp.date));
        known.drain(..known.len().saturating_sub(MOST));
        Ok(Self {
            folder: Some(folder),
            known: RwLock::new(known),
        })
    }

    /// The summary of a version, if it is remembered.
    #[must_use]
    pub fn find(&self, version: &str) -> Option<Arc<VersionSummary>> {
        let known = self.known.read().unwrap_or_else(PoisonError::into_inner);
        known.iter().find(|s| s.stamp.version == version).cloned()
    }

    /// Remembers a version from now on.
    pub fn remember(&self, summary: &Arc<VersionSummary>) {
        if self.find(&summary.stamp.version).is_some() {
            return;
        }
        let mut known = self.known.write().unwrap_or_else(PoisonError::into_inner);
        known.push(Arc::clone(summary));
        let over = known.len().saturating_sub(MOST);
        known.drain(..over);
        drop(known);
        if let Some(folder) = &self.folder
            && let Err(error) = write(folder, summary)
        {
            tracing::warn!(%error, "the summary of this version could not be written");
        }
    }
}

fn read(file: &Path) -> Option<VersionSummary> {
    let text = std::fs::read(file).map_err(|e| e.to_string());
    match text.and_then(|t| serde_json::from_slice(&t).map_err(|e| e.to_string())) {
        Ok(summary) => Some(summary),
        Err(error) => {
            tracing::warn!("{}: not the summary of a version: {error}", file.display());
            None
        }
    }
}

/// Beside, then renamed: a server that stops halfway leaves no half file.
fn write(folder: &Path, summary: &VersionSummary) -> io::Result<()> {
    let beside = folder.join(format!("{}.part", summary.stamp));
    std::fs::write(&beside, serde_json::to_vec(summary)?)?;
    std::fs::rename(beside, folder.join(format!("{}.json", summary.stamp)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use geodata_atlas::{Atlas, AtlasFiles, PreparedAtlas};

    #[test]
    fn a_folder_remembers_across_starts_and_skips_what_it_cannot_read() {
        let folder = std::env::temp_dir().join(format!("atlante-history-{}", std::process::id()));
        let _ = std::fs::remove_dir_all(&folder);
        let atlas = Atlas::read(&AtlasFiles::embedded()).unwrap();
        let summary = Arc::new(VersionSummary::new(&PreparedAtlas::new(atlas)));
        let history = History::open(folder.clone()).unwrap();
        assert!(history.find(&summary.stamp.version).is_none());
        history.remember(&summary);
        std::fs::write(folder.join("broken.json"), "{").unwrap();
        let again = History::open(folder.clone()).unwrap();
        assert_eq!(again.find(&summary.stamp.version), Some(summary));
        std::fs::remove_dir_all(folder).unwrap();
    }
}
