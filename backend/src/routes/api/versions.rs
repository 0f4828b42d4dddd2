//! `/api/versions`: earlier states of the data, and what is new, changed and gone since one of them.

use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;

use crate::http::problem::Problem;
use crate::http::stored::Stored;
use crate::state::earlier_versions::VersionsError;
use crate::state::snapshot_store::SnapshotStore;

/// What can be compared with what is served.
pub async fn list(
    State(store): State<SnapshotStore>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let snapshot = store.current();
    let listed = tokio::task::spawn_blocking(move || store.earlier().list(&snapshot.atlas.texts));
    let listed = listed.await.map_err(|_| Problem::internal())?;
    Ok(Stored::json(&listed).respond(&headers))
}

/// What differs from one of them.
pub async fn one(
    State(store): State<SnapshotStore>,
    Path(id): Path<String>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let snapshot = store.current();
    let key = format!("versions/{id}");
    if let Some(stored) = snapshot.cached_answer(&key) {
        return Ok(stored.respond(&headers));
    }
    let permit = store
        .earlier()
        .comparison_permit()
        .await
        .ok_or_else(Problem::internal)?;
    let answer = snapshot.try_cached(key, move |snapshot| {
        // dropped when the work ends, even when nobody waits for the answer any more
        let _permit = permit;
        let differences = store.earlier().differences(&id, &snapshot.files);
        differences
            .map(|body| Stored::json(&body))
            .map_err(|error| problem(&id, &error))
    });
    Ok(answer.await?.respond(&headers))
}

fn problem(id: &str, error: &VersionsError) -> Problem {
    match error {
        VersionsError::Unknown => Problem::not_found(error.to_string()),
        VersionsError::Unusable(why) => {
            tracing::warn!("the version {id} cannot be compared with: {why}");
            Problem::new(StatusCode::INTERNAL_SERVER_ERROR, error.to_string())
        }
    }
}
