//! Where a project falls, as CSV: one line a share.

use geodata_api::AllocationBody;
use geodata_api::indicator::Level;
use geodata_atlas::PreparedAtlas;
use geodata_model::Distribution;

use super::units::unit_name;
use super::writer::write;

/// One line a share, zones first, then what is outside and what is not placed.
#[must_use]
pub fn allocation(body: &AllocationBody, atlas: &PreparedAtlas) -> String {
    let header = [
        "project", "rule", "applied", "level", "part", "unit", "name", "share", "marginal",
        "reason",
    ];
    let mut rows = vec![header.map(str::to_owned).to_vec()];
    let allocation = &body.allocation;
    distribution(body, atlas, Level::Zone, &allocation.zones, &mut rows);
    distribution(
        body,
        atlas,
        Level::Municipality,
        &allocation.municipalities,
        &mut rows,
    );
    write(&rows)
}

fn distribution<U: ToString>(
    body: &AllocationBody,
    atlas: &PreparedAtlas,
    level: Level,
    distribution: &Distribution<U>,
    rows: &mut Vec<Vec<String>>,
) {
    let mut row = |part: &str, unit: String, share: f64, marginal: bool, reason: &str| {
        rows.push(vec![
            body.project.to_string(),
            body.rule.to_string(),
            body.applied.to_string(),
            level.id().to_owned(),
            part.to_owned(),
            unit.clone(),
            if unit.is_empty() {
                unit
            } else {
                unit_name(atlas, level, &unit)
            },
            share.to_string(),
            marginal.to_string(),
            reason.to_owned(),
        ]);
    };
    for share in &distribution.shares {
        let unit = share.unit.to_string();
        row("unit", unit, share.share, share.marginal, &share.reason.it);
    }
    row("outside", String::new(), distribution.outside, false, "");
    row(
        "unlocated",
        String::new(),
        distribution.unlocated,
        false,
        "",
    );
}
