//! The parameters of a request: each known, each given once, as the standard demands.

use std::collections::BTreeMap;

use percent_encoding::percent_decode_str;

use crate::http::problem::Problem;

/// Longer values are not repeated in answers.
const SHOWN: usize = 60;

/// The decoded parameters of a query.
#[derive(Debug, Default)]
pub struct Params(BTreeMap<String, String>);

impl Params {
    /// Reads a query; a parameter given twice or not in UTF-8 is refused.
    pub fn read(query: &str) -> Result<Self, Problem> {
        let mut params = BTreeMap::new();
        for pair in query.split('&').filter(|p| !p.is_empty()) {
            let (key, value) = pair.split_once('=').unwrap_or((pair, ""));
            let (key, value) = (decode(key)?, decode(value)?);
            if params.contains_key(&key) {
                return Err(bad(&format!(
                    "The parameter {} is given twice.",
                    short(&key)
                )));
            }
            params.insert(key, value);
        }
        Ok(Self(params))
    }

    /// Refuses what this address does not know (OGC API Features 1.0, `/req/core/query-param-unknown`).
    pub fn allow_only(&self, allowed: &[&str]) -> Result<(), Problem> {
        match self.0.keys().find(|key| !allowed.contains(&key.as_str())) {
            None => Ok(()),
            Some(other) => Err(bad(&format!(
                "There is no parameter {} here; there are: {}.",
                short(other),
                allowed.join(", ")
            ))),
        }
    }

    /// The value of a parameter, if it is given.
    pub fn value(&self, key: &str) -> Option<&str> {
        self.0.get(key).map(String::as_str)
    }

    /// One of several words.
    pub fn one_of<T: Copy>(&self, key: &str, choices: &[(&str, T)]) -> Result<Option<T>, Problem> {
        let Some(value) = self.value(key) else {
            return Ok(None);
        };
        let found = choices.iter().find(|(name, _)| *name == value);
        found.map(|(_, choice)| Some(*choice)).ok_or_else(|| {
            let names: Vec<&str> = choices.iter().map(|(name, _)| *name).collect();
            wrong(key, value, &format!("one of {}", names.join(", ")))
        })
    }

    /// A whole number, zero included.
    pub fn number(&self, key: &str) -> Result<Option<usize>, Problem> {
        let Some(value) = self.value(key) else {
            return Ok(None);
        };
        let is_number = !value.is_empty() && value.bytes().all(|b| b.is_ascii_digit());
        if !is_number {
            return Err(wrong(key, value, "a whole number"));
        }
        // more digits than fit: beyond the end of every collection all the same
        Ok(Some(value.parse().unwrap_or(usize::MAX)))
    }

    /// The query again with other values for some parameters; an empty value leaves the parameter out.
    pub fn with(&self, changes: &[(&str, &str)]) -> String {
        let mut params = self.0.clone();
        for (key, value) in changes {
            if value.is_empty() {
                params.remove(*key);
            } else {
                params.insert((*key).to_owned(), (*value).to_owned());
            }
        }
        let pairs = params
            .iter()
            .map(|(k, v)| format!("{}={}", encode(k), encode(v)));
        pairs.collect::<Vec<_>>().join("&")
    }
}

fn decode(text: &str) -> Result<String, Problem> {
    let text = text.replace('+', " ");
    let decoded = percent_decode_str(&text).decode_utf8();
    decoded
        .map(std::borrow::Cow::into_owned)
        .map_err(|_| bad("The query is not in UTF-8."))
}

/// Everything that is not plain in a query's value.
const RESERVED: &percent_encoding::AsciiSet = &percent_encoding::NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~')
    .remove(b',')
    .remove(b':')
    .remove(b'/');

/// A value as it stands in a query or a path segment.
pub fn encode(text: &str) -> String {
    percent_encoding::utf8_percent_encode(text, RESERVED).to_string()
}

fn short(value: &str) -> String {
    let cut: String = value.chars().take(SHOWN).collect();
    format!("`{cut}`")
}

/// The problem of a request that cannot be read.
pub fn bad(sentence: &str) -> Problem {
    Problem::bad_request(sentence)
}

/// The problem of a value that cannot be read.
pub fn wrong(key: &str, value: &str, expected: &str) -> Problem {
    bad(&format!(
        "The parameter {key} is {}; it must be {expected}.",
        short(value)
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_query_goes_there_and_back() {
        let params = Params::read("bbox=7,45,8,46&name=Ala+di%20Stura&f=json").unwrap();
        assert_eq!(params.value("name"), Some("Ala di Stura"));
        assert_eq!(
            params.with(&[("f", ""), ("offset", "10")]),
            "bbox=7,45,8,46&name=Ala%20di%20Stura&offset=10"
        );
    }

    #[test]
    fn unknown_and_repeated_parameters_are_refused() {
        assert!(Params::read("a=1&a=2").is_err());
        assert!(Params::read("a=%FF").is_err());
        let params = Params::read("limit=1&unknown=2").unwrap();
        assert!(params.allow_only(&["limit"]).is_err());
        assert!(params.allow_only(&["limit", "unknown"]).is_ok());
    }

    #[test]
    fn numbers_are_whole() {
        for wrong in ["limit=-1", "limit=1.5", "limit=", "limit=%2B1"] {
            assert!(
                Params::read(wrong).unwrap().number("limit").is_err(),
                "{wrong}"
            );
        }
        let huge = Params::read("limit=99999999999999999999999").unwrap();
        assert!(matches!(huge.number("limit"), Ok(Some(usize::MAX))));
    }
}
