//! Which records are health facilities, so that none is counted twice.
//!
//! Two sources speak of the same facilities. The recovery plan's data list them one by one, each in
//! its municipality; the survey says of some zones that they have some. The two cannot be matched
//! record by record, so facility indicators count **only the first**: records of a facility kind,
//! placed in a municipality or more precisely, that are a site. A row that only buys devices is not a
//! site. The survey's records stay in the register and in the matrix, where they are marked as
//! probable duplicates wherever their zone has a facility of the same kind.

use crate::atlas::PreparedAtlas;
use crate::model::{Precision, Project, ZoneNumber};

/// The kinds of the territorial health network, in the order of people's first contact with it.
pub const FACILITY_KINDS: [&str; 3] = [
    "case_della_comunita",
    "ospedale_di_comunita",
    "centrale_operativa",
];

/// What the register writes into the id of a row that buys devices and is no site (docs/register/health.md).
const DEVICES: &str = "dispositivi";

/// Whether a record is one health facility at a known place.
#[must_use]
pub fn is_facility(project: &Project) -> bool {
    let placed = matches!(
        project.place.precision(),
        Precision::Exact | Precision::Municipality
    );
    let devices = project.id.as_str().split('-').any(|word| word == DEVICES);
    placed && !devices && FACILITY_KINDS.contains(&project.kind.as_str())
}

/// Whether a record probably speaks of facilities that are also registered one by one in `zone`.
#[must_use]
pub fn probable_duplicate(prepared: &PreparedAtlas, project: &Project, zone: ZoneNumber) -> bool {
    let coarse = matches!(
        project.place.precision(),
        Precision::Zone | Precision::Metropolitan
    );
    coarse
        && FACILITY_KINDS.contains(&project.kind.as_str())
        && prepared.atlas.projects.values().any(|other| {
            other.kind == project.kind
                && is_facility(other)
                && super::presence::zones_of(prepared, other).any(|z| z == zone)
        })
}
