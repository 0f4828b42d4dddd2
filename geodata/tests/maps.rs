//! Maps of the embedded atlas: values counted again by hand, and every unit present.

#![allow(clippy::unwrap_used)] // a test may fail by panicking

use geodata::api::MapBody;
use geodata::atlas::{Atlas, AtlasFiles, PreparedAtlas};
use geodata::cartography::{MapSpec, map_body, svg};
use geodata::model::ZoneNumber;

fn atlas() -> PreparedAtlas {
    PreparedAtlas::new(Atlas::read(&AtlasFiles::embedded()).unwrap())
}

fn map(atlas: &PreparedAtlas, query: &str) -> MapBody {
    let (spec, notices) = MapSpec::from_query(query);
    map_body(atlas, &spec, notices)
}

#[test]
fn every_unit_is_on_every_map_and_every_class_is_counted() {
    let atlas = atlas();
    for theme in ["projects", "zones", "residents", "density"] {
        for (level, units) in [("zone", 11), ("municipality", 312)] {
            let body = map(&atlas, &format!("theme={theme}&level={level}"));
            assert_eq!(body.units.len(), units, "{theme} {level}");
            for unit in body.units.values() {
                let entry = &body.legend[unit.class.unwrap()];
                assert_eq!(entry.colour, unit.colour);
            }
            if theme != "zones" {
                let counted: usize = body.legend.iter().map(|e| e.count).sum();
                assert_eq!(counted, units, "{theme} {level}");
            }
        }
    }
}

#[test]
fn filters_narrow_the_map_and_its_title_and_sentence_say_so() {
    let atlas = atlas();
    let all = map(&atlas, "");
    let cycle = map(&atlas, "kind=cycle_route");
    assert!(cycle.projects.len() < all.projects.len());
    assert!(
        cycle
            .projects
            .iter()
            .all(|id| atlas.atlas.projects[id].kind == "cycle_route")
    );
    assert!(cycle.title.it.contains('('), "{}", cycle.title.it);
    let count = cycle.projects.len().to_string();
    assert!(cycle.sentence.it.contains(&count), "{}", cycle.sentence.it);
    let none = map(&atlas, "q=nessunprogettosichiamacosi");
    assert_eq!(none.projects, []);
    assert!(
        none.sentence.it.starts_with("Nessun progetto"),
        "{}",
        none.sentence.it
    );
    assert!(none.units.values().all(|u| u.value == Some(0.0)));
}

#[test]
fn a_zone_s_value_is_the_number_of_projects_with_a_share_in_it() {
    let atlas = atlas();
    let body = map(&atlas, "");
    for zone in 1..=11 {
        let counted = atlas
            .allocations
            .values()
            .filter(|a| {
                a.zones
                    .shares
                    .iter()
                    .any(|s| s.unit == ZoneNumber(zone) && !s.marginal)
            })
            .count();
        assert_eq!(body.units[&zone.to_string()].value, Some(counted as f64));
    }
}

#[test]
fn the_drawing_names_every_municipality_and_is_well_formed() {
    let atlas = atlas();
    for query in [
        "",
        "theme=density&level=municipality&lang=en",
        "zone=5&kind=cycle_route",
    ] {
        let (spec, _) = MapSpec::from_query(query);
        let drawing = svg(&atlas, &spec, &map_body(&atlas, &spec, Vec::new()));
        let paths = drawing.matches("<path id=\"m").count();
        assert_eq!(paths, 312, "{query}");
        assert_eq!(
            drawing.matches("<g ").count(),
            drawing.matches("</g>").count()
        );
        assert!(drawing.contains("CC BY 4.0"), "sources are on every map");
        assert!(!drawing.contains("NaN") && !drawing.contains("inf"));
    }
}
