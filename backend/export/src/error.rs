//! Why an export fails.

/// Why a map could not become a file.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// The drawing is not valid SVG: a mistake in the program.
    #[error("the drawing cannot be read: {0}")]
    Drawing(#[from] resvg::usvg::Error),
    /// No memory for a picture of that size.
    #[error("no picture of {0} by {1} pixels can be made")]
    Picture(u32, u32),
    /// The picture could not be compressed.
    #[error("the picture cannot be packed: {0}")]
    Packing(#[from] ::png::EncodingError),
    /// The package of a presentation could not be written.
    #[error("the package cannot be written: {0}")]
    Package(#[from] zip::result::ZipError),
    /// Its bytes could not be written.
    #[error("the file cannot be written: {0}")]
    Bytes(#[from] std::io::Error),
    /// The document does not pass the check of PDF/UA-1: a mistake in the program.
    #[error("the document is not valid: {0}")]
    Pdf(String),
    /// There is no such zone.
    #[error("there is no zone {0}")]
    NoZone(u8),
}
