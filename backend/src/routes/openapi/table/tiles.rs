//! Vector tiles, and a style for other map programs.

use super::route::{Route, Values, route};
use crate::routes::openapi::schemas::Answer;

/// The rows of this group.
pub static ROUTES: &[Route] = &[
    route(
        "/tiles/{tileset}",
        "tilejson",
        &[("tileset", Values::OneOf(&["atlas.json"]), "atlas.json")],
        Answer::Standard("application/json"),
        &["/tiles/atlas.json"],
    ),
    route(
        "/tiles/atlas/{z}/{x}/{y}",
        "tile",
        &[
            ("z", Values::Integer, "8"),
            ("x", Values::Integer, "133"),
            ("y", Values::Integer, "92"),
            ("v", Values::Text, ""),
        ],
        Answer::Tile,
        &["/tiles/atlas/8/133/92"],
    ),
    route(
        "/style.json",
        "style",
        &[],
        Answer::Standard("application/json"),
        &["/style.json"],
    ),
];
