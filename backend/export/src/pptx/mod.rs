//! Slides with native shapes (ECMA-376, PresentationML): everything on them can be recoloured, moved and edited, nothing is a picture.
//!
//! A [`Presentation`] is written as a package of XML parts (`package`). Slides stand on a plain master of our own (`parts`) or on the
//! masters and layouts of a template (`template`).

mod canvas;
mod map;
mod package;
mod parts;
mod presentation;
mod shape;
mod slide;
mod template;
mod text;
mod units;
mod xml;

pub use map::map_pptx;
pub(crate) use package::write;
pub(crate) use presentation::{INK, Paragraph, PlacedMap, Presentation, QUIET, Slide, TextBox};
pub use template::{Template, TemplateError};
