//! The open interfaces and their documentation: OGC API Features, DCAT-AP_IT, OpenAPI.

use super::route::{LANG, PAGE, Route, Values, route};
use crate::routes::openapi::schemas::Answer;

const COLLECTIONS: &[&str] = &["zones", "municipalities", "projects", "needs", "indicators"];

/// The rows of this group.
pub static ROUTES: &[Route] = &[
    route("/ogc", "ogc", &[PAGE, LANG], Answer::Ogc, &["/ogc?f=json"]),
    route("/ogc/", "ogc", &[PAGE, LANG], Answer::Ogc, &[]),
    route(
        "/ogc/api",
        "ogc-api",
        &[PAGE, LANG],
        Answer::OgcApi,
        &["/ogc/api?f=json"],
    ),
    route(
        "/ogc/conformance",
        "ogc-conformance",
        &[PAGE, LANG],
        Answer::Ogc,
        &["/ogc/conformance?f=json"],
    ),
    route(
        "/ogc/collections",
        "ogc-collections",
        &[PAGE, LANG],
        Answer::Ogc,
        &["/ogc/collections?f=json"],
    ),
    route(
        "/ogc/collections/{id}",
        "ogc-collection",
        &[("id", Values::OneOf(COLLECTIONS), "zones"), PAGE, LANG],
        Answer::Ogc,
        &["/ogc/collections/zones?f=json"],
    ),
    route(
        "/ogc/collections/{id}/items",
        "ogc-items",
        &[
            ("id", Values::OneOf(COLLECTIONS), "zones"),
            ("f", Values::OneOf(&["json", "html", "csv"]), ""),
            LANG,
            ("limit", Values::Integer, ""),
            ("offset", Values::Integer, ""),
            ("bbox", Values::Text, ""),
            ("bbox-crs", Values::Text, ""),
            ("crs", Values::Text, ""),
            ("datetime", Values::Text, ""),
            ("sep", Values::OneOf(&["comma", "semicolon"]), ""),
        ],
        Answer::Ogc,
        &[
            "/ogc/collections/zones/items?f=json",
            "/ogc/collections/municipalities/items?f=json&bbox=7.6,45,7.8,45.1",
            "/ogc/collections/projects/items?f=csv&lang=it",
        ],
    ),
    route(
        "/ogc/collections/{id}/items/{item}",
        "ogc-item",
        &[
            ("id", Values::OneOf(COLLECTIONS), "zones"),
            ("item", Values::Text, "<zone>"),
            PAGE,
            LANG,
            ("crs", Values::Text, ""),
        ],
        Answer::Ogc,
        &["/ogc/collections/zones/items/<zone>?f=json"],
    ),
    route(
        "/ogc/pages.css",
        "stylesheet",
        &[],
        Answer::Other("text/css"),
        &["/ogc/pages.css"],
    ),
    route(
        "/catalog.ttl",
        "catalog",
        &[],
        Answer::Other("text/turtle"),
        &["/catalog.ttl"],
    ),
    route(
        "/catalog.jsonld",
        "catalog",
        &[],
        Answer::Standard("application/ld+json"),
        &["/catalog.jsonld"],
    ),
    route(
        "/api/openapi.json",
        "openapi",
        &[LANG],
        Answer::Standard("application/json"),
        &["/api/openapi.json"],
    ),
    route(
        "/api",
        "api",
        &[LANG],
        Answer::Other("text/html"),
        &["/api"],
    ),
];
