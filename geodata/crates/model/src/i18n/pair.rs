//! The texts of both languages at once.

use fluent_bundle::FluentValue;

use super::catalogue::Catalogue;
use crate::language::Language;
use crate::text::Text;
use crate::vocabulary::Vocabulary;

/// Both languages at once, for texts that travel with the data.
pub struct Catalogues {
    it: Catalogue,
    en: Catalogue,
}

impl Default for Catalogues {
    fn default() -> Self {
        Self {
            it: Catalogue::new(Language::It),
            en: Catalogue::new(Language::En),
        }
    }
}

impl Catalogues {
    /// Every text in both languages, with the terms an atlas uses for its parts.
    #[must_use]
    pub fn with_vocabulary(vocabulary: &Vocabulary) -> Self {
        let all = Self::default();
        Self {
            it: all.it.with_vocabulary(vocabulary),
            en: all.en.with_vocabulary(vocabulary),
        }
    }

    /// The texts of the page in both languages.
    #[must_use]
    pub fn of_page() -> Self {
        Self {
            it: Catalogue::of_page(Language::It),
            en: Catalogue::of_page(Language::En),
        }
    }

    /// The text for `key` in both languages; `args` sees the catalogue so that numbers follow the language.
    pub fn text<'a, F>(&self, key: &str, args: F) -> Text
    where
        F: Fn(&Catalogue) -> Vec<(&'static str, FluentValue<'a>)>,
    {
        Text::new(
            self.it.text(key, &args(&self.it)),
            self.en.text(key, &args(&self.en)),
        )
    }

    /// One of the two.
    #[must_use]
    pub fn get(&self, language: Language) -> &Catalogue {
        match language {
            Language::It => &self.it,
            Language::En => &self.en,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_terms_of_an_atlas_replace_those_of_the_catalogue() {
        let vocabulary = Vocabulary {
            zones: Some(Text::new("ambiti {\"α\\}", "areas")),
            ..Vocabulary::default()
        };
        let catalogues = Catalogues::with_vocabulary(&vocabulary);
        let text = |key| catalogues.text(key, |_| Vec::new());
        assert_eq!(
            text("theme-zones"),
            Text::new("Ambiti {\"α\\}", "Areas"),
            "as they are written, with a capital at the beginning"
        );
        assert_eq!(text("legend-zones"), Text::new("Zona", "Zone"));
        assert_eq!(text("ui-matrix-whole"), Text::new("Tutto", "All"));
    }
}
