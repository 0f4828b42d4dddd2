//! Reading the atlas folder again: on SIGHUP, and when its files change if that was asked for.

use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use geodata::atlas::AtlasFiles;

use crate::hub::Hub;
use crate::state::Snapshot;

/// How often files are looked at: an editor's save is seen while the person still looks at the screen.
const POLL: Duration = Duration::from_secs(2);

/// What to read again, and when.
#[derive(Debug, Clone, Default)]
pub struct Source {
    /// Folder of the atlas; the embedded one cannot change.
    pub folder: Option<PathBuf>,
    /// Look at the files' dates and sizes.
    pub watch: bool,
    /// Bound of each cache of a snapshot.
    pub cache_bytes: u64,
}

/// Keeps the hub up to date; never ends.
pub async fn keep(hub: Hub, source: Source) {
    let mut hangup = Hangup::new();
    let mut poll = tokio::time::interval(POLL);
    let mut seen = source.folder.as_deref().map(fingerprint);
    loop {
        tokio::select! {
            () = hangup.received() => {}
            _ = poll.tick(), if source.watch && source.folder.is_some() => {
                let now = source.folder.as_deref().map(fingerprint);
                if now == seen {
                    continue;
                }
            }
        }
        match source.folder.clone() {
            None => tracing::info!("nothing to reload: the embedded atlas is served"),
            Some(folder) => {
                // before the reading: what changes during it is seen at the next look
                seen = Some(fingerprint(&folder));
                reload(&hub, folder, source.cache_bytes).await;
            }
        }
    }
}

/// Reads, validates and prepares aside; what is served changes only when all of that went well.
async fn reload(hub: &Hub, folder: PathBuf, cache_bytes: u64) {
    let served = hub.current().atlas.atlas.version.clone();
    let read = tokio::task::spawn_blocking(move || {
        let files = AtlasFiles::from_dir(&folder).map_err(|e| e.to_string())?;
        if files.version() == served {
            return Ok(None);
        }
        let snapshot = Snapshot::load(&files, cache_bytes).map_err(|e| e.to_string())?;
        snapshot.tiles.prepare();
        Ok(Some(snapshot))
    });
    match read.await {
        Ok(Ok(Some(snapshot))) => {
            tracing::info!(version = snapshot.atlas.atlas.version, "atlas reloaded");
            hub.replace(snapshot);
        }
        Ok(Ok(None)) => {
            tracing::info!("atlas read again: nothing changed");
            hub.unchanged();
        }
        Ok(Err(problem)) => {
            tracing::warn!(
                "the atlas cannot be used, the one from before is still served: {problem}"
            );
            hub.refused(problem);
        }
        Err(error) => {
            tracing::error!("the reading of the atlas ended badly: {error}");
            hub.refused("the atlas could not be read; the cause is in the log".to_owned());
        }
    }
}

/// Names, sizes and dates: enough to see that a person saved something.
fn fingerprint(folder: &Path) -> Vec<(PathBuf, u64, Option<SystemTime>)> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let mut files: Vec<_> = entries
        .filter_map(|entry| {
            let about = entry.metadata().ok()?;
            Some((entry.path(), about.len(), about.modified().ok()))
        })
        .collect();
    files.sort();
    files
}

/// SIGHUP, where there is such a thing. Without a handler it would end the program.
struct Hangup {
    #[cfg(unix)]
    signal: Option<tokio::signal::unix::Signal>,
}

impl Hangup {
    fn new() -> Self {
        Self {
            #[cfg(unix)]
            signal: tokio::signal::unix::signal(tokio::signal::unix::SignalKind::hangup()).ok(),
        }
    }

    async fn received(&mut self) {
        #[cfg(unix)]
        if let Some(signal) = &mut self.signal
            && signal.recv().await.is_some()
        {
            return;
        }
        std::future::pending::<()>().await;
    }
}
