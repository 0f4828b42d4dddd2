//! The link of a state to share, and the address of its map as a drawing.

use super::state::{Page, Panel};
use super::tour_stops::TourStops;

impl Page {
    /// The state that a shared link opens: the map and its card, without the panel from which the link was copied.
    pub fn to_share(&self) -> Self {
        Self {
            panel: match self.panel {
                // the content of these panels depends on the address
                panel @ (Panel::Missing | Panel::Priorities | Panel::WhatIf) => panel,
                _ => Panel::Zones,
            },
            source: None,
            stops: TourStops::default(),
            engine_off: false,
            ..self.clone()
        }
    }

    /// The address of the server's drawing of this map.
    pub fn drawing_href(&self) -> String {
        format!("export/map.svg?{}", self.map.to_query())
    }
}
