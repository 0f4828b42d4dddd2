//! What decks and zone sheets are made from.

use geodata_api::gaps::Gaps;
use geodata_atlas::PreparedAtlas;

use crate::request::Request;

/// What decks and zone sheets are made from, beside the zones and the paper or template they are asked for with.
#[derive(Clone, Copy)]
pub struct ExportInput<'a> {
    /// The atlas.
    pub atlas: &'a PreparedAtlas,
    /// Its gaps, as [`geodata_indicator::gaps::gaps`] finds them: given, so that a server finds them once.
    pub gaps: &'a Gaps,
    /// The map, its language, and the proportions of slides.
    pub request: &'a Request,
    /// Scheme and host of the server that links lead to, without a slash at the end; no links without one.
    pub base_url: Option<&'a str>,
}
