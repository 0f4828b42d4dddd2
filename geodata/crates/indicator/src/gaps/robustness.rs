//! The robustness of gaps: whether a gap remains when it is measured in other ways.

use geodata_api::gaps::{REACHED, ROBUST, Robustness, SHORT, Subject, THIN, Variant, Verdict};
use std::collections::BTreeMap;

use super::evidence::{Evidence, EvidenceRow};
use super::smoothing::empirical_bayes;
use geodata_atlas::PreparedAtlas;
use geodata_model::{Municipality, ResidentsByAge, ZoneNumber};

/// The verdict from all variants.
fn verdict(variants: BTreeMap<Variant, bool>) -> Robustness {
    let gaps = variants.values().filter(|gap| **gap).count();
    let agree = gaps as f64 / variants.len().max(1) as f64;
    // whatever the others say, a record that names no place may be in the zone
    let unmentioned = variants.get(&Variant::Mentions).copied().unwrap_or(true);
    let verdict = if agree >= ROBUST && unmentioned {
        Verdict::Robust
    } else {
        Verdict::Fragile
    };
    Robustness {
        verdict,
        agree,
        variants,
    }
}

/// The robustness of what no zone has: every variant finds it missing, but for [`Variant::Mentions`] where a record speaks of
/// it without a place.
pub(super) fn robustness_of_absent(unmentioned: bool) -> Robustness {
    let all = [
        Variant::Presence,
        Variant::Equal,
        Variant::Population,
        Variant::Coverage,
        Variant::Smoothed,
    ];
    let mut variants: BTreeMap<_, _> = all.into_iter().map(|v| (v, true)).collect();
    variants.insert(Variant::Mentions, unmentioned);
    verdict(variants)
}

/// Residents, and those of 75 and over, by zone and in all.
pub(crate) struct ZoneResidents {
    by_zone: BTreeMap<ZoneNumber, [f64; 2]>,
    all: [f64; 2],
}

impl ZoneResidents {
    pub(crate) fn new(prepared: &PreparedAtlas) -> Self {
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
            sum[0] + m.residents_or_nan(ResidentsByAge::total),
            sum[1] + m.residents_or_nan(ResidentsByAge::aged_75_and_over),
        ]
    })
}

/// Every zone's variants for one subject. A variant that needs residents sees no gap where they are not known.
pub(super) fn robustness(
    prepared: &PreparedAtlas,
    zone_residents: &ZoneResidents,
    subject: &Subject,
    row: &EvidenceRow,
) -> BTreeMap<ZoneNumber, Robustness> {
    let total = |of: fn(&Evidence) -> f64| row.zones.values().map(of).sum::<f64>();
    let (equal, population) = (total(|e| e.equal), total(|e| e.population));
    let counts: Vec<f64> = row.zones.values().map(|e| e.present.len() as f64).collect();
    let residents: Vec<f64> = row.zones.keys().map(|z| zone_residents.of(*z)[0]).collect();
    let overall = counts.iter().sum::<f64>() / residents.iter().sum::<f64>();
    let smoothed = empirical_bayes(&counts, &residents);
    let known = residents.iter().all(|people| people.is_finite());
    // short of the part of `whole` that is due to `some` of `all` people
    let thin = |present: f64, whole: f64, some: f64, all: f64| {
        let due = if all > 0.0 { whole * some / all } else { 0.0 };
        present < THIN * due && due - present >= SHORT
    };
    let zones = row.zones.iter().zip(smoothed);
    zones
        .map(|((&zone, evidence), rate)| {
            let [residents_here, elderly_here] = zone_residents.of(zone);
            let absent = evidence.present.is_empty();
            let by_equal = thin(evidence.equal, equal, residents_here, zone_residents.all[0]);
            let second = match subject {
                Subject::Strategy(_) => (
                    Variant::Population,
                    thin(
                        evidence.population,
                        population,
                        residents_here,
                        zone_residents.all[0],
                    ),
                ),
                Subject::Service(_) => (
                    Variant::Elderly,
                    thin(evidence.equal, equal, elderly_here, zone_residents.all[1]),
                ),
            };
            let mentioned = !row.metropolitan.is_empty() || !evidence.mentions.is_empty();
            let low = known && (rate == 0.0 || rate < THIN * overall);
            let variants = BTreeMap::from([
                (Variant::Presence, absent),
                (Variant::Equal, by_equal),
                second,
                (
                    Variant::Coverage,
                    !covers(prepared, evidence, residents_here),
                ),
                (Variant::Smoothed, low),
                (Variant::Mentions, !mentioned && (absent || by_equal)),
            ]);
            (zone, verdict(variants))
        })
        .collect()
}

/// Whether at least [`REACHED`] of the residents live in a municipality that has it.
fn covers(prepared: &PreparedAtlas, evidence: &Evidence, residents: f64) -> bool {
    let places = evidence.municipalities.iter();
    let municipalities = places.filter_map(|code| prepared.atlas.municipalities.get(code));
    let with_it = sums(municipalities)[0];
    if !(with_it.is_finite() && residents.is_finite()) {
        // residents are not known, so a zone with a municipality that has it counts as covered
        return evidence.zone_wide || !evidence.municipalities.is_empty();
    }
    evidence.zone_wide || (with_it > 0.0 && with_it >= REACHED * residents)
}
