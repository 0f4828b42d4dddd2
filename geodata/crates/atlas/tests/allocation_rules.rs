//! Every allocation rule, over every kind of place: nothing is lost, nothing depends on the order things are written in.

#![allow(clippy::unwrap_used, clippy::panic)] // a test may fail loudly
#![allow(clippy::float_cmp)] // where a value is exact, the test says so

mod common;

use geodata_atlas::{Atlas, AtlasFiles, PreparedAtlas};
use geodata_join::{RuleAllocation, allocate_by};
use geodata_model::{Allocation, Distribution, IstatCode, Place, Project, Rule, ZoneNumber};
use geojson::{Geometry, GeometryValue, Position};
use proptest::prelude::*;

use common::with_atlas;

fn by_rule(atlas: &PreparedAtlas, place: &Place, rule: Rule) -> RuleAllocation {
    let project = Project {
        place: place.clone(),
        declared_zones: Vec::new(),
        ..atlas.atlas.projects.values().next().unwrap().clone()
    };
    allocate_by(atlas.territory(), &project, rule)
}

fn exact(value: GeometryValue) -> Place {
    let geometry = Geometry::new(value);
    Place::Exact { geometry }
}

fn positions(points: &[(f64, f64)]) -> Vec<Position> {
    points
        .iter()
        .map(|&(x, y)| Position::from([x, y]))
        .collect()
}

/// In and around the territory, so that parts fall outside.
fn point() -> impl Strategy<Value = (f64, f64)> {
    (6.4..8.2f64, 44.4..45.7f64)
}

fn municipalities() -> impl Strategy<Value = Vec<IstatCode>> {
    prop::collection::vec(any::<prop::sample::Index>(), 1..8).prop_map(|picks| {
        with_atlas(|atlas| {
            let all: Vec<_> = atlas.atlas.municipalities.keys().copied().collect();
            let mut codes: Vec<_> = picks.iter().map(|i| all[i.index(all.len())]).collect();
            codes.sort_unstable();
            codes.dedup();
            codes
        })
    })
}

fn place() -> impl Strategy<Value = Place> {
    prop_oneof![
        prop::collection::vec(point(), 1..6).prop_map(|p| exact(GeometryValue::MultiPoint {
            coordinates: positions(&p)
        })),
        prop::collection::vec(point(), 2..6).prop_map(|p| exact(GeometryValue::LineString {
            coordinates: positions(&p)
        })),
        [point(), point(), point()].prop_map(|[a, b, c]| exact(GeometryValue::Polygon {
            coordinates: vec![positions(&[a, b, c, a])]
        })),
        municipalities().prop_map(|municipalities| Place::Municipality { municipalities }),
        municipalities().prop_map(|municipalities| Place::Schematic { municipalities }),
        prop::sample::subsequence((1..=11u8).collect::<Vec<_>>(), 1..4).prop_map(|zones| {
            let zones = zones.into_iter().map(|z| z.to_string().parse().unwrap());
            Place::Zone {
                zones: zones.collect(),
            }
        }),
        Just(Place::Metropolitan),
    ]
}

fn rule() -> impl Strategy<Value = Rule> {
    prop::sample::select(&Rule::ALL[..])
}

fn sum<U>(distribution: &Distribution<U>) -> f64 {
    let placed: f64 = distribution.shares.iter().map(|s| s.share).sum();
    placed + distribution.outside + distribution.unlocated
}

