//! The client, embedded in the program: release builds carry the bytes, debug builds read the folder.

use axum::body::Bytes;
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use rust_embed::RustEmbed;

use crate::api::accepts;
use crate::error::Problem;

/// What `cargo xtask build` makes of the frontend. Absent until then; see [`serve`].
#[derive(RustEmbed)]
#[folder = "../frontend/dist"]
#[allow_missing = true]
struct Client;

/// Encodings the build makes beside each file, best first.
const ENCODINGS: [(&str, &str); 2] = [("br", ".br"), ("gzip", ".gz")];

/// Serves a file of the client, or the problem that nothing is at this address.
pub async fn serve(method: Method, uri: Uri, headers: HeaderMap) -> Response {
    if method != Method::GET && method != Method::HEAD {
        return Problem::method_not_allowed().into_response();
    }
    let path = match uri.path().trim_start_matches('/') {
        "" => "index.html",
        path => path,
    };
    let is_variant = ENCODINGS.iter().any(|(_, suffix)| path.ends_with(suffix));
    match Client::get(path) {
        Some(file) if !is_variant => respond(path, &file, &headers),
        _ if path == "index.html" => without_client(),
        _ => Problem::not_found(
            "Nothing is at this address. The map is at /, the data under /api/, the tiles under /tiles/.",
        )
        .into_response(),
    }
}

fn respond(path: &str, file: &rust_embed::EmbeddedFile, request: &HeaderMap) -> Response {
    let hash = file.metadata.sha256_hash();
    let etag = hash[..8]
        .iter()
        .fold(String::from("\""), |tag, byte| format!("{tag}{byte:02x}"))
        + "\"";
    let mut headers = HeaderMap::new();
    let mut insert = |name, value: &str| {
        if let Ok(value) = HeaderValue::from_str(value) {
            headers.insert(name, value);
        }
    };
    insert(header::ETAG, &etag);
    insert(header::CACHE_CONTROL, "no-cache");
    insert(header::VARY, "Accept-Encoding");
    let held = request
        .get(header::IF_NONE_MATCH)
        .and_then(|v| v.to_str().ok());
    if held.is_some_and(|held| held.contains(etag.as_str())) {
        return (StatusCode::NOT_MODIFIED, headers).into_response();
    }
    insert(header::CONTENT_TYPE, content_type(path));
    for (encoding, suffix) in ENCODINGS {
        if !accepts(request, encoding) {
            continue;
        }
        if let Some(variant) = Client::get(&format!("{path}{suffix}")) {
            insert(header::CONTENT_ENCODING, encoding);
            return (headers, bytes(variant.data)).into_response();
        }
    }
    (headers, bytes(file.data.clone())).into_response()
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

/// A program built without its client says so instead of showing an empty page.
fn without_client() -> Response {
    let page = "<!doctype html><html lang=\"it\"><title>Atlante</title><h1>Atlante</h1>\
        <p>Il server funziona, ma il programma è stato compilato senza la pagina della mappa. \
        Compilarla con <code>cargo xtask build</code>; intanto la mappa è disponibile come \
        <a href=\"/export/map.svg\">disegno SVG</a>.</p></html>";
    (
        StatusCode::SERVICE_UNAVAILABLE,
        [(header::CONTENT_TYPE, "text/html; charset=utf-8")],
        page,
    )
        .into_response()
}
