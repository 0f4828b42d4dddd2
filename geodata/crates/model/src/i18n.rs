//! The one message catalogue: every text a person reads, Italian first, English second.
//!
//! `i18n/*.ftl` holds the page's texts and the words it shares with the library, `i18n/*.domain.ftl` those that only
//! the library says (reasons of shares, gaps, legends). The page downloads its own alone. Fluent's grammar carries
//! plurals and the order of words.

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};

use crate::{Language, Text, Words};

const ITALIAN: &str = include_str!("../../../i18n/it.ftl");
const ITALIAN_DOMAIN: &str = include_str!("../../../i18n/it.domain.ftl");
const ENGLISH: &str = include_str!("../../../i18n/en.ftl");
const ENGLISH_DOMAIN: &str = include_str!("../../../i18n/en.domain.ftl");

/// The English texts of the library whose keys begin with `prefix`, as the catalogue has them: with their arguments, on one line.
pub fn english(prefix: &str) -> impl Iterator<Item = (&'static str, &'static str)> {
    let lines = ENGLISH_DOMAIN
        .lines()
        .filter(move |line| line.starts_with(prefix));
    lines.filter_map(|line| line.split_once(" = "))
}

/// The texts of one language.
pub struct Catalogue {
    language: Language,
    bundle: FluentBundle<FluentResource>,
}

impl Catalogue {
    /// Reads the texts of `language`.
    ///
    /// A malformed entry is left out (and shows as its key); the tests keep the files clean.
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

    /// Reads what the page says in `language`, and nothing else: what is not read is not downloaded either.
    #[must_use]
    pub fn of_page(language: Language) -> Self {
        let (tag, texts) = match language {
            Language::It => ("it", ITALIAN),
            Language::En => ("en", ENGLISH),
        };
        let mut bundle = FluentBundle::new_concurrent(vec![tag.parse().unwrap_or_default()]);
        // isolation marks are meant for mixed scripts and would end up in exports and tests
        bundle.set_use_isolating(false);
        let mut catalogue = Self { language, bundle };
        catalogue.add(texts);
        catalogue
    }

    /// The same with the atlas's own words in place of the catalogue's.
    #[must_use]
    pub fn with_words(mut self, words: &Words) -> Self {
        let named = [
            ("zone", &words.zone),
            ("zones", &words.zones),
            ("whole", &words.whole),
        ];
        for (key, text) in named {
            if let Some(text) = text {
                self.add(&own_word(key, text.get(self.language)));
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

/// A word as the catalogue has them: as in the middle of a sentence, and as at its beginning.
fn own_word(key: &str, word: &str) -> String {
    let literal = |word: &str| word.replace('\\', "\\\\").replace('"', "\\\"");
    let mut letters = word.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    let title: String = first.chain(letters).collect();
    format!(
        "word-{key} = {{ \"{}\" }}\nword-{key}-title = {{ \"{}\" }}\n",
        literal(&word.replace(['\n', '\r'], " ")),
        literal(&title.replace(['\n', '\r'], " "))
    )
}

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
    /// Every text in both languages, with the atlas's own words.
    #[must_use]
    pub fn of_atlas(words: &Words) -> Self {
        let all = Self::default();
        Self {
            it: all.it.with_words(words),
            en: all.en.with_words(words),
        }
    }

    /// What the page says, in both languages.
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

/// A number as people write it in `language`, with a grouping mark from four digits up.
#[must_use]
pub fn number(language: Language, value: f64, decimals: usize) -> String {
    let (group, point) = match language {
        Language::It => ('.', ','),
        Language::En => (',', '.'),
    };
    let plain = format!("{:.decimals$}", value.abs());
    let (whole, fraction) = plain.split_once('.').unwrap_or((&plain, ""));
    let mut text = String::new();
    let is_zero = plain.bytes().all(|b| b == b'0' || b == b'.');
    if value < 0.0 && !is_zero {
        text.push('\u{2212}');
    }
    for (i, digit) in whole.chars().enumerate() {
        if i > 0 && (whole.len() - i).is_multiple_of(3) {
            text.push(group);
        }
        text.push(digit);
    }
    if !fraction.is_empty() {
        text.push(point);
        text.push_str(fraction);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(files: [&str; 2]) -> Vec<&str> {
        let mut keys: Vec<_> = files
            .iter()
            .flat_map(|f| f.lines())
            .filter(|l| l.starts_with(|c: char| c.is_ascii_lowercase()))
            .filter_map(|l| l.split_once('=').map(|(key, _)| key.trim()))
            .collect();
        keys.sort_unstable();
        keys
    }

    #[test]
    fn both_languages_have_the_same_texts_once() {
        let italian = keys([ITALIAN, ITALIAN_DOMAIN]);
        assert_eq!(italian, keys([ENGLISH, ENGLISH_DOMAIN]));
        assert!(italian.windows(2).all(|w| w[0] != w[1]), "a key twice");
    }

    #[test]
    fn the_catalogue_files_have_no_errors() {
        for file in [ITALIAN, ITALIAN_DOMAIN, ENGLISH, ENGLISH_DOMAIN] {
            if let Err((_, errors)) = FluentResource::try_new(file.to_owned()) {
                panic!("{errors:?}");
            }
        }
    }

    #[test]
    fn numbers_follow_the_language() {
        assert_eq!(number(Language::It, 2_198_237.0, 0), "2.198.237");
        assert_eq!(number(Language::En, 6826.93, 1), "6,826.9");
        assert_eq!(number(Language::It, -0.04, 1), "0,0");
        assert_eq!(number(Language::It, -1.5, 1), "\u{2212}1,5");
        assert_eq!(number(Language::It, 999.0, 0), "999");
    }

    #[test]
    fn an_atlas_has_its_own_words_for_its_parts() {
        let words = Words {
            zones: Some(Text::new("ambiti {\"α\\}", "areas")),
            ..Words::default()
        };
        let own = Catalogues::of_atlas(&words);
        let said = |key| own.text(key, |_| Vec::new());
        assert_eq!(
            said("theme-zones"),
            Text::new("Ambiti {\"α\\}", "Areas"),
            "as they are written, with a capital at the beginning"
        );
        assert_eq!(said("legend-zones"), Text::new("Zona", "Zone"));
        assert_eq!(said("ui-matrix-whole"), Text::new("Tutto", "All"));
    }

    #[test]
    fn a_missing_text_shows_its_key() {
        assert_eq!(
            Catalogue::new(Language::It).text("no-such-key", &[]),
            "no-such-key"
        );
    }
}
