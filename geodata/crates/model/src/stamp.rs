//! Which version of the data something was made from.

use serde::{Deserialize, Serialize};

/// Which data something was made from: written `2023-12-05.a8c31e95f841` in addresses.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Stamp {
    /// Date of the newest source.
    pub date: String,
    /// Short hash of the data.
    pub version: String,
}

impl Stamp {
    /// Reads `DATE.VERSION`; `None` for any other text.
    ///
    /// # Example
    /// ```
    /// use geodata_model::Stamp;
    ///
    /// let stamp = Stamp::parse("2023-12-05.a8c31e95f841").unwrap();
    /// assert_eq!(stamp.date, "2023-12-05");
    /// assert!(Stamp::parse("2023-12-05").is_none());
    /// ```
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (date, version) = text.split_once('.')?;
        let is_date =
            (4..=10).contains(&date.len()) && date.bytes().all(|b| b.is_ascii_digit() || b == b'-');
        let is_version =
            (6..=64).contains(&version.len()) && version.bytes().all(|b| b.is_ascii_hexdigit());
        (is_date && is_version).then(|| Self {
            date: date.to_owned(),
            version: version.to_owned(),
        })
    }
}

impl std::fmt::Display for Stamp {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}.{}", self.date, self.version)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stamp_is_read_back_and_nothing_else_is() {
        let stamp = Stamp::parse("2023-12-05.a8c31e95f841").unwrap();
        assert_eq!(stamp.to_string(), "2023-12-05.a8c31e95f841");
        for text in [
            "",
            ".",
            "a.b",
            "2023.",
            "2023-12-05.<script>",
            "2023-12-05",
            "../../x.aaaaaa",
        ] {
            assert_eq!(Stamp::parse(text), None, "{text}");
        }
    }
}
