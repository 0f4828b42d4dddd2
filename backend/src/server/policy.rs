//! The security headers of answers: what a page of this server may load, and where it may be framed. A route that sets its own
//! policy keeps it.

use axum::http::{HeaderName, HeaderValue, header};
use tower_http::set_header::SetResponseHeaderLayer;

/// Loads only what comes from this server; compiling WebAssembly has to be allowed by name.
macro_rules! policy {
    ($($more:literal)?) => {
        concat!(
            "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; ",
            "img-src 'self' data: blob:; object-src 'none'; base-uri 'self'; form-action 'self'",
            $($more)?
        )
    };
}

/// Framed by no page but this server's own.
const PAGE: &str = policy!("; frame-ancestors 'self'");

/// A layer that sets a header on every answer that has not set it.
pub type Header = SetResponseHeaderLayer<HeaderValue>;

fn unless_set(name: HeaderName, value: &'static str) -> Header {
    SetResponseHeaderLayer::if_not_present(name, HeaderValue::from_static(value))
}

/// The content security policy of every answer that sets no other.
pub(super) fn page() -> Header {
    unless_set(header::CONTENT_SECURITY_POLICY, PAGE)
}

/// The policy for a `<meta>` element, where the host of a page sends no headers; who may frame it cannot be stated there.
#[must_use]
pub fn in_page() -> &'static str {
    policy!()
}

/// Browsers take the media type that is declared and do not guess another.
pub(super) fn no_sniffing() -> Header {
    unless_set(header::X_CONTENT_TYPE_OPTIONS, "nosniff")
}

/// Other sites learn which site a reader came from, not which page.
pub(super) fn referrer() -> Header {
    unless_set(header::REFERRER_POLICY, "strict-origin-when-cross-origin")
}
