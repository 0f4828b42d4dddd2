//! A document of tagged pages, and its file.

use geodata_model::Language;
use krilla::configure::{Accessibility, ConfigurationBuilder};
use krilla::destination::XyzDestination;
use krilla::geom::Point;
use krilla::metadata::{DateTime, Metadata};
use krilla::outline::{Outline, OutlineNode};
use krilla::page::PageSettings;
use krilla::tagging::TagTree;
use krilla::{Document, SerializeSettings};

use super::page::{POINTS, Page, draw};
use crate::error::ExportError;

/// A document and its metadata.
pub(crate) struct PdfDocument {
    /// Its title.
    pub title: String,
    /// What it shows, in a sentence.
    pub description: String,
    /// Language of its texts.
    pub language: Language,
    /// Date of the data, ISO 8601. It is the date of the file, so that the same data give the same bytes.
    pub date: String,
    /// What it was made from.
    pub provenance: String,
    /// Its pages.
    pub pages: Vec<Page>,
}

/// Writes a document. Fails where krilla's check of PDF/UA-1 finds a fault.
pub(crate) fn write(pdf: &PdfDocument) -> Result<Vec<u8>, ExportError> {
    let invalid = |why: &dyn std::fmt::Debug| ExportError::Pdf(format!("{why:?}"));
    let standard = ConfigurationBuilder::new().with_accessibility_validator(Accessibility::UA1);
    let mut document = Document::new_with(SerializeSettings {
        configuration: standard.finish().map_err(|e| invalid(&e))?,
        ..SerializeSettings::default()
    });
    let (mut tags, mut outline) = (TagTree::new(), Outline::new());
    for (index, page) in pdf.pages.iter().enumerate() {
        let points = |v: f64| v as f32 * POINTS;
        let size = PageSettings::from_wh(points(page.width), points(page.height));
        let size = size.ok_or_else(|| invalid(&"a page without a size"))?;
        let mut sheet = document.start_page_with(size);
        for tag in draw(&mut sheet, index, &page.nodes) {
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
    document.finish().map_err(|e| invalid(&e))
}

fn metadata(pdf: &PdfDocument) -> Metadata {
    let metadata = Metadata::new()
        .title(pdf.title.clone())
        .description(pdf.description.clone())
        .language(pdf.language.tag().to_owned())
        .creator("Atlante".to_owned())
        .keywords(vec![pdf.provenance.clone()])
        .document_id(pdf.provenance.clone());
    match date(&pdf.date) {
        Some(date) => metadata.creation_date(date),
        None => metadata,
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
