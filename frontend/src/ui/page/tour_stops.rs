//! The maps chosen for a tour: a short list of addresses within the address.

use geodata_mapspec::MapSpec;
use geodata_model::Language;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};

/// Maps a tour has at most: more than a meeting sees, and the address stays one that can be sent.
pub const MOST_STOPS: usize = 20;
/// Between one map and the next; within a map it is always encoded.
const BETWEEN: char = '~';
/// What stays as it is within a map's address; the sign of encoding itself does not.
const KEPT: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'/')
    .remove(b',');

/// The maps of a tour, in its order. They are seen in the language of who looks.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct TourStops(pub Vec<MapSpec>);

impl TourStops {
    /// Reads the list of an address; none when a map in it is not understood.
    pub fn from_query(list: &str) -> Option<Self> {
        let maps = list.split(BETWEEN).filter(|stop| !stop.is_empty());
        let map = |stop: &str| {
            let query = percent_decode_str(stop).decode_utf8_lossy();
            // of the whole territory as it is at first nothing is written but this
            let (map, notices) = MapSpec::from_query(query.trim_start_matches("map"));
            notices.is_empty().then_some(map)
        };
        let maps: Option<Vec<MapSpec>> = maps.map(map).collect();
        maps.filter(|maps| maps.len() <= MOST_STOPS).map(Self)
    }

    /// The list as an address holds it.
    pub fn to_query(&self) -> String {
        let stop = |map: &MapSpec| {
            let query = Self::without_language(map).to_query();
            if query.is_empty() {
                return "map".to_owned();
            }
            utf8_percent_encode(&query, KEPT).to_string()
        };
        let stops: Vec<String> = self.0.iter().map(stop).collect();
        stops.join(&BETWEEN.to_string())
    }

    /// Whether another map can be added.
    pub fn has_room(&self) -> bool {
        self.0.len() < MOST_STOPS
    }

    /// The list with one map more.
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
    fn a_list_comes_back_as_it_was_and_has_an_end() {
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
