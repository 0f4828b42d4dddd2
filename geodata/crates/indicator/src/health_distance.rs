//! How far residents live from the nearest case della comunità.

use std::collections::BTreeMap;

use crate::computed::Computed;
use crate::distance::{band, nearest};
use crate::facility::health_centres;
use crate::presence::unit_code;
use geodata_api::indicator::{Cell, Level};
use geodata_api::scenario::DISTANCE_BANDS;
use geodata_atlas::PreparedAtlas;
use geodata_model::{AGE_CLASSES, IstatCode, Municipality, Project, ResidentsByAge};

/// Beyond this, in km, residents count as far.
const FAR_KM: f64 = 10.0;

/// Share of the residents farther than [`FAR_KM`] from the nearest case della comunità; the parts are residents by band.
///
/// # Units
/// Per cent of the residents; the parts are residents.
///
/// # Assumptions
/// As [`km_between`](crate::distance::km_between). Unknown when the register has no health centre or residents are not known.
pub(super) fn residents(prepared: &PreparedAtlas, level: Level) -> Computed {
    if level == Level::Age {
        return by_age(prepared);
    }
    by_place(prepared, level, ResidentsByAge::total)
}

/// Share of the residents of 65 years and over farther than [`FAR_KM`].
pub(super) fn residents_65(prepared: &PreparedAtlas, level: Level) -> Computed {
    by_place(prepared, level, ResidentsByAge::aged_65_and_over)
}

/// Share of the residents of 75 years and over farther than [`FAR_KM`].
pub(super) fn residents_75(prepared: &PreparedAtlas, level: Level) -> Computed {
    by_place(prepared, level, ResidentsByAge::aged_75_and_over)
}

fn by_place(
    prepared: &PreparedAtlas,
    level: Level,
    residents: impl Fn(&ResidentsByAge) -> u32,
) -> Computed {
    let nearest_centres = NearestCentres::new(prepared);
    let mut values: BTreeMap<String, BandSums> = BTreeMap::new();
    let mut total = BandSums::default();
    for municipality in prepared.atlas.municipalities.values() {
        let people = municipality.residents_or_nan(&residents);
        for sums in unit_code(level, municipality)
            .map(|code| values.entry(code).or_default())
            .into_iter()
            .chain([&mut total])
        {
            sums.add(&nearest_centres, municipality, people);
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
    let nearest_centres = NearestCentres::new(prepared);
    let of_class = |class: Option<usize>| {
        let mut sums = BandSums::default();
        for municipality in prepared.atlas.municipalities.values() {
            let people = municipality
                .residents_or_nan(|ages| class.map_or_else(|| ages.total(), |i| ages.0[i]));
            sums.add(&nearest_centres, municipality, people);
        }
        sums.cell()
    };
    let classes = AGE_CLASSES.into_iter().enumerate();
    Computed {
        values: classes
            .map(|(i, class)| (age_code(class), of_class(Some(i))))
            .collect(),
        total: of_class(None),
    }
}

/// The distance of every municipality to its nearest health centre, and the centres of each.
struct NearestCentres<'a> {
    centres: BTreeMap<IstatCode, Vec<&'a Project>>,
    nearest: BTreeMap<IstatCode, (f64, IstatCode)>,
}

impl<'a> NearestCentres<'a> {
    fn new(prepared: &'a PreparedAtlas) -> Self {
        let centres = health_centres(prepared);
        let nearest = nearest(prepared, &centres.keys().copied().collect());
        Self { centres, nearest }
    }
}

/// Residents by band, summed over municipalities.
#[derive(Default)]
struct BandSums<'a> {
    people: f64,
    by_band: BTreeMap<&'static str, f64>,
    evidence: Vec<&'a Project>,
}

impl<'a> BandSums<'a> {
    fn add(
        &mut self,
        nearest_centres: &NearestCentres<'a>,
        municipality: &Municipality,
        people: f64,
    ) {
        self.people += people;
        if let Some((km, centre)) = nearest_centres.nearest.get(&municipality.istat) {
            *self.by_band.entry(band(*km)).or_insert(0.0) += people;
            self.evidence.extend(
                nearest_centres
                    .centres
                    .get(centre)
                    .into_iter()
                    .flatten()
                    .copied(),
            );
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
