//! Answers with a strong `ETag`, revalidation, and compression done once.

use std::io::Write as _;

use axum::body::Bytes;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use sha2::{Digest, Sha256};

/// Bytes to serve, with their compressed forms where they are smaller.
#[derive(Debug, Clone)]
pub struct Stored {
    content_type: &'static str,
    cache_control: &'static str,
    etag: HeaderValue,
    plain: Bytes,
    /// Encodings by preference.
    compressed: Vec<(&'static str, Bytes)>,
}

/// Revalidate each time: the data may have been reloaded.
pub const REVALIDATE: &str = "no-cache";
/// The address changes with the content.
pub const IMMUTABLE: &str = "public, max-age=31536000, immutable";

/// Below this, compression costs more than it saves.
const WORTH_COMPRESSING: usize = 256;

impl Stored {
    /// Takes the bytes and compresses them.
    pub fn new(
        content_type: &'static str,
        cache_control: &'static str,
        plain: impl Into<Bytes>,
    ) -> Self {
        let plain = plain.into();
        let digest = Sha256::digest(&plain);
        let hex = digest[..8]
            .iter()
            .fold(String::new(), |hex, byte| format!("{hex}{byte:02x}"));
        Self {
            content_type,
            cache_control,
            // hexadecimal digits in quotes are a valid header value
            etag: HeaderValue::from_str(&format!("\"{hex}\""))
                .unwrap_or(HeaderValue::from_static("\"0\"")),
            compressed: compressed(&plain),
            plain,
        }
    }

    /// A JSON document. Serialising the API's own types does not fail.
    pub fn json(value: &impl serde::Serialize) -> Self {
        let bytes = serde_json::to_vec(value).unwrap_or_default();
        Self::new("application/json", REVALIDATE, bytes)
    }

    /// The answer to a request: 304 when the client has it, gzip when it takes it.
    pub fn respond(&self, request: &HeaderMap) -> Response {
        let mut headers = HeaderMap::new();
        headers.insert(header::ETAG, self.etag.clone());
        headers.insert(
            header::CACHE_CONTROL,
            HeaderValue::from_static(self.cache_control),
        );
        headers.insert(header::VARY, HeaderValue::from_static("Accept-Encoding"));
        if holds(request, &self.etag) {
            return (StatusCode::NOT_MODIFIED, headers).into_response();
        }
        headers.insert(
            header::CONTENT_TYPE,
            HeaderValue::from_static(self.content_type),
        );
        let taken = self
            .compressed
            .iter()
            .find(|(name, _)| accepts(request, name));
        if let Some((encoding, bytes)) = taken {
            headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static(encoding));
            return (headers, bytes.clone()).into_response();
        }
        (headers, self.plain.clone()).into_response()
    }
}

/// The forms that are smaller than the plain bytes, best first.
fn compressed(plain: &[u8]) -> Vec<(&'static str, Bytes)> {
    if plain.len() < WORTH_COMPRESSING {
        return Vec::new();
    }
    let forms = [("br", brotli(plain)), ("gzip", gzip(plain))];
    let smaller = forms
        .into_iter()
        .filter_map(|(name, bytes)| Some((name, bytes?)));
    smaller
        .filter(|(_, bytes)| bytes.len() < plain.len())
        .collect()
}

/// Quality 5 is where brotli beats gzip in size at about its speed.
const BROTLI_QUALITY: i32 = 5;

fn brotli(plain: &[u8]) -> Option<Bytes> {
    let params = brotli::enc::BrotliEncoderParams {
        quality: BROTLI_QUALITY,
        ..Default::default()
    };
    let mut out = Vec::new();
    brotli::BrotliCompress(&mut &*plain, &mut out, &params).ok()?;
    Some(Bytes::from(out))
}

fn gzip(plain: &[u8]) -> Option<Bytes> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    encoder.write_all(plain).ok()?;
    encoder.finish().ok().map(Bytes::from)
}

/// Whether `If-None-Match` names this version (weak comparison, RFC 9110 section 13.1.2).
fn holds(request: &HeaderMap, etag: &HeaderValue) -> bool {
    let Some(held) = request
        .get(header::IF_NONE_MATCH)
        .and_then(|v| v.to_str().ok())
    else {
        return false;
    };
    let mut held = held
        .split(',')
        .map(|tag| tag.trim().trim_start_matches("W/"));
    held.any(|tag| tag == "*" || tag.as_bytes() == etag.as_bytes())
}

/// Whether the client takes an encoding: named, and not with `q=0`.
pub fn accepts(request: &HeaderMap, encoding: &str) -> bool {
    let values = request.get_all(header::ACCEPT_ENCODING).iter();
    let mut choices = values
        .filter_map(|v| v.to_str().ok())
        .flat_map(|v| v.split(','));
    choices.any(|choice| {
        let mut parts = choice.split(';').map(str::trim);
        let named = parts
            .next()
            .is_some_and(|name| name.eq_ignore_ascii_case(encoding));
        let refused = parts.any(|p| p.strip_prefix("q=").is_some_and(|q| q.parse() == Ok(0.0)));
        named && !refused
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asking(name: header::HeaderName, value: &str) -> HeaderMap {
        HeaderMap::from_iter([(name, HeaderValue::from_str(value).unwrap())])
    }

    #[test]
    fn encodings_are_negotiated() {
        for (value, yes) in [
            ("gzip", true),
            ("br, gzip;q=0.5", true),
            ("GZIP", true),
            ("gzip;q=0", false),
            ("br", false),
        ] {
            assert_eq!(
                accepts(&asking(header::ACCEPT_ENCODING, value), "gzip"),
                yes,
                "{value}"
            );
        }
    }

    #[test]
    fn a_client_that_has_it_gets_304() {
        let stored = Stored::new("text/plain", REVALIDATE, "x".repeat(1000));
        let tag = stored.etag.to_str().unwrap().to_owned();
        let status = |value: &str| {
            stored
                .respond(&asking(header::IF_NONE_MATCH, value))
                .status()
        };
        assert_eq!(status(&tag), StatusCode::NOT_MODIFIED);
        assert_eq!(status(&format!("\"a\", W/{tag}")), StatusCode::NOT_MODIFIED);
        assert_eq!(status("\"a\""), StatusCode::OK);
        assert_eq!(stored.respond(&HeaderMap::new()).status(), StatusCode::OK);
    }
}
