//! The parameters of a query, as the routes of the API read them.

use std::collections::BTreeMap;

use axum::extract::Query;
use geodata_model::Rule;

use super::problem::Problem;

/// The decoded parameters of a request.
pub type Params = Query<BTreeMap<String, String>>;

/// The value of a parameter, or `default` where it is not given.
pub fn param<'a>(params: &'a BTreeMap<String, String>, key: &str, default: &'a str) -> &'a str {
    params.get(key).map_or(default, String::as_str)
}

/// Whether a table is asked for (`f=csv`) rather than JSON.
pub fn wants_csv(params: &BTreeMap<String, String>) -> Result<bool, Problem> {
    match param(params, "f", "json") {
        "json" => Ok(false),
        "csv" => Ok(true),
        other => Err(not_one_of("f", other, "json, csv")),
    }
}

/// The rule of allocation that a request names (`rule=population`), if any.
pub fn rule(params: &BTreeMap<String, String>) -> Result<Option<Rule>, Problem> {
    let named = params.get("rule").map(|name| name.parse());
    named
        .transpose()
        .map_err(|e| Problem::bad_request(sentence(&e)))
}

/// The problem of a parameter with a value it cannot have; a long value is cut.
#[must_use]
pub fn not_one_of(key: &str, value: &str, choices: &str) -> Problem {
    let value: String = value.chars().take(60).collect();
    Problem::bad_request(format!(
        "The parameter {key} is `{value}`; it must be one of {choices}."
    ))
}

/// An error as a sentence: with a capital letter and a full stop.
pub fn sentence(error: &impl std::error::Error) -> String {
    let text = error.to_string();
    let mut letters = text.chars();
    let first = letters
        .next()
        .map(|c| c.to_uppercase().to_string())
        .unwrap_or_default();
    format!("{first}{}.", letters.as_str())
}
