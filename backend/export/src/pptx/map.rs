//! A map as a presentation of one slide, with title and sources in the slide's placeholders.

use geodata_atlas::PreparedAtlas;
use geodata_cartography::Scene;
use geodata_cartography::scene::Geometry;

use super::package::write;
use super::presentation::{INK, Paragraph, PlacedMap, Presentation, QUIET, Slide, TextBox};
use crate::drawing::{draw_request, provenance};
use crate::error::ExportError;
use crate::request::Request;

/// Pixels for each unit of the sheet at which lines are still smooth: a slide is projected at twice its size.
const DETAIL: f64 = 2.0;

/// The map of a request as a presentation of one slide.
///
/// `base_url` is scheme and host of the server that the map's address leads to.
///
/// ```
/// use atlante_export::{Request, map_pptx};
/// use geodata_atlas::{Atlas, AtlasFiles, PreparedAtlas};
///
/// let atlas = PreparedAtlas::new(Atlas::read(&AtlasFiles::embedded())?);
/// let request = Request::from_query("theme=density&format=4x3", &atlas.atlas)?;
/// let pptx = map_pptx(&atlas, &request, None)?;
/// // a ZIP package
/// assert!(pptx.starts_with(b"PK"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn map_pptx(
    atlas: &PreparedAtlas,
    request: &Request,
    base_url: Option<&str>,
) -> Result<Vec<u8>, ExportError> {
    let scene = draw_request(atlas, request, base_url, DETAIL);
    let (title, footer) = (
        text_place(&scene, "title-text"),
        text_place(&scene, "source-text"),
    );
    let notes = [
        &scene.title,
        &scene.description,
        &scene.source,
        scene.link.as_deref().unwrap_or_default(),
    ];
    let presentation = Presentation {
        template: None,
        width: scene.width,
        height: scene.height,
        title: scene.title.clone(),
        provenance: provenance(atlas, &request.spec),
        date: atlas.atlas.date.clone(),
        language: scene.language,
        slides: vec![Slide {
            cover: false,
            notes: notes.join("\n").trim_end().to_owned(),
            title: text_box(&scene, &scene.title, title, true),
            footer: text_box(&scene, &scene.source, footer, false),
            texts: Vec::new(),
            maps: vec![PlacedMap {
                scene,
                x: 0.0,
                y: 0.0,
            }],
        }],
    };
    write(&presentation)
}

/// Where a text of the drawing stands, for the placeholder in its stead: left, top, size of the text, height.
fn text_place(scene: &Scene, id: &str) -> [f64; 4] {
    let shapes = scene.layers.iter().flat_map(|l| &l.shapes);
    let text = shapes
        .filter(|s| s.id == id)
        .find_map(|s| match &s.geometry {
            Geometry::Text(text) => Some(text),
            _ => None,
        });
    text.map_or([28.0, 20.0, 20.0, 40.0], |t| {
        let height = t.lines.len() as f64 * t.size * 1.25;
        [t.at.x, t.at.y - t.size, t.size, height]
    })
}

/// A text in its place, as wide as the slide has room for.
fn text_box(scene: &Scene, text: &str, [x, y, size, height]: [f64; 4], bold: bool) -> TextBox {
    TextBox {
        name: String::new(),
        place: [x, y, scene.width - 2.0 * x, height],
        paragraphs: vec![Paragraph {
            text: text.to_owned(),
            size,
            bold,
            colour: if bold { INK } else { QUIET },
            ..Paragraph::default()
        }],
    }
}
