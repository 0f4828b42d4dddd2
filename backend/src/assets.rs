//! The client, embedded in the program: release builds carry the bytes, debug builds read the folder.

use axum::body::Bytes;
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use rust_embed::RustEmbed;

use crate::api::respond::{ENCODINGS, REVALIDATE, accepts, hex, revalidation};
use crate::error::Problem;

/// What `cargo xtask build` makes of the frontend. `build.rs` names the folder. Absent until then; see [`serve`].
#[derive(RustEmbed)]
#[folder = "$ATLANTE_CLIENT"]
#[allow_missing = true]
struct Client;

/// What the build adds to the names of compressed files, in the order of [`ENCODINGS`].
const SUFFIXES: [&str; 2] = [".br", ".gz"];

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
    let taken = ENCODINGS
        .iter()
        .zip(SUFFIXES)
        .find_map(|(encoding, suffix)| {
            let variant = accepts(request, encoding.name).then(|| format!("{path}{suffix}"))?;
            Some((encoding, Client::get(&variant)?.data))
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

/// Every file of the client as it was built, without the compressed forms beside them.
pub fn files() -> impl Iterator<Item = (String, Vec<u8>)> {
    Client::iter()
        .filter(|path| !SUFFIXES.iter().any(|suffix| path.ends_with(suffix)))
        .filter_map(|path| Some((path.to_string(), Client::get(&path)?.data.into_owned())))
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

/// The page, when the program was built with it.
pub(crate) fn index() -> Option<String> {
    let file = Client::get("index.html")?;
    Some(String::from_utf8_lossy(&file.data).into_owned())
}

/// A program built without its client says so instead of showing an empty page.
pub(crate) fn without_client() -> Response {
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
