//! The sheets of zones as one document.

use geodata_model::ZoneNumber;

use super::content::SheetContext;
use super::pages;
use super::paper::Paper;
use crate::drawing::provenance;
use crate::error::ExportError;
use crate::input::ExportInput;
use crate::pdf::{PdfDocument, write};

/// The sheets of some zones as one PDF, which passes the checks of PDF/UA-1.
///
/// ```
/// use atlante_export::{ExportInput, Paper, Request, sheet_pdf};
/// use geodata_atlas::{Atlas, AtlasFiles, PreparedAtlas};
/// use geodata_indicator::gaps::gaps;
/// use geodata_model::ZoneNumber;
///
/// let atlas = PreparedAtlas::new(Atlas::read(&AtlasFiles::embedded())?);
/// let request = Request::from_query("lang=en", &atlas.atlas)?;
/// let input = ExportInput {
///     atlas: &atlas,
///     gaps: &gaps(&atlas),
///     request: &request,
///     base_url: None,
/// };
/// let pdf = sheet_pdf(&input, &[ZoneNumber(5)], Paper::A4)?;
/// assert!(pdf.starts_with(b"%PDF-"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn sheet_pdf(
    input: &ExportInput,
    zones: &[ZoneNumber],
    paper: Paper,
) -> Result<Vec<u8>, ExportError> {
    let (atlas, spec) = (input.atlas, &input.request.spec);
    let texts = atlas.texts.get(spec.language);
    let context = SheetContext::new(atlas, input.gaps, texts);
    let mut pages = Vec::new();
    for zone in zones {
        if context.body(*zone).is_none() {
            return Err(ExportError::NoZone(zone.0));
        }
        match paper {
            Paper::A4 => pages.extend(pages::a4(input, &context, *zone)),
            Paper::A3 => pages.push(pages::a3(input, &context, *zone)),
        }
    }
    let title = match zones {
        [only] => atlas.atlas.zones.get(only).map(|z| context.zone_title(z)),
        _ => Some(context.localized(&atlas.atlas.territory).to_owned()),
    };
    write(&PdfDocument {
        title: format!(
            "{} – {}",
            context.message("sheet-title"),
            title.unwrap_or_default()
        ),
        description: context.message("sheet-lead"),
        language: spec.language,
        date: atlas.atlas.date.clone(),
        provenance: provenance(atlas, spec),
        pages,
    })
}
