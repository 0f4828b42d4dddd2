//! Gaps in sentences, from the message catalogue.

use geodata_api::gaps::{Extent, Gap, Subject, Verdict};
use std::collections::BTreeSet;

use fluent_bundle::FluentValue;

use super::evidence::EvidenceRow;

use crate::matrix::zone_label;
use geodata_atlas::PreparedAtlas;
use geodata_model::i18n::Catalogue;
use geodata_model::{Text, ZoneNumber};

type Args = Vec<(&'static str, FluentValue<'static>)>;

/// Writes the sentences about one subject.
pub(super) struct GapSentences<'a> {
    prepared: &'a PreparedAtlas,
    subject: &'a Subject,
    name: Text,
    needs: Vec<String>,
    metropolitan: usize,
}

impl<'a> GapSentences<'a> {
    pub(super) fn new(
        prepared: &'a PreparedAtlas,
        subject: &'a Subject,
        row: &EvidenceRow,
    ) -> Self {
        let links = prepared.atlas.need_links.iter();
        let needs: BTreeSet<&str> = links
            .filter(|l| row.strategies.contains(&l.strategy))
            .map(|l| l.need.as_str())
            .collect();
        Self {
            prepared,
            subject,
            name: name(prepared, subject),
            needs: needs.into_iter().map(str::to_owned).collect(),
            metropolitan: row.metropolitan.len(),
        }
    }

    /// The subject's name.
    pub(super) fn name(&self) -> &Text {
        &self.name
    }

    /// The needs the subject answers, in the order of their codes.
    pub(super) fn needs(&self) -> &[String] {
        &self.needs
    }

    fn text(&self, key: &str, args: impl Fn(&Catalogue) -> Args) -> Text {
        self.prepared.texts.text(key, args)
    }

    fn zone(&self, zone: ZoneNumber, catalogue: &Catalogue) -> FluentValue<'static> {
        zone_label(self.prepared, zone)
            .get(catalogue.language())
            .to_owned()
            .into()
    }

    /// The subject as it stands in a sentence: a strategy with its code, a service by its name.
    fn subject(&self, catalogue: &Catalogue) -> FluentValue<'static> {
        let name = self.name.get(catalogue.language()).to_owned();
        match self.subject {
            Subject::Strategy(code) => format!("{code} “{name}”").into(),
            Subject::Service(_) => name.to_lowercase().into(),
        }
    }

    pub(super) fn unheard(&self, zone: ZoneNumber) -> Text {
        self.text("gap-unheard", |c| {
            vec![("zone", self.zone(zone, c)), ("subject", self.subject(c))]
        })
    }

    pub(super) fn not_placed(&self) -> Text {
        self.text("gap-not-placed", |c| {
            vec![
                ("subject", self.subject(c)),
                ("count", self.metropolitan.into()),
            ]
        })
    }

    /// What is missing, which zones have it, what may still be there, how robust the gap is.
    pub(super) fn gap(&self, gap: &Gap) -> Text {
        let mut sentences = vec![self.missing(gap)];
        sentences.extend(self.elsewhere(gap));
        sentences.extend(self.mentions(gap));
        sentences.push(self.robustness(gap));
        let joined = |get: fn(&Text) -> &str| {
            let texts: Vec<&str> = sentences.iter().map(get).collect();
            texts.join(" ")
        };
        Text::new(joined(|t| &t.it), joined(|t| &t.en))
    }

    fn missing(&self, gap: &Gap) -> Text {
        let service = matches!(self.subject, Subject::Service(_));
        let key = match (gap.extent, gap.zone, service) {
            (Extent::Declared, None, _) => "gap-declared-everywhere",
            (Extent::Declared, Some(_), _) => "gap-declared",
            (Extent::None, _, false) => "gap-strategy-none",
            (Extent::None, _, true) => "gap-service-none",
            (Extent::Thin, _, false) => "gap-strategy-thin",
            (Extent::Thin, _, true) => "gap-service-thin",
        };
        self.text(key, |c| {
            let mut args = vec![
                ("subject", self.subject(c)),
                ("residents", residents(c, gap)),
                ("count", gap.evidence.len().into()),
            ];
            args.extend(gap.zone.map(|zone| ("zone", self.zone(zone, c))));
            args
        })
    }

    fn elsewhere(&self, gap: &Gap) -> Option<Text> {
        if gap.others.is_empty() {
            return None;
        }
        let key = match gap.neighbours.len() {
            0 => "gap-others",
            1 => "gap-others-neighbour",
            _ => "gap-others-neighbours",
        };
        Some(self.text(key, |c| {
            let names = gap.neighbours.iter().map(ToString::to_string);
            vec![
                ("others", gap.others.len().into()),
                ("neighbours", list(c, &names.collect::<Vec<_>>()).into()),
            ]
        }))
    }

    /// The records that mention the subject without placing it, so that the zone may have it after all.
    fn mentions(&self, gap: &Gap) -> Vec<Text> {
        let counts = match self.subject {
            Subject::Strategy(_) => {
                let lines = gap.mentions.len().saturating_sub(self.metropolitan);
                vec![
                    ("gap-mentions-metropolitan", self.metropolitan),
                    ("gap-mentions-line", lines),
                ]
            }
            Subject::Service(_) => vec![("gap-mentions-zone", gap.mentions.len())],
        };
        let counts = counts.into_iter().filter(|(_, count)| *count > 0);
        counts
            .map(|(key, count)| self.text(key, |_| vec![("count", count.into())]))
            .collect()
    }

    fn robustness(&self, gap: &Gap) -> Text {
        let key = match gap.robustness.verdict {
            Verdict::Robust => "gap-robust",
            Verdict::Fragile => "gap-fragile",
        };
        let variants = &gap.robustness.variants;
        let agree = variants.values().filter(|seen| **seen).count();
        self.text(key, |_| {
            vec![("agree", agree.into()), ("variants", variants.len().into())]
        })
    }
}

fn residents(catalogue: &Catalogue, gap: &Gap) -> FluentValue<'static> {
    let known = gap.residents.map(|n| catalogue.number(f64::from(n), 0));
    known.unwrap_or_else(|| "none".to_owned()).into()
}

/// `2, 3 and 4` in the catalogue's language.
fn list(catalogue: &Catalogue, names: &[String]) -> String {
    match names {
        [] => String::new(),
        [only] => only.clone(),
        [first @ .., last] => catalogue.text(
            "gap-list",
            &[
                ("first", first.join(", ").into()),
                ("last", last.clone().into()),
            ],
        ),
    }
}

fn name(prepared: &PreparedAtlas, subject: &Subject) -> Text {
    match subject {
        Subject::Strategy(code) => {
            let strategy = prepared.atlas.strategies.get(code);
            strategy.map(|s| s.title.clone()).unwrap_or_default()
        }
        Subject::Service(kind) => {
            let kind = prepared.atlas.kind(kind);
            kind.map(|k| k.plural.clone()).unwrap_or_default()
        }
    }
}
