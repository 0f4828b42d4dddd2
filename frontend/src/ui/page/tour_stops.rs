//! The maps chosen for a tour: a list of queries encoded inside the page's query.

use geodata_mapspec::MapSpec;
use geodata_model::Language;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};

/// The largest number of maps in a tour. With more, the address would become too long to be sent by mail or chat.
pub const MOST_STOPS: usize = 20;
/// Separates the maps; inside a map's query it is always encoded.
const SEPARATOR: char = '~';
/// Characters that are encoded inside a map's query: all but letters, digits and these. The percent sign is encoded too.
const ENCODED: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'/')
    .remove(b',');

/// The maps of a tour, in order. They have no language: each is shown in the language of the page.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct TourStops(pub Vec<MapSpec>);

impl TourStops {
    /// Reads the list from an address; none when one of its maps is not understood.
    pub fn from_query(list: &str) -> Option<Self> {
        let maps = list.split(SEPARATOR).filter(|stop| !stop.is_empty());
        let map = |stop: &str| {
            let query = percent_decode_str(stop).decode_utf8_lossy();
            // the default map, whose query is empty, is written as `map`
            let (map, notices) = MapSpec::from_query(query.trim_start_matches("map"));
            notices.is_empty().then_some(map)
        };
        let maps: Option<Vec<MapSpec>> = maps.map(map).collect();
        maps.filter(|maps| maps.len() <= MOST_STOPS).map(Self)
    }

    /// The list for an address.
    pub fn to_query(&self) -> String {
        let stop = |map: &MapSpec| {
            let query = Self::without_language(map).to_query();
            if query.is_empty() {
                return "map".to_owned();
            }
            utf8_percent_encode(&query, ENCODED).to_string()
        };
        let stops: Vec<String> = self.0.iter().map(stop).collect();
        stops.join(&SEPARATOR.to_string())
    }

    /// Whether another map can be added.
    pub fn has_room(&self) -> bool {
        self.0.len() < MOST_STOPS
    }

    /// The list with another map at its end, unless it is full.
    pub fn with(&self, map: &MapSpec) -> Self {
        let mut stops = self.clone();
        if stops.has_room() {
            stops.0.push(Self::without_language(map));
        }
        stops
    }

    /// The list without the map at a position.
    pub fn without(&self, at: usize) -> Self {
        let mut stops = self.clone();
        if at < stops.0.len() {
            stops.0.remove(at);
        }
        stops
    }

    fn without_language(map: &MapSpec) -> MapSpec {
        MapSpec {
            language: Language::default(),
            ..map.clone()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_round_trips_and_its_length_is_limited() {
        let map = |query: &str| MapSpec::from_query(query).0;
        let chosen = TourStops::default()
            .with(&map("theme=density&title=A~B%20%26%20%3Cb%3E"))
            .with(&map("lang=en"))
            .with(&map("zone=5&view=9.00/45.00000/7.00000"));
        let again = TourStops::from_query(&chosen.to_query());
        assert_eq!(again.as_ref(), Some(&chosen));
        assert_eq!(chosen.0[0].title, "A~B & <b>");
        assert_eq!(chosen.without(1).0.len(), 2);
        assert_eq!(TourStops::from_query("zone%3D5~colour%3Dred"), None);
        let full = (0..30).fold(TourStops::default(), |stops, _| stops.with(&map("zone=1")));
        assert_eq!(full.0.len(), MOST_STOPS);
        assert!(!full.has_room());
    }
}
