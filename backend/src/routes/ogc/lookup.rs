//! The collection that an address names.

use crate::features::collection::Collection;
use crate::http::problem::Problem;
use crate::state::snapshot::Snapshot;

/// The collection of this identifier, or 404.
pub fn collection<'a>(snapshot: &'a Snapshot, id: &str) -> Result<&'a Collection, Problem> {
    snapshot.collections().find(id).ok_or_else(|| {
        Problem::not_found("There is no collection of this name; /ogc/collections lists them.")
    })
}
