//! A map read from a query.

use std::str::FromStr;

use percent_encoding::percent_decode_str;

use crate::indicator_names::known_indicator;
use crate::mapspec::MapSpec;
use crate::notice::notices;
use crate::theme::{Classification, Level, Theme};
use crate::title::title;
use crate::view::MapView;
use geodata_model::{Language, Status, Text};

impl MapSpec {
    /// Reads a query, with or without its question mark.
    ///
    /// What is not understood is left out and said in a notice: an old link still opens.
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
                Read::Taken => {}
                Read::UnknownKey => {
                    refused.push(("notice-unknown-key", key.to_owned(), String::new()));
                }
                Read::BadValue => {
                    refused.push(("notice-bad-value", key.to_owned(), value.into_owned()));
                }
                Read::TooLong(count) => {
                    refused.push(("notice-long-title", key.to_owned(), count.to_string()));
                }
            }
        }
        (spec, notices(&refused))
    }

    fn set(&mut self, key: &str, value: &str) -> Read {
        match key {
            "theme" => one(value, theme, &mut self.theme),
            "level" => one(value, level, &mut self.level),
            "classes" => one(value, |v| classification(v).map(Some), &mut self.classes),
            "zone" => optional(value, &mut self.zone),
            "municipality" => optional(value, &mut self.municipality),
            "project" => optional(value, &mut self.project),
            "axis" => list(value, |v| v.parse().ok(), &mut self.axes),
            "strategy" => list(value, |v| v.parse().ok(), &mut self.strategies),
            "kind" => list(value, |v| Some(v.to_owned()), &mut self.kinds),
            "status" => list(value, Status::from_id, &mut self.statuses),
            "cites" => list(value, |v| v.parse().ok(), &mut self.sources),
            "programme" => {
                self.programme = Some(value.to_owned()).filter(|v| !v.is_empty());
                Read::Taken
            }
            "at" => optional(value, &mut self.at),
            "q" => {
                value.clone_into(&mut self.text);
                Read::Taken
            }
            "title" => match title(value) {
                Ok(title) => {
                    self.title = title;
                    Read::Taken
                }
                Err(count) => Read::TooLong(count),
            },
            "view" => one(
                value,
                |v| MapView::from_query_value(v).map(Some),
                &mut self.view,
            ),
            "lang" => one(value, Language::from_tag, &mut self.language),
            _ => Read::UnknownKey,
        }
    }
}

/// How the reading of a parameter went.
enum Read {
    Taken,
    UnknownKey,
    BadValue,
    /// A title of that many characters.
    TooLong(usize),
}

fn one<T>(value: &str, read: impl Fn(&str) -> Option<T>, target: &mut T) -> Read {
    read(value).map_or(Read::BadValue, |read| {
        *target = read;
        Read::Taken
    })
}

fn optional<T: FromStr>(value: &str, target: &mut Option<T>) -> Read {
    one(value, |v| v.parse().ok().map(Some), target)
}

/// A list keeps what it understands; a value it does not understand is refused as a whole.
fn list<T: PartialEq>(value: &str, read: impl Fn(&str) -> Option<T>, target: &mut Vec<T>) -> Read {
    let items = value
        .split(',')
        .map(str::trim)
        .filter(|v| !v.is_empty())
        .map(read);
    let Some(items) = items.collect::<Option<Vec<T>>>() else {
        return Read::BadValue;
    };
    for item in items {
        if !target.contains(&item) {
            target.push(item);
        }
    }
    Read::Taken
}

fn theme(id: &str) -> Option<Theme> {
    let indicator = || known_indicator(id).map(Theme::Indicator);
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
