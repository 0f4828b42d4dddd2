//! Slides for the plan's meetings: a cover, the whole area, a slide for every zone, the sources.

mod builder;
mod slides;
mod zone_text;

use geodata_model::ZoneNumber;

use self::builder::Deck;
use crate::error::ExportError;
use crate::input::ExportInput;
use crate::pptx::Template;

/// The whole deck: cover, map of the whole area, a slide for every zone, sources.
///
/// Slides have the master, layouts and size of the template; without one, a plain master and the proportions of the request.
///
/// ```
/// use atlante_export::{ExportInput, Request, deck_pptx};
/// use geodata_atlas::{Atlas, AtlasFiles, PreparedAtlas};
/// use geodata_indicator::gaps::gaps;
///
/// let atlas = PreparedAtlas::new(Atlas::read(&AtlasFiles::embedded())?);
/// let request = Request::from_query("lang=en", &atlas.atlas)?;
/// let input = ExportInput {
///     atlas: &atlas,
///     gaps: &gaps(&atlas),
///     request: &request,
///     base_url: Some("https://atlante.example.it"),
/// };
/// let pptx = deck_pptx(&input, None)?;
/// // a ZIP package
/// assert!(pptx.starts_with(b"PK"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn deck_pptx(input: &ExportInput, template: Option<&Template>) -> Result<Vec<u8>, ExportError> {
    let deck = Deck::new(input, template);
    let atlas = &input.atlas.atlas;
    let mut slides = vec![deck.cover(), deck.overview()];
    slides.extend(atlas.zones.values().map(|z| deck.zone(z)));
    slides.push(deck.closing());
    deck.write(deck.localized(&atlas.title).to_owned(), slides)
}

/// The slide of one zone: its map, figures, strategies and gaps.
pub fn zone_pptx(
    input: &ExportInput,
    zone: ZoneNumber,
    template: Option<&Template>,
) -> Result<Vec<u8>, ExportError> {
    let deck = Deck::new(input, template);
    let found = input.atlas.atlas.zones.get(&zone);
    let zone = found.ok_or(ExportError::NoZone(zone.0))?;
    deck.write(deck.zone_title(zone), vec![deck.zone(zone)])
}

/// The map alone, on a slide of a template.
pub fn map_pptx_on_template(
    input: &ExportInput,
    template: &Template,
) -> Result<Vec<u8>, ExportError> {
    let deck = Deck::new(input, Some(template));
    let slide = deck.overview();
    let title = slide.title.paragraphs.iter().map(|p| p.text.as_str());
    deck.write(title.collect(), vec![slide])
}
