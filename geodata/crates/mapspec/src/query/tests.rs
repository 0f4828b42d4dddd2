use proptest::prelude::*;

use crate::mapspec::MapSpec;
use crate::title::title;

#[test]
fn the_default_map_has_an_empty_query() {
    assert_eq!(MapSpec::default().to_query(), "");
    assert_eq!(MapSpec::from_query("?").0, MapSpec::default());
}

#[test]
fn a_query_comes_back_as_it_was() {
    let query = "theme=density&level=municipality&classes=natural&zone=5&axis=1,3&strategy=3.3&kind=cycle_route&status=funded,under_way&at=2025-06&q=citt%C3%A0%20%26%20co&project=bike-to-rail&title=Mobilit%C3%A0%20%3Cb%3E&view=9.25/45.07000/7.68000&lang=en";
    let (spec, notices) = MapSpec::from_query(query);
    assert_eq!(notices, []);
    assert_eq!(spec.text, "città & co");
    assert_eq!(spec.to_query(), query);
}

#[test]
fn a_title_has_a_limit() {
    let long = |n: usize| MapSpec::from_query(&format!("title={}", "x".repeat(n)));
    assert_eq!(long(500).0.title.len(), 500);
    let (spec, notices) = long(501);
    assert_eq!((spec.title.as_str(), notices.len()), ("", 1));
    assert!(notices[0].it.contains("501"), "{notices:?}");
    // characters, not bytes
    assert_eq!(title(&"🚲".repeat(500)), Ok("🚲".repeat(500)));
}

#[test]
fn what_is_not_understood_is_reported_and_left_out() {
    let (spec, notices) =
        MapSpec::from_query("zone=5&colour=red&status=finished&view=9/99/7&axis=1,x&at=giugno");
    assert_eq!(spec.to_query(), "zone=5");
    assert_eq!(notices.len(), 5);
    assert!(notices[0].it.contains("colour"), "{:?}", notices[0]);
    assert!(notices[1].en.contains("finished"), "{:?}", notices[1]);
}

proptest! {
    #[test]
    fn any_text_is_read_without_panic_and_its_query_is_canonical(query in ".{0,200}") {
        let (spec, _) = MapSpec::from_query(&query);
        let canonical = spec.to_query();
        let (again, notices) = MapSpec::from_query(&canonical);
        prop_assert_eq!(again.to_query(), canonical);
        prop_assert!(notices.is_empty());
    }
}
