//! Whether the server is well.

use super::route::{Route, route};
use crate::routes::openapi::schemas::{Answer, one};
use crate::state::health::Health;

/// The rows of this group.
pub static ROUTES: &[Route] = &[
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
];
