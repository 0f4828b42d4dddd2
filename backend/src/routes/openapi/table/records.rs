//! The records of the atlas.

use geodata_api::AllocationBody;
use geodata_api::ConflictsBody;
use geodata_api::MunicipalityBody;
use geodata_api::NeedsBody;
use geodata_api::PlanBody;
use geodata_api::ProjectBody;
use geodata_api::ZoneBody;
use geodata_model::Source;

use super::route::{AT, RULES, Route, TABLE, Values, route};
use crate::routes::openapi::schemas::{Answer, list, one};

/// The rows of this group.
pub static ROUTES: &[Route] = &[
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
];
