//! What an import says of a file, a row or a cell: a key of the message catalogue and what fills it in.

use crate::i18n::Catalogues;
use crate::model::{Language, Text};

/// A message, not yet in any language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// Key in the catalogue, without its prefix `import-`.
    pub key: &'static str,
    /// What fills it in, by name.
    pub args: Vec<(&'static str, String)>,
}

impl Said {
    /// A message without anything to fill in.
    #[must_use]
    pub fn new(key: &'static str) -> Self {
        Self {
            key,
            args: Vec::new(),
        }
    }

    /// The same with one more value filled in.
    #[must_use]
    #[allow(clippy::needless_pass_by_value)] // numbers and codes read better without a reference
    pub fn with(mut self, name: &'static str, value: impl ToString) -> Self {
        self.args.push((name, shortened(&value.to_string())));
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
        let args: Vec<_> = self
            .args
            .iter()
            .map(|(name, value)| (*name, value.as_str().into()))
            .collect();
        Text::new(
            texts.get(Language::It).text(key, &args),
            texts.get(Language::En).text(key, &args),
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
