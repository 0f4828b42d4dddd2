//! What a request for a resource of the service asks: parameters, format, language, and the address of this server.

use axum::http::{HeaderMap, HeaderName, header};
use geodata_model::Language;

use super::params::Params;
use crate::http::language;
use crate::http::problem::Problem;
use crate::state::config::Config;

/// The formats a resource can have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
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

/// A request for a resource of the service.
pub struct OgcRequest {
    pub params: Params,
    pub format: Format,
    pub language: Language,
    /// Whether the language was asked for by name.
    pub names_language: bool,
    /// Scheme and host, without a final slash.
    pub base: String,
}

impl OgcRequest {
    /// Reads a query and headers. Which parameters there may be is checked by the resource.
    pub fn read(
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
            language: language.unwrap_or_else(|| language::accepted(headers).unwrap_or_default()),
            names_language: language.is_some(),
            base: config.base(headers),
            params,
        })
    }

    /// The same for a resource that has no parameters but format and language.
    pub fn plain(
        config: &Config,
        query: Option<&str>,
        headers: &HeaderMap,
    ) -> Result<Self, Problem> {
        let request = Self::read(config, query, headers, &[Format::Json, Format::Html])?;
        request.params.allow_only(&["f", "lang"])?;
        Ok(request)
    }

    /// An absolute address of this service.
    pub fn url(&self, path: &str) -> String {
        format!("{}/ogc{path}", self.base)
    }

    /// The address of this resource with some parameters changed.
    pub fn here(&self, path: &str, changes: &[(&str, &str)]) -> String {
        let query = self.params.with(changes);
        let mark = if query.is_empty() { "" } else { "?" };
        format!("{}{mark}{query}", self.url(path))
    }
}

/// The format the client prefers (`Accept`); JSON where it names none that there is.
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

fn listed<'a>(headers: &'a HeaderMap, name: &HeaderName) -> impl Iterator<Item = &'a str> {
    let values = headers.get_all(name).iter().filter_map(|v| v.to_str().ok());
    values.flat_map(|v| v.split(',')).map(str::trim)
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderValue;

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
