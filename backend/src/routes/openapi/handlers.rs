//! The documentation of the addresses: as an OpenAPI document and as a page.

use axum::extract::{RawQuery, State};
use axum::http::HeaderMap;
use axum::response::Response;
use geodata_model::Language;
use geodata_model::xml::escape;

use super::document;
use crate::html::frame::frame;
use crate::html::operations::operations;
use crate::http::language;
use crate::http::stored::{REVALIDATE, Stored};
use crate::state::snapshot::SharedSnapshot;

/// `?lang=`, else the language of the browser, else Italian. Documentation never refuses to be read.
fn language_of(query: Option<&str>, headers: &HeaderMap) -> Language {
    let mut pairs = query.unwrap_or_default().split('&');
    let named = pairs.find_map(|p| Language::from_tag(p.strip_prefix("lang=")?));
    named
        .or_else(|| language::accepted(headers))
        .unwrap_or_default()
}

/// `/api/openapi.json`.
pub async fn json_document(
    State(snapshot): State<SharedSnapshot>,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
) -> Response {
    let language = language_of(query.as_deref(), &headers);
    let base = snapshot.config.base(&headers);
    Stored::json(&document::document(&snapshot, language, &base)).respond(&headers)
}

/// `/api`: the document as a page.
pub async fn page(
    State(snapshot): State<SharedSnapshot>,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
) -> Response {
    let language = language_of(query.as_deref(), &headers);
    let say = |key: &str| snapshot.atlas.texts.get(language).text(key, &[]);
    let document = document::document(&snapshot, language, "");
    let body = format!(
        "<main id=\"main\"><h1>{}</h1><p class=\"lead\">{}</p><p><a href=\"/api/openapi.json\">{}</a></p>{}</main>",
        escape(&say("api-title")),
        escape(&say("api-lead")),
        escape(&say("api-document")),
        operations(&snapshot.atlas, language, &document, "")
    );
    let addresses = ["/api?lang=it", "/api?lang=en"];
    let page = frame(
        &snapshot.atlas,
        language,
        &say("api-title"),
        addresses,
        &body,
    );
    Stored::new("text/html; charset=utf-8", REVALIDATE, page).respond(&headers)
}
