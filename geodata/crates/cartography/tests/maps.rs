//! Maps of the embedded atlas: values counted again by hand, and every unit present.

#![allow(clippy::unwrap_used)] // a test may fail by panicking

use geodata_api::MapBody;
use geodata_atlas::{Atlas, AtlasFiles, PreparedAtlas};
use geodata_cartography::scene::{Fill, Geometry};
use geodata_cartography::{Scene, Sheet, map_body, svg};
use geodata_mapspec::{Format, MapSpec};
use geodata_model::ZoneNumber;

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

fn scene(atlas: &PreparedAtlas, query: &str, format: Format) -> Scene {
    let (spec, notices) = MapSpec::from_query(query);
    let body = map_body(atlas, &spec, notices);
    let link = Some(format!("https://atlante.example.it/?{query}"));
    let sheet = Sheet {
        format,
        link,
        ..Sheet::default()
    };
    Scene::new(atlas, &spec, &body, &sheet)
}

#[test]
fn the_drawing_names_every_municipality_and_is_well_formed() {
    let atlas = atlas();
    for query in [
        "",
        "theme=density&level=municipality&lang=en",
        "kind=cycle_route",
    ] {
        let drawing = svg(&scene(&atlas, query, Format::Wide), "");
        let paths = drawing.matches("<path id=\"m").count();
        assert_eq!(paths, 312, "{query}");
        assert_eq!(
            drawing.matches("<g ").count(),
            drawing.matches("</g>").count()
        );
        assert!(drawing.contains("CC BY 4.0"), "sources are on every map");
        assert!(!drawing.contains("NaN") && !drawing.contains("inf\""));
    }
}

/// Left, top, right, bottom of a shape.
fn extent(geometry: &Geometry) -> [f64; 4] {
    let of = |points: &mut dyn Iterator<Item = (f64, f64)>| {
        let none = [f64::MAX, f64::MAX, f64::MIN, f64::MIN];
        points.fold(none, |b, (x, y)| {
            [b[0].min(x), b[1].min(y), b[2].max(x), b[3].max(y)]
        })
    };
    match geometry {
        Geometry::Area(lines) | Geometry::Lines(lines) => {
            of(&mut lines.iter().flatten().map(|c| (c.x, c.y)))
        }
        Geometry::Circle { centre: c, radius } => {
            [c.x - radius, c.y - radius, c.x + radius, c.y + radius]
        }
        Geometry::Rect {
            at, width, height, ..
        } => [at.x, at.y, at.x + width, at.y + height],
        Geometry::Text(text) => {
            let bottom = at_last_line(text);
            let widths = text.lines.iter();
            let widths =
                widths.map(|l| geodata_cartography::scene::text_width(l, text.size, text.bold));
            let width = widths.fold(0.0, f64::max);
            [text.at.x, text.at.y - text.size, text.at.x + width, bottom]
        }
    }
}

fn at_last_line(text: &geodata_cartography::scene::Text) -> f64 {
    text.at.y + text.lines.len().saturating_sub(1) as f64 * text.size * 1.25
}

#[test]
fn nothing_hangs_over_the_sheet_whatever_its_proportions_and_its_title() {
    let atlas = atlas();
    let long = "title=Una%20citt%C3%A0%20".to_owned() + &"parola%20".repeat(60);
    let unbroken = format!("title={}", "x".repeat(500));
    for query in [
        "",
        "theme=zones",
        "zone=9",
        "theme=residents&level=municipality&lang=en",
        "view=9.5/45.07/7.68",
        "municipality=001272",
        &long,
        &unbroken,
    ] {
        for format in Format::ALL {
            let scene = scene(&atlas, query, format);
            for shape in scene.layers.iter().flat_map(|l| &l.shapes) {
                let [left, top, right, bottom] = extent(&shape.geometry);
                assert!(
                    left >= 0.0 && top >= 0.0 && right <= scene.width && bottom <= scene.height,
                    "{query} {format:?}: {} {:?} of {} by {}",
                    shape.title(),
                    [left, top, right, bottom],
                    scene.width,
                    scene.height
                );
            }
        }
    }
}

#[test]
fn every_class_is_in_the_legend_of_every_format_and_colours_its_units() {
    let atlas = atlas();
    for query in ["", "theme=zones", "theme=density&level=municipality"] {
        let body = map(&atlas, query);
        for format in Format::ALL {
            let scene = scene(&atlas, query, format);
            for (i, entry) in body.legend.iter().enumerate() {
                let id = format!("legend-{i}");
                let (_, sign) = scene.named().find(|(_, s)| s.id == id).unwrap();
                assert_eq!(sign.fill, Fill::Solid(entry.colour.clone()));
                assert_eq!(sign.name, entry.label.it);
            }
            let (spec, _) = MapSpec::from_query(query);
            for municipality in atlas.atlas.municipalities.values() {
                let unit = match spec.level {
                    geodata_mapspec::Level::Zone => municipality.zone.to_string(),
                    geodata_mapspec::Level::Municipality => municipality.istat.to_string(),
                };
                let id = format!("m{}", municipality.istat);
                let (_, shape) = scene.named().find(|(_, s)| s.id == id).unwrap();
                assert_eq!(shape.fill, Fill::Solid(body.units[&unit].colour.clone()));
                assert_eq!(shape.value, body.units[&unit].label.it);
            }
        }
    }
}

#[test]
fn a_given_title_is_the_map_s_title_and_never_markup() {
    let atlas = atlas();
    let query =
        "title=%3Cscript%3Ealert(1)%3C%2Fscript%3E%20%26%20%D7%A9%D7%9C%D7%95%D7%9D%20%F0%9F%98%80";
    let body = map(&atlas, query);
    assert_eq!(body.title.it, "<script>alert(1)</script> & שלום 😀");
    assert_eq!(body.sentence, map(&atlas, "").sentence);
    let drawing = svg(&scene(&atlas, query, Format::Wide), "");
    assert!(!drawing.contains("<script"));
    assert!(drawing.contains("&lt;script&gt;alert(1)&lt;/script&gt; &amp; שלום 😀"));
}

#[test]
fn an_address_names_every_indicator_in_the_order_of_their_registry() {
    let registered: Vec<&str> = geodata_indicator::SPECS.iter().map(|s| s.name).collect();
    assert_eq!(geodata_mapspec::INDICATORS.as_slice(), registered);
}
