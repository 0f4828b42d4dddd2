//! Profiles: how the tables of one publisher are read, written down once.

use std::collections::BTreeMap;
use std::ops::Deref;

use serde::{Deserialize, Serialize};

/// The profiles that come with the program, by name.
const SHIPPED: &[(&str, &str)] = &[
    (
        "italia-domani",
        include_str!("../profiles/italia-domani.toml"),
    ),
    (
        "istat-confini",
        include_str!("../profiles/istat-confini.toml"),
    ),
];

/// How a file is read.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct Profile {
    /// What it is for.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// The coordinate system, where the files do not say it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub crs: Option<String>,
    /// Columns that together tell one project from another; rows that agree in them are one project in several places.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub key: Vec<String>,
    /// What the source is.
    #[serde(skip_serializing_if = "Cited::is_empty")]
    pub source: Cited,
    /// Column, or columns of which the first that is not empty counts, by field.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub columns: BTreeMap<String, Names>,
    /// As `columns`, given on the command line: these must be in the file.
    #[serde(skip)]
    pub map: BTreeMap<String, Names>,
    /// Values that are the same in every row, by field.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub set: BTreeMap<String, String>,
    /// What the words of the file mean, by field.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub values: BTreeMap<String, BTreeMap<String, String>>,
}

/// The description of a source, all of it optional.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct Cited {
    /// Title as published.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub title: String,
    /// Who published it.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub publisher: String,
    /// Date of the content.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub date: String,
    /// Licence.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub licence: String,
    /// Public address.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub url: String,
    /// What a user of the data must know.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub note: String,
}

impl Cited {
    fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// One name or several.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(from = "OneOrMore")]
pub struct Names(Vec<String>);

impl From<Vec<String>> for Names {
    fn from(names: Vec<String>) -> Self {
        Self(names)
    }
}

impl Deref for Names {
    type Target = [String];

    fn deref(&self) -> &[String] {
        &self.0
    }
}

#[derive(Deserialize)]
#[serde(untagged)]
enum OneOrMore {
    One(String),
    More(Vec<String>),
}

impl From<OneOrMore> for Names {
    fn from(names: OneOrMore) -> Self {
        Self(match names {
            OneOrMore::One(name) => vec![name],
            OneOrMore::More(names) => names,
        })
    }
}

impl Profile {
    /// Reads a profile; the error is what the format says, with line and column.
    pub fn from_toml(text: &str) -> Result<Self, toml::de::Error> {
        toml::from_str(text)
    }

    /// The profile as a file that [`from_toml`](Self::from_toml) reads.
    pub fn to_toml(&self) -> Result<String, toml::ser::Error> {
        toml::to_string_pretty(self)
    }

    /// A profile that comes with the program.
    #[must_use]
    pub fn shipped(name: &str) -> Option<Self> {
        let (_, text) = SHIPPED.iter().find(|(n, _)| *n == name)?;
        Self::from_toml(text).ok()
    }

    /// The names of the profiles that come with the program.
    pub fn shipped_names() -> impl Iterator<Item = &'static str> {
        SHIPPED.iter().map(|(name, _)| *name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shipped_profiles_are_whole_and_survive_saving() {
        for name in Profile::shipped_names() {
            let profile = Profile::shipped(name).unwrap_or_else(|| panic!("{name} does not parse"));
            let again = Profile::from_toml(&profile.to_toml().unwrap()).unwrap();
            assert_eq!(again, profile, "{name}");
            for field in profile
                .columns
                .keys()
                .chain(profile.set.keys())
                .chain(profile.values.keys())
            {
                assert!(
                    super::super::mapping::fields().any(|f| f == field),
                    "{name}: {field}"
                );
            }
        }
    }

    #[test]
    fn a_misspelt_key_is_an_error_with_its_line() {
        let error = Profile::from_toml("name = \"x\"\ncolonne = 1\n").unwrap_err();
        assert!(error.to_string().contains("line 2"), "{error}");
    }
}
