//! Opens and closes cards, panels and the list of sources.

use geodata_mapspec::MapSpec;
use geodata_model::{AxisNumber, Municipality, ProjectId, SourceId, StrategyCode, ZoneNumber};

use super::state::{Page, Panel};

impl Page {
    /// Without an open card, and without a highlighted source or gap. The view of the map belongs to the card and is dropped
    /// with it, as another card opens with its own view.
    pub fn without_card(&self) -> Self {
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

    /// The card of a zone.
    pub fn at_zone(&self, zone: ZoneNumber) -> Self {
        let mut page = self.without_card();
        if page.panel == Panel::WhatIf {
            page.panel = Panel::Zones;
        }
        page.map.zone = Some(zone);
        page.map.view = None;
        page
    }

    /// The card of a municipality, inside that of its zone. In the panel of scenarios it is chosen for a measure instead.
    pub fn at_municipality(&self, municipality: &Municipality) -> Self {
        if self.panel == Panel::WhatIf {
            return self.with_chosen_municipality(municipality.istat);
        }
        let mut page = self.at_zone(municipality.zone);
        page.map.municipality = Some(municipality.istat);
        page
    }

    /// The card of a need, in front of the card that is open.
    pub fn at_need(&self, code: &str) -> Self {
        let mut page = self.without_source();
        page.need = Some(code.to_owned());
        page
    }

    /// The list of gaps with a gap highlighted.
    pub fn at_gap(&self, id: &str) -> Self {
        let mut page = self.clone();
        (page.panel, page.need) = (Panel::Missing, None);
        page.gap = Some(id.to_owned());
        page
    }

    /// The card of a project, in front of the card that is open.
    pub fn at_project(&self, project: &ProjectId) -> Self {
        let mut page = self.without_source();
        page.map.project = Some(project.clone());
        page.map.view = None;
        page
    }

    /// The list of the projects of a strategy.
    pub fn at_strategy(&self, strategy: StrategyCode) -> Self {
        let mut page = self.without_card().unfiltered().at_panel(Panel::Projects);
        page.map.strategies = vec![strategy];
        page
    }

    /// The list of the projects of an axis.
    pub fn at_axis(&self, axis: AxisNumber) -> Self {
        let mut page = self.without_card().unfiltered().at_panel(Panel::Projects);
        page.map.axes = vec![axis];
        page
    }

    /// A panel, without an open card.
    pub fn at_panel(&self, panel: Panel) -> Self {
        Self {
            panel,
            ..self.without_card()
        }
    }

    /// The list of sources, with one highlighted; the open card stays in the address, to return to it.
    pub fn at_source(&self, source: Option<SourceId>) -> Self {
        Self {
            panel: Panel::Sources,
            source,
            table: false,
            ..self.clone()
        }
    }

    /// Without the list of sources: back to the card from which a source was followed.
    pub fn without_source(&self) -> Self {
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

    /// Whether a card is open, in front of the list of sources or behind it.
    pub fn has_card(&self) -> bool {
        let map = &self.map;
        map.zone.is_some()
            || map.municipality.is_some()
            || map.project.is_some()
            || self.need.is_some()
    }

    /// The message key of the title of the panel behind a card.
    pub fn panel_title_key(&self) -> &'static str {
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
    fn a_project_opened_from_a_source_keeps_the_zone_behind_it() {
        let project = "bike-to-rail".parse().unwrap();
        let open = page("zone=5&panel=sources&source=survey-2023").at_project(&project);
        assert_eq!(open.to_query(), "zone=5&project=bike-to-rail");
    }

    #[test]
    fn closing_a_card_keeps_theme_filters_and_panel() {
        let closed = page("theme=density&zone=5&axis=3&panel=plan").without_card();
        assert_eq!(closed.to_query(), "theme=density&axis=3&panel=plan");
    }

    #[test]
    fn a_view_belongs_to_the_card_it_was_chosen_for() {
        let view = "view=9.00/45.00000/7.00000";
        let at = |query: &str| page(&format!("{query}{view}"));
        assert_eq!(at("zone=5&").at_zone(ZoneNumber(7)).to_query(), "zone=7");
        assert_eq!(at("zone=5&").without_card().to_query(), "");
        let list = at("").at_panel(Panel::Plan);
        assert_eq!(
            list.to_query(),
            format!("{view}&panel=plan"),
            "the map stays"
        );
    }
}
