//! Which projects are present in which unit, by the shares of the join; the matrix and every indicator use it.
//!
//! A project is present in a unit when its share there is not marginal. A metropolitan project is
//! present in no zone, and a project known only to its zone in no municipality; both are listed separately.

use geodata_api::indicator::Level;
use std::collections::BTreeMap;

use geodata_atlas::PreparedAtlas;
use geodata_model::{AltitudeZone, IstatCode, Municipality, Project, ResidentsByAge, ZoneNumber};

/// A unit with its municipalities and the projects present in it.
#[derive(Debug, Clone)]
pub struct Unit<'a> {
    /// Zone number, ISTAT code or altitude zone.
    pub code: String,
    /// Its municipalities, by code.
    pub members: Vec<&'a Municipality>,
    /// The projects present in it, by identifier.
    pub projects: Vec<&'a Project>,
}

impl Unit<'_> {
    /// Residents of every age; not a number where those of a municipality are not known.
    #[must_use]
    pub fn residents(&self) -> f64 {
        self.residents_where(ResidentsByAge::total)
    }

    /// Residents of 75 years and over; not a number where those of a municipality are not known.
    #[must_use]
    pub fn residents_75(&self) -> f64 {
        self.residents_where(ResidentsByAge::aged_75_and_over)
    }

    /// Official surface in km².
    #[must_use]
    pub fn surface_km2(&self) -> f64 {
        self.members.iter().map(|m| m.surface_km2).sum()
    }

    fn residents_where(&self, of: impl Fn(&ResidentsByAge) -> u32) -> f64 {
        self.members.iter().map(|m| m.residents_or_nan(&of)).sum()
    }
}

/// The identifier of an altitude zone in URLs and the message catalogue.
pub(super) fn altitude_id(altitude: AltitudeZone) -> &'static str {
    match altitude {
        AltitudeZone::Mountain => "mountain",
        AltitudeZone::Hill => "hill",
        AltitudeZone::Plain => "plain",
    }
}

/// The zones where a project is present.
pub(super) fn zones_of<'a>(
    prepared: &'a PreparedAtlas,
    project: &Project,
) -> impl Iterator<Item = ZoneNumber> + 'a {
    let allocation = prepared.allocations.get(&project.id);
    let shares = allocation.map_or(&[][..], |a| &a.zones.shares);
    shares.iter().filter(|s| !s.marginal).map(|s| s.unit)
}

/// The municipalities where a project is present.
pub(super) fn municipalities_of<'a>(
    prepared: &'a PreparedAtlas,
    project: &Project,
) -> impl Iterator<Item = IstatCode> + 'a {
    let allocation = prepared.allocations.get(&project.id);
    let shares = allocation.map_or(&[][..], |a| &a.municipalities.shares);
    shares.iter().filter(|s| !s.marginal).map(|s| s.unit)
}

/// The codes of the units of `level` where a project is present, each once.
pub(super) fn codes_of(prepared: &PreparedAtlas, level: Level, project: &Project) -> Vec<String> {
    let altitude_of = |code| prepared.atlas.municipalities.get(&code)?.altitude_zone;
    let mut codes: Vec<String> = match level {
        Level::Zone => zones_of(prepared, project).map(|z| z.to_string()).collect(),
        Level::Municipality => municipalities_of(prepared, project)
            .map(|m| m.to_string())
            .collect(),
        Level::Altitude => municipalities_of(prepared, project)
            .filter_map(altitude_of)
            .map(|a| altitude_id(a).to_owned())
            .collect(),
        Level::Age => Vec::new(),
    };
    codes.sort_unstable();
    codes.dedup();
    codes
}

/// The unit of `level` a municipality belongs to.
pub(super) fn unit_code(level: Level, municipality: &Municipality) -> Option<String> {
    match level {
        Level::Zone => Some(municipality.zone.to_string()),
        Level::Municipality => Some(municipality.istat.to_string()),
        Level::Altitude => {
            let altitude = municipality.altitude_zone?;
            Some(altitude_id(altitude).to_owned())
        }
        Level::Age => None,
    }
}

/// The units of `level`, zones by number, others by code; none for [`Level::Age`], because age classes hold no projects.
///
/// # Example
/// ```
/// use geodata_api::indicator::Level;
/// use geodata_atlas::{Atlas, AtlasFiles, PreparedAtlas};
/// use geodata_indicator::units;
///
/// let prepared = PreparedAtlas::new(Atlas::read(&AtlasFiles::embedded())?);
/// assert_eq!(units(&prepared, Level::Zone).len(), 11);
/// # Ok::<(), geodata_atlas::InvalidAtlas>(())
/// ```
#[must_use]
pub fn units(prepared: &PreparedAtlas, level: Level) -> Vec<Unit<'_>> {
    let mut units: BTreeMap<(usize, String), Unit> = BTreeMap::new();
    // shorter codes first puts zone 2 before zone 10 and changes nothing among codes of one length
    let key = |code: &str| match level {
        Level::Zone => (code.len(), code.to_owned()),
        _ => (0, code.to_owned()),
    };
    for municipality in prepared.atlas.municipalities.values() {
        if let Some(code) = unit_code(level, municipality) {
            let unit = units.entry(key(&code)).or_insert_with(|| Unit {
                code,
                members: Vec::new(),
                projects: Vec::new(),
            });
            unit.members.push(municipality);
        }
    }
    for project in prepared.atlas.projects.values() {
        for code in codes_of(prepared, level, project) {
            if let Some(unit) = units.get_mut(&key(&code)) {
                unit.projects.push(project);
            }
        }
    }
    units.into_values().collect()
}

/// The whole territory with every project of the register: here metropolitan ones count.
#[must_use]
pub fn whole_territory(prepared: &PreparedAtlas) -> Unit<'_> {
    Unit {
        code: "total".to_owned(),
        members: prepared.atlas.municipalities.values().collect(),
        projects: prepared.atlas.projects.values().collect(),
    }
}

/// The projects that are in no unit of `level`: metropolitan ones, those known less precisely, those outside.
pub fn unplaced(prepared: &PreparedAtlas, level: Level) -> impl Iterator<Item = &Project> {
    let projects = prepared.atlas.projects.values();
    projects.filter(move |p| codes_of(prepared, level, p).is_empty())
}
