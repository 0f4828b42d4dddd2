//! Reading the atlas again: on SIGHUP, when its store changes, and when the files of its folder do, if `--watch` asks for that.

use std::sync::Arc;

use geodata_atlas::{AtlasFiles, localized};
use geodata_model::Text;
use geodata_store::Store;
use tokio::sync::watch::Receiver;

use super::snapshot::Snapshot;
use super::snapshot_store::SnapshotStore;
use crate::atlas_location::AtlasLocation;
use crate::change_detector::{ChangeDetector, Fingerprint};
use crate::clock::now;

/// What to read again, and when.
#[derive(Debug, Clone, Default)]
pub struct AtlasSource {
    /// Where the atlas is; the embedded one cannot change.
    pub location: AtlasLocation,
    /// Whether changes are looked for.
    pub watch: bool,
    /// The fingerprint from before the atlas was first read; without one, the first look finds a change.
    pub first_fingerprint: Option<Fingerprint>,
    /// Bound of each cache of a snapshot.
    pub cache_bytes: u64,
}

/// Replaces the snapshot of the store each time the atlas changed; never ends.
pub async fn keep_current(store: SnapshotStore, source: AtlasSource, mut hangup: Hangup) {
    // the first fingerprint is compared with that from before the first reading: what was saved meanwhile is seen
    let mut fingerprints = fingerprints(&source);
    let source = Arc::new(source);
    loop {
        // a fingerprint is taken before the reading: what changes during it makes the next one differ
        let requested = tokio::select! {
            () = hangup.received() => true,
            () = next_change(fingerprints.as_mut()) => false,
        };
        if matches!(
            source.location,
            AtlasLocation::Embedded | AtlasLocation::StoreAfterChange(..)
        ) {
            tracing::info!("nothing to reload: what is served cannot change");
            continue;
        }
        reload(&store, Arc::clone(&source), requested).await;
    }
}

/// The fingerprints of the atlas, taken in a thread of its own because a database may take its time to answer; the thread ends when
/// nobody listens any more.
fn fingerprints(source: &AtlasSource) -> Option<Receiver<Option<Fingerprint>>> {
    let (sender, receiver) = tokio::sync::watch::channel(source.first_fingerprint.clone());
    let location = source.location.clone();
    let interval = location.watch_interval();
    source.watch.then(|| {
        std::thread::spawn(move || {
            let mut detector = ChangeDetector::new(location);
            while !sender.is_closed() {
                let now = Some(detector.fingerprint());
                sender.send_if_modified(|seen| {
                    let is_other = *seen != now;
                    *seen = now;
                    is_other
                });
                std::thread::sleep(interval);
            }
        });
        receiver
    })
}

/// Ends when the fingerprint is another.
async fn next_change(fingerprints: Option<&mut Receiver<Option<Fingerprint>>>) {
    if let Some(fingerprints) = fingerprints
        && fingerprints.changed().await.is_ok()
    {
        return;
    }
    std::future::pending::<()>().await;
}

/// Reads, validates and prepares a new snapshot; what is served changes only when all of that went well. A reading that finds nothing
/// new is reported only where it was `requested`.
async fn reload(store: &SnapshotStore, source: Arc<AtlasSource>, requested: bool) {
    let served = store.current().atlas.atlas.version.clone();
    let read = tokio::task::spawn_blocking(move || read(&source, &served));
    let refused_before = store.refusal();
    match read.await {
        Ok(Ok(Some(snapshot))) => {
            tracing::info!(version = snapshot.atlas.atlas.version, "atlas reloaded");
            store.replace(snapshot);
        }
        Ok(Ok(None)) if requested || refused_before.is_some() => {
            tracing::info!("atlas read again: nothing changed");
            store.unchanged();
        }
        Ok(Ok(None)) => tracing::debug!("atlas read again: nothing changed"),
        Ok(Err(problem)) if !requested && refused_before.as_ref() == Some(&problem) => {
            tracing::debug!("the atlas still cannot be used");
        }
        Ok(Err(problem)) => {
            tracing::warn!(
                "the atlas cannot be used, the one from before is still served: {}",
                problem.en
            );
            store.refused(problem);
        }
        Err(error) => {
            tracing::error!("the reading of the atlas ended badly: {error}");
            store.refused(localized(
                "the atlas could not be read; the cause is in the log",
            ));
        }
    }
}

/// The atlas as it is now; `None` when it is the one `served`.
fn read(source: &AtlasSource, served: &str) -> Result<Option<Snapshot>, Text> {
    let files = files(&source.location)?;
    if files.version() == served {
        return Ok(None);
    }
    let snapshot = Snapshot::load(&files, source.cache_bytes);
    let snapshot = snapshot.map_err(|invalid| source.location.explain(&files, invalid))?;
    snapshot.tiles.prepare();
    Ok(Some(snapshot))
}

/// The files; what other programs changed in a store is noted in its history first, good or not.
fn files(location: &AtlasLocation) -> Result<AtlasFiles, Text> {
    note_external_edits(location);
    location
        .files()
        .map_err(|error| localized(&error.to_string()))
}

/// The fingerprint to compare later ones with, taken before the first reading; that reading notes what other programs changed in a
/// store meanwhile.
#[must_use]
pub fn first_fingerprint(location: &AtlasLocation) -> Fingerprint {
    let mut detector = ChangeDetector::new(location.clone());
    let before = detector.fingerprint();
    // the note is a change of ours, not one to read again for
    if note_external_edits(location) {
        detector.fingerprint()
    } else {
        before
    }
}

/// Notes in the history of a store what other programs changed in it; returns whether there was anything.
fn note_external_edits(location: &AtlasLocation) -> bool {
    let AtlasLocation::Store(place) = location else {
        return false;
    };
    match Store::open(place).and_then(|mut store| store.log_external_edits(&now())) {
        Ok(Some(change)) => {
            tracing::info!(
                change = change.id,
                added = change.added,
                changed = change.changed,
                removed = change.removed,
                "the store was edited by another program"
            );
            true
        }
        Ok(None) => false,
        // such as a store that may only be read; should reading it fail too, that is reported there
        Err(error) => {
            tracing::debug!("not noted in the history of the store: {error}");
            false
        }
    }
}

/// SIGHUP, where there is such a thing. Without a handler it would end the program.
#[derive(Debug)]
pub struct Hangup {
    #[cfg(unix)]
    signal: Option<tokio::signal::unix::Signal>,
}

impl Hangup {
    /// Installs the handler; signals that come from now on are received.
    #[must_use]
    pub fn install() -> Self {
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
