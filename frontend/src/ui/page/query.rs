//! Reads and writes the state of the page as the query of its address, so that every state can be linked to, and the browser's
//! back and forward undo and redo.
//!
//! | key | values | default |
//! |---|---|---|
//! | the keys of [`MapSpec`] | | |
//! | `panel` | `projects`, `metropolitan`, `plan`, `gaps`, `missing`, `priorities`, `what-if`, `present`, `sources`, `versions` | the zones |
//! | `need` | a need's code, such as `A3.2.b`: the card that is open | none |
//! | `gap` | a gap highlighted in the list, such as `3.3@4` | none |
//! | `verdict` | `robust`, `fragile`: which gaps are listed | all |
//! | `weights` | `strategies:2,mountain:0`: weights of the criteria in the ranking of projects | all 1 |
//! | `add` | `house-001191,link-001082-001265`: what a scenario adds | nothing |
//! | `source` | a source highlighted in the list of sources | none |
//! | `against` | an earlier state of the data, such as `2024` or `change-12`, that they are compared with | none |
//! | `compare` | a zone that the open one is compared with | none |
//! | `tour` | `on`: a tour of the zones in full screen; `2`: at the second of the maps chosen for it | off |
//! | `stops` | queries of maps, encoded and joined by `~`: the maps of a tour | none |
//! | `as` | `table`: a table in place of the map | the map |
//! | `since` | `2023-12-05.a8c31e95f841`: the version of the data in the export whose link this is; read once | none |
//! | `engine` | `off`: the server's drawing in place of the map | on |

use geodata_api::gaps::Verdict;
use geodata_api::priorities::Weights;
use geodata_api::scenario::{MAX_MEASURES, Scenario};
use geodata_mapspec::MapSpec;
use geodata_model::{SourceId, Text};
use percent_encoding::percent_decode_str;

use super::state::{Page, Panel};
use super::tour_stops::{MOST_STOPS, TourStops};

impl Page {
    /// Reads an address's query. Parameters that are not the page's own are passed to [`MapSpec`]; its
    /// notices about those it does not know are returned.
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
        if page.touring && rest.is_empty() && !page.stops.0.is_empty() {
            // a link written by hand may leave out the map, which is that of the tour's stop
            page = page.at_tour_stop(page.stop);
        }
        (page, notices)
    }

    /// Reads a parameter of the page's own; false when it is not one, or its value is not valid.
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
            ("need", code) => match identifier(code) {
                Some(code) => self.need = Some(code),
                None => return false,
            },
            ("gap", id) => match identifier(id) {
                Some(id) => self.gap = Some(id),
                None => return false,
            },
            ("against", id) => match identifier(id) {
                Some(id) => self.against = Some(id),
                None => return false,
            },
            ("verdict", "robust") => self.verdict = Some(Verdict::Robust),
            ("verdict", "fragile") => self.verdict = Some(Verdict::Fragile),
            ("weights", weights) => match Weights::from_query(&decoded(weights)) {
                Ok(weights) => self.weights = weights,
                Err(_) => return false,
            },
            ("add", measures) => match Scenario::from_query(&decoded(measures)) {
                Ok(scenario) if scenario.0.len() <= MAX_MEASURES => self.scenario = scenario,
                _ => return false,
            },
            ("compare", zone) => match zone.parse() {
                Ok(zone) => self.compare = Some(zone),
                Err(_) => return false,
            },
            ("tour", "on") => self.touring = true,
            ("tour", number) => match number.parse() {
                Ok(number @ 1..=MOST_STOPS) => (self.touring, self.stop) = (true, number - 1),
                _ => return false,
            },
            ("stops", list) => match TourStops::from_query(list) {
                Some(stops) => self.stops = stops,
                None => return false,
            },
            // accepted here and read by `ui/changes.rs` when the page is opened
            ("since", _) => {}
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
        if let Some(need) = &self.need {
            parts.push(format!("need={need}"));
        }
        if let Some(gap) = &self.gap {
            parts.push(format!("gap={gap}"));
        }
        match self.verdict {
            Some(Verdict::Robust) => parts.push("verdict=robust".to_owned()),
            Some(Verdict::Fragile) => parts.push("verdict=fragile".to_owned()),
            None => {}
        }
        let (weights, measures) = (self.weights.to_query(), self.scenario.to_query());
        if !weights.is_empty() {
            parts.push(format!("weights={weights}"));
        }
        if !measures.is_empty() {
            parts.push(format!("add={measures}"));
        }
        if let Some(id) = self
            .against
            .as_ref()
            .filter(|_| self.panel == Panel::Versions)
        {
            parts.push(format!("against={id}"));
        }
        if let Some(zone) = self.compare {
            parts.push(format!("compare={zone}"));
        }
        if !self.stops.0.is_empty() {
            parts.push(format!("stops={}", self.stops.to_query()));
        }
        match (self.touring, self.stops.0.is_empty()) {
            (true, true) => parts.push("tour=on".to_owned()),
            (true, false) => parts.push(format!("tour={}", self.stop + 1)),
            (false, _) => {}
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
}

