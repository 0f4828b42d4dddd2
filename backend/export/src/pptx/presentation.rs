//! A presentation before it is a file: slides with texts and maps. Lengths are in units of 1/96 inch.

use geodata_cartography::Scene;
use geodata_model::Language;

use super::template::Template;

/// Colour of titles and texts.
pub(crate) const INK: &str = "#19191a";
/// Colour of secondary texts.
pub(crate) const QUIET: &str = "#455a64";

/// Slides and what they share.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Presentation<'a> {
    /// The template whose masters, layouts and themes it has; a plain master of our own without one.
    pub template: Option<&'a Template>,
    /// Width of a slide in units of 1/96 inch.
    pub width: f64,
    /// Height of a slide.
    pub height: f64,
    /// Title of the document.
    pub title: String,
    /// What it was made from: the map's specification and the version of the data.
    pub provenance: String,
    /// Date of the data, ISO 8601.
    pub date: String,
    /// Language of its texts.
    pub language: Language,
    /// The slides.
    pub slides: Vec<Slide>,
}

/// A slide.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Slide {
    /// Whether it is the first of a deck, for templates that have a layout for it.
    pub cover: bool,
    /// Its title.
    pub title: TextBox,
    /// Maps on it.
    pub maps: Vec<PlacedMap>,
    /// Texts on it.
    pub texts: Vec<TextBox>,
    /// Sources, in the placeholder of the footer.
    pub footer: TextBox,
    /// The notes of the speaker.
    pub notes: String,
}

/// A map on a slide.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct PlacedMap {
    /// The map.
    pub scene: Scene,
    /// Left of its corner.
    pub x: f64,
    /// Top of its corner.
    pub y: f64,
}

/// A box of text.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct TextBox {
    /// Name in the list of objects.
    pub name: String,
    /// Left, top, width, height.
    pub place: [f64; 4],
    /// Its paragraphs.
    pub paragraphs: Vec<Paragraph>,
}

/// A paragraph of one style.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Paragraph {
    /// The text.
    pub text: String,
    /// Size in units of 1/96 inch.
    pub size: f64,
    /// Bold.
    pub bold: bool,
    /// Colour as `#rrggbb`.
    pub colour: &'static str,
    /// With a bullet.
    pub bullet: bool,
    /// Where it leads.
    pub link: Option<String>,
}
