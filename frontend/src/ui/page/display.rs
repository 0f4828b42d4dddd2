//! Changes what is displayed: theme, level, filters, language, table, comparison.

use geodata_mapspec::{Level, MapSpec, Theme};
use geodata_model::{Language, ZoneNumber};

use super::filter_option::FilterOption;
use super::state::Page;

impl Page {
    /// With another theme.
    pub fn with_theme(&self, theme: Theme) -> Self {
        let mut page = self.clone();
        page.map.theme = theme;
        page
    }

    /// With another level.
    pub fn with_level(&self, level: Level) -> Self {
        let mut page = self.clone();
        page.map.level = level;
        page
    }

    /// With an option of a filter added, or removed if it was chosen.
    pub fn toggled(&self, option: &FilterOption) -> Self {
        let mut page = self.clone();
        option.toggle(&mut page.map);
        page
    }

    /// Without filters.
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

    /// In another language.
    pub fn with_language(&self, language: Language) -> Self {
        let mut page = self.clone();
        page.map.language = language;
        page
    }

    /// With the map, or with a table in its place.
    pub fn with_table(&self, table: bool) -> Self {
        Self {
            table,
            ..self.clone()
        }
    }

    /// The open zone compared with another, or with none.
    pub fn compared_with(&self, other: Option<ZoneNumber>) -> Self {
        Self {
            compare: other,
            ..self.clone()
        }
    }
}
