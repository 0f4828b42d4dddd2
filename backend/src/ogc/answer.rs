//! What a request wants (format, language, address of this server) and the headers of what it gets.

use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use geodata_model::Language;
use serde::Serialize;
use sha2::{Digest as _, Sha256};

use super::params::Params;
use crate::api::{REVALIDATE, Stored};
use crate::config::Config;
use crate::error::Problem;

/// The forms a resource can take.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Format {
    Json,
    Html,
    Csv,
}

/// Names of `f` and the media types they are for.
const FORMATS: [(&str, Format); 3] = [
    ("json", Format::Json),
    ("html", Format::Html),
    ("csv", Format::Csv),
];

/// A request, read.
pub(crate) struct Ask {
    pub(crate) params: Params,
    pub(crate) format: Format,
    pub(crate) language: Language,
    /// Whether the language was asked for by name.
    pub(crate) names_language: bool,
    /// Scheme and host, without a final slash.
    pub(crate) base: String,
}

impl Ask {
    /// Reads a query and headers. Which parameters are known is for the resource to say.
    pub(crate) fn read(
        config: &Config,
        query: Option<&str>,
        headers: &HeaderMap,
        formats: &[Format],
    ) -> Result<Self, Problem> {
        let params = Params::read(query.unwrap_or_default())?;
        let offered: Vec<_> = FORMATS
            .into_iter()
            .filter(|(_, f)| formats.contains(f))
            .collect();
        let named = params.one_of("f", &offered)?;
        let language = params.one_of("lang", &[("it", Language::It), ("en", Language::En)])?;
        Ok(Self {
            format: named.unwrap_or_else(|| accepted(headers, formats)),
            language: language.unwrap_or_else(|| spoken(headers)),
            names_language: language.is_some(),
            base: config.base(headers),
            params,
        })
    }

    /// The same for a resource that has no parameters but format and language.
    pub(crate) fn plain(
        config: &Config,
        query: Option<&str>,
        headers: &HeaderMap,
    ) -> Result<Self, Problem> {
        let ask = Self::read(config, query, headers, &[Format::Json, Format::Html])?;
        ask.params.only(&["f", "lang"])?;
        Ok(ask)
    }

    /// An absolute address of this service.
    pub(crate) fn url(&self, path: &str) -> String {
        format!("{}/ogc{path}", self.base)
    }

    /// The address of this resource with some parameters changed.
    pub(crate) fn here(&self, path: &str, changes: &[(&str, &str)]) -> String {
        let query = self.params.with(changes);
        let mark = if query.is_empty() { "" } else { "?" };
        format!("{}{mark}{query}", self.url(path))
    }
}

/// The form the client likes best; JSON where it has no wish or none we can meet.
fn accepted(headers: &HeaderMap, formats: &[Format]) -> Format {
    let mut best = (0.0, Format::Json);
    for part in listed(headers, &header::ACCEPT) {
        let mut parts = part.split(';').map(str::trim);
        let format = match parts.next().unwrap_or_default() {
            "text/html" | "application/xhtml+xml" => Format::Html,
            "text/csv" => Format::Csv,
            "application/json" | "application/geo+json" => Format::Json,
            kind if kind.starts_with("application/vnd.oai.openapi+json") => Format::Json,
            _ => continue,
        };
        let q = parts.find_map(|p| p.strip_prefix("q=")?.parse().ok());
        let q: f32 = q.unwrap_or(1.0);
        if q > best.0 && formats.contains(&format) {
            best = (q, format);
        }
    }
    best.1
}

fn spoken(headers: &HeaderMap) -> Language {
    listed(headers, &header::ACCEPT_LANGUAGE)
        .find_map(|part| Language::from_tag(part.split(';').next()?.trim()))
        .unwrap_or_default()
}

fn listed<'a>(headers: &'a HeaderMap, name: &HeaderName) -> impl Iterator<Item = &'a str> {
    let values = headers.get_all(name).iter().filter_map(|v| v.to_str().ok());
    values.flat_map(|v| v.split(',')).map(str::trim)
}

/// A link of the standard.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Link {
    pub(crate) href: String,
    pub(crate) rel: &'static str,
    #[serde(rename = "type")]
    pub(crate) kind: &'static str,
    pub(crate) title: String,
}

pub(crate) const JSON: &str = "application/json";
pub(crate) const GEOJSON: &str = "application/geo+json";
pub(crate) const HTML: &str = "text/html";
pub(crate) const CSV: &str = "text/csv";
pub(crate) const OPENAPI: &str = "application/vnd.oai.openapi+json;version=3.0";

/// The media type of a page.
pub(crate) const PAGE: &str = "text/html; charset=utf-8";

/// An answer with what caches must know: it depends on what the client accepts, and on where it asked.
pub(crate) fn send(
    ask: &Ask,
    headers: &HeaderMap,
    kind: &'static str,
    body: impl Into<axum::body::Bytes>,
) -> Response {
    dress(ask, Stored::new(kind, REVALIDATE, body).respond(headers))
}

/// The same for a body that says when it was made: the tag is of `timeless`, the body without that.
pub(crate) fn send_weak(
    ask: &Ask,
    headers: &HeaderMap,
    kind: &'static str,
    body: Vec<u8>,
    timeless: &[u8],
) -> Response {
    let digest = Sha256::digest(timeless);
    let hex = digest[..8]
        .iter()
        .fold(String::new(), |hex, byte| format!("{hex}{byte:02x}"));
    let held = headers.get_all(header::IF_NONE_MATCH).iter();
    let held = held
        .filter_map(|v| v.to_str().ok())
        .any(|v| v.contains(&hex));
    let mut asked = headers.clone();
    asked.remove(header::IF_NONE_MATCH);
    let mut response = if held {
        StatusCode::NOT_MODIFIED.into_response()
    } else {
        Stored::new(kind, REVALIDATE, body).respond(&asked)
    };
    if let Ok(tag) = HeaderValue::from_str(&format!("W/\"{hex}\"")) {
        response.headers_mut().insert(header::ETAG, tag);
    }
    response
        .headers_mut()
        .insert(header::CACHE_CONTROL, HeaderValue::from_static(REVALIDATE));
    dress(ask, response)
}

/// The headers every answer of the service has.
fn dress(ask: &Ask, mut response: Response) -> Response {
    let headers = response.headers_mut();
    headers.insert(
        header::VARY,
        HeaderValue::from_static("Accept, Accept-Encoding, Accept-Language"),
    );
    headers.insert(
        header::CONTENT_LANGUAGE,
        HeaderValue::from_static(ask.language.tag()),
    );
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    const ALL: [Format; 3] = [Format::Json, Format::Html, Format::Csv];

    fn asking(accept: &str) -> Format {
        let value = HeaderValue::from_str(accept).unwrap();
        accepted(&HeaderMap::from_iter([(header::ACCEPT, value)]), &ALL)
    }

    #[test]
    fn browsers_get_pages_and_programs_get_json() {
        let browser = "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8";
        for (accept, format) in [
            (browser, Format::Html),
            ("*/*", Format::Json),
            ("application/geo+json, application/json", Format::Json),
            ("application/json;q=0.5, text/html;q=0.4", Format::Json),
            ("text/csv", Format::Csv),
            ("image/png", Format::Json),
        ] {
            assert_eq!(asking(accept), format, "{accept}");
        }
    }
}
