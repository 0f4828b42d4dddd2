//! Slides with native shapes (ECMA-376, PresentationML): everything on them can be recoloured,
//! moved and edited, nothing is a picture.

mod package;
mod parts;
mod shape;
mod slide;
mod template;
mod text;

use geodata_atlas::PreparedAtlas;
use geodata_cartography::Scene;
use geodata_cartography::scene::Geometry;
use geodata_model::Language;

use super::ExportError;
use super::options::Request;
pub(crate) use template::Template;

/// Letters of titles and texts.
pub(crate) const INK: &str = "#19191a";
/// Letters of what is beside the point.
pub(crate) const QUIET: &str = "#455a64";

/// Slides and what they share.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Presentation<'a> {
    /// Whose masters, layouts and themes it has; its own without one.
    pub template: Option<&'a Template>,
    /// Width of a slide in units of 1/96 inch.
    pub width: f64,
    /// Height of a slide.
    pub height: f64,
    /// Title of the document.
    pub title: String,
    /// What it was made from: the map's specification and the version of the data.
    pub origin: String,
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
    pub maps: Vec<Placed>,
    /// Texts on it.
    pub texts: Vec<TextBox>,
    /// Sources, at its foot.
    pub footer: TextBox,
    /// What the speaker may say.
    pub notes: String,
}

/// A map on a slide.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Placed {
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

/// A map as a presentation of one slide.
pub(crate) fn of_map(
    atlas: &PreparedAtlas,
    request: &Request,
    scene: Scene,
) -> Result<Vec<u8>, ExportError> {
    let version = &atlas.atlas.version;
    let origin = format!("MapSpec: {} · {version}", request.spec.to_query());
    map(scene, origin, &atlas.atlas.date)
}

fn map(scene: Scene, origin: String, date: &str) -> Result<Vec<u8>, ExportError> {
    let (title, footer) = (
        heading(&scene, "title-text"),
        heading(&scene, "source-text"),
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
        origin,
        date: date.to_owned(),
        language: scene.language,
        slides: vec![Slide {
            cover: false,
            notes: notes.join("\n").trim_end().to_owned(),
            title: one(&scene, &scene.title, title, true),
            footer: one(&scene, &scene.source, footer, false),
            texts: Vec::new(),
            maps: vec![Placed {
                scene,
                x: 0.0,
                y: 0.0,
            }],
        }],
    };
    write(&presentation)
}

/// Where a placeholder's text stands in the drawing: left, top, size, height.
fn heading(scene: &Scene, id: &str) -> [f64; 4] {
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

fn one(scene: &Scene, text: &str, [x, y, size, height]: [f64; 4], bold: bool) -> TextBox {
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

/// The presentation as a file.
pub(crate) fn write(presentation: &Presentation) -> Result<Vec<u8>, ExportError> {
    package::write(presentation)
}
