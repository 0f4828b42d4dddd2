//! The time between two dates in which a record holds.

use serde::{Deserialize, Serialize};

use crate::date::PartialDate;

/// From when to when a record holds, as far as a source says; both ends are within.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Validity {
    /// First year, month or day, as `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; absent when no source states it.
    #[serde(
        default,
        rename = "valid_from",
        skip_serializing_if = "Option::is_none"
    )]
    #[cfg_attr(feature = "schema", schema(value_type = Option<String>))]
    pub from: Option<PartialDate>,
    /// Last year, month or day, the whole of it; absent when no source states it.
    #[serde(default, rename = "valid_to", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schema(value_type = Option<String>))]
    pub to: Option<PartialDate>,
}

impl Validity {
    /// The time between two dates; `None` when it would end before it begins.
    #[must_use]
    pub fn new(from: Option<PartialDate>, to: Option<PartialDate>) -> Option<Self> {
        let ends_before = from
            .zip(to)
            .is_some_and(|(from, to)| to.last_day() < from.first_day());
        (!ends_before).then_some(Self { from, to })
    }

    /// Whether a source states a beginning or an end.
    #[must_use]
    pub fn is_stated(&self) -> bool {
        self.from.is_some() || self.to.is_some()
    }

    /// Whether no source states that it ends before `at` or begins after it. A record without dates holds at any date.
    ///
    /// # Example
    /// ```
    /// use geodata_model::Validity;
    ///
    /// let until_2024 = Validity::new(None, "2024".parse().ok()).unwrap();
    /// assert!(until_2024.holds_at("2024-12-31".parse()?));
    /// assert!(!until_2024.holds_at("2025".parse()?));
    /// # Ok::<(), geodata_model::DateError>(())
    /// ```
    #[must_use]
    pub fn holds_at(&self, at: PartialDate) -> bool {
        self.from
            .is_none_or(|from| from.first_day() <= at.last_day())
            && self.to.is_none_or(|to| at.first_day() <= to.last_day())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> PartialDate {
        text.parse().unwrap()
    }

    #[test]
    fn both_ends_are_within_and_an_end_that_is_not_stated_is_open() {
        let validity = |from: &str, to: &str| Validity::new(from.parse().ok(), to.parse().ok());
        for (from, to, at, holds) in [
            ("2024", "2025-06", "2025-06-30", true),
            ("2024", "2025-06", "2025-07", false),
            ("2024", "2025-06", "2025", true),
            ("2024", "2025-06", "2023-12-31", false),
            ("2024", "", "2031", true),
            ("", "2024", "1950", true),
            ("", "2024", "2025-01-01", false),
            ("", "", "2025", true),
        ] {
            let validity = validity(from, to).unwrap();
            assert_eq!(validity.holds_at(date(at)), holds, "{from}/{to} {at}");
        }
        assert_eq!(validity("2025", "2024-12-31"), None);
        assert!(validity("2024-12-31", "2024").is_some());
        assert!(!Validity::default().is_stated());
    }
}
