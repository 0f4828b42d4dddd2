//! A map as an SVG document.

use geodata_atlas::PreparedAtlas;

use crate::drawing::draw_request;
use crate::glyphs::font_face_css;
use crate::request::Request;

/// Pixels for each unit of the sheet at which lines are still smooth: a drawing is enlarged to twice its size.
const DETAIL: f64 = 2.0;

/// The map of a request as an SVG document: text stays text, and the typefaces it needs are in it.
///
/// `base_url` is scheme and host of the server that the map's address leads to.
///
/// ```
/// use atlante_export::{Request, map_svg};
/// use geodata_atlas::{Atlas, AtlasFiles, PreparedAtlas};
///
/// let atlas = PreparedAtlas::new(Atlas::read(&AtlasFiles::embedded())?);
/// let request = Request::from_query("theme=density&zone=5", &atlas.atlas)?;
/// let svg = map_svg(&atlas, &request, Some("https://atlante.example.it"));
/// assert!(svg.starts_with("<svg") && svg.contains("https://atlante.example.it/?theme=density"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[must_use]
pub fn map_svg(atlas: &PreparedAtlas, request: &Request, base_url: Option<&str>) -> String {
    let scene = draw_request(atlas, request, base_url, DETAIL);
    geodata_cartography::svg(&scene, &font_face_css(&scene))
}
