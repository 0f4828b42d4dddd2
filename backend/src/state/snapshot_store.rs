//! The store of the snapshot that is served. A reload replaces it whole; the one before stays available by its version, so that a
//! map that is open can still get tiles of the version it began with.

use std::sync::Arc;
use std::time::{SystemTime, UNIX_EPOCH};

use arc_swap::ArcSwap;
use axum::extract::FromRef;
use geodata_model::Text;
use serde::Serialize;

use super::earlier_versions::EarlierVersions;
use super::history::History;
use super::metrics::Metrics;
use super::snapshot::{SharedSnapshot, Snapshot};

/// The state of the server; cheap to clone.
#[derive(Clone)]
pub struct SnapshotStore(Arc<Inner>);

struct Inner {
    served: ArcSwap<Served>,
    metrics: Metrics,
    history: History,
    earlier: EarlierVersions,
}

/// Swapped as a whole, because a request must not see one of them from before a reload and another from after it.
#[derive(Clone)]
struct Served {
    current: SharedSnapshot,
    previous: Option<SharedSnapshot>,
    last_reload: Option<Reload>,
}

/// How the last reload went.
#[derive(Debug, Clone, Serialize)]
pub struct Reload {
    /// Seconds since 1970.
    pub at_unix: u64,
    #[serde(flatten)]
    outcome: Outcome,
}

#[derive(Debug, Clone, Serialize)]
#[serde(tag = "outcome", rename_all = "snake_case")]
enum Outcome {
    Loaded,
    Unchanged,
    /// The atlas served before is still served.
    Refused {
        /// What is wrong, in English, as in the log.
        problem: String,
        /// The same for who reads the page, in both languages.
        #[serde(rename = "told")]
        message: Text,
    },
}

impl SnapshotStore {
    /// Serves this snapshot.
    #[must_use]
    pub fn new(snapshot: Snapshot) -> Self {
        Self::with_history(snapshot, History::default(), EarlierVersions::default())
    }

    /// Serves this snapshot; `history` keeps a summary of each version that is served, and `earlier` are the states it can be
    /// compared with.
    #[must_use]
    pub fn with_history(snapshot: Snapshot, history: History, earlier: EarlierVersions) -> Self {
        let metrics = Metrics::new();
        history.remember(&snapshot.summary);
        metrics.data(&snapshot.atlas.atlas.version);
        Self(Arc::new(Inner {
            served: ArcSwap::from_pointee(Served {
                current: Arc::new(snapshot),
                previous: None,
                last_reload: None,
            }),
            metrics,
            history,
            earlier,
        }))
    }

    /// What is served now.
    #[must_use]
    pub fn current(&self) -> SharedSnapshot {
        Arc::clone(&self.0.served.load().current)
    }

    /// What is served now, with how the last reload went; `None` when there was none.
    #[must_use]
    pub fn current_and_last_reload(&self) -> (SharedSnapshot, Option<Reload>) {
        let served = self.0.served.load();
        (Arc::clone(&served.current), served.last_reload.clone())
    }

    /// The snapshot whose tiles have this version, if it is the current or the last one.
    #[must_use]
    pub fn with_tileset(&self, version: &str) -> Option<SharedSnapshot> {
        let served = self.0.served.load();
        let mut both = std::iter::once(&served.current).chain(&served.previous);
        both.find(|s| s.tileset == version).map(Arc::clone)
    }

    /// Serves this snapshot from now on, with the settings the server was started with.
    pub fn replace(&self, snapshot: Snapshot) {
        let snapshot = snapshot.with_config(self.current().config.clone());
        self.0.metrics.data(&snapshot.atlas.atlas.version);
        self.0.history.remember(&snapshot.summary);
        self.reloaded(Outcome::Loaded, Some(snapshot));
    }

    /// A reload found the same atlas.
    pub fn unchanged(&self) {
        self.reloaded(Outcome::Unchanged, None);
    }

    /// A reload found an atlas that cannot be served.
    pub fn refused(&self, message: Text) {
        let problem = message.en.clone();
        self.reloaded(Outcome::Refused { problem, message }, None);
    }

    /// Only one reload runs at a time, so nothing is lost between the reading and the swap.
    fn reloaded(&self, outcome: Outcome, snapshot: Option<Snapshot>) {
        self.0.metrics.reload(match outcome {
            Outcome::Loaded => "loaded",
            Outcome::Unchanged => "unchanged",
            Outcome::Refused { .. } => "refused",
        });
        let at = SystemTime::now().duration_since(UNIX_EPOCH);
        let mut served = Served::clone(&self.0.served.load());
        served.last_reload = Some(Reload {
            at_unix: at.map_or(0, |d| d.as_secs()),
            outcome,
        });
        if let Some(snapshot) = snapshot {
            served.previous = Some(std::mem::replace(&mut served.current, Arc::new(snapshot)));
        }
        self.0.served.store(Arc::new(served));
    }

    /// What was wrong at the last reload, if it was refused.
    #[must_use]
    pub fn refusal(&self) -> Option<Text> {
        match self.0.served.load().last_reload.clone()?.outcome {
            Outcome::Refused { message, .. } => Some(message),
            Outcome::Loaded | Outcome::Unchanged => None,
        }
    }

    /// The versions that were served.
    #[must_use]
    pub fn history(&self) -> &History {
        &self.0.history
    }

    /// Earlier states that can be compared with what is served.
    #[must_use]
    pub fn earlier(&self) -> &EarlierVersions {
        &self.0.earlier
    }

    /// The counters of the server.
    #[must_use]
    pub fn metrics(&self) -> &Metrics {
        &self.0.metrics
    }
}

impl FromRef<SnapshotStore> for SharedSnapshot {
    fn from_ref(store: &SnapshotStore) -> Self {
        store.current()
    }
}
