//! A row of the table of addresses, and the parameters that several addresses have.

use crate::routes::openapi::schemas::Answer;

/// What a parameter's values are.
#[derive(Clone, Copy)]
pub enum Values {
    Text,
    Integer,
    OneOf(&'static [&'static str]),
}

/// A parameter: name, values, and an example for those of the path.
pub type Param = (&'static str, Values, &'static str);

/// An address. Its summary is `api-get-{key}` in the catalogue.
pub struct Route {
    pub path: &'static str,
    pub key: &'static str,
    pub params: &'static [Param],
    pub answer: Answer,
    /// Requests that answer 200.
    pub examples: &'static [&'static str],
}

/// A row of the table.
pub const fn route(
    path: &'static str,
    key: &'static str,
    params: &'static [Param],
    answer: Answer,
    examples: &'static [&'static str],
) -> Route {
    Route {
        path,
        key,
        params,
        answer,
        examples,
    }
}

/// The language of texts.
pub const LANG: Param = ("lang", Values::OneOf(&["it", "en"]), "");
/// JSON, or a CSV table.
pub const TABLE: Param = ("f", Values::OneOf(&["json", "csv"]), "");
/// JSON, or a page.
pub const PAGE: Param = ("f", Values::OneOf(&["json", "html"]), "");
/// A date: what holds then is shown.
pub const AT: Param = ("at", Values::Text, "");
/// The keys of a map's address; see `geodata_mapspec::MapSpec`.
pub const MAP: &[Param] = &[
    ("theme", Values::Text, ""),
    ("level", Values::OneOf(&["zone", "municipality"]), ""),
    ("classes", Values::OneOf(&["natural", "quantile"]), ""),
    ("zone", Values::Integer, ""),
    ("municipality", Values::Text, ""),
    ("project", Values::Text, ""),
    ("axis", Values::Text, ""),
    ("strategy", Values::Text, ""),
    ("kind", Values::Text, ""),
    ("status", Values::Text, ""),
    ("cites", Values::Text, ""),
    ("programme", Values::Text, ""),
    AT,
    ("q", Values::Text, ""),
    ("view", Values::Text, ""),
    LANG,
];

/// The rules of `geodata_model::Rule`.
pub const RULES: &[&str] = &[
    "geometry",
    "presence",
    "length",
    "area",
    "equal",
    "population",
];
