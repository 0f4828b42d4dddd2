//! Answers of the service with the headers that its clients and caches need.

use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use sha2::{Digest as _, Sha256};

use super::request::OgcRequest;
use crate::http::etag::hex;
use crate::http::stored::{REVALIDATE, Stored};

/// An answer with the headers of the service.
pub fn send(
    request: &OgcRequest,
    headers: &HeaderMap,
    kind: &'static str,
    body: impl Into<axum::body::Bytes>,
) -> Response {
    with_headers(
        request,
        Stored::new(kind, REVALIDATE, body).respond(headers),
    )
}

/// The same for a body that states when it was made: the entity tag is of `timeless`, the body without that time, and weak.
pub fn send_weak(
    request: &OgcRequest,
    headers: &HeaderMap,
    kind: &'static str,
    body: Vec<u8>,
    timeless: &[u8],
) -> Response {
    let digest = Sha256::digest(timeless);
    let hash = hex(&digest[..8]);
    let mut tags = headers.get_all(header::IF_NONE_MATCH).iter();
    let is_current = tags.any(|v| v.to_str().is_ok_and(|v| v.contains(&hash)));
    let mut asked = headers.clone();
    asked.remove(header::IF_NONE_MATCH);
    let mut response = if is_current {
        StatusCode::NOT_MODIFIED.into_response()
    } else {
        Stored::new(kind, REVALIDATE, body).respond(&asked)
    };
    if let Ok(tag) = HeaderValue::from_str(&format!("W/\"{hash}\"")) {
        response.headers_mut().insert(header::ETAG, tag);
    }
    response
        .headers_mut()
        .insert(header::CACHE_CONTROL, HeaderValue::from_static(REVALIDATE));
    with_headers(request, response)
}

/// Adds `Vary`, because an answer depends on accepted formats, encodings and languages, and its language.
fn with_headers(request: &OgcRequest, mut response: Response) -> Response {
    let headers = response.headers_mut();
    headers.insert(
        header::VARY,
        HeaderValue::from_static("Accept, Accept-Encoding, Accept-Language"),
    );
    headers.insert(
        header::CONTENT_LANGUAGE,
        HeaderValue::from_static(request.language.tag()),
    );
    response
}

/// A JSON document of this media type.
pub fn send_json(
    request: &OgcRequest,
    headers: &HeaderMap,
    kind: &'static str,
    value: &serde_json::Value,
) -> Response {
    send(request, headers, kind, value.to_string())
}
