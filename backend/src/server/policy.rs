//! What a page of this server may load, and where it may be shown. A route that sets its own policy keeps it.

use axum::http::{HeaderName, HeaderValue, header};
use tower_http::set_header::SetResponseHeaderLayer;

/// Itself and nothing from elsewhere; compiling WebAssembly needs its own word.
macro_rules! policy {
    ($($more:literal)?) => {
        concat!(
            "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; ",
            "img-src 'self' data: blob:; object-src 'none'; base-uri 'self'; form-action 'self'",
            $($more)?
        )
    };
}

/// Shown in no page but this server's own.
const PAGE: &str = policy!("; frame-ancestors 'self'");
/// Made to be shown in the pages of others.
const EMBED: &str = policy!("; frame-ancestors *");

/// What answers carry, one header each.
pub type Header = SetResponseHeaderLayer<HeaderValue>;

fn unless_set(name: HeaderName, value: &'static str) -> Header {
    SetResponseHeaderLayer::if_not_present(name, HeaderValue::from_static(value))
}

/// For every route that says nothing else.
pub(super) fn page() -> Header {
    unless_set(header::CONTENT_SECURITY_POLICY, PAGE)
}

/// For a route whose page others may put into theirs: `.route("/embed", get(…).layer(embeddable()))`.
#[must_use]
pub fn embeddable() -> Header {
    unless_set(header::CONTENT_SECURITY_POLICY, EMBED)
}

/// For a page whose host sends no headers; who may frame it cannot be said there.
#[must_use]
pub fn in_page() -> &'static str {
    policy!()
}

/// Types are as declared.
pub(super) fn no_sniffing() -> Header {
    unless_set(header::X_CONTENT_TYPE_OPTIONS, "nosniff")
}

/// Other sites learn which site a reader came from, not which page.
pub(super) fn referrer() -> Header {
    unless_set(header::REFERRER_POLICY, "strict-origin-when-cross-origin")
}
