//! The files of the client, at every address that nothing else answers.

use axum::body::Bytes;
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use rust_embed::EmbeddedFile;

use crate::client::{SUFFIXES, find, without_client};
use crate::http::encoding::{ENCODINGS, accepts};
use crate::http::etag::{hex, revalidation};
use crate::http::problem::Problem;
use crate::http::stored::REVALIDATE;

/// Serves a file of the client, or the problem that nothing is at this address.
pub async fn serve(method: Method, uri: Uri, headers: HeaderMap) -> Response {
    if method != Method::GET && method != Method::HEAD {
        return Problem::method_not_allowed().into_response();
    }
    let path = match uri.path().trim_start_matches('/') {
        "" => "index.html",
        path => path,
    };
    let is_variant = SUFFIXES.iter().any(|suffix| path.ends_with(suffix));
    match find(path) {
        Some(file) if !is_variant => respond(path, &file, &headers),
        _ if path == "index.html" => without_client(),
        _ => Problem::not_found(
            "Nothing is at this address. The map is at /, the data under /api/, the tiles under /tiles/.",
        )
        .into_response(),
    }
}

fn respond(path: &str, file: &EmbeddedFile, request: &HeaderMap) -> Response {
    let taken = ENCODINGS
        .iter()
        .zip(SUFFIXES)
        .find_map(|(encoding, suffix)| {
            let variant = accepts(request, encoding.name).then(|| format!("{path}{suffix}"))?;
            Some((encoding, find(&variant)?.data))
        });
    let hash = hex(&file.metadata.sha256_hash()[..8]);
    let tag = taken.as_ref().map_or("", |(encoding, _)| encoding.tag);
    let mut headers = HeaderMap::new();
    let current = revalidation(&mut headers, request, &hash, tag);
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(REVALIDATE));
    if current {
        return (StatusCode::NOT_MODIFIED, headers).into_response();
    }
    let kind = HeaderValue::from_static(content_type(path));
    headers.insert(header::CONTENT_TYPE, kind);
    let Some((encoding, data)) = taken else {
        return (headers, bytes(file.data.clone())).into_response();
    };
    let name = HeaderValue::from_static(encoding.name);
    headers.insert(header::CONTENT_ENCODING, name);
    (headers, bytes(data)).into_response()
}

fn bytes(data: std::borrow::Cow<'static, [u8]>) -> Bytes {
    match data {
        std::borrow::Cow::Borrowed(bytes) => Bytes::from_static(bytes),
        std::borrow::Cow::Owned(bytes) => Bytes::from(bytes),
    }
}

fn content_type(path: &str) -> &'static str {
    match path.rsplit('.').next().unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "wasm" => "application/wasm",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "woff2" => "font/woff2",
        "json" | "webmanifest" => "application/manifest+json",
        "txt" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}
