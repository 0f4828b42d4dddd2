//! How far residents live from the nearest case della comunità.

use geodata_api::indicator::{Cell, Level};
use geodata_api::scenario::DISTANCE_BANDS;
use std::collections::{BTreeMap, BTreeSet};

use geo::{Distance, Geodesic, Point};

use super::facility::is_facility;
use super::presence::{municipalities_of, unit_code};
use super::result::Computed;
use geodata_atlas::PreparedAtlas;
use geodata_model::{AGE_CLASSES, IstatCode, Municipality, Project, ResidentsByAge};

/// Beyond this, in km, residents count as far.
pub const FAR_KM: f64 = 10.0;

/// The facilities of each municipality that has a case della comunità.
pub(super) fn houses(prepared: &PreparedAtlas) -> BTreeMap<IstatCode, Vec<&Project>> {
    let mut houses: BTreeMap<IstatCode, Vec<&Project>> = BTreeMap::new();
    let roles = &prepared.atlas.roles;
    let facilities = prepared.atlas.projects.values();
    let is_house =
        |p: &&Project| Some(p.kind.as_str()) == roles.health_centre() && is_facility(roles, p);
    for house in facilities.filter(is_house) {
        for code in municipalities_of(prepared, house) {
            houses.entry(code).or_default().push(house);
        }
    }
    houses
}

/// Geodesic distance in km between the label points of two municipalities.
///
/// # Units
/// Kilometres on the WGS84 ellipsoid.
///
/// # Assumptions
/// A municipality's label point, well inside its largest part, stands for all of its residents and
/// facilities: within a municipality the distance is zero. Roads are longer, above all across valleys.
///
/// # References
/// Karney (2013), Algorithms for geodesics, Journal of Geodesy 87(1), 43-55.
pub(super) fn km_between(prepared: &PreparedAtlas, a: IstatCode, b: IstatCode) -> Option<f64> {
    let point = |code| prepared.shapes.get(&code).map(|s| s.label_point);
    let ([ax, ay], [bx, by]) = (point(a)?, point(b)?);
    let km = Geodesic.distance(Point::new(ax, ay), Point::new(bx, by)) / 1000.0;
    km.is_finite().then_some(km)
}

/// The distance of every municipality to the nearest of `targets` and which it is (the lowest code of several);
/// none when there are no targets.
pub fn nearest(
    prepared: &PreparedAtlas,
    targets: &BTreeSet<IstatCode>,
) -> BTreeMap<IstatCode, (f64, IstatCode)> {
    let of = |code: IstatCode| {
        let distances = targets
            .iter()
            .filter_map(|&t| Some((km_between(prepared, code, t)?, t)));
        distances.min_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)))
    };
    let codes = prepared.atlas.municipalities.keys();
    codes.filter_map(|&code| Some((code, of(code)?))).collect()
}

/// The band a distance falls in.
#[must_use]
pub fn band(km: f64) -> &'static str {
    let found = DISTANCE_BANDS.iter().find(|(_, upper)| km <= *upper);
    found.map_or(DISTANCE_BANDS[DISTANCE_BANDS.len() - 1].0, |(name, _)| name)
}

/// Share of the residents farther than [`FAR_KM`]; the parts are residents by band.
pub(super) fn residents(prepared: &PreparedAtlas, level: Level) -> Computed {
    if level == Level::Age {
        return by_age(prepared);
    }
    by_place(prepared, level, ResidentsByAge::total)
}

/// The same for residents of 65 years and over.
pub(super) fn residents_65(prepared: &PreparedAtlas, level: Level) -> Computed {
    by_place(prepared, level, ResidentsByAge::aged_65_and_over)
}

/// The same for residents of 75 years and over.
pub(super) fn residents_75(prepared: &PreparedAtlas, level: Level) -> Computed {
    by_place(prepared, level, ResidentsByAge::aged_75_and_over)
}

fn by_place(
    prepared: &PreparedAtlas,
    level: Level,
    residents: impl Fn(&ResidentsByAge) -> u32,
) -> Computed {
    let measured = Measured::new(prepared);
    let mut values: BTreeMap<String, Tally> = BTreeMap::new();
    let mut total = Tally::default();
    for municipality in prepared.atlas.municipalities.values() {
        let people = municipality.residents_or_nan(&residents);
        for tally in unit_code(level, municipality)
            .map(|code| values.entry(code).or_default())
            .into_iter()
            .chain([&mut total])
        {
            tally.add(&measured, municipality, people);
        }
    }
    Computed {
        values: values.into_iter().map(|(k, t)| (k, t.cell())).collect(),
        total: total.cell(),
    }
}

/// The name of an age class, such as `75-84` or `85+`.
fn age_code((from, to): (u8, Option<u8>)) -> String {
    to.map_or_else(|| format!("{from}+"), |to| format!("{from}-{to}"))
}

fn by_age(prepared: &PreparedAtlas) -> Computed {
    let measured = Measured::new(prepared);
    let tally = |class: Option<usize>| {
        let mut tally = Tally::default();
        for municipality in prepared.atlas.municipalities.values() {
            let people = municipality
                .residents_or_nan(|ages| class.map_or_else(|| ages.total(), |i| ages.0[i]));
            tally.add(&measured, municipality, people);
        }
        tally.cell()
    };
    let classes = AGE_CLASSES.into_iter().enumerate();
    Computed {
        values: classes
            .map(|(i, class)| (age_code(class), tally(Some(i))))
            .collect(),
        total: tally(None),
    }
}

/// Where the nearest house of every municipality is.
struct Measured<'a> {
    houses: BTreeMap<IstatCode, Vec<&'a Project>>,
    nearest: BTreeMap<IstatCode, (f64, IstatCode)>,
}

impl<'a> Measured<'a> {
    fn new(prepared: &'a PreparedAtlas) -> Self {
        let houses = houses(prepared);
        let nearest = nearest(prepared, &houses.keys().copied().collect());
        Self { houses, nearest }
    }
}

/// Residents by band, summed over municipalities.
#[derive(Default)]
struct Tally<'a> {
    people: f64,
    by_band: BTreeMap<&'static str, f64>,
    evidence: Vec<&'a Project>,
}

impl<'a> Tally<'a> {
    fn add(&mut self, measured: &Measured<'a>, municipality: &Municipality, people: f64) {
        self.people += people;
        if let Some((km, house)) = measured.nearest.get(&municipality.istat) {
            *self.by_band.entry(band(*km)).or_insert(0.0) += people;
            self.evidence
                .extend(measured.houses.get(house).into_iter().flatten().copied());
        }
    }

    fn cell(self) -> Cell {
        let known = !self.by_band.is_empty() && self.people.is_finite();
        let within = |name: &str| self.by_band.get(name).copied().unwrap_or(0.0);
        let far = DISTANCE_BANDS.iter().filter(|(_, upper)| *upper > FAR_KM);
        let far: f64 = far.map(|(name, _)| within(name)).sum();
        let parts = DISTANCE_BANDS
            .iter()
            .map(|(name, _)| ((*name).to_owned(), within(name)));
        Cell::ratio(known.then_some(far), self.people, 100.0)
            .with_parts(parts.filter(|_| known))
            .with_evidence(self.evidence)
    }
}
