//! Maps as files and pages.

use super::route::{LANG, MAP, Route, Values, route};
use crate::routes::openapi::schemas::Answer;

const PPTX: &str = "application/vnd.openxmlformats-officedocument.presentationml.presentation";

/// The rows of this group.
pub static ROUTES: &[Route] = &[
    route(
        "/export/map.svg",
        "map-svg",
        MAP,
        Answer::Other("image/svg+xml"),
        &["/export/map.svg?theme=residents"],
    ),
    route(
        "/export/map.png",
        "map-png",
        MAP,
        Answer::Other("image/png"),
        &["/export/map.png?theme=residents"],
    ),
    route(
        "/export/map.pdf",
        "map-pdf",
        MAP,
        Answer::Other("application/pdf"),
        &["/export/map.pdf?theme=residents&format=a4"],
    ),
    route(
        "/export/map.pptx",
        "map-pptx",
        MAP,
        Answer::Other(PPTX),
        &["/export/map.pptx?theme=residents"],
    ),
    route(
        "/export/map.html",
        "map-html",
        MAP,
        Answer::Other("text/html"),
        &["/export/map.html?theme=residents"],
    ),
    route(
        "/export/map.csv",
        "map-csv",
        MAP,
        Answer::Other("text/csv"),
        &["/export/map.csv?theme=residents"],
    ),
    route(
        "/export/deck.pptx",
        "deck-pptx",
        MAP,
        Answer::Other(PPTX),
        &["/export/deck.pptx"],
    ),
    route(
        "/export/sheet.pdf",
        "sheet-pdf",
        &[
            ("zone", Values::Integer, ""),
            ("size", Values::OneOf(&["a4", "a3"]), ""),
            ("theme", Values::Text, ""),
            LANG,
        ],
        Answer::Other("application/pdf"),
        &["/export/sheet.pdf?zone=<zone>"],
    ),
    route(
        "/embed",
        "embed",
        MAP,
        Answer::Other("text/html"),
        &["/embed?zone=<zone>"],
    ),
    route("/", "page", MAP, Answer::Other("text/html"), &["/"]),
    route(
        "/export/zone/{file}",
        "zone-pptx",
        &[("file", Values::Text, "5.pptx"), LANG],
        Answer::Other(PPTX),
        &["/export/zone/<zone>.pptx"],
    ),
    route(
        "/embed.js",
        "embed-script",
        &[],
        Answer::Other("text/javascript"),
        &["/embed.js"],
    ),
    route(
        "/embed.css",
        "stylesheet",
        &[],
        Answer::Other("text/css"),
        &["/embed.css"],
    ),
    route(
        "/oembed",
        "oembed",
        &[
            ("url", Values::Text, ""),
            ("format", Values::OneOf(&["json", "xml"]), ""),
        ],
        Answer::Standard("application/json"),
        &[],
    ),
];
