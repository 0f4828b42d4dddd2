//! What if: a case della comunità more, a cycle link more. Nothing is written to the register.

mod covering;
mod reach;

use geodata_api::gaps::{Gap, Subject, Verdict};
use geodata_api::scenario::{
    Figures, MAX_MEASURES, Measure, Scenario, ScenarioAnswer, ScenarioBody, ScenarioError, Site,
};
use std::collections::{BTreeMap, BTreeSet};

use reach::Reach;

use super::gaps::{People, Table, of_table};
use geodata_atlas::PreparedAtlas;
use geodata_model::IstatCode;

/// Sites proposed beside a scenario.
const SITES: usize = 5;
/// Within this distance residents count as served, as in the middle band of the distance indicator.
const RADIUS_KM: f64 = 10.0;

/// The register made ready for many scenarios: distances are measured once.
///
/// It belongs to the prepared atlas it was made from, which every call takes again.
///
/// # Example
/// ```
/// use geodata_atlas::{Atlas, AtlasFiles, PreparedAtlas};
/// use geodata_api::scenario::Scenario;
/// use geodata_indicator::scenario::Baseline;
///
/// let prepared = PreparedAtlas::new(Atlas::read(&AtlasFiles::embedded())?);
/// let baseline = Baseline::new(&prepared);
/// let body = baseline.apply(&prepared, &Scenario::from_query("link-001082-001265")?)?;
/// assert!(body.closed.iter().any(|gap| gap.id == "3.3@10"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub struct Baseline {
    reach: Reach,
    people: People,
    table: Table,
    gaps: Vec<Gap>,
    before: Figures,
}

impl Baseline {
    /// Measures distances and figures of the register as it is.
    #[must_use]
    pub fn new(prepared: &PreparedAtlas) -> Self {
        let reach = Reach::new(prepared);
        let (people, table) = (People::new(prepared), Table::new(prepared));
        let gaps = of_table(prepared, &people, &table).gaps;
        let before = figures(&reach, &gaps);
        Self {
            reach,
            people,
            table,
            gaps,
            before,
        }
    }

    /// What the measures change.
    ///
    /// # Units
    /// As the indicators: residents, facilities per 10,000 residents, Gini from 0 to 1.
    ///
    /// # Assumptions
    /// As the indicators. An added house counts like the registered ones and stands at its municipality's
    /// label point; a cycle link makes the strategy that the atlas names for links present in both municipalities and has no length.
    pub fn apply(
        &self,
        prepared: &PreparedAtlas,
        scenario: &Scenario,
    ) -> Result<ScenarioBody, ScenarioError> {
        check(prepared, scenario)?;
        let mut reach = self.reach.clone();
        let mut table = self.table.clone();
        for (i, measure) in scenario.0.iter().enumerate() {
            match *measure {
                Measure::HealthCentre(place) => {
                    reach.add_house(place);
                    let house = Subject::Service(
                        prepared
                            .atlas
                            .roles
                            .health_centre()
                            .unwrap_or_default()
                            .to_owned(),
                    );
                    table.add_measure(prepared, &house, &[place], i);
                    for strategy in table.strategies_of(&house) {
                        let subject = Subject::Strategy(strategy);
                        table.add_measure(prepared, &subject, &[place], i);
                    }
                }
                Measure::CycleLink(from, to) => {
                    if let Some(strategy) = prepared.atlas.roles.cycle_link {
                        let subject = Subject::Strategy(strategy);
                        table.add_measure(prepared, &subject, &[from, to], i);
                    }
                }
            }
        }
        let gaps = of_table(prepared, &self.people, &table).gaps;
        let after = figures(&reach, &gaps);
        Ok(self.compare(scenario, gaps, after))
    }

    /// What the measures change, and the next best sites after them.
    pub fn answer(
        &self,
        prepared: &PreparedAtlas,
        scenario: &Scenario,
    ) -> Result<ScenarioAnswer, ScenarioError> {
        let body = self.apply(prepared, scenario)?;
        Ok(ScenarioAnswer {
            scenario: body.scenario,
            before: body.before,
            after: body.after,
            closed: body.closed,
            changed: body.changed,
            opened: body.opened,
            radius_km: RADIUS_KM,
            next_best: self.next_best_houses(scenario, SITES, RADIUS_KM),
        })
    }

    fn compare(&self, scenario: &Scenario, gaps: Vec<Gap>, after: Figures) -> ScenarioBody {
        let verdicts = |gaps: &[Gap]| -> BTreeMap<String, Verdict> {
            let each = gaps.iter().map(|g| (g.id.clone(), g.robustness.verdict));
            each.collect()
        };
        let (old, new) = (verdicts(&self.gaps), verdicts(&gaps));
        let closed = self.gaps.iter().filter(|g| !new.contains_key(&g.id));
        let closed = closed.cloned().collect();
        let (opened, kept): (Vec<Gap>, Vec<Gap>) =
            gaps.into_iter().partition(|g| !old.contains_key(&g.id));
        let other = |g: &Gap| old.get(&g.id) != Some(&g.robustness.verdict);
        ScenarioBody {
            scenario: scenario.clone(),
            before: self.before.clone(),
            after,
            closed,
            changed: kept.into_iter().filter(other).collect(),
            opened,
        }
    }

    /// The best places for `count` further houses, one after the other, so that as many residents as
    /// possible come to have one within `radius_km`; see [`Site`].
    #[must_use]
    pub fn next_best_houses(&self, scenario: &Scenario, count: usize, radius_km: f64) -> Vec<Site> {
        let added = scenario.0.iter().filter_map(|m| match m {
            Measure::HealthCentre(place) => Some(*place),
            Measure::CycleLink(..) => None,
        });
        let houses: BTreeSet<IstatCode> = self.reach.houses().chain(added).collect();
        covering::next_best(&self.reach, &houses, count.min(MAX_MEASURES), radius_km)
    }
}

fn check(prepared: &PreparedAtlas, scenario: &Scenario) -> Result<(), ScenarioError> {
    if scenario.0.len() > MAX_MEASURES {
        return Err(ScenarioError::TooMany(scenario.0.len()));
    }
    let known = |code: IstatCode| {
        let found = prepared.atlas.municipalities.contains_key(&code);
        found.then_some(()).ok_or(ScenarioError::Municipality(code))
    };
    scenario.0.iter().try_for_each(|measure| match *measure {
        Measure::HealthCentre(place) => known(place),
        Measure::CycleLink(from, to) if from == to => Err(ScenarioError::Loop(from)),
        Measure::CycleLink(from, to) => known(from).and_then(|()| known(to)),
    })
}

fn figures(reach: &Reach, gaps: &[Gap]) -> Figures {
    let robust = |g: &&Gap| g.robustness.verdict == Verdict::Robust;
    let (access_by_zone, access_gini) = reach.access();
    Figures {
        residents_by_band: reach.bands(0),
        residents_75_by_band: reach.bands(1),
        access_by_zone,
        access_gini,
        gaps: gaps.len(),
        robust_gaps: gaps.iter().filter(robust).count(),
    }
}
