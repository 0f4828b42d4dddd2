//! Every address of the server with its handler.

use axum::Router;
use axum::routing::{any, get};

use crate::http::problem::Problem;
use crate::routes::{api, catalog, client_files, export, ogc, openapi, status, tiles};
use crate::state::snapshot_store::SnapshotStore;

/// The routes; what no route answers is a file of the client, or nothing.
pub fn router() -> Router<SnapshotStore> {
    Router::new()
        .route("/health", get(status::health))
        .route("/metrics", get(status::metrics))
        .route("/api/plan", get(api::plan::plan))
        .route("/api/zones", get(api::plan::zones))
        .route("/api/municipalities", get(api::plan::municipalities))
        .route("/api/needs", get(api::plan::needs))
        .route("/api/sources", get(api::plan::sources))
        .route("/api/atlas", get(api::plan::atlas))
        .route("/api/projects", get(api::projects::list))
        .route("/api/projects/{id}", get(api::projects::one))
        .route(
            "/api/projects/{id}/allocation",
            get(api::projects::allocation),
        )
        .route("/api/conflicts", get(api::projects::conflicts))
        .route("/api/matrix", get(api::indicators::matrix))
        .route("/api/indicators", get(api::indicators::list))
        .route("/api/indicators/{name}", get(api::indicators::one))
        .route("/api/equity/{name}", get(api::indicators::equity))
        .route("/api/gaps", get(api::gaps::gaps))
        .route("/api/priorities", get(api::scenarios::priorities))
        .route("/api/scenario", get(api::scenarios::scenario))
        .route("/api/map", get(api::map::body))
        .route("/api/changes", get(api::changes::changes))
        .route("/api/versions", get(api::versions::list))
        .route("/api/versions/{id}", get(api::versions::one))
        .route("/tiles/{tileset}", get(tiles::tilejson))
        .route("/tiles/atlas/{z}/{x}/{y}", get(tiles::tile))
        .route("/style.json", get(tiles::style))
        .route("/ogc", get(ogc::service::landing))
        .route("/ogc/", get(ogc::service::landing))
        .route("/ogc/conformance", get(ogc::service::conformance))
        .route("/ogc/api", get(ogc::service::api_document))
        .route("/ogc/collections", get(ogc::service::collections))
        .route("/ogc/collections/{id}", get(ogc::service::one_collection))
        .route("/ogc/collections/{id}/items", get(ogc::items::items))
        .route(
            "/ogc/collections/{id}/items/{item}",
            get(ogc::items::one_item),
        )
        .route("/ogc/pages.css", get(ogc::service::stylesheet))
        .route("/catalog.ttl", get(catalog::handlers::turtle))
        .route("/catalog.jsonld", get(catalog::handlers::jsonld))
        .route("/api", get(openapi::handlers::page))
        .route("/api/openapi.json", get(openapi::handlers::json_document))
        .route("/export/map.svg", export::files::map_svg_file())
        .route("/export/map.png", export::files::map_png_file())
        .route("/export/map.pdf", export::files::map_pdf_file())
        .route("/export/map.pptx", export::files::map_pptx_file())
        .route("/export/map.html", export::files::map_html_file())
        .route("/export/map.csv", export::files::map_csv_file())
        .route("/export/deck.pptx", export::files::deck_pptx_file())
        .route("/export/sheet.pdf", get(export::files::sheet))
        .route("/export/zone/{file}", get(export::files::zone))
        .route("/embed", get(export::embed::embed))
        .route("/embed.js", get(export::embed::script))
        .route("/embed.css", get(export::embed::style))
        .route("/oembed", get(export::oembed::oembed))
        .route("/", any(export::share::index))
        .fallback(client_files::serve)
        .method_not_allowed_fallback(|| async { Problem::method_not_allowed() })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::routes::openapi::table;

    /// The paths the router answers, as its own description lists them.
    fn served() -> BTreeSet<String> {
        let shown = format!("{:?}", router());
        let shown = shown.split("fallback_router").next().unwrap_or_default();
        shown
            .split("RouteId(")
            .filter_map(|part| {
                let rest = part.split_once("): \"")?;
                rest.0.bytes().all(|b| b.is_ascii_digit()).then_some(())?;
                Some(rest.1.split('"').next()?.to_owned())
            })
            .collect()
    }

    #[test]
    fn every_address_is_documented_and_nothing_else() {
        let served = served();
        assert!(served.len() > 20, "the router lists its paths: {served:?}");
        let documented: BTreeSet<String> = table::routes().map(|r| r.path.to_owned()).collect();
        let missing: Vec<_> = served.difference(&documented).collect();
        assert!(
            missing.is_empty(),
            "add to routes/openapi/table: {missing:?}"
        );
        let gone: Vec<_> = documented.difference(&served).collect();
        assert!(gone.is_empty(), "no longer served: {gone:?}");
    }
}
