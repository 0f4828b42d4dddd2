//! The state of the page: a map and the panel beside it.

use geodata_api::gaps::Verdict;
use geodata_api::priorities::Weights;
use geodata_api::scenario::Scenario;
use geodata_mapspec::MapSpec;
use geodata_model::{IstatCode, ProjectId, SourceId, ZoneNumber};

use super::tour_stops::TourStops;

/// A state of the page.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Page {
    /// What the map shows and which card is open.
    pub map: MapSpec,
    /// What the panel shows when no card is open.
    pub panel: Panel,
    /// The source to highlight in the list of sources.
    pub source: Option<SourceId>,
    /// The need whose card is open.
    pub need: Option<String>,
    /// The gap to highlight in the list of gaps.
    pub gap: Option<String>,
    /// Only gaps of this verdict are listed.
    pub verdict: Option<Verdict>,
    /// The weights of the criteria in the ranking of projects.
    pub weights: Weights,
    /// What a scenario adds to the register.
    pub scenario: Scenario,
    /// The earlier state that the data are compared with.
    pub against: Option<String>,
    /// The zone that the open one is compared with.
    pub compare: Option<ZoneNumber>,
    /// Whether a tour is shown, in full screen: of the zones, or of the maps chosen for it.
    pub touring: bool,
    /// The maps chosen for a tour.
    pub stops: TourStops,
    /// Index of the one that is shown.
    pub stop: usize,
    /// Whether a table is shown in place of the map.
    pub table: bool,
    /// Whether the address asks for the server's drawing in place of the map.
    pub engine_off: bool,
}

/// What the panel shows when no card is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Panel {
    /// The zones.
    #[default]
    Zones,
    /// The projects that match the filters.
    Projects,
    /// The projects of the whole metropolitan area.
    Metropolitan,
    /// Axes and strategies.
    Plan,
    /// The matrix of strategies and zones.
    Gaps,
    /// The ranked list of gaps.
    Missing,
    /// The ranking of projects.
    Priorities,
    /// Scenarios: the figures before and after measures that do not exist.
    WhatIf,
    /// Sharing and export.
    Present,
    /// The sources.
    Sources,
    /// What changed since an earlier state of the data.
    Versions,
}

impl Panel {
    /// The panels with a name in the address; the first has none.
    pub(super) const NAMED: [(Self, &'static str); 10] = [
        (Self::Projects, "projects"),
        (Self::Metropolitan, "metropolitan"),
        (Self::Plan, "plan"),
        (Self::Gaps, "gaps"),
        (Self::Missing, "missing"),
        (Self::Priorities, "priorities"),
        (Self::WhatIf, "what-if"),
        (Self::Present, "present"),
        (Self::Sources, "sources"),
        (Self::Versions, "versions"),
    ];

    /// Whether it is one of the views of gaps.
    pub fn is_of_gaps(self) -> bool {
        matches!(
            self,
            Self::Gaps | Self::Missing | Self::Priorities | Self::WhatIf
        )
    }

    /// Its name in the address; none for the first.
    pub(super) fn name(self) -> Option<&'static str> {
        let named = Self::NAMED.into_iter().find(|(panel, _)| *panel == self);
        named.map(|(_, name)| name)
    }
}

/// What the panel shows: the open card, or without one the chosen panel.
#[derive(Debug, Clone, PartialEq)]
pub enum Focus {
    /// A project's card.
    Project(ProjectId),
    /// A municipality's card.
    Municipality(IstatCode),
    /// A zone's card.
    Zone(ZoneNumber),
    /// A need's card.
    Need(String),
    /// No card.
    Panel(Panel),
}

impl Page {
    /// What the panel shows.
    pub fn focus(&self) -> Focus {
        if self.panel == Panel::Sources && self.source.is_some() {
            // the list of sources is shown in front of the card from which the source was followed
            return Focus::Panel(Panel::Sources);
        }
        // in these two panels the place chosen on the map is an input of the panel and opens no card
        let (opens_municipality, opens_zone) = match self.panel {
            Panel::WhatIf => (false, false),
            Panel::Missing => (true, false),
            _ => (true, true),
        };
        if let Some(need) = &self.need {
            Focus::Need(need.clone())
        } else if let Some(id) = &self.map.project {
            Focus::Project(id.clone())
        } else if let Some(istat) = self.map.municipality.filter(|_| opens_municipality) {
            Focus::Municipality(istat)
        } else if let Some(zone) = self.map.zone.filter(|_| opens_zone) {
            Focus::Zone(zone)
        } else {
            Focus::Panel(self.panel)
        }
    }
}
