//! Why a file cannot be a template.

/// Why a file cannot be a template.
#[derive(Debug, thiserror::Error)]
pub enum TemplateError {
    /// The file is not a package.
    #[error("it is not a presentation: {0}")]
    NotPackage(#[source] zip::result::ZipError),
    /// It is a package of something else.
    #[error("it is not a presentation but '{0}': save it as .potx or .pptx")]
    NotPresentation(String),
    /// It carries macros.
    #[error("it carries macros: save it without them, as .potx or .pptx")]
    Macros,
    /// It is larger than the limits of a template.
    #[error("it is too large: a template has up to {0}")]
    TooLarge(&'static str),
    /// A part is not there or cannot be read.
    #[error("its part {part} cannot be read: {why}")]
    Part {
        /// Name of the part.
        part: String,
        /// What is wrong.
        why: String,
    },
    /// No size that can be used.
    #[error("its slides measure {0} by {1} inches, which cannot be written on")]
    Size(f64, f64),
}

/// The error that a part cannot be read.
pub(super) fn broken(part: &str, why: &dyn ToString) -> TemplateError {
    TemplateError::Part {
        part: part.to_owned(),
        why: why.to_string(),
    }
}
