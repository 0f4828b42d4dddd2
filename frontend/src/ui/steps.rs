//! From one state of the page to the next: what each click means.

use geodata::{
    cartography::{Level, MapSpec, Theme},
    model::{
        AxisNumber, Language, Municipality, ProjectId, SourceId, Status, StrategyCode, ZoneNumber,
    },
};

use super::page::{Page, Panel};

impl Page {
    /// The same map without a card and without a source pointed out.
    pub fn closed(&self) -> Self {
        let map = MapSpec {
            zone: None,
            municipality: None,
            project: None,
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
            ..self.clone()
        }
    }

    /// A zone's card.
    pub fn at_zone(&self, zone: ZoneNumber) -> Self {
        let mut page = self.closed();
        page.map.zone = Some(zone);
        page
    }

    /// A municipality's card, inside its zone's.
    pub fn at_municipality(&self, municipality: &Municipality) -> Self {
        let mut page = self.at_zone(municipality.zone);
        page.map.municipality = Some(municipality.istat);
        page
    }

    /// A project's card, inside whatever card is open.
    pub fn at_project(&self, project: &ProjectId) -> Self {
        let mut page = self.with_panel_behind();
        page.map.project = Some(project.clone());
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
            panel: Panel::Zones,
            source: None,
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
        map.zone.is_some() || map.municipality.is_some() || map.project.is_some()
    }

    /// Every project again.
    pub fn unfiltered(&self) -> Self {
        let map = MapSpec {
            axes: Vec::new(),
            strategies: Vec::new(),
            kinds: Vec::new(),
            statuses: Vec::new(),
            programme: None,
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
    pub fn toggled(&self, choice: &Choice) -> Self {
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
            Panel::Gaps => "ui-way-gaps",
            Panel::Present => "ui-way-present",
        }
    }
}

/// A choice in one of the filters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Choice {
    /// An axis.
    Axis(AxisNumber),
    /// A strategy.
    Strategy(StrategyCode),
    /// A kind of project.
    Kind(String),
    /// A status.
    Status(Status),
    /// A programme; one at a time.
    Programme(String),
    /// Words; one set at a time.
    Words(String),
}

impl Choice {
    /// The choices a map is filtered by.
    pub fn of(map: &MapSpec) -> Vec<Self> {
        let mut choices: Vec<Self> = Vec::new();
        choices.extend(map.axes.iter().copied().map(Self::Axis));
        choices.extend(map.strategies.iter().copied().map(Self::Strategy));
        choices.extend(map.kinds.iter().cloned().map(Self::Kind));
        choices.extend(map.statuses.iter().copied().map(Self::Status));
        choices.extend(map.programme.clone().map(Self::Programme));
        if !map.text.is_empty() {
            choices.push(Self::Words(map.text.clone()));
        }
        choices
    }

    /// Adds the choice to a map's filters, or takes it away.
    pub fn toggle(&self, map: &mut MapSpec) {
        match self {
            Self::Axis(axis) => toggle(&mut map.axes, axis),
            Self::Strategy(code) => toggle(&mut map.strategies, code),
            Self::Kind(kind) => toggle(&mut map.kinds, kind),
            Self::Status(status) => toggle(&mut map.statuses, status),
            Self::Programme(name) => {
                let same = map.programme.as_ref() == Some(name);
                map.programme = (!same).then(|| name.clone());
            }
            Self::Words(words) if map.text == *words => map.text.clear(),
            Self::Words(words) => map.text.clone_from(words),
        }
    }
}

fn toggle<T: PartialEq + Clone>(list: &mut Vec<T>, item: &T) {
    if list.contains(item) {
        list.retain(|other| other != item);
    } else {
        list.push(item.clone());
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
    fn closing_keeps_theme_filters_and_panel() {
        let closed = page("theme=density&zone=5&axis=3&panel=plan").closed();
        assert_eq!(closed.to_query(), "theme=density&axis=3&panel=plan");
    }

    #[test]
    fn a_choice_toggles() {
        let choice = Choice::Status(Status::Funded);
        let once = page("status=planned").toggled(&choice);
        assert_eq!(once.to_query(), "status=planned,funded");
        assert_eq!(once.toggled(&choice).to_query(), "status=planned");
    }

    #[test]
    fn clearing_leaves_nothing_filtered() {
        let filtered = page("axis=3&strategy=3.3&kind=rail&status=funded&programme=x&q=y&zone=5");
        assert_eq!(Choice::of(&filtered.map).len(), 6);
        let clear = filtered.unfiltered();
        assert!(!clear.map.is_filtered());
        assert_eq!(clear.to_query(), "zone=5");
    }
}
