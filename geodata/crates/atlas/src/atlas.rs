//! The records of an atlas and the shapes of its municipalities.

use std::collections::BTreeMap;

use crate::topology::Topology;
use geodata_model::{
    Absence, Axis, AxisNumber, Conflict, Figure, IstatCode, Kind, Municipality, Need, NeedLink,
    PnrrCount, PnrrFigure, Principle, Project, ProjectId, Roles, Source, SourceId, Stamp,
    Statement, Strategy, StrategyCode, Text, Vocabulary, Zone, ZoneNumber,
};

/// A validated atlas: every code it mentions exists in it.
#[derive(Debug, Clone)]
pub struct Atlas {
    /// Title of the plan.
    pub title: Text,
    /// Name of the territory.
    pub territory: Text,
    /// What every map must show.
    pub attribution: Text,
    /// Date of the newest source.
    pub date: String,
    /// The source of each figure that rows give without a citation, as far as the atlas names one.
    pub figure_sources: BTreeMap<Figure, SourceId>,
    /// Code of the territory among the statistical regions of Europe (NUTS), empty when it has none.
    pub nuts: String,
    /// The terms it uses for its parts.
    pub vocabulary: Vocabulary,
    /// The parts its kinds have in computations.
    pub roles: Roles,
    /// Short hash of the data.
    pub version: String,
    /// Axes.
    pub axes: BTreeMap<AxisNumber, Axis>,
    /// Strategies.
    pub strategies: BTreeMap<StrategyCode, Strategy>,
    /// Zones; each has at least one municipality.
    pub zones: BTreeMap<ZoneNumber, Zone>,
    /// Municipalities; each has a shape in `topology`.
    pub municipalities: BTreeMap<IstatCode, Municipality>,
    /// Kinds of project, in the order of the file.
    pub kinds: Vec<Kind>,
    /// Projects, health facilities included.
    pub projects: BTreeMap<ProjectId, Project>,
    /// Declared absences.
    pub absences: Vec<Absence>,
    /// Needs, in the order of the file.
    pub needs: Vec<Need>,
    /// Links from needs to strategies.
    pub need_links: Vec<NeedLink>,
    /// Principles.
    pub principles: Vec<Principle>,
    /// Stated and derived figures about the plan.
    pub statements: Vec<Statement>,
    /// Sources.
    pub sources: BTreeMap<SourceId, Source>,
    /// Contradictions.
    pub conflicts: Vec<Conflict>,
    /// PNRR funding by municipality and mission, each amount counted once.
    pub pnrr: Vec<PnrrFigure>,
    /// PNRR projects by zone and mission, each counted once.
    pub pnrr_counts: Vec<PnrrCount>,
    /// Shapes of the municipalities.
    pub topology: Topology,
}

impl Atlas {
    /// Which version of the data it is.
    #[must_use]
    pub fn stamp(&self) -> Stamp {
        Stamp {
            date: self.date.clone(),
            version: self.version.clone(),
        }
    }

    /// The kind with an identifier, if the atlas has it.
    #[must_use]
    pub fn kind(&self, id: &str) -> Option<&Kind> {
        self.kinds.iter().find(|k| k.id == id)
    }
}
