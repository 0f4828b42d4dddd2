//! The reasons of shares and the notes of allocations, from the message catalogue.

use std::cell::RefCell;
use std::collections::HashMap;
use std::sync::Arc;

use fluent_bundle::FluentValue;

use crate::conflict::{declared_text, disagreeing};
use crate::measure::Measure;
use crate::place_form::PlaceForm;
use crate::territory::Territory;
use geodata_model::i18n::Catalogue;
use geodata_model::{Allocation, IstatCode, Rule, Text, ZoneNumber};

/// Names listed in full before "and n more".
const NAMES_LISTED: usize = 4;

type Args = Vec<(&'static str, FluentValue<'static>)>;

/// What a reason depends on when many projects have the same: message key, code of the unit, amount and total as bits.
type ReasonKey = (&'static str, u32, u64, u64);

/// Writes the reasons of shares and the notes of allocations.
pub(super) struct Explainer<'a> {
    territory: Territory<'a>,
    /// Reasons written before: projects with the same reason share its text.
    reasons: RefCell<HashMap<ReasonKey, Arc<Text>>>,
}

impl<'a> Explainer<'a> {
    pub(super) fn new(territory: Territory<'a>) -> Self {
        Self {
            territory,
            reasons: RefCell::default(),
        }
    }

    fn shared(&self, key: ReasonKey, text: impl FnOnce() -> Text) -> Arc<Text> {
        let mut reasons = self.reasons.borrow_mut();
        Arc::clone(reasons.entry(key).or_insert_with(|| Arc::new(text())))
    }

    fn text(&self, key: &str, args: impl Fn(&Catalogue) -> Args) -> Text {
        self.territory.texts.text(key, args)
    }

    fn name(&self, code: IstatCode) -> String {
        self.territory
            .municipalities
            .get(&code)
            .map_or_else(|| code.to_string(), |m| m.name.clone())
    }

    fn names(&self, catalogue: &Catalogue, codes: &[IstatCode]) -> String {
        let listed: Vec<_> = codes
            .iter()
            .take(NAMES_LISTED)
            .map(|&c| self.name(c))
            .collect();
        let names = listed.join(", ");
        match codes.len().saturating_sub(NAMES_LISTED) {
            0 => names,
            more => catalogue.text(
                "names-more",
                &[("names", names.into()), ("count", more.into())],
            ),
        }
    }

    /// The reason of a municipality's share: `amount` of `total` in the measure's unit.
    pub(super) fn municipality(
        &self,
        measure: Measure,
        unit: IstatCode,
        amount: f64,
        total: f64,
    ) -> Arc<Text> {
        let of_count = |key: &'static str| {
            let text = || self.text(key, |_| vec![("count", total.into())]);
            self.shared((key, 0, 0, total.to_bits()), text)
        };
        match measure {
            Measure::Points => {
                let (key, name) = ("reason-point", || self.name(unit).into());
                let text = || self.text(key, |_| vec![("unit", name())]);
                self.shared((key, unit.number(), 0, 0), text)
            }
            Measure::Named => of_count("reason-list"),
            Measure::Schematic => of_count("reason-schematic"),
            Measure::Km => Arc::new(self.text("reason-length", |c| parts(c, amount, total, 1))),
            Measure::Km2 => Arc::new(self.text("reason-area", |c| parts(c, amount, total, 2))),
        }
    }

    /// The reason of a zone's share, through its `members`.
    pub(super) fn zone(
        &self,
        measure: Measure,
        amount: f64,
        total: f64,
        members: &[IstatCode],
    ) -> Arc<Text> {
        let (key, decimals) = match measure {
            Measure::Points | Measure::Named | Measure::Schematic => ("reason-list-zone", 0),
            Measure::Km => ("reason-length-zone", 1),
            Measure::Km2 => ("reason-area-zone", 2),
        };
        let text = || {
            self.text(key, |c| {
                let mut args = vec![("names", self.names(c, members).into())];
                if decimals == 0 {
                    args.extend([("part", amount.into()), ("count", total.into())]);
                } else {
                    args.extend(parts(c, amount, total, decimals));
                }
                args
            })
        };
        match members {
            [only] if decimals == 0 => {
                let what = (key, only.number(), amount.to_bits(), total.to_bits());
                self.shared(what, text)
            }
            _ => Arc::new(text()),
        }
    }

    /// The reason of the share of a zone that a source names as a whole.
    pub(super) fn whole_zone(&self, zone: ZoneNumber) -> Arc<Text> {
        let key = "reason-zone";
        self.shared((key, zone.0.into(), 0, 0), || {
            self.whole_zone_text(key, zone)
        })
    }

    fn whole_zone_text(&self, key: &str, zone: ZoneNumber) -> Text {
        let name = self
            .territory
            .zones
            .get(&zone)
            .map(|z| z.name.clone())
            .unwrap_or_default();
        self.text(key, |c| {
            vec![(
                "unit",
                format!("{zone} – {}", name.get(c.language())).into(),
            )]
        })
    }

    /// A reason, followed by why the share does not count as presence.
    pub(super) fn marginal(&self, reason: &Text) -> Text {
        self.text("reason-marginal", |c| {
            vec![("reason", reason.get(c.language()).to_owned().into())]
        })
    }

    /// A note that a point lies on the border of several municipalities, and which of them it counts for.
    pub(super) fn tie(&self, tied: &[IstatCode]) -> Text {
        let lowest = tied.first().map(|&c| self.name(c)).unwrap_or_default();
        self.text("note-tie", |c| {
            vec![
                ("names", self.names(c, tied).into()),
                ("unit", lowest.clone().into()),
            ]
        })
    }

    /// A text without arguments.
    pub(super) fn note(&self, key: &str) -> Text {
        self.text(key, |_| Vec::new())
    }

    /// Why the shares do not follow the rule that was asked for.
    pub(super) fn not_applied(&self, rule: Rule, form: PlaceForm) -> Text {
        self.text("note-rule-not-applied", |c| {
            let word = |key: &str| c.text(key, &[]);
            vec![
                ("rule", word(&format!("rule-{}-name", rule.id())).into()),
                ("located", word(form.key()).into()),
            ]
        })
    }

    /// A reason that compares a weight with the sum of all.
    pub(super) fn weighed(
        &self,
        key: &str,
        weight: f64,
        total: f64,
        decimals: usize,
        members: &[IstatCode],
    ) -> Text {
        self.text(key, |c| {
            let mut args = parts(c, weight, total, decimals);
            args.extend([
                ("names", self.names(c, members).into()),
                ("count", total.into()),
                ("number", weight.into()),
            ]);
            args
        })
    }

    /// A note on the part outside the territory; `share` is from 0 to 1.
    pub(super) fn outside(&self, share: f64) -> Text {
        self.text("note-outside", |c| {
            vec![("percent", c.number(share * 100.0, 0).into())]
        })
    }

    /// A note when a declared zone has no share of the project, or a zone that is not declared has one.
    pub(super) fn declared(
        &self,
        declared: &[ZoneNumber],
        allocation: &Allocation,
    ) -> Option<Text> {
        let computed = disagreeing(declared, allocation)?;
        Some(declared_text(self.territory.texts, declared, &computed))
    }
}

fn parts(catalogue: &Catalogue, amount: f64, total: f64, decimals: usize) -> Args {
    vec![
        ("part", catalogue.number(amount, decimals).into()),
        ("total", catalogue.number(total, decimals).into()),
        (
            "percent",
            catalogue.number(100.0 * amount / total, 0).into(),
        ),
    ]
}
