//! `/api/changes`: what changed since the version of the data that an exported map was made of.

use axum::extract::{Query, State};
use axum::http::HeaderMap;
use axum::response::Response;
use geodata_model::Stamp;

use crate::http::problem::Problem;
use crate::http::query::{Params, param};
use crate::http::stored::Stored;
use crate::state::snapshot_store::SnapshotStore;

const NO_STAMP: &str = "Give the data to compare with as since=DATE.VERSION, as the links of exports do: since=2023-12-05.a8c31e95f841.";

/// Added, removed and changed projects, and zones where their number is another.
pub async fn changes(
    State(store): State<SnapshotStore>,
    Query(params): Params,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let since = Stamp::parse(param(&params, "since", ""));
    let since = since.ok_or_else(|| Problem::bad_request(NO_STAMP))?;
    let snapshot = store.current();
    let before = store.history().find(&since.version);
    let changes = geodata_atlas::changes(
        since,
        before.as_deref(),
        &snapshot.summary,
        &snapshot.atlas.texts,
    );
    Ok(Stored::json(&changes).respond(&headers))
}
