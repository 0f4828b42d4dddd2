//! Reading the atlas again: on SIGHUP, when its store changes, and when the files of its folder do if that was asked for.

use std::sync::Arc;

use geodata_atlas::{AtlasFiles, localized};
use geodata_model::Text;
use geodata_store::Store;
use tokio::sync::watch::Receiver;

use crate::home::{Eye, Home, Look};
use crate::hub::Hub;
use crate::ogc::time::now;
use crate::state::Snapshot;

/// What to read again, and when.
#[derive(Debug, Clone, Default)]
pub struct Source {
    /// Where the atlas is; the embedded one cannot change.
    pub home: Home,
    /// Look whether it changed.
    pub watch: bool,
    /// What a look showed before the atlas was first read; without one, the first look is a change.
    pub seen: Option<Look>,
    /// Bound of each cache of a snapshot.
    pub cache_bytes: u64,
}

/// Keeps the hub up to date; never ends.
pub async fn keep(hub: Hub, source: Source) {
    let mut hangup = Hangup::new();
    // what was saved between the first reading and now is seen at the first look
    let mut looks = looks(&source);
    let source = Arc::new(source);
    loop {
        // a look comes before the reading: what changes during it is seen at the next look
        let asked = tokio::select! {
            () = hangup.received() => true,
            () = another(looks.as_mut()) => false,
        };
        if matches!(source.home, Home::Embedded | Home::Past(..)) {
            tracing::info!("nothing to reload: what is served cannot change");
            continue;
        }
        reload(&hub, Arc::clone(&source), asked).await;
    }
}

/// Looks at the atlas in a thread of its own, for a database may take its time; ends when nobody listens any more.
fn looks(source: &Source) -> Option<Receiver<Option<Look>>> {
    let (tell, looks) = tokio::sync::watch::channel(source.seen.clone());
    let (home, pace) = (source.home.clone(), source.home.pace());
    source.watch.then(|| {
        std::thread::spawn(move || {
            let mut eye = Eye::on(home);
            while !tell.is_closed() {
                let look = Some(eye.look());
                tell.send_if_modified(|seen| {
                    let is_other = *seen != look;
                    *seen = look;
                    is_other
                });
                std::thread::sleep(pace);
            }
        });
        looks
    })
}

/// When the next look shows something else.
async fn another(looks: Option<&mut Receiver<Option<Look>>>) {
    if let Some(looks) = looks
        && looks.changed().await.is_ok()
    {
        return;
    }
    std::future::pending::<()>().await;
}

/// Reads, validates and prepares aside; what is served changes only when all of that went well. A look that finds
/// nothing new says nothing, unless somebody asked for it.
async fn reload(hub: &Hub, source: Arc<Source>, asked: bool) {
    let served = hub.current().atlas.atlas.version.clone();
    let read = tokio::task::spawn_blocking(move || read(&source, &served));
    let refused_before = hub.refusal();
    match read.await {
        Ok(Ok(Some(snapshot))) => {
            tracing::info!(version = snapshot.atlas.atlas.version, "atlas reloaded");
            hub.replace(snapshot);
        }
        Ok(Ok(None)) if asked || refused_before.is_some() => {
            tracing::info!("atlas read again: nothing changed");
            hub.unchanged();
        }
        Ok(Ok(None)) => tracing::debug!("atlas read again: nothing changed"),
        Ok(Err(problem)) if !asked && refused_before.as_ref() == Some(&problem) => {
            tracing::debug!("the atlas still cannot be used");
        }
        Ok(Err(problem)) => {
            tracing::warn!(
                "the atlas cannot be used, the one from before is still served: {}",
                problem.en
            );
            hub.refused(problem);
        }
        Err(error) => {
            tracing::error!("the reading of the atlas ended badly: {error}");
            hub.refused(localized(
                "the atlas could not be read; the cause is in the log",
            ));
        }
    }
}

/// The atlas as it is now; `None` when it is the one `served`.
fn read(source: &Source, served: &str) -> Result<Option<Snapshot>, Text> {
    let files = files(&source.home)?;
    if files.version() == served {
        return Ok(None);
    }
    let snapshot = Snapshot::load(&files, source.cache_bytes);
    let snapshot = snapshot.map_err(|invalid| source.home.explain(&files, invalid))?;
    snapshot.tiles.prepare();
    Ok(Some(snapshot))
}

/// The files; what other programs changed in a store is noted in its history first, good or not.
fn files(home: &Home) -> Result<AtlasFiles, Text> {
    note(home);
    home.files().map_err(|error| localized(&error.to_string()))
}

/// What a look shows before the first reading, which notes what other programs changed in a store meanwhile.
#[must_use]
pub fn first_look(home: &Home) -> Look {
    let mut eye = Eye::on(home.clone());
    let before = eye.look();
    // the note is a change of ours, not one to read again for
    if note(home) { eye.look() } else { before }
}

/// Notes in the history of a store what other programs changed in it; whether there was anything.
fn note(home: &Home) -> bool {
    let Home::Store(place) = home else {
        return false;
    };
    match Store::open(place).and_then(|mut store| store.notice(&now())) {
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
        // such as a store that may only be read: that the reading fails too is said by the reading
        Err(error) => {
            tracing::debug!("not noted in the history of the store: {error}");
            false
        }
    }
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
