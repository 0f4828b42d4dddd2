//! The pages of the service itself: landing page, conformance, documentation.

use std::fmt::Write as _;

use geodata_model::xml::escape;

use super::collections::list;
use super::layout::{href, to_landing, write_page};
use crate::html::operations::operations;
use crate::routes::ogc::conformance::CONFORMANCE;
use crate::routes::ogc::document::document;
use crate::routes::ogc::request::OgcRequest;
use crate::routes::ogc::text::text;
use crate::state::snapshot::Snapshot;

/// The landing page.
pub fn landing(snapshot: &Snapshot, request: &OgcRequest) -> String {
    let say = |key: &str| escape(&text(snapshot, request.language, key));
    let mut main = format!(
        "<p class=\"lead\">{}</p>{}",
        say("ogc-description"),
        list(snapshot, request)
    );
    let _ = write!(
        main,
        "<h2>{}</h2><ul>\
         <li><a href=\"{}\">{}</a></li><li><a href=\"{}\">{}</a></li><li><a href=\"/api\">{}</a></li></ul>",
        say("ogc-for-programs"),
        escape(&href(request, "/api")),
        say("ogc-link-api-page"),
        escape(&href(request, "/conformance")),
        say("ogc-link-conformance"),
        say("ogc-link-whole-api"),
    );
    let title = text(snapshot, request.language, "ogc-title");
    write_page(snapshot, request, "", &title, &[], &main)
}

/// The page of the conformance classes.
pub fn conformance(snapshot: &Snapshot, request: &OgcRequest) -> String {
    let mut main = String::from("<ul>");
    for class in CONFORMANCE {
        let _ = write!(main, "<li><code>{class}</code></li>");
    }
    main += "</ul>";
    let title = text(snapshot, request.language, "ogc-link-conformance");
    write_page(
        snapshot,
        request,
        "/conformance",
        &title,
        &[to_landing(snapshot, request)],
        &main,
    )
}

/// The page of the OpenAPI document.
pub fn api(snapshot: &Snapshot, request: &OgcRequest) -> String {
    let title = text(snapshot, request.language, "ogc-link-api");
    let main = operations(
        &snapshot.atlas,
        request.language,
        &document(snapshot, request),
        "/ogc",
    );
    write_page(
        snapshot,
        request,
        "/api",
        &title,
        &[to_landing(snapshot, request)],
        &main,
    )
}
