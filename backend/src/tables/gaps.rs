//! The ranked gaps as CSV.

use geodata_api::gaps::{Gaps, Verdict};

use super::writer::write;

/// One line a gap, by rank.
#[must_use]
pub fn gaps(found: &Gaps) -> String {
    let header = [
        "rank",
        "subject",
        "name",
        "zone",
        "reason",
        "needs",
        "residents",
        "verdict",
        "agree",
    ];
    let mut rows = vec![header.map(str::to_owned).to_vec()];
    for gap in &found.gaps {
        let verdict = match gap.robustness.verdict {
            Verdict::Robust => "robust",
            Verdict::Fragile => "fragile",
        };
        rows.push(vec![
            gap.rank.to_string(),
            gap.subject.to_string(),
            gap.name.it.clone(),
            gap.zone.map(|z| z.to_string()).unwrap_or_default(),
            gap.reason.it.clone(),
            gap.needs.join(" "),
            gap.residents.map(|n| n.to_string()).unwrap_or_default(),
            verdict.to_owned(),
            gap.robustness.agree.to_string(),
        ]);
    }
    write(&rows)
}
