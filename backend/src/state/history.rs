//! A summary of each version of the data that was served, in memory, and in a folder if one was named: it says to whoever opens the
//! link of an exported map what changed since. Of other versions the answer is that nothing is known of them.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, PoisonError, RwLock};

use geodata_atlas::VersionSummary;

/// How many versions are kept: four years of a register that changes every week.
const MOST: usize = 200;

/// The versions of which a summary is kept, the newest last.
#[derive(Default)]
pub struct History {
    folder: Option<PathBuf>,
    summaries: RwLock<Vec<Arc<VersionSummary>>>,
}

impl History {
    /// The summaries in a folder, where later ones are written too; the folder is made if it is not there.
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
        let mut summaries: Vec<Arc<VersionSummary>> =
            files.iter().filter_map(|f| read(f)).map(Arc::new).collect();
        summaries.sort_by(|a, b| a.stamp.date.cmp(&b.stamp.date));
        summaries.drain(..summaries.len().saturating_sub(MOST));
        Ok(Self {
            folder: Some(folder),
            summaries: RwLock::new(summaries),
        })
    }

    /// The summary of a version, if there is one.
    #[must_use]
    pub fn find(&self, version: &str) -> Option<Arc<VersionSummary>> {
        let summaries = self
            .summaries
            .read()
            .unwrap_or_else(PoisonError::into_inner);
        summaries
            .iter()
            .find(|s| s.stamp.version == version)
            .cloned()
    }

    /// Keeps the summary of a version from now on.
    pub fn remember(&self, summary: &Arc<VersionSummary>) {
        if self.find(&summary.stamp.version).is_some() {
            return;
        }
        let mut summaries = self
            .summaries
            .write()
            .unwrap_or_else(PoisonError::into_inner);
        summaries.push(Arc::clone(summary));
        let over = summaries.len().saturating_sub(MOST);
        summaries.drain(..over);
        drop(summaries);
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
