//! The page's address and the browser's history.

use wasm_bindgen::JsValue;

/// The query of the page's address, without its question mark.
pub fn query() -> String {
    let search = web_sys::window().and_then(|window| window.location().search().ok());
    search
        .unwrap_or_default()
        .trim_start_matches('?')
        .to_owned()
}

/// An address relative to the page, made absolute.
pub fn absolute(href: &str) -> String {
    let base = web_sys::window().and_then(|window| window.location().href().ok());
    base.and_then(|base| web_sys::Url::new_with_base(href, &base).ok())
        .map_or_else(|| href.to_owned(), |url| url.href())
}

/// Whether the browser runs on the machine that serves the page: errors in the server's data are shown only there. False for
/// an exported page, which has no server.
pub fn is_on_server_machine() -> bool {
    let host = web_sys::window().and_then(|window| window.location().hostname().ok());
    let is_loopback =
        host.is_some_and(|h| matches!(h.as_str(), "localhost" | "127.0.0.1" | "[::1]"));
    is_loopback && super::document::element("static").is_none()
}

/// Writes `query` into the address, as a new history entry or in place of the present one.
pub fn show_query(query: &str, new_entry: bool) {
    let Some(window) = web_sys::window() else {
        return;
    };
    let path = window.location().pathname().unwrap_or_default();
    let url = if query.is_empty() {
        path
    } else {
        format!("{path}?{query}")
    };
    let Ok(history) = window.history() else {
        return;
    };
    // fails only in sandboxed frames, where the address is not visible
    let _ = if new_entry {
        history.push_state_with_url(&JsValue::NULL, "", Some(&url))
    } else {
        history.replace_state_with_url(&JsValue::NULL, "", Some(&url))
    };
}
