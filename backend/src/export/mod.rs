//! From a [`MapSpec`] to files people take away. Every format is written from the one
//! [`Scene`](geodata_cartography::Scene), so they cannot disagree.

pub(crate) mod deck;
pub(crate) mod embed;
pub(crate) mod fonts;
pub(crate) mod letters;
pub(crate) mod limit;
pub(crate) mod oembed;
pub(crate) mod options;
pub(crate) mod page;
pub(crate) mod pdf;
pub(crate) mod png;
pub(crate) mod pptx;
pub(crate) mod routes;
pub(crate) mod share;
pub(crate) mod sheet;

use geodata_atlas::PreparedAtlas;
use geodata_cartography::{Scene, Sheet, map_body};
use geodata_mapspec::MapSpec;

/// Why a map could not become a file.
#[derive(Debug, thiserror::Error)]
pub(crate) enum ExportError {
    /// The drawing is not valid: a mistake in the program.
    #[error("the drawing cannot be read: {0}")]
    Drawing(#[from] resvg::usvg::Error),
    /// No memory for a picture of that size.
    #[error("no picture of {0} by {1} pixels can be made")]
    Picture(u32, u32),
    /// The picture could not be packed.
    #[error("the picture cannot be packed: {0}")]
    Packing(#[from] ::png::EncodingError),
    /// The package could not be written.
    #[error("the package cannot be written: {0}")]
    Package(#[from] zip::result::ZipError),
    /// Its bytes could not be written.
    #[error("the file cannot be written: {0}")]
    Bytes(#[from] std::io::Error),
    /// The document does not pass the check of its standard: a mistake in the program.
    #[error("the document is not valid: {0}")]
    Pdf(String),
    /// There is no such zone.
    #[error("there is no zone {0}")]
    NoZone(u8),
}

/// The drawing of a map on a sheet.
pub(crate) fn scene(atlas: &PreparedAtlas, spec: &MapSpec, sheet: &Sheet) -> Scene {
    let body = map_body(atlas, spec, Vec::new());
    Scene::new(atlas, spec, &body, sheet)
}
