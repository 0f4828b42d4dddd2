//! A map read from a query.

use std::str::FromStr;

use percent_encoding::percent_decode_str;

use crate::indicator_names::indicator_named;
use crate::mapspec::MapSpec;
use crate::notice::notices;
use crate::theme::{Classification, Level, Theme};
use crate::title::title;
use crate::view::MapView;
use geodata_model::{Language, Status, Text};

impl MapSpec {
    /// Reads a query, with or without its question mark.
    ///
    /// What is not understood is left out and reported in a notice, so that an old link still opens.
    ///
    /// ```
    /// use geodata_mapspec::MapSpec;
    ///
    /// let (spec, notices) = MapSpec::from_query("?theme=density&axis=3,1&colour=red");
    /// assert_eq!(spec.to_query(), "theme=density&axis=3,1");
    /// assert_eq!(notices.len(), 1); // there is no key `colour`
    /// ```
    #[must_use]
    pub fn from_query(query: &str) -> (Self, Vec<Text>) {
        let mut spec = Self::default();
        let mut refused = Vec::new();
        for pair in query
            .trim_start_matches('?')
            .split('&')
            .filter(|p| !p.is_empty())
        {
            let (key, value) = pair.split_once('=').unwrap_or((pair, ""));
            let decoded = value.replace('+', " ");
            let value = percent_decode_str(&decoded).decode_utf8_lossy();
            match spec.set(key, value.trim()) {
                Outcome::Read => {}
                Outcome::UnknownKey => {
                    refused.push(("notice-unknown-key", key.to_owned(), String::new()));
                }
                Outcome::BadValue => {
                    refused.push(("notice-bad-value", key.to_owned(), value.into_owned()));
                }
                Outcome::TooLong(count) => {
                    refused.push(("notice-long-title", key.to_owned(), count.to_string()));
                }
            }
        }
        (spec, notices(&refused))
    }

    fn set(&mut self, key: &str, value: &str) -> Outcome {
        match key {
            "theme" => read_one(value, theme, &mut self.theme),
            "level" => read_one(value, level, &mut self.level),
            "classes" => read_one(value, |v| classification(v).map(Some), &mut self.classes),
            "zone" => read_optional(value, &mut self.zone),
            "municipality" => read_optional(value, &mut self.municipality),
            "project" => read_optional(value, &mut self.project),
            "axis" => read_list(value, |v| v.parse().ok(), &mut self.axes),
            "strategy" => read_list(value, |v| v.parse().ok(), &mut self.strategies),
            "kind" => read_list(value, |v| Some(v.to_owned()), &mut self.kinds),
            "status" => read_list(value, Status::from_id, &mut self.statuses),
            "cites" => read_list(value, |v| v.parse().ok(), &mut self.sources),
            "programme" => {
                self.programme = Some(value.to_owned()).filter(|v| !v.is_empty());
                Outcome::Read
            }
            "at" => read_optional(value, &mut self.at),
            "q" => {
                value.clone_into(&mut self.text);
                Outcome::Read
            }
            "title" => match title(value) {
                Ok(title) => {
                    self.title = title;
                    Outcome::Read
                }
                Err(count) => Outcome::TooLong(count),
            },
            "view" => read_one(
                value,
                |v| MapView::from_query_value(v).map(Some),
                &mut self.view,
            ),
            "lang" => read_one(value, Language::from_tag, &mut self.language),
            _ => Outcome::UnknownKey,
        }
    }
}

/// How the reading of a parameter went.
enum Outcome {
    Read,
    UnknownKey,
    BadValue,
    /// A title of that many characters.
    TooLong(usize),
}

fn read_one<T>(value: &str, read: impl Fn(&str) -> Option<T>, target: &mut T) -> Outcome {
    read(value).map_or(Outcome::BadValue, |read| {
        *target = read;
        Outcome::Read
    })
}

fn read_optional<T: FromStr>(value: &str, target: &mut Option<T>) -> Outcome {
    read_one(value, |v| v.parse().ok().map(Some), target)
}

/// A list keeps what it understands; a value it does not understand is refused as a whole.
fn read_list<T: PartialEq>(
    value: &str,
    read: impl Fn(&str) -> Option<T>,
    target: &mut Vec<T>,
) -> Outcome {
    let items = value
        .split(',')
        .map(str::trim)
        .filter(|v| !v.is_empty())
        .map(read);
    let Some(items) = items.collect::<Option<Vec<T>>>() else {
        return Outcome::BadValue;
    };
    for item in items {
        if !target.contains(&item) {
            target.push(item);
        }
    }
    Outcome::Read
}

fn theme(id: &str) -> Option<Theme> {
    let indicator = || indicator_named(id).map(Theme::Indicator);
    Theme::ALL
        .into_iter()
        .find(|t| t.id() == id)
        .or_else(indicator)
}

fn level(id: &str) -> Option<Level> {
    [Level::Zone, Level::Municipality]
        .into_iter()
        .find(|l| l.id() == id)
}

fn classification(id: &str) -> Option<Classification> {
    let all = [Classification::Natural, Classification::Quantile];
    all.into_iter().find(|c| c.id() == id)
}
