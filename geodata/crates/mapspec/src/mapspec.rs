//! The description of a map. [`MapSpec::from_query`] reads it from a URL query and [`MapSpec::to_query`] writes it.
//!
//! | key | values | default |
//! |---|---|---|
//! | `theme` | `projects`, `zones`, `residents`, `density`, or the name of an indicator | `projects` |
//! | `level` | `zone`, `municipality` | `zone` |
//! | `classes` | `natural`, `quantile` | by theme |
//! | `zone`, `municipality`, `project` | one code: the card that is open | none |
//! | `axis`, `strategy`, `kind`, `status` | codes separated by commas: filters | all |
//! | `cites` | sources separated by commas: only projects that one of them speaks of | all |
//! | `programme`, `q` | text: filters | all |
//! | `at` | `YYYY`, `YYYY-MM` or `YYYY-MM-DD`: only projects not known to be over before or to begin after it | all |
//! | `title` | text of up to 500 characters: the title in place of the one made from the theme | none |
//! | `view` | `ZOOM/LAT/LON` | the whole territory |
//! | `lang` | `it`, `en` | `it` |

use geodata_model::{
    AxisNumber, IstatCode, Language, PartialDate, ProjectId, SourceId, Status, StrategyCode,
    ZoneNumber,
};

use super::theme::{Classification, Level, Theme};
use super::view::MapView;

/// What a map shows.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct MapSpec {
    /// What the colours stand for.
    pub theme: Theme,
    /// The units that are coloured.
    pub level: Level,
    /// How values become classes; the theme's own way when not set.
    pub classes: Option<Classification>,
    /// The zone in focus.
    pub zone: Option<ZoneNumber>,
    /// The municipality in focus.
    pub municipality: Option<IstatCode>,
    /// The project in focus.
    pub project: Option<ProjectId>,
    /// Only projects of these axes.
    pub axes: Vec<AxisNumber>,
    /// Only projects that serve one of these strategies.
    pub strategies: Vec<StrategyCode>,
    /// Only projects of these kinds.
    pub kinds: Vec<String>,
    /// Only projects of these statuses.
    pub statuses: Vec<Status>,
    /// Only projects that one of these sources speaks of.
    pub sources: Vec<SourceId>,
    /// Only projects of this programme.
    pub programme: Option<String>,
    /// Only projects not known to be over before this date, or to begin after it.
    pub at: Option<PartialDate>,
    /// Only projects whose texts contain all these words.
    pub text: String,
    /// The title in place of the map's own; empty when it keeps its own.
    pub title: String,
    /// What part of the territory is in view.
    pub view: Option<MapView>,
    /// Language of the texts.
    pub language: Language,
}

impl MapSpec {
    /// The map without what is in focus and without its view, which do not change its values and colours.
    #[must_use]
    pub fn without_focus(&self) -> Self {
        Self {
            zone: None,
            municipality: None,
            project: None,
            view: None,
            ..self.clone()
        }
    }

    /// How this map's values become classes: populations are so uneven that natural breaks would
    /// leave nearly every municipality in the first class.
    #[must_use]
    pub fn classification(&self) -> Classification {
        self.classes.unwrap_or(match self.theme {
            Theme::Projects | Theme::Zones | Theme::Indicator(_) => Classification::Natural,
            Theme::Residents | Theme::Density => Classification::Quantile,
        })
    }

    /// Whether any filter on projects is set.
    #[must_use]
    pub fn is_filtered(&self) -> bool {
        !(self.axes.is_empty()
            && self.strategies.is_empty()
            && self.kinds.is_empty()
            && self.statuses.is_empty()
            && self.sources.is_empty()
            && self.programme.is_none()
            && self.at.is_none()
            && self.text.is_empty())
    }
}
