//! Pages that everybody can read (PDF/UA-1): tagged in reading order, with their typefaces in them, the map as paths. Written with
//! krilla, which refuses what its check of that standard does not pass.

mod document;
mod map;
mod page;
mod paint;

pub(crate) use document::{PdfDocument, write};
pub(crate) use map::map_nodes;
pub use map::map_pdf;
pub(crate) use page::{Node, Page, Role};
