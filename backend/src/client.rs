//! The client, embedded in the program: release builds carry the bytes, debug builds read the folder.

use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use rust_embed::{EmbeddedFile, RustEmbed};

/// What `cargo xtask build` makes of the frontend. `build.rs` names the folder. Absent until then.
#[derive(RustEmbed)]
#[folder = "$ATLANTE_CLIENT"]
#[allow_missing = true]
struct Client;

/// What the build adds to the names of compressed files, in the order of [`ENCODINGS`](crate::http::encoding::ENCODINGS).
pub const SUFFIXES: [&str; 2] = [".br", ".gz"];

/// A file of the client, by its path as it was built.
pub fn find(path: &str) -> Option<EmbeddedFile> {
    Client::get(path)
}

/// Every file of the client as it was built, without the compressed forms beside them.
pub fn files() -> impl Iterator<Item = (String, Vec<u8>)> {
    Client::iter()
        .filter(|path| !SUFFIXES.iter().any(|suffix| path.ends_with(suffix)))
        .filter_map(|path| Some((path.to_string(), Client::get(&path)?.data.into_owned())))
}

/// The page, when the program was built with it.
pub fn index() -> Option<String> {
    let file = Client::get("index.html")?;
    Some(String::from_utf8_lossy(&file.data).into_owned())
}

/// The answer of a program that was built without its client: 503 and a page that says so.
pub fn without_client() -> Response {
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
