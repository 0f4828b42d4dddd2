//! Moves between the stops of a tour, and ends it.

use geodata_mapspec::MapSpec;
use geodata_model::ZoneNumber;

use super::state::{Page, Panel};
use super::tour_stops::TourStops;

impl Page {
    /// The tour of the zones at a zone, or at the whole territory.
    pub fn at_tour_zone(&self, zone: Option<ZoneNumber>) -> Self {
        let mut page = self.without_card();
        (page.touring, page.table, page.panel) = (true, false, Panel::Zones);
        (page.map.zone, page.map.view) = (zone, None);
        page
    }

    /// The tour of chosen maps at the stop with this index, or at the last one.
    pub fn at_tour_stop(&self, at: usize) -> Self {
        let mut page = self.without_card();
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

    /// Other maps chosen for a tour.
    pub fn with_stops(&self, stops: TourStops) -> Self {
        Self {
            stops,
            ..self.clone()
        }
    }

    /// The end of a tour: the same place, with header and panel.
    pub fn without_tour(&self) -> Self {
        Self {
            touring: false,
            ..self.clone()
        }
    }
}
