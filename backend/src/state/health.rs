//! The answer of `/health`.

use serde::Serialize;

use super::snapshot_store::{Reload, SnapshotStore};

/// `GET /health`.
#[derive(Serialize, utoipa::ToSchema)]
pub struct Health {
    /// `ok`.
    status: &'static str,
    /// Version of the program.
    version: &'static str,
    /// Version of the data.
    data_version: String,
    /// Municipalities served.
    municipalities: usize,
    /// Projects served.
    projects: usize,
    /// How the last reading of the atlas again went; absent when there was none.
    #[schema(value_type = Option<Object>)]
    reload: Option<Reload>,
}

impl Health {
    /// Which data are served, and how the last reading of them went.
    #[must_use]
    pub fn of(store: &SnapshotStore) -> Self {
        let (snapshot, reload) = store.current_and_last_reload();
        let atlas = &snapshot.atlas.atlas;
        Self {
            status: "ok",
            version: env!("CARGO_PKG_VERSION"),
            data_version: atlas.version.clone(),
            municipalities: atlas.municipalities.len(),
            projects: atlas.projects.len(),
            reload,
        }
    }
}
