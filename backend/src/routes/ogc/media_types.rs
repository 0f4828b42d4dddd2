//! The media types of the service.

pub const JSON: &str = "application/json";
pub const GEOJSON: &str = "application/geo+json";
pub const HTML: &str = "text/html";
pub const CSV: &str = "text/csv";
pub const OPENAPI: &str = "application/vnd.oai.openapi+json;version=3.0";

/// The media type of a page.
pub const PAGE: &str = "text/html; charset=utf-8";
