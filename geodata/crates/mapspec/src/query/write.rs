//! A map written as a query.

use std::fmt::{Display, Write as _};

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use crate::mapspec::MapSpec;
use crate::theme::{Level, Theme};
use geodata_model::Language;

/// Characters that are not percent-encoded within a value, besides letters and digits.
const VALUE: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'/')
    .remove(b',');

impl MapSpec {
    /// The canonical query: keys in a fixed order, defaults left out.
    #[must_use]
    pub fn to_query(&self) -> String {
        let mut query = Query(String::new());
        if self.theme != Theme::default() {
            query.add("theme", self.theme.id());
        }
        if self.level != Level::default() {
            query.add("level", self.level.id());
        }
        query.add_all("classes", self.classes.iter().map(|c| c.id()));
        query.add_all("zone", self.zone.iter());
        query.add_all("municipality", self.municipality.iter());
        query.add_all("axis", self.axes.iter());
        query.add_all("strategy", self.strategies.iter());
        query.add_all("kind", self.kinds.iter());
        query.add_all("status", self.statuses.iter().map(|s| s.id()));
        query.add_all("cites", self.sources.iter());
        query.add_all("programme", self.programme.iter());
        query.add_all("at", self.at.iter());
        if !self.text.is_empty() {
            query.add("q", &self.text);
        }
        query.add_all("project", self.project.iter());
        if !self.title.is_empty() {
            query.add("title", &self.title);
        }
        if let Some(view) = self.view {
            query.add("view", &view.to_query_value());
        }
        if self.language != Language::default() {
            query.add("lang", self.language.tag());
        }
        query.0
    }
}

/// A query under construction.
struct Query(String);

impl Query {
    fn add(&mut self, key: &str, value: &str) {
        let separator = if self.0.is_empty() { "" } else { "&" };
        // writing to a String cannot fail
        let _ = write!(
            self.0,
            "{separator}{key}={}",
            utf8_percent_encode(value, VALUE)
        );
    }

    fn add_all<T: Display>(&mut self, key: &str, values: impl Iterator<Item = T>) {
        let values: Vec<String> = values.map(|v| v.to_string()).collect();
        if !values.is_empty() {
            self.add(key, &values.join(","));
        }
    }
}
