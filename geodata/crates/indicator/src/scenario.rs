//! What-if scenarios: further health centres and cycle links. Nothing is written to the register.

mod accessibility;
mod covering;

use geodata_api::gaps::{Gap, Subject, Verdict};
use geodata_api::scenario::{
    Figures, MAX_MEASURES, Measure, Scenario, ScenarioAnswer, ScenarioBody, ScenarioError, Site,
};
use std::collections::{BTreeMap, BTreeSet};

use accessibility::Accessibility;

use crate::gaps::{EvidenceTable, ZoneResidents, ranked_gaps};
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
    accessibility: Accessibility,
    residents: ZoneResidents,
    table: EvidenceTable,
    gaps: Vec<Gap>,
    before: Figures,
}

impl Baseline {
    /// Measures distances and figures of the register as it is.
    #[must_use]
    pub fn new(prepared: &PreparedAtlas) -> Self {
        let accessibility = Accessibility::new(prepared);
        let (residents, table) = (ZoneResidents::new(prepared), EvidenceTable::new(prepared));
        let gaps = ranked_gaps(prepared, &residents, &table).gaps;
        let before = figures(&accessibility, &gaps);
        Self {
            accessibility,
            residents,
            table,
            gaps,
            before,
        }
    }

    /// What the measures change.
    ///
    /// # Errors
    /// When there are too many measures, a municipality is not in the atlas, or a link joins a municipality with itself.
    ///
    /// # Units
    /// As the indicators: residents, facilities per 10,000 residents, Gini from 0 to 1.
    ///
    /// # Assumptions
    /// As the indicators. An added health centre counts like the registered ones and stands at its municipality's
    /// label point; a cycle link makes the strategy that the atlas names for links present in both municipalities and has no length.
    pub fn apply(
        &self,
        prepared: &PreparedAtlas,
        scenario: &Scenario,
    ) -> Result<ScenarioBody, ScenarioError> {
        check(prepared, scenario)?;
        let mut accessibility = self.accessibility.clone();
        let mut table = self.table.clone();
        for (i, measure) in scenario.0.iter().enumerate() {
            match *measure {
                Measure::HealthCentre(place) => {
                    accessibility.add_health_centre(place);
                    let centre = Subject::Service(
                        prepared
                            .atlas
                            .roles
                            .health_centre()
                            .unwrap_or_default()
                            .to_owned(),
                    );
                    table.add_measure(prepared, &centre, &[place], i);
                    for strategy in table.strategies_of(&centre) {
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
        let gaps = ranked_gaps(prepared, &self.residents, &table).gaps;
        let after = figures(&accessibility, &gaps);
        Ok(self.compare(scenario, gaps, after))
    }

    /// What the measures change, and the next best sites after them.
    ///
    /// # Errors
    /// As [`apply`](Self::apply).
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
            next_best: self.next_best_health_centres(scenario, SITES, RADIUS_KM),
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
        let (opened, remaining): (Vec<Gap>, Vec<Gap>) =
            gaps.into_iter().partition(|g| !old.contains_key(&g.id));
        let other = |g: &Gap| old.get(&g.id) != Some(&g.robustness.verdict);
        ScenarioBody {
            scenario: scenario.clone(),
            before: self.before.clone(),
            after,
            closed,
            changed: remaining.into_iter().filter(other).collect(),
            opened,
        }
    }

    /// The best places for `count` further health centres, one after the other, so that as many residents as
    /// possible come to have one within `radius_km`; see [`Site`].
    ///
    /// # Example
    /// ```
    /// use geodata_api::scenario::Scenario;
    /// use geodata_atlas::{Atlas, AtlasFiles, PreparedAtlas};
    /// use geodata_indicator::scenario::Baseline;
    ///
    /// let prepared = PreparedAtlas::new(Atlas::read(&AtlasFiles::embedded())?);
    /// let sites = Baseline::new(&prepared).next_best_health_centres(&Scenario::default(), 2, 10.0);
    /// assert!(sites[0].residents >= sites[1].residents);
    /// # Ok::<(), geodata_atlas::InvalidAtlas>(())
    /// ```
    #[must_use]
    pub fn next_best_health_centres(
        &self,
        scenario: &Scenario,
        count: usize,
        radius_km: f64,
    ) -> Vec<Site> {
        let added = scenario.0.iter().filter_map(|m| match m {
            Measure::HealthCentre(place) => Some(*place),
            Measure::CycleLink(..) => None,
        });
        let centres: BTreeSet<IstatCode> = self
            .accessibility
            .with_health_centre()
            .chain(added)
            .collect();
        covering::next_best(
            &self.accessibility,
            &centres,
            count.min(MAX_MEASURES),
            radius_km,
        )
    }
}

fn check(prepared: &PreparedAtlas, scenario: &Scenario) -> Result<(), ScenarioError> {
    if scenario.0.len() > MAX_MEASURES {
        return Err(ScenarioError::TooMany(scenario.0.len()));
    }
    let exists = |code: IstatCode| {
        let found = prepared.atlas.municipalities.contains_key(&code);
        found.then_some(()).ok_or(ScenarioError::Municipality(code))
    };
    scenario.0.iter().try_for_each(|measure| match *measure {
        Measure::HealthCentre(place) => exists(place),
        Measure::CycleLink(from, to) if from == to => Err(ScenarioError::Loop(from)),
        Measure::CycleLink(from, to) => exists(from).and_then(|()| exists(to)),
    })
}

fn figures(accessibility: &Accessibility, gaps: &[Gap]) -> Figures {
    let robust = |g: &&Gap| g.robustness.verdict == Verdict::Robust;
    let (access_by_zone, access_gini) = accessibility.access();
    Figures {
        residents_by_band: accessibility.residents_by_band(0),
        residents_75_by_band: accessibility.residents_by_band(1),
        access_by_zone,
        access_gini,
        gaps: gaps.len(),
        robust_gaps: gaps.iter().filter(robust).count(),
    }
}
