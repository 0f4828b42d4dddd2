//! Pages that everybody can read (PDF/UA-1): tagged in reading order, with their typefaces in them, the map
//! as paths. Written with krilla, which refuses what its check of that standard does not pass.

mod map;
mod page;
mod paint;

use geodata_atlas::PreparedAtlas;
use geodata_cartography::Scene;
use geodata_mapspec::MapSpec;
use geodata_model::Language;
use krilla::configure::{Accessibility, ConfigurationBuilder};
use krilla::destination::XyzDestination;
use krilla::geom::Point;
use krilla::metadata::{DateTime, Metadata};
use krilla::outline::{Outline, OutlineNode};
use krilla::page::PageSettings;
use krilla::tagging::TagTree;
use krilla::{Document, SerializeSettings};

pub(crate) use map::nodes as map_nodes;
pub(crate) use page::{Node, Page, Role};

use super::ExportError;

/// A document and what is said of it.
pub(crate) struct Pdf {
    /// Its title.
    pub title: String,
    /// What it shows, in a sentence.
    pub description: String,
    /// Language of its texts.
    pub language: Language,
    /// Date of the data, ISO 8601: the same data give the same bytes.
    pub date: String,
    /// What it was made from.
    pub origin: String,
    /// Its pages.
    pub pages: Vec<Page>,
}

/// A map as a document of one page.
pub(crate) fn of_map(
    atlas: &PreparedAtlas,
    spec: &MapSpec,
    scene: Scene,
) -> Result<Vec<u8>, ExportError> {
    let texts = atlas.texts.get(spec.language);
    let page = |scene: Scene| Page {
        width: scene.width,
        height: scene.height,
        outline: scene.title.clone(),
        nodes: map_nodes(scene, texts, 1),
    };
    write(&Pdf {
        title: scene.title.clone(),
        description: scene.description.clone(),
        language: scene.language,
        date: atlas.atlas.date.clone(),
        origin: format!("MapSpec: {} · {}", spec.to_query(), atlas.atlas.version),
        pages: vec![page(scene)],
    })
}

/// The document as a file.
pub(crate) fn write(pdf: &Pdf) -> Result<Vec<u8>, ExportError> {
    let refused = |why: &dyn std::fmt::Debug| ExportError::Pdf(format!("{why:?}"));
    let standard = ConfigurationBuilder::new().with_accessibility_validator(Accessibility::UA1);
    let mut document = Document::new_with(SerializeSettings {
        configuration: standard.finish().map_err(|e| refused(&e))?,
        ..SerializeSettings::default()
    });
    let (mut tags, mut outline) = (TagTree::new(), Outline::new());
    for (index, page) in pdf.pages.iter().enumerate() {
        let points = |v: f64| v as f32 * page::POINTS;
        let size = PageSettings::from_wh(points(page.width), points(page.height));
        let size = size.ok_or_else(|| refused(&"a page without a size"))?;
        let mut sheet = document.start_page_with(size);
        for tag in page::draw(&mut sheet, index, &page.nodes) {
            tags.push(tag);
        }
        sheet.finish();
        if !page.outline.is_empty() {
            let top = XyzDestination::new(index, Point::from_xy(0.0, 0.0));
            outline.push_child(OutlineNode::new(page.outline.clone(), top));
        }
    }
    document.set_outline(outline);
    document.set_tag_tree(tags);
    document.set_metadata(metadata(pdf));
    document.finish().map_err(|e| refused(&e))
}

fn metadata(pdf: &Pdf) -> Metadata {
    let told = Metadata::new()
        .title(pdf.title.clone())
        .description(pdf.description.clone())
        .language(pdf.language.tag().to_owned())
        .creator("Atlante".to_owned())
        .keywords(vec![pdf.origin.clone()])
        .document_id(pdf.origin.clone());
    match date(&pdf.date) {
        Some(date) => told.creation_date(date),
        None => told,
    }
}

/// `2023`, `2023-10` or `2023-10-27`.
fn date(iso: &str) -> Option<DateTime> {
    let mut parts = iso.split('-');
    let mut date = DateTime::new(parts.next()?.parse().ok()?);
    if let Some(month) = parts.next() {
        date = date.month(month.parse().ok()?);
    }
    if let Some(day) = parts.next() {
        date = date.day(day.parse().ok()?);
    }
    Some(date)
}
