//! Text shaping: lines of text as glyphs of the typefaces in the program.
//!
//! A line is cut into runs of one typeface and one direction (`itemize`), each run is shaped (`shaping`). Pictures take the
//! outlines of the glyphs (`outline`), PDF draws the shaped line as text, SVG documents carry the glyphs they need (`font_face`,
//! `subset`). A character that no typeface has is shown as � and named in a notice (`missing`).

mod characters;
mod face;
mod font_face;
mod itemize;
mod missing;
mod outline;
mod shaping;
mod subset;

pub(crate) use font_face::font_face_css;
pub use missing::missing_glyph_notices;
pub(crate) use outline::outlined;
pub(crate) use shaping::ShapedLine;
