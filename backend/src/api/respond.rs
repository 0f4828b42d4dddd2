//! Answers with a strong `ETag`, revalidation, and compression done once.

use std::io::Write as _;
use std::sync::OnceLock;

use axum::body::Bytes;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use sha2::{Digest, Sha256};

/// Bytes to serve, with their compressed forms made when first asked for.
#[derive(Debug, Clone)]
pub struct Stored {
    content_type: &'static str,
    cache_control: &'static str,
    hash: String,
    plain: Bytes,
    compressed: [OnceLock<Option<Bytes>>; ENCODINGS.len()],
}

/// Revalidate each time: the data may have been reloaded.
pub const REVALIDATE: &str = "no-cache";
/// The address changes with the content.
pub const IMMUTABLE: &str = "public, max-age=31536000, immutable";

/// Below this, compression costs more than it saves.
const WORTH_COMPRESSING: usize = 256;

/// Encodings by preference, with what tells their entity tags apart: other bytes, other strong tag (RFC 9110,
/// section 8.8.3.3).
pub const ENCODINGS: [Encoding; 2] = [
    Encoding {
        name: "br",
        tag: "-br",
        compress: brotli,
    },
    Encoding {
        name: "gzip",
        tag: "-gz",
        compress: gzip,
    },
];

/// A content coding.
pub struct Encoding {
    /// Its name in headers.
    pub name: &'static str,
    /// What follows the hash of the plain bytes in its entity tags.
    pub tag: &'static str,
    compress: fn(&[u8]) -> Option<Bytes>,
}

impl Stored {
    /// Takes the bytes.
    pub fn new(
        content_type: &'static str,
        cache_control: &'static str,
        plain: impl Into<Bytes>,
    ) -> Self {
        let plain = plain.into();
        let digest = Sha256::digest(&plain);
        Self {
            content_type,
            cache_control,
            hash: hex(&digest[..8]),
            compressed: Default::default(),
            plain,
        }
    }

    /// Takes bytes that are packed already.
    pub fn packed(content_type: &'static str, plain: impl Into<Bytes>) -> Self {
        Self {
            compressed: std::array::from_fn(|_| OnceLock::from(None)),
            ..Self::new(content_type, REVALIDATE, plain)
        }
    }

    /// A JSON document. Serialising the API's own types does not fail.
    pub fn json(value: &impl serde::Serialize) -> Self {
        let bytes = serde_json::to_vec(value).unwrap_or_default();
        Self::new("application/json", REVALIDATE, bytes)
    }

    /// A JSON document that is text already.
    #[must_use]
    pub fn json_text(text: String) -> Self {
        Self::new("application/json", REVALIDATE, text)
    }

    /// Bytes it takes, about: the compressed forms of text and tiles are under half of the plain one together.
    #[must_use]
    pub fn weight(&self) -> usize {
        self.plain.len() + self.plain.len() / 2
    }

    /// Makes the compressed forms now.
    pub fn compress(&self) {
        for at in 0..ENCODINGS.len() {
            self.form(at);
        }
    }

    /// A compressed form; `None` where it is not smaller.
    fn form(&self, at: usize) -> Option<&Bytes> {
        let made = self.compressed[at].get_or_init(|| {
            let worth = self.plain.len() >= WORTH_COMPRESSING;
            let bytes = worth.then(|| (ENCODINGS[at].compress)(&self.plain))??;
            (bytes.len() < self.plain.len()).then_some(bytes)
        });
        made.as_ref()
    }

    /// The answer to a request: 304 when the client has it, compressed when it takes that.
    pub fn respond(&self, request: &HeaderMap) -> Response {
        self.respond_with(request, self.cache_control)
    }

    /// The same with another word for caches.
    pub fn respond_with(&self, request: &HeaderMap, cache_control: &'static str) -> Response {
        let taken = ENCODINGS.iter().enumerate().find_map(|(at, encoding)| {
            let form = accepts(request, encoding.name).then(|| self.form(at))??;
            Some((encoding, form))
        });
        let tag = taken.map_or("", |(encoding, _)| encoding.tag);
        let mut headers = HeaderMap::with_capacity(8);
        let current = revalidation(&mut headers, request, &self.hash, tag);
        headers.insert(
            header::CACHE_CONTROL,
            HeaderValue::from_static(cache_control),
        );
        if current {
            return (StatusCode::NOT_MODIFIED, headers).into_response();
        }
        headers.insert(
            header::CONTENT_TYPE,
            HeaderValue::from_static(self.content_type),
        );
        let Some((encoding, bytes)) = taken else {
            return (headers, self.plain.clone()).into_response();
        };
        let name = HeaderValue::from_static(encoding.name);
        headers.insert(header::CONTENT_ENCODING, name);
        (headers, bytes.clone()).into_response()
    }
}

/// A JSON list whose elements are made one by one as it is written: a list of them all may be many times its text.
pub struct Each<F>(pub F);

impl<F, I> serde::Serialize for Each<F>
where
    F: Fn() -> I,
    I: Iterator<Item: serde::Serialize>,
{
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq((self.0)())
    }
}

/// Writes `ETag` and `Vary`; says whether the client has this very representation.
pub fn revalidation(headers: &mut HeaderMap, request: &HeaderMap, hash: &str, tag: &str) -> bool {
    // hexadecimal digits in quotes are a valid header value
    let etag = HeaderValue::from_str(&format!("\"{hash}{tag}\""))
        .unwrap_or(HeaderValue::from_static("\"0\""));
    let held = holds(request, &etag);
    headers.insert(header::ETAG, etag);
    headers.insert(header::VARY, HeaderValue::from_static("Accept-Encoding"));
    held
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
    let held = request.get_all(header::IF_NONE_MATCH).iter();
    let mut held = held
        .filter_map(|v| v.to_str().ok())
        .flat_map(|v| v.split(','))
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
    fn every_representation_has_its_own_tag_and_its_own_304() {
        let stored = Stored::new("text/plain", REVALIDATE, "x".repeat(1000));
        let mut tags: Vec<String> = Vec::new();
        for accepted in ["identity", "gzip", "br"] {
            let mut request = asking(header::ACCEPT_ENCODING, accepted);
            let answer = stored.respond(&request);
            assert_eq!(answer.status(), StatusCode::OK);
            let tag = answer.headers()[header::ETAG].to_str().unwrap().to_owned();
            let status = |request: &mut HeaderMap, value: &str| {
                request.insert(header::IF_NONE_MATCH, value.parse().unwrap());
                stored.respond(request).status()
            };
            assert_eq!(status(&mut request, &tag), StatusCode::NOT_MODIFIED);
            let among_others = format!("\"a\", W/{tag}");
            assert_eq!(
                status(&mut request, &among_others),
                StatusCode::NOT_MODIFIED
            );
            assert_eq!(status(&mut request, "*"), StatusCode::NOT_MODIFIED);
            assert_eq!(status(&mut request, "\"a\""), StatusCode::OK);
            for other in &tags {
                assert_eq!(status(&mut request, other), StatusCode::OK, "{accepted}");
            }
            tags.push(tag);
        }
    }
}
