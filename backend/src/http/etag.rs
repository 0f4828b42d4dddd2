//! Entity tags, and the requests that ask only whether something changed (RFC 9110, sections 8.8.3 and 13.1.2).

use axum::http::{HeaderMap, HeaderValue, header};

/// Writes `ETag` and `Vary`; returns whether the request names this very representation, so that 304 is the answer.
pub fn revalidation(headers: &mut HeaderMap, request: &HeaderMap, hash: &str, tag: &str) -> bool {
    // hexadecimal digits in quotes are a valid header value
    let etag = HeaderValue::from_str(&format!("\"{hash}{tag}\""))
        .unwrap_or(HeaderValue::from_static("\"0\""));
    let is_current = names(request, &etag);
    headers.insert(header::ETAG, etag);
    headers.insert(header::VARY, HeaderValue::from_static("Accept-Encoding"));
    is_current
}

/// Bytes in hexadecimal.
#[must_use]
pub fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    bytes.iter().fold(String::new(), |mut hex, byte| {
        // writing to a String cannot fail
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}

/// Whether `If-None-Match` names this version (weak comparison, RFC 9110 section 13.1.2).
fn names(request: &HeaderMap, etag: &HeaderValue) -> bool {
    let values = request.get_all(header::IF_NONE_MATCH).iter();
    let mut tags = values
        .filter_map(|v| v.to_str().ok())
        .flat_map(|v| v.split(','))
        .map(|tag| tag.trim().trim_start_matches("W/"));
    tags.any(|tag| tag == "*" || tag.as_bytes() == etag.as_bytes())
}
