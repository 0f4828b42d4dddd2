//! Every address of the server: what it takes, what it answers, and requests that work.
//!
//! A test compares this table with the router: an address cannot be added without its line here.

use geodata_api::equity::Equity;
use geodata_api::gaps::Gaps;
use geodata_api::indicator::{IndicatorInfo, IndicatorResult};
use geodata_api::matrix::Matrix;
use geodata_api::priorities::Priorities;
use geodata_api::{
    AllocationBody, Changes, ConflictsBody, DifferencesBody, MapBody, MunicipalityBody, NeedsBody,
    PlanBody, ProjectBody, VersionsBody, ZoneBody,
};
use geodata_mapspec::INDICATORS;
use geodata_model::Source;

use super::schemas::{Answer, list, one};
use crate::api::{Health, ScenarioAnswer};

/// What a parameter's values are.
#[derive(Clone, Copy)]
pub(super) enum Values {
    Text,
    Integer,
    OneOf(&'static [&'static str]),
}

/// A parameter: name, values, and an example for those of the path.
pub(super) type Param = (&'static str, Values, &'static str);

/// An address. Its summary is `api-get-{key}` in the catalogue.
pub(super) struct Route {
    pub(super) path: &'static str,
    pub(super) key: &'static str,
    pub(super) params: &'static [Param],
    pub(super) answer: Answer,
    /// Requests that answer 200.
    pub(super) examples: &'static [&'static str],
}

const fn route(
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

const LANG: Param = ("lang", Values::OneOf(&["it", "en"]), "");
const TABLE: Param = ("f", Values::OneOf(&["json", "csv"]), "");
const PAGE: Param = ("f", Values::OneOf(&["json", "html"]), "");
const AT: Param = ("at", Values::Text, "");
/// The keys of a map's address; see `geodata_mapspec::MapSpec`.
const MAP: &[Param] = &[
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

pub(super) static ROUTES: &[Route] = &[
    route(
        "/health",
        "health",
        &[],
        Answer::Json(one::<Health>),
        &["/health"],
    ),
    route(
        "/metrics",
        "metrics",
        &[],
        Answer::Other("application/openmetrics-text"),
        &["/metrics"],
    ),
    route(
        "/api/plan",
        "plan",
        &[],
        Answer::Json(one::<PlanBody>),
        &["/api/plan"],
    ),
    route(
        "/api/zones",
        "zones",
        &[],
        Answer::Json(list::<ZoneBody>),
        &["/api/zones"],
    ),
    route(
        "/api/municipalities",
        "municipalities",
        &[],
        Answer::Json(list::<MunicipalityBody>),
        &["/api/municipalities"],
    ),
    route(
        "/api/needs",
        "needs",
        &[],
        Answer::Json(one::<NeedsBody>),
        &["/api/needs"],
    ),
    route(
        "/api/sources",
        "sources",
        &[],
        Answer::Json(list::<Source>),
        &["/api/sources"],
    ),
    route(
        "/api/projects",
        "projects",
        &[("f", Values::OneOf(&["json", "geojson"]), ""), AT],
        Answer::JsonOrGeojson(list::<ProjectBody>),
        &[
            "/api/projects",
            "/api/projects?f=geojson",
            "/api/projects?at=2025-06",
        ],
    ),
    route(
        "/api/projects/{id}",
        "project",
        &[
            ("id", Values::Text, "<project>"),
            ("f", Values::OneOf(&["json", "geojson"]), ""),
        ],
        Answer::JsonOrGeojson(one::<ProjectBody>),
        &["/api/projects/<project>"],
    ),
    route(
        "/api/projects/{id}/allocation",
        "allocation",
        &[
            ("id", Values::Text, "<project>"),
            ("rule", Values::OneOf(RULES), ""),
            TABLE,
        ],
        Answer::JsonOrCsv(one::<AllocationBody>),
        &["/api/projects/<project>/allocation?rule=population"],
    ),
    route(
        "/api/conflicts",
        "conflicts",
        &[TABLE],
        Answer::JsonOrCsv(one::<ConflictsBody>),
        &["/api/conflicts", "/api/conflicts?f=csv"],
    ),
    route(
        "/api/matrix",
        "matrix",
        &[
            ("rows", Values::OneOf(&["strategy", "axis", "kind"]), ""),
            ("columns", Values::OneOf(&["zone", "municipality"]), ""),
            ("rule", Values::OneOf(RULES), ""),
            TABLE,
        ],
        Answer::JsonOrCsv(one::<Matrix>),
        &[
            "/api/matrix",
            "/api/matrix?rows=axis&columns=zone",
            "/api/matrix?f=csv",
            "/api/matrix?rule=equal",
        ],
    ),
    route(
        "/api/indicators",
        "indicators",
        &[],
        Answer::Json(list::<IndicatorInfo>),
        &["/api/indicators"],
    ),
    route(
        "/api/indicators/{name}",
        "indicator",
        &[
            (
                "name",
                Values::OneOf(&INDICATORS),
                "projects-per-10000-residents",
            ),
            (
                "by",
                Values::OneOf(&["zone", "municipality", "altitude", "age"]),
                "",
            ),
            TABLE,
        ],
        Answer::JsonOrCsv(one::<IndicatorResult>),
        &[
            "/api/indicators/projects-per-10000-residents",
            "/api/indicators/health-per-10000-residents?by=municipality&f=csv",
        ],
    ),
    route(
        "/api/equity/{name}",
        "equity",
        &[(
            "name",
            Values::OneOf(&INDICATORS),
            "projects-per-10000-residents",
        )],
        Answer::Json(one::<Equity>),
        &["/api/equity/projects-per-10000-residents"],
    ),
    route(
        "/api/gaps",
        "gaps",
        &[TABLE],
        Answer::JsonOrCsv(one::<Gaps>),
        &["/api/gaps", "/api/gaps?f=csv"],
    ),
    route(
        "/api/priorities",
        "priorities",
        &[("weights", Values::Text, "")],
        Answer::Json(one::<Priorities>),
        &[
            "/api/priorities",
            "/api/priorities?weights=strategies:2,mountain:0",
        ],
    ),
    route(
        "/api/scenario",
        "scenario",
        &[("add", Values::Text, "")],
        Answer::Json(one::<ScenarioAnswer>),
        &["/api/scenario?add=house-<municipality>"],
    ),
    route(
        "/api/atlas",
        "atlas",
        &[],
        Answer::Standard("application/json"),
        &["/api/atlas"],
    ),
    route(
        "/api/map",
        "map",
        MAP,
        Answer::Json(one::<MapBody>),
        &[
            "/api/map",
            "/api/map?theme=density&level=municipality&zone=<zone>",
        ],
    ),
    route(
        "/api/changes",
        "changes",
        &[("since", Values::Text, "")],
        Answer::Json(one::<Changes>),
        &["/api/changes?since=2023-12-05.a8c31e95f841"],
    ),
    route(
        "/api/versions",
        "versions",
        &[],
        Answer::Json(one::<VersionsBody>),
        &["/api/versions"],
    ),
    route(
        "/api/versions/{id}",
        "version",
        &[("id", Values::Text, "change-1")],
        Answer::Json(one::<DifferencesBody>),
        &[],
    ),
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

const PPTX: &str = "application/vnd.openxmlformats-officedocument.presentationml.presentation";

/// The rules of `geodata_model::Rule`.
const RULES: &[&str] = &[
    "geometry",
    "presence",
    "length",
    "area",
    "equal",
    "population",
];

const COLLECTIONS: &[&str] = &["zones", "municipalities", "projects", "needs", "indicators"];
