//! Maps, zone sheets and slide decks of an atlas as files that people take away.
//!
//! Every function here takes a [`PreparedAtlas`](geodata_atlas::PreparedAtlas) and what was asked for, and gives the bytes of a
//! file. There is no server, no file system and no clock: the same input gives the same bytes.
//!
//! | format | function | what it is |
//! |---|---|---|
//! | SVG | [`map_svg`] | a drawing whose text stays text, with the typefaces it needs |
//! | PNG | [`map_png`] | a picture |
//! | PDF | [`map_pdf`] | a page that screen readers can read (PDF/UA-1) |
//! | PPTX | [`map_pptx`], [`map_pptx_on_template`] | a slide of shapes that can be edited |
//! | HTML | [`map_html`] | a page for frames in other pages, or one file that needs no network |
//! | PDF | [`sheet_pdf`] | the sheet of one zone or of several: figures, strategies, gaps, room for notes |
//! | PPTX | [`deck_pptx`], [`zone_pptx`] | slides of the whole plan, or of one zone |
//!
//! A map is a [`MapSpec`](geodata_mapspec::MapSpec); a [`Request`] is a map with the options of exports (proportions, resolution,
//! background), read from the query of an address. Each format is written from the one [`Scene`](geodata_cartography::Scene) of the
//! map, so they cannot disagree; the figures of sheets and decks are those of the API.
//!
//! Text is shaped here, with the typefaces in the program and no others (`glyphs`, `typefaces`): a machine without typefaces
//! gives the same picture.

mod deck;
mod drawing;
mod error;
mod glyphs;
mod html;
mod input;
mod pdf;
mod png;
mod pptx;
mod request;
mod sheet;
mod svg;
mod typefaces;

pub use deck::{deck_pptx, map_pptx_on_template, zone_pptx};
pub use error::ExportError;
pub use glyphs::missing_glyph_notices;
pub use html::{PageOptions, SCRIPT, map_html, stylesheet};
pub use input::ExportInput;
pub use pdf::map_pdf;
pub use png::map_png;
pub use pptx::{Template, TemplateError, map_pptx};
pub use request::{Request, RequestError, map_address};
pub use sheet::{Paper, sheet_pdf};
pub use svg::map_svg;
