//! From one state of the page to the next: what each click means.

use geodata_api::scenario::{MAX_MEASURES, Measure};
use geodata_mapspec::{Level, MapSpec, Theme};
use geodata_model::{
    AxisNumber, IstatCode, Language, Municipality, ProjectId, SourceId, StrategyCode, ZoneNumber,
};

use super::filter_option::FilterOption;
use super::state::{Page, Panel};
use super::tour_stops::TourStops;

impl Page {
    /// The same map without a card and without a source pointed out. A card's view closes with it,
    /// as another card opens with its own.
    pub fn closed(&self) -> Self {
        let view = self.map.view.filter(|_| !self.has_card());
        let map = MapSpec {
            zone: None,
            municipality: None,
            project: None,
            view,
            ..self.map.clone()
        };
        let panel = match self.panel {
            Panel::Sources => Panel::Zones,
            panel => panel,
        };
        Self {
            map,
            panel,
            source: None,
            need: None,
            gap: None,
            ..self.clone()
        }
    }

    /// A zone's card.
    pub fn at_zone(&self, zone: ZoneNumber) -> Self {
        let mut page = self.closed();
        if page.panel == Panel::WhatIf {
            page.panel = Panel::Zones;
        }
        page.map.zone = Some(zone);
        page.map.view = None;
        page
    }

    /// A municipality's card, inside its zone's.
    pub fn at_municipality(&self, municipality: &Municipality) -> Self {
        if self.panel == Panel::WhatIf {
            return self.choosing(municipality.istat);
        }
        let mut page = self.at_zone(municipality.zone);
        page.map.municipality = Some(municipality.istat);
        page
    }

    /// A municipality chosen for a measure: the map stays where it is.
    pub fn choosing(&self, istat: IstatCode) -> Self {
        let mut page = self.clone();
        (page.map.zone, page.map.project, page.need) = (None, None, None);
        page.map.municipality = Some(istat);
        page
    }

    /// The scenario with one measure more; the same when it is full or has it.
    pub fn adding(&self, measure: Measure) -> Self {
        let mut page = self.clone();
        let measures = &mut page.scenario.0;
        let link = matches!(measure, Measure::CycleLink(..));
        // a second house in the same place is a measure, the same link twice is not
        if measures.len() < MAX_MEASURES && !(link && measures.contains(&measure)) {
            measures.push(measure);
        }
        page
    }

    /// The scenario without the measure at a position.
    pub fn without_measure(&self, at: usize) -> Self {
        let mut page = self.clone();
        if at < page.scenario.0.len() {
            page.scenario.0.remove(at);
        }
        page
    }

    /// The open zone beside another, or alone again.
    pub fn comparing(&self, other: Option<ZoneNumber>) -> Self {
        Self {
            compare: other,
            ..self.clone()
        }
    }

    /// A stop of the tour: a zone, or the whole territory.
    pub fn touring_at(&self, zone: Option<ZoneNumber>) -> Self {
        let mut page = self.closed();
        (page.touring, page.table, page.panel) = (true, false, Panel::Zones);
        (page.map.zone, page.map.view) = (zone, None);
        page
    }

    /// A stop of a tour of chosen maps; the last for a number beyond it.
    pub fn touring_stop(&self, at: usize) -> Self {
        let mut page = self.closed();
        (page.touring, page.table, page.panel) = (true, false, Panel::Zones);
        page.stop = at.min(self.stops.0.len().saturating_sub(1));
        if let Some(map) = self.stops.0.get(page.stop) {
            page.map = MapSpec {
                language: self.map.language,
                ..map.clone()
            };
        }
        page
    }

    /// The same with other maps for a tour.
    pub fn with_stops(&self, stops: TourStops) -> Self {
        Self {
            stops,
            ..self.clone()
        }
    }

    /// The tour is over: the same place, with everything around it.
    pub fn tour_left(&self) -> Self {
        Self {
            touring: false,
            ..self.clone()
        }
    }

    /// A need's card, over whatever is open.
    pub fn at_need(&self, code: &str) -> Self {
        let mut page = self.with_panel_behind();
        page.need = Some(code.to_owned());
        page
    }

    /// A gap pointed out in the list of gaps.
    pub fn at_gap(&self, id: &str) -> Self {
        let mut page = self.clone();
        (page.panel, page.need) = (Panel::Missing, None);
        page.gap = Some(id.to_owned());
        page
    }

    /// A project's card, inside whatever card is open.
    pub fn at_project(&self, project: &ProjectId) -> Self {
        let mut page = self.with_panel_behind();
        page.map.project = Some(project.clone());
        page.map.view = None;
        page
    }

    /// The projects of a strategy.
    pub fn at_strategy(&self, strategy: StrategyCode) -> Self {
        let mut page = self.closed().unfiltered().at_panel(Panel::Projects);
        page.map.strategies = vec![strategy];
        page
    }

    /// The projects of an axis.
    pub fn at_axis(&self, axis: AxisNumber) -> Self {
        let mut page = self.closed().unfiltered().at_panel(Panel::Projects);
        page.map.axes = vec![axis];
        page
    }

    /// A panel, with cards closed.
    pub fn at_panel(&self, panel: Panel) -> Self {
        Self {
            panel,
            ..self.closed()
        }
    }

