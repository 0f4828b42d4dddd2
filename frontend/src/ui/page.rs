//! The state of the page: a map and the panel beside it, both in the address, so that every state
//! is a link and the browser's back and forward are undo and redo.

use geodata::{
    cartography::MapSpec,
    model::{IstatCode, ProjectId, SourceId, Text, ZoneNumber},
};

/// A state of the page.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Page {
    /// What the map shows and which card is open.
    pub map: MapSpec,
    /// What the panel shows when no card is open.
    pub panel: Panel,
    /// The source to point out in the list of sources.
    pub source: Option<SourceId>,
    /// A table in the map's place.
    pub table: bool,
    /// The server's drawing in the map's place, asked for by the address.
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
    /// Sharing and export.
    Present,
    /// The sources.
    Sources,
}

impl Panel {
    /// The panels with a name in the address; the first has none.
    const NAMED: [(Self, &'static str); 6] = [
        (Self::Projects, "projects"),
        (Self::Metropolitan, "metropolitan"),
        (Self::Plan, "plan"),
        (Self::Gaps, "gaps"),
        (Self::Present, "present"),
        (Self::Sources, "sources"),
    ];

    fn name(self) -> Option<&'static str> {
        let named = Self::NAMED.into_iter().find(|(panel, _)| *panel == self);
        named.map(|(_, name)| name)
    }
}

/// What fills the panel: an open card goes before the panel behind it.
#[derive(Debug, Clone, PartialEq)]
pub enum Focus {
    /// A project's card.
    Project(ProjectId),
    /// A municipality's card.
    Municipality(IstatCode),
    /// A zone's card.
    Zone(ZoneNumber),
    /// No card.
    Panel(Panel),
}

impl Page {
    /// Reads an address's query. What the page does not know itself is left to [`MapSpec`], whose
    /// notices about unknown parameters are returned.
    pub fn from_query(query: &str) -> (Self, Vec<Text>) {
        let mut page = Self::default();
        let mut rest = Vec::new();
        for part in query.split('&').filter(|part| !part.is_empty()) {
            let (key, value) = part.split_once('=').unwrap_or((part, ""));
            if !page.read(key, value) {
                rest.push(part);
            }
        }
        let (map, notices) = MapSpec::from_query(&rest.join("&"));
        page.map = map;
        (page, notices)
    }

    /// Takes a parameter of the page's own; false when it is not one.
    fn read(&mut self, key: &str, value: &str) -> bool {
        match (key, value) {
            ("panel", name) => match Panel::NAMED.into_iter().find(|(_, n)| *n == name) {
                Some((panel, _)) => self.panel = panel,
                None => return false,
            },
            ("source", id) => match id.parse::<SourceId>() {
                Ok(id) => self.source = Some(id),
                Err(_) => return false,
            },
            ("as", "table") => self.table = true,
            ("engine", "off") => self.engine_off = true,
            _ => return false,
        }
        true
    }

    /// The address's query for this state, without question mark.
    pub fn to_query(&self) -> String {
        let mut parts = Vec::new();
        let map = self.map.to_query();
        if !map.is_empty() {
            parts.push(map);
        }
        if let Some(name) = self.panel.name() {
            parts.push(format!("panel={name}"));
        }
        if let Some(source) = &self.source {
            parts.push(format!("source={source}"));
        }
        if self.table {
            parts.push("as=table".to_owned());
        }
        if self.engine_off {
            parts.push("engine=off".to_owned());
        }
        parts.join("&")
    }

    /// The address of this state, relative to the page.
    pub fn href(&self) -> String {
        let query = self.to_query();
        if query.is_empty() {
            "./".to_owned()
        } else {
            format!("?{query}")
        }
    }

    /// What fills the panel.
    pub fn focus(&self) -> Focus {
        if self.panel == Panel::Sources && self.source.is_some() {
            // following a figure to its source keeps the card it came from in the address
            return Focus::Panel(Panel::Sources);
        }
        if let Some(id) = &self.map.project {
            Focus::Project(id.clone())
        } else if let Some(istat) = self.map.municipality {
            Focus::Municipality(istat)
        } else if let Some(zone) = self.map.zone {
            Focus::Zone(zone)
        } else {
            Focus::Panel(self.panel)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn round_trip(query: &str) -> String {
        Page::from_query(query).0.to_query()
    }

    #[test]
    fn the_first_page_has_a_bare_address() {
        assert_eq!(Page::default().to_query(), "");
        assert_eq!(Page::default().href(), "./");
    }

    #[test]
    fn states_come_back_from_their_address() {
        for query in [
            "panel=projects",
            "zone=5",
            "zone=5&panel=plan",
            "panel=sources&source=survey-2023",
            "as=table",
            "engine=off",
        ] {
            assert_eq!(round_trip(query), query);
        }
    }

    #[test]
    fn unknown_parameters_are_dropped_with_a_notice() {
        let (page, notices) = Page::from_query("colour=red&panel=nothing&zone=5");
        assert_eq!(page.to_query(), "zone=5");
        assert_eq!(notices.len(), 2, "{notices:?}");
    }

    #[test]
    fn the_innermost_card_is_the_one_shown() {
        let focus = |query: &str| Page::from_query(query).0.focus();
        assert_eq!(focus("zone=5"), Focus::Zone(ZoneNumber(5)));
        let project: ProjectId = "bike-to-rail".parse().unwrap();
        assert_eq!(
            focus("zone=5&project=bike-to-rail"),
            Focus::Project(project)
        );
        assert_eq!(
            focus("zone=5&panel=sources&source=survey-2023"),
            Focus::Panel(Panel::Sources)
        );
    }
}
