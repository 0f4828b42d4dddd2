//! A text in the two languages of the product.

use serde::{Deserialize, Serialize};

use crate::language::Language;

/// A text in the two languages of the product; Italian is the original.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Text {
    /// Italian.
    pub it: String,
    /// English; the Italian text again where no translation exists.
    pub en: String,
}

impl Text {
    /// Both languages at once.
    pub fn new(it: impl Into<String>, en: impl Into<String>) -> Self {
        Self {
            it: it.into(),
            en: en.into(),
        }
    }

    /// A text that is the same in both languages, such as a proper name.
    pub fn name(it: impl Into<String>) -> Self {
        let it = it.into();
        Self { en: it.clone(), it }
    }

    /// The text in `language`.
    #[must_use]
    pub fn get(&self, language: Language) -> &str {
        match language {
            Language::It => &self.it,
            Language::En => &self.en,
        }
    }
}
