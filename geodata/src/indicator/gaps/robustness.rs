//! Whether a gap would still be one if it were measured otherwise.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::Subject;
use super::smoothing::empirical_bayes;
use super::table::{Evidence, Row};
use crate::atlas::PreparedAtlas;
use crate::model::{Municipality, ResidentsByAge, ZoneNumber};

/// A zone is thin in something when it has less than this part of what its residents would lead to expect.
pub const THIN: f64 = 0.5;

/// A zone is short of something when it lacks at least this many records of what is due: less than
/// half a record short cannot be told from none. Of what is rare, a small zone is due nothing.
pub const SHORT: f64 = 0.5;

/// A zone has something when at least this part of its residents live in a municipality that has it.
pub const REACHED: f64 = 0.1;

/// A gap is robust when at least this share of the variants agree on it, five of six, and no record
/// without a place speaks of it.
pub const ROBUST: f64 = 0.8;

/// The ways a gap is looked at. Each subject has six.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Variant {
    /// No record is present.
    Presence,
    /// Shared out equally, less than [`THIN`] of what is due to the zone's residents, and [`SHORT`] of it.
    Equal,
    /// The same, shared out by residents (strategies).
    Population,
    /// The same for residents of 75 and over (services).
    Elderly,
    /// Fewer than [`REACHED`] of the residents live in a municipality that has it.
    Reach,
    /// The rate, smoothed for small populations, is below [`THIN`] of the overall one.
    Smoothed,
    /// Not even records that place nothing here speak of it: metropolitan ones of the strategy and
    /// schematic lines that cross the zone, zone-level mentions of the service.
    Mentions,
}

/// How sure a gap is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// At least [`ROBUST`] of the variants agree, [`Variant::Mentions`] among them.
    Robust,
    /// It depends on how one looks.
    Fragile,
}

/// The variants and what they say.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Robustness {
    /// The verdict.
    pub verdict: Verdict,
    /// Share of the variants that see a gap.
    pub agree: f64,
    /// Whether each variant sees a gap.
    pub variants: BTreeMap<Variant, bool>,
}

impl Robustness {
    fn new(variants: BTreeMap<Variant, bool>) -> Self {
        let seen = variants.values().filter(|gap| **gap).count();
        let agree = seen as f64 / variants.len().max(1) as f64;
        // what may be there without a place is not outvoted by five looks at what has one
        let silent = variants.get(&Variant::Mentions).copied().unwrap_or(true);
        let verdict = if agree >= ROBUST && silent {
            Verdict::Robust
        } else {
            Verdict::Fragile
        };
        Self {
            verdict,
            agree,
            variants,
        }
    }

    /// Of what is nowhere: every variant sees it missing, unless a record speaks of it without a place.
    pub(super) fn of_nothing(unmentioned: bool) -> Self {
        let looks = [
            Variant::Presence,
            Variant::Equal,
            Variant::Population,
            Variant::Reach,
            Variant::Smoothed,
        ];
        let mut variants: BTreeMap<_, _> = looks.into_iter().map(|v| (v, true)).collect();
        variants.insert(Variant::Mentions, unmentioned);
        Self::new(variants)
    }
}

/// The zones with the people that variants relate to.
pub(in crate::indicator) struct People {
    by_zone: BTreeMap<ZoneNumber, [f64; 2]>,
    all: [f64; 2],
}

impl People {
    pub(in crate::indicator) fn new(prepared: &PreparedAtlas) -> Self {
        let zones = prepared.atlas.zones.keys();
        let by_zone: BTreeMap<_, _> = zones
            .map(|&zone| (zone, sums(prepared.members(zone))))
            .collect();
        let all = by_zone
            .values()
            .fold([0.0; 2], |sum, p| [sum[0] + p[0], sum[1] + p[1]]);
        Self { by_zone, all }
    }

    fn of(&self, zone: ZoneNumber) -> [f64; 2] {
        self.by_zone.get(&zone).copied().unwrap_or_default()
    }
}

/// Residents, and those of 75 and over; not numbers where they are not known.
fn sums<'a>(members: impl Iterator<Item = &'a Municipality>) -> [f64; 2] {
    members.fold([0.0; 2], |sum, m| {
        [
            sum[0] + m.people(ResidentsByAge::total),
            sum[1] + m.people(ResidentsByAge::aged_75_and_over),
        ]
    })
}

/// Every zone's variants for one subject. A variant that needs residents sees no gap where they are not known.
pub(super) fn robustness(
    prepared: &PreparedAtlas,
    people: &People,
    subject: &Subject,
    row: &Row,
) -> BTreeMap<ZoneNumber, Robustness> {
    let total = |of: fn(&Evidence) -> f64| row.zones.values().map(of).sum::<f64>();
    let (equal, population) = (total(|e| e.equal), total(|e| e.population));
    let counts: Vec<f64> = row.zones.values().map(|e| e.present.len() as f64).collect();
    let residents: Vec<f64> = row.zones.keys().map(|z| people.of(*z)[0]).collect();
    let overall = counts.iter().sum::<f64>() / residents.iter().sum::<f64>();
    let smoothed = empirical_bayes(&counts, &residents);
    let known = residents.iter().all(|people| people.is_finite());
    // short of the part of `whole` that is due to `some` of `all` people
    let thin = |own: f64, whole: f64, some: f64, all: f64| {
        let due = if all > 0.0 { whole * some / all } else { 0.0 };
        own < THIN * due && due - own >= SHORT
    };
    let zones = row.zones.iter().zip(smoothed);
    zones
        .map(|((&zone, evidence), rate)| {
            let [own, elderly] = people.of(zone);
            let absent = evidence.present.is_empty();
            let by_equal = thin(evidence.equal, equal, own, people.all[0]);
            let second = match subject {
                Subject::Strategy(_) => (
                    Variant::Population,
                    thin(evidence.population, population, own, people.all[0]),
                ),
                Subject::Service(_) => (
                    Variant::Elderly,
                    thin(evidence.equal, equal, elderly, people.all[1]),
                ),
            };
            let mentioned = !row.metropolitan.is_empty() || !evidence.mentions.is_empty();
            let low = known && (rate == 0.0 || rate < THIN * overall);
            let variants = BTreeMap::from([
                (Variant::Presence, absent),
                (Variant::Equal, by_equal),
                second,
                (Variant::Reach, !reached(prepared, evidence, own)),
                (Variant::Smoothed, low),
                (Variant::Mentions, !mentioned && (absent || by_equal)),
            ]);
            (zone, Robustness::new(variants))
        })
        .collect()
}

fn reached(prepared: &PreparedAtlas, evidence: &Evidence, residents: f64) -> bool {
    let places = evidence.municipalities.iter();
    let municipalities = places.filter_map(|code| prepared.atlas.municipalities.get(code));
    let with_it = sums(municipalities)[0];
    if !(with_it.is_finite() && residents.is_finite()) {
        // how many live there is not known: where somebody does, it cannot be said to be too few
        return evidence.zone_wide || !evidence.municipalities.is_empty();
    }
    evidence.zone_wide || (with_it > 0.0 && with_it >= REACHED * residents)
}