fn share_of<U: PartialEq>(distribution: &Distribution<U>, unit: &U) -> f64 {
    let found = distribution.shares.iter().find(|s| s.unit == *unit);
    found.map_or(0.0, |s| s.share)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_rule_conserves_the_project(place in place(), rule in rule()) {
        with_atlas(|atlas| {
            let found = by_rule(atlas, &place, rule);
            let Allocation { zones, municipalities, notes } = &found.allocation;
            for total in [sum(zones), sum(municipalities)] {
                prop_assert!((total - 1.0).abs() < 1e-9, "{rule}: {total} {found:?}");
            }
            let measured = by_rule(atlas, &place, Rule::Geometry).allocation;
            prop_assert_eq!(zones.outside, measured.zones.outside);
            prop_assert_eq!(municipalities.unlocated, measured.municipalities.unlocated);
            // a rule changes how much, not where
            let units = |a: &Allocation| a.zones.shares.iter().map(|s| s.unit).collect::<Vec<_>>();
            prop_assert_eq!(units(&found.allocation), units(&measured));
            for share in &zones.shares {
                prop_assert!(share.share.is_finite() && share.share >= 0.0);
                prop_assert!(share.marginal || share.share > 0.0);
                prop_assert!(!share.reason.it.is_empty() && share.reason.it != share.reason.en);
                prop_assert!(!share.reason.it.contains("reason-"), "{}", share.reason.it);
            }
            // what is not followed is said, and only that
            let said = notes.iter().any(|n| n.it.contains("non si applica"));
            prop_assert_eq!(said, found.applied != rule);
            prop_assert_eq!(found.applicable.contains(&rule), found.applied == rule);
            Ok(())
        })?;
    }

    #[test]
    fn zones_have_the_sum_of_their_municipalities_but_by_presence(codes in municipalities(), rule in rule()) {
        with_atlas(|atlas| {
            let place = Place::Municipality { municipalities: codes };
            let allocation = by_rule(atlas, &place, rule).allocation;
            for zone in atlas.atlas.zones.keys() {
                let of_zone = |m: &&geodata_model::Share<IstatCode>| atlas.atlas.municipalities[&m.unit].zone == *zone;
                let members = allocation.municipalities.shares.iter().filter(of_zone);
                let members: f64 = members.map(|s| s.share).sum();
                let share = share_of(&allocation.zones, zone);
                if rule == Rule::Presence {
                    let present = allocation.zones.shares.len() as f64;
                    prop_assert!(share == 0.0 || (share - 1.0 / present).abs() < 1e-12);
                } else {
                    prop_assert!((share - members).abs() < 1e-12, "{rule} {zone}: {share} {members}");
                }
            }
            Ok(())
        })?;
    }

    #[test]
    fn order_and_direction_change_nothing(mut points in prop::collection::vec(point(), 3..7), rule in rule()) {
        with_atlas(|atlas| {
            let lines = |points: &[(f64, f64)]| exact(GeometryValue::MultiLineString {
                coordinates: points.windows(2).map(positions).collect(),
            });
            let there = by_rule(atlas, &lines(&points), rule).allocation;
            points.reverse();
            let back = by_rule(atlas, &lines(&points), rule).allocation;
            assert_same(&there, &back)?;
            let ring = |a, b, c| exact(GeometryValue::Polygon { coordinates: vec![positions(&[a, b, c, a])] });
            let there = by_rule(atlas, &ring(points[0], points[1], points[2]), rule).allocation;
            let back = by_rule(atlas, &ring(points[1], points[0], points[2]), rule).allocation;
            assert_same(&there, &back)
        })?;
    }

    #[test]
    fn holes_are_holes_in_either_direction(middle in (7.3..7.9f64, 44.9..45.3f64), rule in rule()) {
        with_atlas(|atlas| {
            let square = |half: f64| {
                let (x, y) = middle;
                [(x - half, y - half), (x + half, y - half), (x + half, y + half), (x - half, y + half), (x - half, y - half)]
            };
            let (outline, mut hole) = (square(0.05), square(0.04));
            let with_hole = |hole: &[(f64, f64)]| exact(GeometryValue::Polygon {
                coordinates: vec![positions(&outline), positions(hole)],
            });
            let there = by_rule(atlas, &with_hole(&hole), rule).allocation;
            hole.reverse();
            let back = by_rule(atlas, &with_hole(&hole), rule).allocation;
            assert_same(&there, &back)
        })?;
    }

    #[test]
    fn the_order_a_source_names_places_in_changes_nothing(codes in municipalities(), rule in rule()) {
        with_atlas(|atlas| {
            let back: Vec<_> = codes.iter().rev().copied().collect();
            let there = by_rule(atlas, &Place::Municipality { municipalities: codes }, rule).allocation;
            let back = by_rule(atlas, &Place::Municipality { municipalities: back }, rule).allocation;
            assert_same(&there, &back)
        })?;
    }
}

fn assert_same(a: &Allocation, b: &Allocation) -> Result<(), TestCaseError> {
    let units = a
        .municipalities
        .shares
        .iter()
        .chain(&b.municipalities.shares);
    for share in units {
        let (a, b) = (
            share_of(&a.municipalities, &share.unit),
            share_of(&b.municipalities, &share.unit),
        );
        prop_assert!((a - b).abs() < 1e-9, "{}: {a} {b}", share.unit);
    }
    let units = a.zones.shares.iter().chain(&b.zones.shares);
    for share in units {
        let (a, b) = (
            share_of(&a.zones, &share.unit),
            share_of(&b.zones, &share.unit),
        );
        prop_assert!((a - b).abs() < 1e-9, "zone {}: {a} {b}", share.unit);
    }
    Ok(())
}