fn decoded(value: &str) -> String {
    percent_decode_str(value).decode_utf8_lossy().into_owned()
}

/// Decodes a code or an identifier. Any other text in its place is refused, because the page would show it.
fn identifier(value: &str) -> Option<String> {
    let value = decoded(value);
    let fits = |c: char| c.is_ascii_alphanumeric() || ".@:_-".contains(c);
    let is_identifier = (1..=60).contains(&value.len()) && value.chars().all(fits);
    is_identifier.then_some(value)
}

#[cfg(test)]
mod tests {
    use geodata_model::{ProjectId, ZoneNumber};

    use super::super::state::Focus;
    use super::*;

    fn round_trip(query: &str) -> String {
        Page::from_query(query).0.to_query()
    }

    #[test]
    fn the_default_state_has_no_query() {
        assert_eq!(Page::default().to_query(), "");
        assert_eq!(Page::default().href(), "./");
    }

    #[test]
    fn states_round_trip_through_their_address() {
        for query in [
            "panel=projects",
            "zone=5",
            "zone=5&panel=plan",
            "panel=sources&source=survey-2023",
            "panel=missing&gap=service:ospedale_di_comunita@4&verdict=robust",
            "zone=5&panel=missing&need=A3.2.b&verdict=fragile",
            "panel=priorities&weights=strategies:2.5,mountain:0",
            "panel=what-if&add=house-001191,link-001082-001265",
            "zone=5&tour=on",
            "zone=5&stops=theme%3Ddensity%26title%3DD%25C3%25A8~zone%3D5&tour=2",
            "stops=zone%3D5",
            "zone=5&compare=7",
            "panel=versions&against=change-12",
            "as=table",
            "engine=off",
        ] {
            assert_eq!(round_trip(query), query);
        }
    }

    #[test]
    fn a_tour_shows_the_map_of_its_stop_and_the_last_for_a_greater_number() {
        for (tour, whole) in [("1", "theme=density&"), ("2", "zone=5&"), ("9", "zone=5&")] {
            let stop = if tour == "1" { "1" } else { "2" };
            assert_eq!(
                round_trip(&format!("stops=theme%3Ddensity~zone%3D5&tour={tour}")),
                format!("{whole}stops=theme%3Ddensity~zone%3D5&tour={stop}")
            );
        }
    }

    #[test]
    fn scenarios_and_weights_are_read_encoded_too_and_refused_when_invalid() {
        assert_eq!(
            round_trip("add=house-001191%2Clink-001082-001265&gap=3.3%404"),
            "gap=3.3@4&add=house-001191,link-001082-001265"
        );
        for wrong in [
            "add=tram-001191",
            "weights=beauty:1",
            "need=%3Cscript%3E",
            "verdict=maybe",
            "stops=colour%3Dred",
            "tour=21",
        ] {
            let (page, notices) = Page::from_query(wrong);
            assert_eq!(
                (page.to_query().as_str(), notices.len()),
                ("", 1),
                "{wrong}"
            );
        }
    }

    #[test]
    fn in_the_panels_of_gaps_and_scenarios_a_chosen_place_opens_no_card() {
        let focus = |query: &str| Page::from_query(query).0.focus();
        assert_eq!(focus("zone=5&panel=missing"), Focus::Panel(Panel::Missing));
        assert_eq!(
            focus("municipality=001191&panel=what-if"),
            Focus::Panel(Panel::WhatIf)
        );
        assert_eq!(
            focus("zone=5&panel=missing&need=A3.2.b"),
            Focus::Need("A3.2.b".to_owned())
        );
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
