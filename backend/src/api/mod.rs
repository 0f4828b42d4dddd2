//! The HTTP surface. Bodies that depend on the atlas alone are made once, when it is loaded.

mod bodies;
mod changes;
mod gaps;
mod indicators;
mod map;
mod projects;
pub mod respond;
mod tiles;
mod versions;

use axum::Router;
use axum::extract::State;
use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;

pub use bodies::Bodies;
pub(crate) use geodata_api::scenario::ScenarioAnswer;
pub(crate) use respond::{REVALIDATE, Stored};
pub(crate) use tiles::base;

use crate::error::Problem;
use crate::hub::Hub;
use crate::state::Shared;

/// Every route of the API.
pub fn routes() -> Router<Hub> {
    Router::new()
        .route("/health", get(health))
        .route("/metrics", get(metrics))
        .route(
            "/api/plan",
            get(|s, h| async move { fixed(&s, &h, |b| &b.plan) }),
        )
        .route(
            "/api/zones",
            get(|s, h| async move { fixed(&s, &h, |b| &b.zones) }),
        )
        .route(
            "/api/municipalities",
            get(|s, h| async move { fixed(&s, &h, |b| &b.municipalities) }),
        )
        .route(
            "/api/needs",
            get(|s, h| async move { fixed(&s, &h, |b| &b.needs) }),
        )
        .route(
            "/api/sources",
            get(|s, h| async move { fixed(&s, &h, |b| &b.sources) }),
        )
        .route("/api/projects", get(projects::list))
        .route("/api/projects/{id}", get(projects::one))
        .route("/api/projects/{id}/allocation", get(projects::allocation))
        .route("/api/conflicts", get(projects::conflicts))
        .route("/api/matrix", get(indicators::matrix))
        .route("/api/indicators", get(indicators::list))
        .route("/api/indicators/{name}", get(indicators::one))
        .route("/api/equity/{name}", get(indicators::spread))
        .route("/api/gaps", get(gaps::gaps))
        .route("/api/priorities", get(gaps::priorities))
        .route("/api/scenario", get(gaps::scenario))
        .route("/api/atlas", get(gaps::atlas))
        .route("/api/map", get(map::body))
        .route("/api/changes", get(changes::changes))
        .route("/api/versions", get(versions::list))
        .route("/api/versions/{id}", get(versions::one))
        .route("/tiles/{tileset}", get(tiles::tilejson))
        .route("/tiles/atlas/{z}/{x}/{y}", get(tiles::tile))
        .route("/style.json", get(tiles::style))
        .merge(crate::ogc::routes())
        .merge(crate::catalog::routes())
        .merge(crate::openapi::routes())
        .merge(crate::export::routes())
        .fallback(crate::assets::serve)
        .method_not_allowed_fallback(|| async { Problem::method_not_allowed() })
}

fn fixed(
    State(state): &State<Shared>,
    headers: &HeaderMap,
    body: impl Fn(&Bodies) -> &respond::Stored,
) -> Response {
    body(&state.bodies).respond(headers)
}

/// `GET /health`.
#[derive(serde::Serialize, utoipa::ToSchema)]
pub(crate) struct Health {
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
    reload: Option<crate::hub::Reload>,
}

/// Whether the server is well, which data it serves, and how the last reading of them went.
async fn health(State(hub): State<Hub>) -> Response {
    let state = hub.current();
    let atlas = &state.atlas.atlas;
    let body = axum::Json(Health {
        status: "ok",
        version: env!("CARGO_PKG_VERSION"),
        data_version: atlas.version.clone(),
        municipalities: atlas.municipalities.len(),
        projects: atlas.projects.len(),
        reload: hub.last_reload(),
    });
    ([(header::CACHE_CONTROL, "no-store")], body).into_response()
}

/// What the server counts.
async fn metrics(State(hub): State<Hub>) -> Response {
    let headers = [
        (header::CONTENT_TYPE, crate::metrics::MEDIA_TYPE),
        (header::CACHE_CONTROL, "no-store"),
    ];
    (headers, hub.metrics().text()).into_response()
}