    /// A source in the list of sources; the open card stays in the address to come back to.
    pub fn at_source(&self, source: Option<SourceId>) -> Self {
        Self {
            panel: Panel::Sources,
            source,
            table: false,
            ..self.clone()
        }
    }

    /// Back from a source to the card it was followed from.
    pub fn with_panel_behind(&self) -> Self {
        let panel = match self.panel {
            Panel::Sources => Panel::Zones,
            panel => panel,
        };
        Self {
            panel,
            source: None,
            ..self.clone()
        }
    }

    /// The state a shared link opens: the map and its card, not the panel it was copied from.
    pub fn to_share(&self) -> Self {
        Self {
            panel: match self.panel {
                // what these show is in the address and nowhere else
                panel @ (Panel::Missing | Panel::Priorities | Panel::WhatIf) => panel,
                _ => Panel::Zones,
            },
            source: None,
            stops: TourStops::default(),
            engine_off: false,
            ..self.clone()
        }
    }

    /// Address of the server's drawing of this map.
    pub fn drawing(&self) -> String {
        format!("export/map.svg?{}", self.map.to_query())
    }

    /// Whether a card is open, in front or behind the list of sources.
    pub fn has_card(&self) -> bool {
        let map = &self.map;
        map.zone.is_some()
            || map.municipality.is_some()
            || map.project.is_some()
            || self.need.is_some()
    }

    /// Every project again.
    pub fn unfiltered(&self) -> Self {
        let map = MapSpec {
            axes: Vec::new(),
            strategies: Vec::new(),
            kinds: Vec::new(),
            statuses: Vec::new(),
            sources: Vec::new(),
            programme: None,
            at: None,
            text: String::new(),
            ..self.map.clone()
        };
        Self {
            map,
            ..self.clone()
        }
    }

    /// Another theme.
    pub fn with_theme(&self, theme: Theme) -> Self {
        let mut page = self.clone();
        page.map.theme = theme;
        page
    }

    /// Another level.
    pub fn with_level(&self, level: Level) -> Self {
        let mut page = self.clone();
        page.map.level = level;
        page
    }

    /// Another language.
    pub fn with_language(&self, language: Language) -> Self {
        let mut page = self.clone();
        page.map.language = language;
        page
    }

    /// The map, or the table in its place.
    pub fn with_table(&self, table: bool) -> Self {
        Self {
            table,
            ..self.clone()
        }
    }

    /// A choice of a filter added, or taken away if it was there.
    pub fn toggled(&self, choice: &FilterOption) -> Self {
        let mut page = self.clone();
        choice.toggle(&mut page.map);
        page
    }

    /// The message key that names the panel behind a card.
    pub fn panel_key(&self) -> &'static str {
        match self.panel {
            Panel::Zones | Panel::Sources => "ui-panel-zones",
            Panel::Projects => "ui-panel-projects",
            Panel::Metropolitan => "ui-place-metropolitan",
            Panel::Plan => "ui-panel-plan",
            Panel::Gaps => "ui-gaps-title",
            Panel::Missing => "ui-missing-title",
            Panel::Priorities => "ui-priorities-title",
            Panel::WhatIf => "ui-whatif-title",
            Panel::Present => "ui-way-present",
            Panel::Versions => "ui-versions-title",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(query: &str) -> Page {
        Page::from_query(query).0
    }

    #[test]
    fn opening_a_project_keeps_the_zone_to_come_back_to() {
        let project = "bike-to-rail".parse().unwrap();
        let open = page("zone=5&panel=sources&source=survey-2023").at_project(&project);
        assert_eq!(open.to_query(), "zone=5&project=bike-to-rail");
    }

    #[test]
    fn measures_come_and_go_and_a_place_is_chosen_without_moving_the_map() {
        let start = page("view=9.00/45.00000/7.00000&panel=what-if");
        let place = "001191".parse().unwrap();
        let chosen = start.choosing(place);
        assert_eq!(
            chosen.to_query(),
            "municipality=001191&view=9.00/45.00000/7.00000&panel=what-if"
        );
        let link = "link-001082-001265".parse().unwrap();
        let added = start
            .adding(Measure::HealthCentre(place))
            .adding(link)
            .adding(link);
        assert_eq!(added.scenario.to_query(), "house-001191,link-001082-001265");
        assert_eq!(added.without_measure(0).scenario.0, [link]);
        assert_eq!(added.without_measure(9), added);
        assert_eq!(added.to_share().panel, Panel::WhatIf);
    }

    #[test]
    fn closing_keeps_theme_filters_and_panel() {
        let closed = page("theme=density&zone=5&axis=3&panel=plan").closed();
        assert_eq!(closed.to_query(), "theme=density&axis=3&panel=plan");
    }

    #[test]
    fn a_view_belongs_to_the_card_it_was_chosen_for() {
        let view = "view=9.00/45.00000/7.00000";
        let at = |query: &str| page(&format!("{query}{view}"));
        assert_eq!(at("zone=5&").at_zone(ZoneNumber(7)).to_query(), "zone=7");
        assert_eq!(at("zone=5&").closed().to_query(), "");
        let list = at("").at_panel(Panel::Plan);
        assert_eq!(
            list.to_query(),
            format!("{view}&panel=plan"),
            "the map stays"
        );
    }
}
