//! Which records count as health facilities, so that none is counted twice.
//!
//! Two sources give the same facilities. The recovery plan's data list them one by one, each in
//! its municipality; the survey says of some zones that they have some. The two cannot be matched
//! record by record, so facility indicators count **only the first**: records of a facility kind,
//! placed in a municipality or more precisely, that are a site. A row that only buys devices is not a
//! site. The survey's records stay in the register and in the matrix, where they are marked as
//! probable duplicates wherever their zone has a facility of the same kind.

use std::collections::BTreeMap;

use crate::presence::{municipalities_of, zones_of};
use geodata_atlas::PreparedAtlas;
use geodata_model::{IstatCode, Precision, Project, Roles, ZoneNumber};

/// Whether a record is one health facility at a known place. The kinds of facility are those of the atlas's [`Roles`].
///
/// # Example
/// ```
/// use geodata_atlas::{Atlas, AtlasFiles};
/// use geodata_indicator::is_facility;
///
/// let atlas = Atlas::read(&AtlasFiles::embedded())?;
/// let facilities = atlas.projects.values().filter(|project| is_facility(&atlas.roles, project));
/// assert!(facilities.count() > 0);
/// # Ok::<(), geodata_atlas::InvalidAtlas>(())
/// ```
#[must_use]
pub fn is_facility(roles: &Roles, project: &Project) -> bool {
    let placed = matches!(
        project.place.precision(),
        Precision::Exact | Precision::Municipality
    );
    let no_site = |word| word == roles.no_site;
    placed && roles.health.contains(&project.kind) && !project.id.as_str().split('-').any(no_site)
}

/// Whether a record probably stands for facilities that are also registered one by one in `zone`.
#[must_use]
pub fn probable_duplicate(prepared: &PreparedAtlas, project: &Project, zone: ZoneNumber) -> bool {
    let coarse = matches!(
        project.place.precision(),
        Precision::Zone | Precision::Metropolitan
    );
    let roles = &prepared.atlas.roles;
    coarse
        && roles.health.contains(&project.kind)
        && prepared.atlas.projects.values().any(|other| {
            other.kind == project.kind
                && is_facility(roles, other)
                && zones_of(prepared, other).any(|z| z == zone)
        })
}

/// The facilities of each municipality that has a case della comunità.
pub(super) fn health_centres(prepared: &PreparedAtlas) -> BTreeMap<IstatCode, Vec<&Project>> {
    let mut centres: BTreeMap<IstatCode, Vec<&Project>> = BTreeMap::new();
    let roles = &prepared.atlas.roles;
    let facilities = prepared.atlas.projects.values();
    let is_centre =
        |p: &&Project| Some(p.kind.as_str()) == roles.health_centre() && is_facility(roles, p);
    for centre in facilities.filter(is_centre) {
        for code in municipalities_of(prepared, centre) {
            centres.entry(code).or_default().push(centre);
        }
    }
    centres
}
