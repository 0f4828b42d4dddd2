//! Maps as data, and versions of the data.

use geodata_api::Changes;
use geodata_api::DifferencesBody;
use geodata_api::MapBody;
use geodata_api::VersionsBody;

use super::route::{MAP, Route, Values, route};
use crate::routes::openapi::schemas::{Answer, one};

/// The rows of this group.
pub static ROUTES: &[Route] = &[
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
];
