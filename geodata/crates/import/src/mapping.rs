//! Which column of a file is which field of a project: guessed from its name, or as a profile says.

mod names;

use std::collections::BTreeMap;

use names::NAMES;
pub use names::{MUNICIPALITY_NAME, X, Y, fields};

use super::message::Message;
use super::normalize;
use super::profile::Profile;

/// Columns by field, as positions in the file; the first that is not empty gives a row's value.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Mapping {
    /// Positions of columns by field.
    pub columns: BTreeMap<String, Vec<usize>>,
}

impl Mapping {
    /// The columns as a profile names them; without columns in the profile, as their names suggest.
    pub fn new(profile: &Profile, columns: &[String], projects: bool) -> Result<Self, Message> {
        let mut mapping = if profile.columns.is_empty() {
            Self::guess(columns)
        } else {
            Self::default()
        };
        for (field, names) in profile.columns.iter().chain(&profile.map) {
            if !fields().any(|f| f == field) {
                let all: Vec<_> = fields().collect();
                return Err(Message::new("field-unknown")
                    .with("field", field)
                    .with("fields", all.join(", ")));
            }
            let found: Vec<usize> = names
                .iter()
                .filter_map(|name| position(columns, name))
                .collect();
            // a profile names the columns of several tables; what somebody just wrote must be there
            if found.is_empty() && projects && profile.map.contains_key(field) {
                return Err(Message::new("column-missing")
                    .with("column", names.join(", "))
                    .with("columns", columns.join(", ")));
            }
            if !found.is_empty() {
                mapping.columns.insert(field.clone(), found);
            }
        }
        Ok(mapping)
    }

    /// What the names of the columns suggest.
    fn guess(columns: &[String]) -> Self {
        let keys: Vec<String> = columns.iter().map(|c| normalize::key(c)).collect();
        let mut mapping = Self::default();
        for (field, names) in NAMES {
            let taken = |i: &usize| mapping.columns.values().flatten().any(|taken| taken == i);
            let found = names
                .iter()
                .filter_map(|name| keys.iter().position(|key| *key == normalize::key(name)))
                .find(|i| !taken(i));
            if let Some(found) = found {
                mapping.columns.insert((*field).to_owned(), vec![found]);
            }
        }
        mapping
    }

    /// A row's value for a field, with the column it stands in.
    #[must_use]
    pub fn value<'a>(&self, field: &str, cells: &'a [String]) -> Option<(usize, &'a str)> {
        let columns = self.columns.get(field)?;
        let mut values = columns
            .iter()
            .filter_map(|&i| Some((i, cells.get(i)?.as_str())));
        values.find(|(_, cell)| !cell.is_empty())
    }

    /// The field a column is read for.
    #[must_use]
    pub fn field_of(&self, column: usize) -> Option<&str> {
        let mut fields = self.columns.iter();
        fields
            .find(|(_, columns)| columns.contains(&column))
            .map(|(field, _)| field.as_str())
    }
}

pub(super) fn position(columns: &[String], name: &str) -> Option<usize> {
    let exact = columns.iter().position(|c| c == name);
    exact.or_else(|| {
        columns
            .iter()
            .position(|c| normalize::key(c) == normalize::key(name))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn italian_and_english_headers_are_understood() {
        let columns: Vec<String> = [
            "Titolo progetto",
            "COD_ISTAT_COMUNE",
            "Comune",
            "Importo (euro)",
            "Stato di attuazione",
            "Lon",
            "Altro",
            "Data inizio",
            "VALIDO_AL",
        ]
        .map(str::to_owned)
        .to_vec();
        let mapping = Mapping::new(&Profile::default(), &columns, true).unwrap();
        for (field, column) in [
            ("title_it", 0),
            ("municipalities", 1),
            (MUNICIPALITY_NAME, 2),
            ("amount_eur", 3),
            ("status", 4),
            (X, 5),
            ("valid_from", 7),
            ("valid_to", 8),
        ] {
            assert_eq!(mapping.columns.get(field), Some(&vec![column]), "{field}");
        }
        assert_eq!(mapping.field_of(6), None);
    }

    #[test]
    fn every_column_of_a_project_can_be_mapped() {
        let optional = geodata_atlas::optional_columns("projects.csv");
        for column in geodata_atlas::PROJECT_COLUMNS.iter().chain(optional) {
            assert!(fields().any(|f| f == *column), "{column}");
        }
    }

    #[test]
    fn a_column_that_is_not_there_is_named() {
        let mut profile = Profile::default();
        profile
            .map
            .insert("title_it".to_owned(), vec!["Nome".to_owned()].into());
        let error = Mapping::new(&profile, &["Titolo".to_owned()], true).unwrap_err();
        assert_eq!(error.key, "column-missing");
    }
}
