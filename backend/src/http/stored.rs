//! Bodies of answers that are kept: each is compressed once and served with a strong `ETag`, so that a client that has it gets 304.

use std::sync::OnceLock;

use axum::body::Bytes;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use sha2::{Digest, Sha256};

use super::encoding::{ENCODINGS, accepts};
use super::etag::{hex, revalidation};

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

/// The media type of CSV tables that begin with a line of names (RFC 4180, section 3).
pub const CSV_MEDIA_TYPE: &str = "text/csv; charset=utf-8; header=present";

/// Below this, compression costs more than it saves.
const WORTH_COMPRESSING: usize = 256;

impl Stored {
    /// A body of this media type; `cache_control` is what caches are told.
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

    /// Takes bytes that are compressed already, such as a PNG or a ZIP: no compressed form of them is made.
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

    /// A GeoJSON document, under its own media type.
    pub fn geojson(value: &impl serde::Serialize) -> Self {
        let bytes = serde_json::to_vec(value).unwrap_or_default();
        Self::new("application/geo+json", REVALIDATE, bytes)
    }

    /// A CSV table whose first line names the columns.
    #[must_use]
    pub fn csv(text: String) -> Self {
        Self::new(CSV_MEDIA_TYPE, REVALIDATE, text)
    }

    /// Bytes of memory it takes, about: the compressed forms of text and tiles are under half of the plain one together.
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
        let compressed = self.compressed[at].get_or_init(|| {
            let worth = self.plain.len() >= WORTH_COMPRESSING;
            let bytes = worth.then(|| (ENCODINGS[at].compress)(&self.plain))??;
            (bytes.len() < self.plain.len()).then_some(bytes)
        });
        compressed.as_ref()
    }

    /// The answer to a request: 304 when the client has it, compressed when it takes that.
    pub fn respond(&self, request: &HeaderMap) -> Response {
        self.respond_with(request, self.cache_control)
    }

    /// The same with another `Cache-Control`.
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

#[cfg(test)]
mod tests {
    use super::*;

    fn asking(name: header::HeaderName, value: &str) -> HeaderMap {
        HeaderMap::from_iter([(name, HeaderValue::from_str(value).unwrap())])
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
