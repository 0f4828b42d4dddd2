//! The gaps of a zone, and the needs that closing them would answer.

use geodata_api::gaps::{Extent, Gap, Gaps, Subject, Verdict};
use geodata_model::ZoneNumber;

use super::context::SheetContext;
use super::entry::Entry;

/// Gaps whose needs are listed.
const MAIN_GAPS: usize = 6;

/// A gap in words.
pub(in crate::sheet) struct GapRow {
    pub(in crate::sheet) name: String,
    pub(in crate::sheet) reason: String,
    pub(in crate::sheet) verdict: String,
    pub(in crate::sheet) robust: bool,
    /// For each variant of the method, whether it finds the gap too.
    pub(in crate::sheet) variants: Vec<bool>,
}

impl<'a> SheetContext<'a> {
    fn gaps_of(&self, zone: ZoneNumber) -> impl Iterator<Item = &'a Gap> {
        let gaps: &'a Gaps = self.gaps;
        gaps.gaps.iter().filter(move |g| g.zone == Some(zone))
    }

    /// The number of strategies and services of which no source says whether they are missing here.
    pub(in crate::sheet) fn unknown_count(&self, zone: ZoneNumber) -> usize {
        let here = self.gaps.unknown.iter().filter(|u| u.zone == Some(zone));
        here.count()
    }

    /// The gaps of a zone, the largest first.
    pub(in crate::sheet) fn gaps(&self, zone: ZoneNumber) -> Vec<GapRow> {
        self.gaps_of(zone).map(|gap| self.gap(gap)).collect()
    }

    fn gap(&self, gap: &Gap) -> GapRow {
        let service = matches!(gap.subject, Subject::Service(_));
        let key = match (gap.extent, service) {
            (Extent::Declared, _) => "sheet-gap-declared",
            (Extent::None, false) => "sheet-gap-none",
            (Extent::None, true) => "sheet-gap-no-service",
            (Extent::Thin, false) => "sheet-gap-thin",
            (Extent::Thin, true) => "sheet-gap-thin-service",
        };
        let mut reason = self
            .texts
            .text(key, &[("count", gap.evidence.len().into())]);
        if !gap.others.is_empty() {
            let near: Vec<String> = gap.neighbours.iter().map(ToString::to_string).collect();
            let others = self.texts.text(
                "sheet-gap-others",
                &[
                    ("others", gap.others.len().into()),
                    ("near", near.len().into()),
                    ("neighbours", near.join(", ").into()),
                ],
            );
            reason = format!("{reason} {others}");
        }
        let variants: Vec<bool> = gap.robustness.variants.values().copied().collect();
        let agree = variants.iter().filter(|found| **found).count();
        let robust = gap.robustness.verdict == Verdict::Robust;
        let name = self.localized(&gap.name).to_owned();
        let verdict = if robust {
            "sheet-robust"
        } else {
            "sheet-fragile"
        };
        GapRow {
            name: match &gap.subject {
                Subject::Strategy(code) => format!("{code} {name}"),
                Subject::Service(_) => name,
            },
            reason,
            verdict: self.texts.text(
                verdict,
                &[("agree", agree.into()), ("variants", variants.len().into())],
            ),
            robust,
            variants,
        }
    }

    /// Needs that closing the main gaps would answer: for each gap the first need that is not in the list yet.
    pub(in crate::sheet) fn needs(&self, zone: ZoneNumber) -> Vec<Entry> {
        let mut codes: Vec<&str> = Vec::new();
        for gap in self.gaps_of(zone).take(MAIN_GAPS) {
            let mut fresh = gap
                .needs
                .iter()
                .filter(|code| !codes.contains(&code.as_str()));
            codes.extend(fresh.next().map(String::as_str));
        }
        let all = &self.atlas.atlas.needs;
        let needs = codes
            .iter()
            .filter_map(|code| all.iter().find(|n| n.code == *code));
        needs
            .map(|need| Entry {
                title: need.code.clone(),
                detail: self.localized(&need.text).to_owned(),
            })
            .collect()
    }
}
