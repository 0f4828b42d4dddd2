//! What an indicator is, and how it is asked for.

use geodata_api::indicator::{IndicatorInfo, IndicatorResult, Level, Provenance};
use std::collections::BTreeSet;

use crate::computed::Computed;
use crate::counts;
use crate::error::IndicatorError;
use geodata_atlas::PreparedAtlas;
use geodata_model::i18n::Catalogues;
use geodata_model::{Figure, ProjectId, SourceId, Text};

/// An indicator.
///
/// Its texts are in the message catalogue under `indicator-{name}-title`, `-unit`, `-formula` and `-caveat`.
pub struct IndicatorSpec {
    /// Name in URLs and of its texts.
    pub name: &'static str,
    /// What the value is related to.
    pub denominator: Denominator,
    /// Paper or standard that defines the measure.
    pub reference: &'static str,
    /// The levels it can be given by.
    pub levels: &'static [Level],
    /// What goes into it.
    pub inputs: &'static [Input],
    pub(crate) compute: fn(&PreparedAtlas, Level) -> Computed,
}

/// What a value is related to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Denominator {
    /// Residents.
    Residents,
    /// Residents of 65 years and over.
    Residents65,
    /// Residents of 75 years and over.
    Residents75,
    /// Official surface.
    Surface,
    /// The strategies of the plan.
    Strategies,
    /// The needs that are linked to a strategy.
    Needs,
    /// The mix of axes of the whole territory.
    Mix,
}

impl Denominator {
    fn id(self) -> &'static str {
        match self {
            Self::Residents => "residents",
            Self::Residents65 => "residents-65",
            Self::Residents75 => "residents-75",
            Self::Surface => "surface",
            Self::Strategies => "strategies",
            Self::Needs => "needs",
            Self::Mix => "mix",
        }
    }
}

/// What goes into a formula.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Input {
    /// Records of the register.
    Projects,
    /// Health facilities of the register.
    Facilities,
    /// Residents by age.
    Residents,
    /// Official surfaces.
    Surface,
    /// Boundaries: the points that stand for municipalities, and geometry on the ground.
    Boundaries,
    /// Which municipality is in which zone.
    Membership,
    /// Links between needs and strategies.
    NeedLinks,
    /// Funding of the recovery plan by municipality and mission.
    Pnrr,
}

impl Input {
    fn id(self) -> &'static str {
        match self {
            Self::Projects => "projects",
            Self::Facilities => "facilities",
            Self::Residents => "residents",
            Self::Surface => "surface",
            Self::Boundaries => "boundaries",
            Self::Membership => "membership",
            Self::NeedLinks => "need-links",
            Self::Pnrr => "pnrr",
        }
    }

    /// The figure it is, where one source gives all of its values.
    fn figure(self) -> Option<Figure> {
        match self {
            Self::Residents => Some(Figure::Residents),
            Self::Surface => Some(Figure::Surface),
            Self::Boundaries => Some(Figure::Boundaries),
            Self::Membership => Some(Figure::Membership),
            Self::Pnrr => Some(Figure::Pnrr),
            Self::Projects | Self::Facilities | Self::NeedLinks => None,
        }
    }
}

impl IndicatorSpec {
    /// What the indicator measures and how, in words.
    #[must_use]
    pub fn info(&self, prepared: &PreparedAtlas) -> IndicatorInfo {
        let texts = &prepared.texts;
        let text = |part: &str| {
            let key = format!("indicator-{}-{part}", self.name);
            let (strategies, needs) = (
                prepared.atlas.strategies.len(),
                counts::linked_needs(prepared),
            );
            texts.text(&key, |_| {
                vec![
                    ("strategies", strategies.into()),
                    ("needs", needs.len().into()),
                ]
            })
        };
        IndicatorInfo {
            name: self.name.to_owned(),
            title: text("title"),
            unit: text("unit"),
            formula: text("formula"),
            caveat: text("caveat"),
            denominator: plain(
                texts,
                &format!("indicator-denominator-{}", self.denominator.id()),
            ),
            reference: self.reference.to_owned(),
            levels: self.levels.to_vec(),
        }
    }

    /// The indicator's value for every unit of `level`.
    ///
    /// # Errors
    /// When the indicator is not given by that level.
    ///
    /// # Example
    /// ```
    /// use geodata_atlas::{Atlas, AtlasFiles, PreparedAtlas};
    /// use geodata_api::indicator::Level;
    /// use geodata_indicator::spec;
    ///
    /// let prepared = PreparedAtlas::new(Atlas::read(&AtlasFiles::embedded())?);
    /// let result = spec("strategies-with-evidence")?.compute(&prepared, Level::Zone)?;
    /// assert_eq!(result.values["5"].value, Some(7.0));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn compute(
        &self,
        prepared: &PreparedAtlas,
        level: Level,
    ) -> Result<IndicatorResult, IndicatorError> {
        if !self.levels.contains(&level) {
            return Err(IndicatorError::Level {
                name: self.name,
                level,
                levels: self.levels,
            });
        }
        let Computed { values, total } = (self.compute)(prepared, level);
        let placed: BTreeSet<&ProjectId> = values.values().flat_map(|c| &c.evidence).collect();
        let unplaced = total.evidence.iter().filter(|id| !placed.contains(id));
        Ok(IndicatorResult {
            info: self.info(prepared),
            by: level,
            unplaced: unplaced.cloned().collect(),
            provenance: self.provenance(prepared, level, &total.evidence),
            values,
            total,
        })
    }

    fn provenance(
        &self,
        prepared: &PreparedAtlas,
        level: Level,
        evidence: &[ProjectId],
    ) -> Provenance {
        let used = |i: &&Input| **i != Input::Membership || level == Level::Zone;
        let inputs: Vec<Input> = self.inputs.iter().filter(used).copied().collect();
        let projects = evidence
            .iter()
            .filter_map(|id| prepared.atlas.projects.get(id));
        let cited = projects.flat_map(|p| &p.sources).map(|c| c.source.clone());
        let given = &prepared.atlas.figure_sources;
        let fixed = inputs
            .iter()
            .filter_map(|i| given.get(&i.figure()?).cloned());
        let sources: BTreeSet<SourceId> = cited.chain(fixed).collect();
        let name = |i: &Input| plain(&prepared.texts, &format!("indicator-input-{}", i.id()));
        Provenance {
            inputs: inputs.iter().map(name).collect(),
            sources: sources.into_iter().collect(),
        }
    }
}

fn plain(texts: &Catalogues, key: &str) -> Text {
    texts.text(key, |_| Vec::new())
}
