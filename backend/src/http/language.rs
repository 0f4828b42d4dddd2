//! The language a client asks for.

use axum::http::{HeaderMap, header};
use geodata_model::Language;

/// The first language of `Accept-Language` that there are texts in; weights (`q=`) are not read, because browsers send the
/// languages in order.
#[must_use]
pub fn accepted(headers: &HeaderMap) -> Option<Language> {
    let values = headers.get_all(header::ACCEPT_LANGUAGE).iter();
    let mut tags = values
        .filter_map(|v| v.to_str().ok())
        .flat_map(|v| v.split(','))
        .filter_map(|part| part.split(';').next());
    tags.find_map(|tag| Language::from_tag(tag.trim()))
}
