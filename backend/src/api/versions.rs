//! `/api/versions`: earlier states of the data, and what is new, changed and gone since one of them.

use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;

use super::respond::Stored;
use crate::error::Problem;
use crate::hub::Hub;
use crate::state::kept_if_any;
use crate::versions::VersionsError;

/// What can be compared with what is served.
pub(super) async fn list(State(hub): State<Hub>, headers: HeaderMap) -> Result<Response, Problem> {
    let state = hub.current();
    let listed = tokio::task::spawn_blocking(move || hub.earlier().list(&state.atlas.texts));
    let listed = listed.await.map_err(|_| Problem::internal())?;
    Ok(Stored::json(&listed).respond(&headers))
}

/// What differs from one of them.
pub(super) async fn one(
    State(hub): State<Hub>,
    Path(id): Path<String>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let state = hub.current();
    let key = format!("versions/{id}");
    if let Some(stored) = state.held(&key) {
        return Ok(stored.respond(&headers));
    }
    let turn = hub.earlier().turn().await.ok_or_else(Problem::internal)?;
    let made = kept_if_any(state, key, move |state| {
        // held until the work ends, even when nobody waits for it any more
        let _turn = turn;
        let differences = hub.earlier().differences(&id, &state.files);
        differences
            .map(|body| Stored::json(&body))
            .map_err(|error| problem(&id, &error))
    });
    Ok(made.await?.respond(&headers))
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
