//! The atlas: a plan and its territory, read once from text files, validated as a whole, immutable.

mod about;
mod changes;
mod columns;
mod dissolve;
mod features;
mod figures;
mod files;
pub mod forms;
mod hints;
mod links;
mod prepared;
mod read;
mod records;
mod report;
mod row;
mod summary;
mod table;
mod told;
pub mod topology;

use std::collections::BTreeMap;

use geodata_model::{
    Absence, Axis, AxisNumber, Conflict, Figure, IstatCode, Kind, Municipality, Need, NeedLink,
    PnrrCount, PnrrFigure, Principle, Project, ProjectId, Roles, Source, SourceId, Stamp,
    Statement, Strategy, StrategyCode, Text, Vocabulary, Zone, ZoneNumber,
};

pub use about::vocabulary_of;
pub use changes::{Summary, changes};
pub use columns::{columns, optional_columns};
pub use features::each_feature;
pub use files::{AtlasFiles, FilesError};
pub use prepared::{PreparedAtlas, PreparedZone, Shape};
pub use records::PROJECTS as PROJECT_COLUMNS;
pub use report::{Problem, Severity};
pub use summary::summary_markdown;
pub use told::{told, told_errors};
pub use topology::{Topology, TopologyError};

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

/// An atlas that cannot be used, with everything that is wrong with it.
#[derive(Debug, thiserror::Error)]
#[error("the atlas has {} errors; the first: {}", errors(.0).count(), errors(.0).next().map_or_else(String::new, ToString::to_string))]
pub struct InvalidAtlas(pub Vec<Problem>);

fn errors(problems: &[Problem]) -> impl Iterator<Item = &Problem> {
    problems.iter().filter(|p| p.severity == Severity::Error)
}

impl Atlas {
    /// Reads and validates an atlas.
    pub fn read(files: &AtlasFiles) -> Result<Self, InvalidAtlas> {
        let (atlas, problems) = Self::check(files);
        atlas.ok_or(InvalidAtlas(problems))
    }

    /// Reads an atlas and lists everything wrong with it, sorted; there is an atlas when none is an error.
    #[must_use]
    pub fn check(files: &AtlasFiles) -> (Option<Self>, Vec<Problem>) {
        let (atlas, problems) = read::read(files);
        let usable = errors(&problems).next().is_none();
        (atlas.filter(|_| usable), problems)
    }

    /// Which version of the data it is.
    #[must_use]
    pub fn stamp(&self) -> Stamp {
        Stamp {
            date: self.date.clone(),
            version: self.version.clone(),
        }
    }

    /// Where a kind stands, by identifier.
    #[must_use]
    pub fn kind(&self, id: &str) -> Option<&Kind> {
        self.kinds.iter().find(|k| k.id == id)
    }
}
