//! The texts of one language.

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};

use super::files::{ENGLISH, ENGLISH_DOMAIN, ITALIAN, ITALIAN_DOMAIN};
use super::number::number;
use crate::language::Language;
use crate::vocabulary::Vocabulary;

/// The texts of one language.
pub struct Catalogue {
    language: Language,
    bundle: FluentBundle<FluentResource>,
}

impl Catalogue {
    /// Reads the texts of `language`.
    ///
    /// A malformed entry is left out, so its key is shown in its place; a test checks that there is none.
    #[must_use]
    pub fn new(language: Language) -> Self {
        let domain = match language {
            Language::It => ITALIAN_DOMAIN,
            Language::En => ENGLISH_DOMAIN,
        };
        let mut catalogue = Self::of_page(language);
        catalogue.add(domain);
        catalogue
    }

    /// Reads only the texts of the page in `language`. The page calls this, so that the texts of the library are not in its download.
    #[must_use]
    pub fn of_page(language: Language) -> Self {
        let (tag, texts) = match language {
            Language::It => ("it", ITALIAN),
            Language::En => ("en", ENGLISH),
        };
        let mut bundle = FluentBundle::new_concurrent(vec![tag.parse().unwrap_or_default()]);
        // isolation marks serve texts that mix writing directions; here they would only end up in exports
        bundle.set_use_isolating(false);
        let mut catalogue = Self { language, bundle };
        catalogue.add(texts);
        catalogue
    }

    /// The same, with the terms an atlas uses for its parts in place of those of the catalogue.
    #[must_use]
    pub fn with_vocabulary(mut self, vocabulary: &Vocabulary) -> Self {
        let terms = [
            ("zone", &vocabulary.zone),
            ("zones", &vocabulary.zones),
            ("whole", &vocabulary.whole),
        ];
        for (key, text) in terms {
            if let Some(text) = text {
                self.add(&term_messages(key, text.get(self.language)));
            }
        }
        self
    }

    fn add(&mut self, texts: &str) {
        let resource = match FluentResource::try_new(texts.to_owned()) {
            Ok(resource) | Err((resource, _)) => resource,
        };
        self.bundle.add_resource_overriding(resource);
    }

    /// The language of the catalogue.
    #[must_use]
    pub fn language(&self) -> Language {
        self.language
    }

    /// The text for `key`, with its arguments filled in; the key itself when there is no such text.
    #[must_use]
    pub fn text(&self, key: &str, args: &[(&str, FluentValue<'_>)]) -> String {
        let Some(pattern) = self.bundle.get_message(key).and_then(|m| m.value()) else {
            return key.to_owned();
        };
        let mut fluent = FluentArgs::with_capacity(args.len());
        for (name, value) in args {
            fluent.set(*name, value.clone());
        }
        self.bundle
            .format_pattern(pattern, Some(&fluent), &mut Vec::new())
            .into_owned()
    }

    /// A number as people write it in this language: `1.234,5` in Italian, `1,234.5` in English.
    #[must_use]
    pub fn number(&self, value: f64, decimals: usize) -> String {
        if !value.is_finite() {
            return self.text("value-unknown-short", &[]);
        }
        number(self.language, value, decimals)
    }

    /// An ISO 8601 date of any precision, as people write it: `2023`, `5/2023`, `27/9/2023`.
    #[must_use]
    pub fn date(&self, iso: &str) -> String {
        let parts: Option<Vec<u32>> = iso.split('-').map(|part| part.parse().ok()).collect();
        match (parts.as_deref(), self.language) {
            (Some([year, month]), _) => format!("{month}/{year}"),
            (Some([year, month, day]), Language::It) => format!("{day}/{month}/{year}"),
            // day before month, the month in letters: no reader can take one for the other
            (Some([year, month, day]), Language::En) => {
                let month = self.text(&format!("ui-month-{month}"), &[]);
                format!("{day} {month} {year}")
            }
            _ => iso.to_owned(),
        }
    }
}

/// The two messages the catalogue has for a term: as written within a sentence, and at the beginning of one.
fn term_messages(key: &str, term: &str) -> String {
    let literal = |word: &str| word.replace('\\', "\\\\").replace('"', "\\\"");
    let mut chars = term.chars();
    let first = chars.next().into_iter().flat_map(char::to_uppercase);
    let title: String = first.chain(chars).collect();
    format!(
        "word-{key} = {{ \"{}\" }}\nword-{key}-title = {{ \"{}\" }}\n",
        literal(&term.replace(['\n', '\r'], " ")),
        literal(&title.replace(['\n', '\r'], " "))
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_text_shows_its_key() {
        assert_eq!(
            Catalogue::new(Language::It).text("no-such-key", &[]),
            "no-such-key"
        );
    }
}
