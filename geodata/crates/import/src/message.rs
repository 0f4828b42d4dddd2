//! What an import says of a file, a row or a cell: a key of the message catalogue and what fills it in.

use geodata_model::i18n::Catalogues;
use geodata_model::{Language, Text};

/// A message, not yet in any language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// Key in the catalogue, without its prefix `import-`.
    pub key: &'static str,
    /// Arguments by name, the same in every language.
    pub args: Vec<(&'static str, String)>,
    /// Arguments by name that have a text in each language.
    pub localized: Vec<(&'static str, Text)>,
}

impl Message {
    /// A message without anything to fill in.
    #[must_use]
    pub fn new(key: &'static str) -> Self {
        Self {
            key,
            args: Vec::new(),
            localized: Vec::new(),
        }
    }

    /// The same with one more value filled in.
    #[must_use]
    #[allow(clippy::needless_pass_by_value)] // numbers and codes read better without a reference
    pub fn with(mut self, name: &'static str, value: impl ToString) -> Self {
        self.args.push((name, shortened(&value.to_string())));
        self
    }

    /// The same with one more text filled in.
    #[must_use]
    pub fn with_text(mut self, name: &'static str, text: &Text) -> Self {
        let text = Text::new(shortened(&text.it), shortened(&text.en));
        self.localized.push((name, text));
        self
    }

    /// The message in both languages.
    #[must_use]
    pub fn text(&self, texts: &Catalogues) -> Text {
        self.fill(texts, &format!("import-{}", self.key))
    }

    /// What to do about it, in both languages; `None` when the catalogue has no such text.
    #[must_use]
    pub fn suggestion(&self, texts: &Catalogues) -> Option<Text> {
        let key = format!("import-{}-do", self.key);
        let text = self.fill(texts, &key);
        (text.it != key).then_some(text)
    }

    fn fill(&self, texts: &Catalogues, key: &str) -> Text {
        let args = |language| -> Vec<_> {
            let plain = self
                .args
                .iter()
                .map(|(name, value)| (*name, value.as_str()));
            let localized = self.localized.iter();
            let localized = localized.map(|(name, text)| (*name, text.get(language)));
            plain
                .chain(localized)
                .map(|(name, value)| (name, value.into()))
                .collect()
        };
        Text::new(
            texts.get(Language::It).text(key, &args(Language::It)),
            texts.get(Language::En).text(key, &args(Language::En)),
        )
    }
}

/// A value short enough to be shown: a damaged file may have a megabyte in one cell.
fn shortened(value: &str) -> String {
    const SHOWN: usize = 120;
    if value.chars().nth(SHOWN).is_none() {
        return value.to_owned();
    }
    let mut short: String = value.chars().take(SHOWN).collect();
    short.push('…');
    short
}
