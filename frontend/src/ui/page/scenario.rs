//! Changes the scenario: the municipality chosen for a measure, and the measures.

use geodata_api::scenario::{MAX_MEASURES, Measure};
use geodata_model::IstatCode;

use super::state::Page;

impl Page {
    /// A municipality chosen for a measure. The map keeps its view.
    pub fn with_chosen_municipality(&self, istat: IstatCode) -> Self {
        let mut page = self.clone();
        (page.map.zone, page.map.project, page.need) = (None, None, None);
        page.map.municipality = Some(istat);
        page
    }

    /// The scenario with another measure; unchanged when it is full, or has the same link already.
    pub fn with_measure(&self, measure: Measure) -> Self {
        let mut page = self.clone();
        let measures = &mut page.scenario.0;
        let link = matches!(measure, Measure::CycleLink(..));
        // a second health centre in one place is another measure, a second equal link is not
        if measures.len() < MAX_MEASURES && !(link && measures.contains(&measure)) {
            measures.push(measure);
        }
        page
    }

    /// The scenario without the measure at an index.
    pub fn without_measure(&self, at: usize) -> Self {
        let mut page = self.clone();
        if at < page.scenario.0.len() {
            page.scenario.0.remove(at);
        }
        page
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::page::Panel;

    fn page(query: &str) -> Page {
        Page::from_query(query).0
    }

    #[test]
    fn measures_are_added_and_removed_and_choosing_a_place_keeps_the_view() {
        let start = page("view=9.00/45.00000/7.00000&panel=what-if");
        let place = "001191".parse().unwrap();
        let chosen = start.with_chosen_municipality(place);
        assert_eq!(
            chosen.to_query(),
            "municipality=001191&view=9.00/45.00000/7.00000&panel=what-if"
        );
        let link = "link-001082-001265".parse().unwrap();
        let added = start
            .with_measure(Measure::HealthCentre(place))
            .with_measure(link)
            .with_measure(link);
        assert_eq!(added.scenario.to_query(), "house-001191,link-001082-001265");
        assert_eq!(added.without_measure(0).scenario.0, [link]);
        assert_eq!(added.without_measure(9), added);
        assert_eq!(added.to_share().panel, Panel::WhatIf);
    }
}
