//! The ranked list of gaps, from the table of evidence.

use geodata_api::gaps::{Extent, Gap, Gaps, Robustness, Subject, Unknown, Verdict};
use std::collections::BTreeSet;

use super::evidence::{Evidence, EvidenceRow, EvidenceTable};
use super::robustness::{ZoneResidents, robustness, robustness_of_absent};
use super::sentences::GapSentences;
use super::zones::zone_residents;

use geodata_atlas::PreparedAtlas;
use geodata_model::{Figure, SourceId, Text, ZoneNumber};

/// The gaps of a table of evidence.
pub(crate) fn ranked_gaps(
    prepared: &PreparedAtlas,
    residents: &ZoneResidents,
    table: &EvidenceTable,
) -> Gaps {
    let mut gaps = Vec::new();
    let mut unknown = Vec::new();
    for (subject, row) in &table.rows {
        let sentences = GapSentences::new(prepared, subject, row);
        let have: BTreeSet<ZoneNumber> = zones_with(row);
        if have.is_empty() {
            nowhere(prepared, subject, row, &sentences, &mut gaps, &mut unknown);
            continue;
        }
        for (zone, robustness) in robustness(prepared, residents, subject, row) {
            let Some(evidence) = row.zones.get(&zone) else {
                continue;
            };
            let Some(extent) = extent(evidence, &robustness) else {
                continue;
            };
            if is_unknown(table, subject, zone, extent) {
                unknown.push(Unknown {
                    subject: subject.clone(),
                    zone: Some(zone),
                    reason: sentences.unheard(zone),
                    mentions: row.metropolitan.iter().cloned().collect(),
                });
                continue;
            }
            let neighbours = table.neighbours.get(&zone);
            let neighbours = neighbours.map(|n| n.intersection(&have).copied().collect());
            let mut gap = Gap {
                rank: 0,
                id: format!("{subject}@{zone}"),
                subject: subject.clone(),
                name: sentences.name().clone(),
                zone: Some(zone),
                extent,
                reason: Text::default(),
                needs: sentences.needs().to_vec(),
                residents: zone_residents(prepared, zone),
                evidence: evidence.present.iter().cloned().collect(),
                mentions: row
                    .metropolitan
                    .union(&evidence.mentions)
                    .cloned()
                    .collect(),
                absences: evidence.absences.iter().cloned().collect(),
                others: have.iter().copied().filter(|z| *z != zone).collect(),
                neighbours: neighbours.unwrap_or_default(),
                robustness,
            };
            gap.reason = sentences.gap(&gap);
            gaps.push(gap);
        }
    }
    rank(&mut gaps);
    Gaps {
        gaps,
        unknown,
        method: prepared.texts.text("gap-method", |_| Vec::new()),
        sources: sources(prepared),
    }
}

fn zones_with(row: &EvidenceRow) -> BTreeSet<ZoneNumber> {
    let zones = row.zones.iter().filter(|(_, e)| !e.present.is_empty());
    zones.map(|(zone, _)| *zone).collect()
}

/// Whether and how much a zone lacks.
fn extent(evidence: &Evidence, robustness: &Robustness) -> Option<Extent> {
    if !evidence.present.is_empty() {
        return (robustness.agree > 0.5).then_some(Extent::Thin);
    }
    let declared = !evidence.absences.is_empty();
    Some(if declared {
        Extent::Declared
    } else {
        Extent::None
    })
}

/// Whether it is unknown if a zone lacks a strategy, because the survey did not hear the zone. A declared absence is known
/// all the same, and so are services, which come from a complete list.
fn is_unknown(table: &EvidenceTable, subject: &Subject, zone: ZoneNumber, extent: Extent) -> bool {
    let asked = matches!(subject, Subject::Strategy(_)) && extent != Extent::Declared;
    asked && table.unheard.contains(&zone)
}

/// A subject that no zone has: one gap of the whole territory if a source declares it, otherwise unknown.
fn nowhere(
    prepared: &PreparedAtlas,
    subject: &Subject,
    row: &EvidenceRow,
    sentences: &GapSentences,
    gaps: &mut Vec<Gap>,
    unknown: &mut Vec<Unknown>,
) {
    if row.absences.is_empty() {
        unknown.push(Unknown {
            subject: subject.clone(),
            zone: None,
            reason: sentences.not_placed(),
            mentions: row.metropolitan.iter().cloned().collect(),
        });
        return;
    }
    let zones = prepared.atlas.zones.keys();
    let mut gap = Gap {
        rank: 0,
        id: subject.to_string(),
        subject: subject.clone(),
        name: sentences.name().clone(),
        zone: None,
        extent: Extent::Declared,
        reason: Text::default(),
        needs: sentences.needs().to_vec(),
        residents: zones.map(|z| zone_residents(prepared, *z)).sum(),
        evidence: Vec::new(),
        mentions: row.metropolitan.iter().cloned().collect(),
        absences: row.absences.iter().cloned().collect(),
        others: Vec::new(),
        neighbours: Vec::new(),
        robustness: robustness_of_absent(row.metropolitan.is_empty()),
    };
    gap.reason = sentences.gap(&gap);
    gaps.push(gap);
}

fn rank(gaps: &mut [Gap]) {
    gaps.sort_by(|a, b| {
        let declared = |g: &Gap| g.extent != Extent::Declared;
        let fragile = |g: &Gap| g.robustness.verdict == Verdict::Fragile;
        (declared(a), fragile(a), a.extent)
            .cmp(&(declared(b), fragile(b), b.extent))
            .then(b.others.len().cmp(&a.others.len()))
            .then(b.residents.cmp(&a.residents))
            .then_with(|| (&a.subject, a.zone).cmp(&(&b.subject, b.zone)))
    });
    for (i, gap) in gaps.iter_mut().enumerate() {
        gap.rank = i + 1;
    }
}

/// The sources of projects and declared absences, of residents and of the membership in zones.
fn sources(prepared: &PreparedAtlas) -> Vec<SourceId> {
    let atlas = &prepared.atlas;
    let projects = atlas.projects.values().flat_map(|p| &p.sources);
    let absences = atlas.absences.iter().flat_map(|a| &a.sources);
    let cited = projects.chain(absences).map(|c| c.source.clone());
    let fixed = [Figure::Residents, Figure::Membership];
    let fixed = fixed.iter().filter_map(|f| atlas.figure_sources.get(f));
    let sources: BTreeSet<SourceId> = cited.chain(fixed.cloned()).collect();
    sources.into_iter().collect()
}
