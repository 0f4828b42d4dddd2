//! Script and style of the page.

use crate::typefaces::web_font_css;

/// The script of the page: names under the pointer, zoom, search in the table. Without it the map is a drawing with a table.
pub const SCRIPT: &str = include_str!("embed.js");

/// The style of the page, with its typeface in it.
#[must_use]
pub fn stylesheet() -> String {
    format!("{}\n{}", web_font_css(), include_str!("embed.css"))
}
