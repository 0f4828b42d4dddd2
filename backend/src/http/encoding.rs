//! Content codings: which a client accepts, and how bytes are compressed for them.

use std::io::Write as _;

use axum::body::Bytes;
use axum::http::{HeaderMap, header};

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
    pub(super) compress: fn(&[u8]) -> Option<Bytes>,
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
    use axum::http::HeaderValue;

    #[test]
    fn encodings_are_negotiated() {
        for (value, yes) in [
            ("gzip", true),
            ("br, gzip;q=0.5", true),
            ("GZIP", true),
            ("gzip;q=0", false),
            ("br", false),
        ] {
            let value = HeaderValue::from_str(value).unwrap();
            let request = HeaderMap::from_iter([(header::ACCEPT_ENCODING, value.clone())]);
            assert_eq!(accepts(&request, "gzip"), yes, "{value:?}");
        }
    }
}
