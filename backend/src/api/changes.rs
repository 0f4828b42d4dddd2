//! `/api/changes`: what changed since the data of a map that was taken away.

use axum::extract::{Query, State};
use axum::http::HeaderMap;
use axum::response::Response;
use geodata_model::Stamp;

use super::indicators::{Params, param};
use super::respond::Stored;
use crate::error::Problem;
use crate::hub::Hub;

const NO_STAMP: &str = "Give the data to compare with as since=DATE.VERSION, as the links of exports do: since=2023-12-05.a8c31e95f841.";

/// Added, removed and changed projects, and zones where their number is another.
pub(super) async fn changes(
    State(hub): State<Hub>,
    Query(params): Params,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let since = Stamp::parse(param(&params, "since", ""));
    let since = since.ok_or_else(|| Problem::bad_request(NO_STAMP))?;
    let state = hub.current();
    let before = hub.history().find(&since.version);
    let changes =
        geodata_atlas::changes(since, before.as_deref(), &state.summary, &state.atlas.texts);
    Ok(Stored::json(&changes).respond(&headers))
}