fn named(codes: &[&str]) -> Place {
    Place::Municipality {
        municipalities: codes.iter().map(|c| c.parse().unwrap()).collect(),
    }
}

fn zone(number: &str) -> ZoneNumber {
    number.parse().unwrap()
}

/// Torino (zone 1), Collegno and Rivoli (zone 2).
const THREE: [&str; 3] = ["001272", "001090", "001219"];

#[test]
fn each_rule_gives_what_can_be_worked_out_by_hand() {
    with_atlas(|atlas| {
        let place = named(&THREE);
        let share = |rule| share_of(&by_rule(atlas, &place, rule).allocation.zones, &zone("1"));
        let of = |get: &dyn Fn(&geodata_model::Municipality) -> f64| {
            let all = THREE.map(|c| get(&atlas.atlas.municipalities[&c.parse().unwrap()]));
            all[0] / all.iter().sum::<f64>()
        };
        assert!((share(Rule::Geometry) - 1.0 / 3.0).abs() < 1e-12);
        assert!((share(Rule::Equal) - 1.0 / 3.0).abs() < 1e-12);
        assert!((share(Rule::Presence) - 0.5).abs() < 1e-12);
        let residents = of(&|m| f64::from(m.residents().unwrap()));
        assert!((share(Rule::Population) - residents).abs() < 1e-12);
        assert!((share(Rule::Area) - of(&|m| m.surface_km2)).abs() < 1e-12);
    });
}

#[test]
fn a_rule_that_does_not_apply_adds_a_note_and_follows_the_geometry() {
    with_atlas(|atlas| {
        let found = by_rule(atlas, &named(&THREE), Rule::Length);
        assert_eq!(found.applied, Rule::Geometry);
        let note = &found.allocation.notes[0];
        assert_eq!(
            note.it,
            "La regola “per lunghezza” non si applica a un elenco di comuni: le quote seguono la geometria"
        );
        assert!(
            note.en
                .contains("“by length” does not apply to a list of municipalities")
        );
        let point = exact(GeometryValue::Point {
            coordinates: Position::from([7.68, 45.07]),
        });
        for rule in [Rule::Length, Rule::Area] {
            assert_eq!(by_rule(atlas, &point, rule).applied, Rule::Geometry);
        }
        let nowhere = by_rule(atlas, &Place::Metropolitan, Rule::Population);
        assert_eq!(nowhere.applicable, [Rule::Geometry]);
        assert!((nowhere.allocation.zones.unlocated - 1.0).abs() < f64::EPSILON);
    });
}

#[test]
fn places_without_residents_share_equally_with_a_note() {
    let mut atlas = Atlas::read(&AtlasFiles::embedded()).unwrap();
    for municipality in atlas.municipalities.values_mut() {
        municipality.residents_by_age = Some(geodata_model::ResidentsByAge::default());
    }
    let empty = PreparedAtlas::new(atlas);
    let zones = Place::Zone {
        zones: vec![zone("2"), zone("7")],
    };
    for place in [named(&THREE), zones] {
        let found = by_rule(&empty, &place, Rule::Population).allocation;
        assert!((sum(&found.zones) - 1.0).abs() < 1e-9);
        let equal = by_rule(&empty, &place, Rule::Equal).allocation;
        assert_eq!(
            share_of(&found.zones, &zone("2")),
            share_of(&equal.zones, &zone("2"))
        );
        assert!(
            found
                .notes
                .iter()
                .any(|n| n.it.contains("le quote sono uguali")),
            "{found:?}"
        );
    }
}

#[test]
fn names_of_rules_are_read_back() {
    for rule in Rule::ALL {
        assert_eq!(rule.id().parse(), Ok(rule));
        assert!(Rule::LIST.split(", ").any(|id| id == rule.id()));
        with_atlas(|atlas| {
            let text = rule.explanation(&atlas.texts);
            assert!(text.it.ends_with('.') && text.it != text.en, "{text:?}");
        });
    }
    let error = "length ".parse::<Rule>().unwrap_err().to_string();
    assert!(error.contains("geometry, presence, length"), "{error}");
}
