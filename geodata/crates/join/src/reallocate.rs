//! Shares by a rule that does not follow the geometry: by presence, number, residents or official surface.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::explain::Explainer;
use crate::territory::Territory;
use geodata_model::{
    Allocation, Distribution, IstatCode, Municipality, ResidentsByAge, Rule, Share, Text,
    ZoneNumber,
};

/// Shares out by `rule` what `measured`, the allocation by geometry, found present.
///
/// The part outside stays as measured, and marginal units get nothing. Where no unit has a weight, units count equally
/// and a note says so.
pub(super) fn reallocate(territory: Territory, rule: Rule, measured: Allocation) -> Allocation {
    let reallocation = Reallocation {
        territory,
        explainer: Explainer::new(territory),
        rule,
    };
    if measured.municipalities.shares.is_empty() {
        reallocation.zones_as_a_whole(measured)
    } else {
        reallocation.by_municipality(measured)
    }
}

struct Reallocation<'a> {
    territory: Territory<'a>,
    explainer: Explainer<'a>,
    rule: Rule,
}

/// The weights of units, their sum, and the rule they follow.
struct Weights<U> {
    by_unit: BTreeMap<U, f64>,
    total: f64,
    rule: Rule,
}

impl<U: Copy + Ord> Weights<U> {
    /// Weighs `units`. Where all weights are zero or one is not known, every unit counts the same.
    fn new(rule: Rule, units: impl Iterator<Item = U>, weight: impl Fn(U) -> f64) -> Self {
        let by_unit: BTreeMap<U, f64> = units.map(|unit| (unit, weight(unit))).collect();
        let total = by_unit.values().sum();
        if total > 0.0 {
            return Self {
                by_unit,
                total,
                rule,
            };
        }
        let by_unit: BTreeMap<U, f64> = by_unit.into_keys().map(|unit| (unit, 1.0)).collect();
        Self {
            total: by_unit.len() as f64,
            by_unit,
            rule: Rule::Equal,
        }
    }
}

impl Reallocation<'_> {
    fn by_municipality(&self, mut measured: Allocation) -> Allocation {
        let present = present(&measured.municipalities);
        let weights = Weights::new(self.rule, present.into_iter(), |code| self.weight(code));
        if weights.by_unit.is_empty() {
            measured
                .notes
                .push(self.explainer.note("note-rule-marginal"));
            return measured;
        }
        let inside = 1.0 - measured.municipalities.outside;
        let zones = self.zones(&measured.zones, &weights);
        measured.municipalities.shares = measured
            .municipalities
            .shares
            .into_iter()
            .map(|share| {
                let weight = weights.by_unit.get(&share.unit).copied();
                self.share(share.unit, weight, &weights, inside, &[])
            })
            .collect();
        let members = |zone| -> Vec<IstatCode> {
            let codes = weights.by_unit.keys().copied();
            codes.filter(|&c| self.zone_of(c) == Some(zone)).collect()
        };
        measured.zones.shares = measured
            .zones
            .shares
            .into_iter()
            .map(|share| {
                let weight = zones.by_unit.get(&share.unit).copied();
                self.share(share.unit, weight, &zones, inside, &members(share.unit))
            })
            .collect();
        self.notes(measured, weights.rule)
    }

    /// The weights of the zones: by presence each the same, otherwise the sum of their municipalities.
    fn zones(
        &self,
        measured: &Distribution<ZoneNumber>,
        weights: &Weights<IstatCode>,
    ) -> Weights<ZoneNumber> {
        if weights.rule == Rule::Presence {
            return Weights::new(weights.rule, present(measured).into_iter(), |_| 1.0);
        }
        let mut by_unit = BTreeMap::new();
        for (&code, weight) in &weights.by_unit {
            if let Some(zone) = self.zone_of(code) {
                *by_unit.entry(zone).or_insert(0.0) += weight;
            }
        }
        Weights {
            by_unit,
            total: weights.total,
            rule: weights.rule,
        }
    }

    fn zones_as_a_whole(&self, mut measured: Allocation) -> Allocation {
        let weights = Weights::new(self.rule, present(&measured.zones).into_iter(), |zone| {
            let all = self.territory.municipalities.values();
            let members = all.filter(|m| m.zone == zone);
            match self.rule {
                Rule::Population => members.map(residents).sum(),
                Rule::Area => members.map(|m| m.surface_km2).sum(),
                _ => 1.0,
            }
        });
        let by_presence = Weights {
            rule: if weights.rule == Rule::Equal {
                Rule::Presence
            } else {
                weights.rule
            },
            ..weights
        };
        measured.zones.shares = measured
            .zones
            .shares
            .into_iter()
            .map(|share| {
                let weight = by_presence.by_unit.get(&share.unit).copied();
                self.share(share.unit, weight, &by_presence, 1.0, &[])
            })
            .collect();
        self.notes(measured, weights.rule)
    }

    fn weight(&self, code: IstatCode) -> f64 {
        let municipality = self.territory.municipalities.get(&code);
        match self.rule {
            Rule::Population => municipality.map_or(0.0, residents),
            Rule::Area => municipality.map_or(0.0, |m| m.surface_km2),
            _ => 1.0,
        }
    }

    fn zone_of(&self, code: IstatCode) -> Option<ZoneNumber> {
        Some(self.territory.municipalities.get(&code)?.zone)
    }

    /// The share of a unit: nothing without a weight, as it is then marginal.
    fn share<U>(
        &self,
        unit: U,
        weight: Option<f64>,
        weights: &Weights<impl Sized>,
        inside: f64,
        members: &[IstatCode],
    ) -> Share<U> {
        let Some(weight) = weight else {
            return Share {
                unit,
                share: 0.0,
                marginal: true,
                reason: Arc::new(self.explainer.note("reason-rule-marginal")),
            };
        };
        Share {
            unit,
            share: inside * weight / weights.total,
            marginal: false,
            reason: Arc::new(self.reason(weights.rule, weight, weights.total, members)),
        }
    }

    fn reason(&self, rule: Rule, weight: f64, total: f64, members: &[IstatCode]) -> Text {
        let (key, decimals) = match rule {
            Rule::Population => ("reason-rule-population", 0),
            Rule::Area => ("reason-rule-area", 1),
            Rule::Presence => ("reason-rule-presence", 0),
            _ => ("reason-rule-equal", 0),
        };
        let through = !members.is_empty() && rule != Rule::Presence;
        let key = format!("{key}{}", if through { "-zone" } else { "" });
        self.explainer
            .weighed(&key, weight, total, decimals, members)
    }

    fn notes(&self, mut allocation: Allocation, followed: Rule) -> Allocation {
        if allocation.municipalities.outside > 0.0 {
            allocation
                .notes
                .push(self.explainer.note("note-rule-outside"));
        }
        if followed != self.rule {
            allocation
                .notes
                .push(self.explainer.note("note-rule-weightless"));
        }
        allocation
    }
}

fn residents(municipality: &Municipality) -> f64 {
    municipality.residents_or_nan(ResidentsByAge::total)
}

fn present<U: Copy>(distribution: &Distribution<U>) -> Vec<U> {
    let shares = distribution.shares.iter();
    shares.filter(|s| !s.marginal).map(|s| s.unit).collect()
}
