//! Shares with their reasons, from measured amounts.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::explain::Explainer;
use crate::measure::{Measure, Measured};
use crate::territory::Territory;
use geodata_model::{Allocation, Distribution, IstatCode, Share, Text, ZoneNumber};

/// A line shorter than this within a unit is marginal.
///
/// The boundaries are generalised by their publisher: vertices lie some hundred metres apart and
/// differ from the true border by tens of metres, so a track along a border crosses the drawn one
/// now and then. Under 100 m, presence cannot be distinguished from that noise.
const MARGINAL_KM: f64 = 0.1;

/// An area smaller than this within a unit is marginal: 100 m by 100 m, by the same argument.
const MARGINAL_KM2: f64 = 0.01;

/// A part of at least this share of a project is never marginal, however small it is.
const NEVER_MARGINAL: f64 = 0.5;

/// The shares of what has been measured in each municipality; those of the zones are the sums of their municipalities.
pub(crate) fn from_measured(
    territory: Territory,
    explainer: &Explainer,
    measured: &Measured,
) -> Allocation {
    let total: f64 = measured.by_unit.values().sum();
    let mut by_zone: BTreeMap<Option<ZoneNumber>, (f64, Vec<IstatCode>)> = BTreeMap::new();
    for (&unit, &amount) in &measured.by_unit {
        let zone = unit
            .and_then(|code| territory.municipalities.get(&code))
            .map(|m| m.zone);
        let entry = by_zone.entry(zone).or_default();
        entry.0 += amount;
        entry.1.extend(unit);
    }
    let outside = measured.by_unit.get(&None).copied().unwrap_or(0.0) / total;
    let municipalities = measured.by_unit.iter().filter_map(|(&unit, &amount)| {
        let unit = unit?;
        let reason = explainer.municipality(measured.measure, unit, amount, total);
        Some(share(
            explainer,
            measured.measure,
            unit,
            amount,
            total,
            reason,
        ))
    });
    let zones = by_zone.iter().filter_map(|(&zone, (amount, members))| {
        let reason = explainer.zone(measured.measure, *amount, total, members);
        Some(share(
            explainer,
            measured.measure,
            zone?,
            *amount,
            total,
            reason,
        ))
    });
    let mut notes: Vec<Text> = measured
        .ties
        .iter()
        .map(|tied| explainer.tie(tied))
        .collect();
    if outside > 0.0 {
        notes.push(explainer.outside(outside));
    }
    Allocation {
        municipalities: Distribution {
            shares: collect_exact(municipalities),
            outside,
            unlocated: 0.0,
        },
        zones: Distribution {
            shares: collect_exact(zones),
            outside,
            unlocated: 0.0,
        },
        notes,
    }
}

/// Collects without spare capacity: most lists have one share, and a vector would otherwise reserve four.
fn collect_exact<T>(shares: impl Iterator<Item = T>) -> Vec<T> {
    let mut list: Vec<T> = shares.collect();
    list.shrink_to_fit();
    list
}

fn share<U>(
    explainer: &Explainer,
    measure: Measure,
    unit: U,
    amount: f64,
    total: f64,
    reason: Arc<Text>,
) -> Share<U> {
    let threshold = match measure {
        Measure::Km => MARGINAL_KM,
        Measure::Km2 => MARGINAL_KM2,
        Measure::Points | Measure::Named | Measure::Schematic => 0.0,
    };
    let share = amount / total;
    let marginal = amount < threshold && share < NEVER_MARGINAL;
    let reason = if marginal {
        Arc::new(explainer.marginal(&reason))
    } else {
        reason
    };
    Share {
        unit,
        share,
        marginal,
        reason,
    }
}

/// Equal shares of the zones that a source names as a whole, and none of any municipality.
pub(crate) fn from_zones(explainer: &Explainer, zones: &[ZoneNumber]) -> Allocation {
    let each = 1.0 / zones.len() as f64;
    let mut shares: Vec<_> = zones
        .iter()
        .map(|&unit| Share {
            unit,
            share: each,
            marginal: false,
            reason: explainer.whole_zone(unit),
        })
        .collect();
    shares.sort_by_key(|s| s.unit);
    Allocation {
        zones: Distribution {
            shares,
            outside: 0.0,
            unlocated: 0.0,
        },
        ..unlocated()
    }
}

/// The allocation of a project that has no place at either level.
pub(crate) fn unlocated() -> Allocation {
    Allocation {
        municipalities: Distribution {
            shares: Vec::new(),
            outside: 0.0,
            unlocated: 1.0,
        },
        zones: Distribution {
            shares: Vec::new(),
            outside: 0.0,
            unlocated: 1.0,
        },
        notes: Vec::new(),
    }
}
