//! The measures of a scenario, added to the table as if they were records.

use geodata_api::gaps::Subject;
use std::collections::BTreeSet;

use super::evidence::EvidenceTable;
use super::zones::zone_of;
use geodata_atlas::PreparedAtlas;
use geodata_model::{IstatCode, ProjectId, ResidentsByAge, StrategyCode};

impl EvidenceTable {
    /// The strategies a subject belongs to.
    pub(crate) fn strategies_of(&self, subject: &Subject) -> BTreeSet<StrategyCode> {
        let row = self.rows.get(subject);
        row.map(|r| r.strategies.clone()).unwrap_or_default()
    }

    /// Adds the `n`th measure of a scenario, in `places`, as if it were a record of the subject.
    pub(crate) fn add_measure(
        &mut self,
        prepared: &PreparedAtlas,
        subject: &Subject,
        places: &[IstatCode],
        n: usize,
    ) {
        let residents = |code: &IstatCode| {
            let municipality = prepared.atlas.municipalities.get(code);
            municipality.map_or(0.0, |m| m.residents_or_nan(ResidentsByAge::total))
        };
        let all: f64 = places.iter().map(residents).sum();
        let (Some(row), Ok(id)) = (
            self.rows.get_mut(subject),
            format!("scenario-{}", n + 1).parse::<ProjectId>(),
        ) else {
            return;
        };
        for place in places {
            let zone = zone_of(prepared, *place);
            let Some(evidence) = zone.and_then(|z| row.zones.get_mut(&z)) else {
                continue;
            };
            evidence.present.insert(id.clone());
            evidence.municipalities.insert(*place);
            evidence.equal += 1.0 / places.len() as f64;
            evidence.population += if all > 0.0 {
                residents(place) / all
            } else {
                0.0
            };
        }
    }
}
