//! What is computed from the records: matrix, indicators, gaps, scenarios.

use geodata_api::equity::Equity;
use geodata_api::gaps::Gaps;
use geodata_api::indicator::IndicatorInfo;
use geodata_api::indicator::IndicatorResult;
use geodata_api::matrix::Matrix;
use geodata_api::priorities::Priorities;
use geodata_api::scenario::ScenarioAnswer;
use geodata_mapspec::INDICATORS;

use super::route::{RULES, Route, TABLE, Values, route};
use crate::routes::openapi::schemas::{Answer, list, one};

/// The rows of this group.
pub static ROUTES: &[Route] = &[
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
];
