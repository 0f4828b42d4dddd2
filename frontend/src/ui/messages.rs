//! Texts and numbers in the language of the page, from the catalogue.

use fluent_bundle::FluentValue;
use geodata_model::i18n::Catalogue;
use geodata_model::{Language, Text, Vocabulary};

/// The catalogue in the language of the page, with shorthands for the views.
pub struct Messages(Catalogue);

impl Messages {
    /// The texts of `language`, with the terms that the atlas uses for its parts.
    pub fn new(language: Language, vocabulary: &Vocabulary) -> Self {
        Self(Catalogue::of_page(language).with_vocabulary(vocabulary))
    }

    /// The language.
    pub fn language(&self) -> Language {
        self.0.language()
    }

    /// A text without arguments.
    pub fn text(&self, key: &str) -> String {
        self.0.text(key, &[])
    }

    /// A text with arguments.
    pub fn format(&self, key: &str, args: &[(&str, FluentValue<'_>)]) -> String {
        self.0.text(key, args)
    }

    /// A text about a number of things: `count` chooses the plural, `value` is the number as written.
    pub fn plural(&self, key: &str, count: usize) -> String {
        let value = self.integer(count as f64);
        self.0
            .text(key, &[("count", count.into()), ("value", value.into())])
    }

    /// A text that belongs to the data.
    pub fn localized<'a>(&self, text: &'a Text) -> &'a str {
        text.get(self.language())
    }

    /// A number without decimals.
    pub fn integer(&self, value: f64) -> String {
        self.0.number(value, 0)
    }

    /// A number with `decimals` decimals.
    pub fn number(&self, value: f64, decimals: usize) -> String {
        self.0.number(value, decimals)
    }

    /// The text `key` with a number as its `value`; for a number that is not known, only the text for unknown values.
    pub fn quantity(&self, key: &str, value: f64, decimals: usize) -> String {
        let number = self.number(value, decimals);
        if value.is_finite() {
            self.format(key, &[("value", number.into())])
        } else {
            number
        }
    }

    /// A share from 0 to 1 as a percentage. Below 10 % it has a decimal unless that is zero, so that a small share is not shown as
    /// 0 %.
    pub fn percent(&self, share: f64) -> String {
        let percent = share * 100.0;
        if !percent.is_finite() {
            return self.number(percent, 0);
        }
        let decimals = usize::from(percent < 10.0 && (percent - percent.round()).abs() > 0.05);
        format!("{}\u{a0}%", self.number(percent, decimals))
    }

    /// An ISO 8601 date of any precision as it is usually written: `2023`, `5/2023`, `27/9/2023`.
    pub fn date(&self, iso: &str) -> String {
        self.0.date(iso)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_keep_the_precision_of_their_source() {
        let messages = Messages::new(Language::It, &Vocabulary::default());
        assert_eq!(messages.date("2023"), "2023");
        assert_eq!(messages.date("2023-03"), "3/2023");
        assert_eq!(messages.date("2023-09-27"), "27/9/2023");
        assert_eq!(messages.date("autunno 2023"), "autunno 2023");
        assert_eq!(
            Messages::new(Language::En, &Vocabulary::default()).date("2023-09-27"),
            "27 September 2023"
        );
    }

    #[test]
    fn unknown_values_are_shown_as_unknown() {
        let messages = Messages::new(Language::It, &Vocabulary::default());
        assert_eq!(messages.percent(f64::NAN), "n.d.");
        assert_eq!(messages.quantity("ui-km2", f64::NAN, 1), "n.d.");
        assert_eq!(messages.quantity("ui-km2", 2.5, 1), "2,5 km²");
    }

    #[test]
    fn a_small_share_has_a_decimal() {
        let messages = Messages::new(Language::It, &Vocabulary::default());
        assert_eq!(messages.percent(0.004), "0,4\u{a0}%");
        assert_eq!(messages.percent(0.28), "28\u{a0}%");
        assert_eq!(messages.percent(0.333_333), "33\u{a0}%");
        assert_eq!(messages.percent(1.0), "100\u{a0}%");
        assert_eq!(messages.percent(0.05), "5\u{a0}%");
    }

    #[test]
    fn plurals_follow_the_count() {
        let messages = Messages::new(Language::It, &Vocabulary::default());
        assert_eq!(messages.plural("ui-projects-count", 1), "1 progetto");
        assert_eq!(messages.plural("ui-projects-count", 1200), "1.200 progetti");
    }
}
