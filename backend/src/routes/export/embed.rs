//! `/embed?MapSpec`: a light page of a map for frames in other sites, and its script and style.

use atlante_export::{PageOptions, SCRIPT, map_address, map_html, stylesheet};
use axum::extract::{RawQuery, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, header};
use axum::response::Response;

use super::query::{base_url, read};
use crate::http::problem::Problem;
use crate::http::stored::{REVALIDATE, Stored};
use crate::state::snapshot::SharedSnapshot;

/// Content security policy: any site may show the page in a frame, and nothing runs in it but its own script.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; font-src data:; img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors *";

const HTML: &str = "text/html; charset=utf-8";

/// `/embed`: the page of a map for frames.
pub async fn embed(
    State(snapshot): State<SharedSnapshot>,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let (mut options, rest) = PageOptions::from_query(query.as_deref().unwrap_or_default());
    let request = read(&snapshot, Some(&rest))?;
    let base_url = base_url(&snapshot, &headers);
    options.link = Some(map_address(&base_url, &request.spec));
    let key = format!("embed {options:?} {request:?}");
    // not limited to a few at a time: it is made quickly, and a page may have many of them
    let stored = snapshot.cached(key, move |snapshot| {
        let html = map_html(&snapshot.atlas, &request.spec, &options);
        Stored::new(HTML, REVALIDATE, html)
    });
    let mut response = stored.await?.respond(&headers);
    let policy = (
        header::CONTENT_SECURITY_POLICY,
        HeaderValue::from_static(POLICY),
    );
    let cross = (
        HeaderName::from_static("cross-origin-resource-policy"),
        HeaderValue::from_static("cross-origin"),
    );
    response.headers_mut().extend([policy, cross]);
    Ok(response)
}

/// The script of the embed.
pub async fn script(headers: HeaderMap) -> Response {
    Stored::new("text/javascript; charset=utf-8", REVALIDATE, SCRIPT).respond(&headers)
}

/// Its style, with the typeface: one file for every embed of a page.
pub async fn style(headers: HeaderMap) -> Response {
    Stored::new("text/css; charset=utf-8", REVALIDATE, stylesheet()).respond(&headers)
}
