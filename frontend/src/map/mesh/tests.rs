use proptest::prelude::*;

use super::*;
use crate::map::testing::tile::{TestFeature, encode};
use geodata_mvt::decode::{Value, decode, features_with_id};

fn class(name: &str) -> Vec<(&'static str, Value)> {
    vec![("class", Value::Text(name.into()))]
}

fn area(mesh: &Mesh, slot: u16) -> f64 {
    let at = |i: u32| mesh.vertices[i as usize];
    mesh.indices
        .chunks_exact(3)
        .filter(|t| at(t[0]).slot == slot)
        .map(|t| {
            let [a, b, c] = [at(t[0]), at(t[1]), at(t[2])].map(|v| v.position.map(f64::from));
            ((b[0] - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (b[1] - a[1])).abs() / 2.0
        })
        .sum()
}

#[test]
fn a_polygon_with_a_hole_is_filled_around_it() {
    let mut polygon = TestFeature::polygon(1, &[[0, 0], [1000, 0], [1000, 1000], [0, 1000]], &[]);
    polygon
        .parts
        .push(vec![[200, 200], [200, 400], [400, 400], [400, 200]]);
    let tile = decode(&encode(&[("municipalities", vec![polygon])]));
    let mut slots = Slots::default();
    let mesh = tile_mesh(&tile, &mut slots);
    let filled = area(&mesh, slots.municipality(1));
    assert!((filled - 960_000.0).abs() < 1.0, "{filled}");
}

#[test]
fn parts_are_found_by_class_whatever_the_order() {
    let line = |y: i32, class_name: &str| TestFeature::line(&[[0, y], [9, y]], &class(class_name));
    let project = TestFeature::line(
        &[[0, 7], [5, 7], [9, 7]],
        &[("id", Value::Text("ciclovia".into()))],
    );
    let tile = decode(&encode(&[
        ("projects_line", vec![project]),
        (
            "borders",
            vec![
                line(1, "outline"),
                line(2, "zone"),
                line(3, "municipality"),
                line(4, "zone"),
            ],
        ),
    ]));
    let mut slots = Slots::default();
    let mesh = tile_mesh(&tile, &mut slots);
    let rows = |part: Part| -> Vec<i16> {
        let range = mesh.parts().range(part);
        mesh.segments[range.start as usize..range.end as usize]
            .iter()
            .map(|s| s.points[1][1])
            .collect()
    };
    assert_eq!(rows(Part::MunicipalityBorders), [3]);
    assert_eq!(rows(Part::ZoneBorders), [2, 4]);
    assert_eq!(rows(Part::Outline), [1]);
    assert_eq!(rows(Part::Lines), [7, 7]);
    assert_eq!(mesh.segments[4].slot, slots.line("ciclovia"));
}

#[test]
fn dashes_go_on_across_joins() {
    let mut segments = vec![];
    push_line(&[[0, 0], [30, 40], [30, 100]], false, 9, &mut segments);
    let along: Vec<f32> = segments.iter().map(|s| s.along).collect();
    assert_eq!(along, [0.0, 50.0]);
    assert_eq!(segments[0].points, [[0, 0], [0, 0], [30, 40], [30, 100]]);
    assert_eq!(segments[1].points, [[0, 0], [30, 40], [30, 100], [30, 100]]);
}

#[test]
fn an_outline_is_closed_and_knows_its_neighbours() {
    let square = TestFeature::polygon(5, &[[0, 0], [8, 0], [8, 8], [0, 8]], &[]);
    let other = TestFeature::polygon(6, &[[8, 0], [16, 0], [16, 8]], &[]);
    let tile = encode(&[("zones", vec![square, other])]);
    let mesh = outline_mesh(&features_with_id(&tile, "zones", 5), 4);
    assert_eq!(mesh.segments.len(), 4);
    assert_eq!(mesh.segments[0].points, [[0, 8], [0, 0], [8, 0], [8, 8]]);
    assert_eq!(mesh.segments[3].points[2], [0, 0]);
}

proptest! {
    /// Degenerate rings (single points, spikes, self-crossings) are skipped or drawn without a panic,
    /// and every index has its vertex.
    #[test]
    fn degenerate_rings_cause_no_panic(rings in proptest::collection::vec(proptest::collection::vec((-20_i32..20, -20_i32..20), 0..9), 0..5)) {
        let parts = rings.iter().map(|r| r.iter().map(|(x, y)| [*x, *y]).collect()).collect();
        let mut polygon = TestFeature::polygon(7, &[], &[]);
        polygon.parts = parts;
        let bytes = encode(&[("municipalities", vec![polygon])]);
        let mesh = tile_mesh(&decode(&bytes), &mut Slots::default());
        prop_assert!(mesh.indices.iter().all(|i| (*i as usize) < mesh.vertices.len()));
        let outline = outline_mesh(&features_with_id(&bytes, "municipalities", 7), 4);
        prop_assert!(outline.segments.iter().all(|s| s.points[1] != s.points[2]));
    }

    /// Two polygons that share a border fill the tile without gap and without overlap.
    #[test]
    fn neighbours_fill_without_gap(ys in proptest::collection::vec(1_i32..4095, 1..12)) {
        let pieces = i32::try_from(ys.len()).unwrap() + 1;
        let step = 4096 / pieces;
        let mut border = vec![[0, 2000]];
        border.extend(ys.iter().zip(1..).map(|(y, i)| [step * i, *y]));
        border.push([4096, 2000]);
        let mut north = border.clone();
        north.extend([[4096, 0], [0, 0]]);
        let mut south = border;
        south.extend([[4096, 4096], [0, 4096]]);
        let polygons = vec![TestFeature::polygon(1, &north, &[]), TestFeature::polygon(2, &south, &[])];
        let tile = decode(&encode(&[("municipalities", polygons)]));
        let mut slots = Slots::default();
        let mesh = tile_mesh(&tile, &mut slots);
        let total = area(&mesh, slots.municipality(1)) + area(&mesh, slots.municipality(2));
        prop_assert!((total - 4096.0 * 4096.0).abs() < 1.0, "{}", total);
    }
}
