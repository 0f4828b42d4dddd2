//! What lies under the pointer, on decoded tiles.

use super::scene::Circle;
use super::view::{Size, View, mercator_from_lonlat};
use geodata_mvt::decode::{Feature, Tile};

/// The municipality that contains a point (tile units), with its zone. A point on a border is in one of the two
/// municipalities only.
#[must_use]
pub fn municipality_at(tile: &Tile, point: [f64; 2]) -> Option<(u32, Option<u8>)> {
    let municipality = tile
        .features("municipalities")
        .find(|feature| contains(feature, point))?;
    let zone = municipality.number("zone").map(|zone| zone as u8);
    Some((municipality.id as u32, zone))
}

/// Even-odd rule over all rings: holes are outside.
fn contains(feature: &Feature, [x, y]: [f64; 2]) -> bool {
    let mut inside = false;
    for ring in &feature.parts {
        for (a, b) in ring.iter().zip(ring.iter().cycle().skip(1)) {
            let [ax, ay] = a.map(f64::from);
            let [bx, by] = b.map(f64::from);
            if (ay > y) != (by > y) && x < (bx - ax) * (y - ay) / (by - ay) + ax {
                inside = !inside;
            }
        }
    }
    inside
}

/// The project lines near a point (tile units), nearest first. `tolerance` gives the largest distance, in tile units, at which a
/// line is picked; none for a line that is not shown.
#[must_use]
pub fn lines_near(
    tile: &Tile,
    point: [f64; 2],
    tolerance: impl Fn(&str) -> Option<f64>,
) -> Vec<String> {
    let mut near: Vec<(f64, String)> = vec![];
    for line in tile.features("projects_line") {
        let Some(id) = line.text("id") else { continue };
        let Some(tolerance) = tolerance(id) else {
            continue;
        };
        let distance = line
            .parts
            .iter()
            .map(|part| distance_to_line(part, point))
            .fold(f64::INFINITY, f64::min);
        if distance <= tolerance {
            near.push((distance, id.to_owned()));
        }
    }
    near.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut ids: Vec<String> = vec![];
    for (_, id) in near {
        if !ids.contains(&id) {
            ids.push(id);
        }
    }
    ids
}

fn distance_to_line(line: &[[i16; 2]], point: [f64; 2]) -> f64 {
    line.windows(2)
        .map(|pair| distance_to_segment(pair[0].map(f64::from), pair[1].map(f64::from), point))
        .fold(f64::INFINITY, f64::min)
}

fn distance_to_segment(a: [f64; 2], b: [f64; 2], p: [f64; 2]) -> f64 {
    let (dx, dy) = (b[0] - a[0], b[1] - a[1]);
    let length2 = dx * dx + dy * dy;
    let t = if length2 > 0.0 {
        (((p[0] - a[0]) * dx + (p[1] - a[1]) * dy) / length2).clamp(0.0, 1.0)
    } else {
        0.0
    };
    (p[0] - a[0] - t * dx).hypot(p[1] - a[1] - t * dy)
}

/// The circles at a screen position, top first; `extra_px` is added to each radius, more of it for a finger than for a mouse.
#[must_use]
pub fn circles_at(
    circles: &[Circle],
    view: &View,
    size: Size,
    [x, y]: [f64; 2],
    extra_px: f64,
) -> Vec<String> {
    circles
        .iter()
        .rev()
        .filter(|circle| {
            let [cx, cy] = view.project_mercator(mercator_from_lonlat(circle.lonlat), size);
            let tolerance = f64::from(circle.radius_px + circle.stroke_px) + extra_px;
            (cx - x).hypot(cy - y) <= tolerance
        })
        .map(|circle| circle.id.clone())
        .collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::map::scene::Shape;
    use crate::map::testing::tile::{TestFeature, encode};
    use geodata_mvt::decode::{Value, decode};

    fn two_halves() -> Tile {
        let zone = |n: f64| [("zone", Value::Number(n))];
        let mut west = TestFeature::polygon(
            10,
            &[[0, 0], [2000, 0], [2000, 4096], [0, 4096]],
            &zone(1.0),
        );
        west.parts
            .push(vec![[500, 500], [500, 600], [600, 600], [600, 500]]);
        let hole = TestFeature::polygon(
            11,
            &[[500, 500], [600, 500], [600, 600], [500, 600]],
            &zone(2.0),
        );
        let east = TestFeature::polygon(
            12,
            &[[2000, 0], [4096, 0], [4096, 4096], [2000, 4096]],
            &zone(3.0),
        );
        decode(&encode(&[("municipalities", vec![west, hole, east])]))
    }

    #[test]
    fn an_enclave_is_picked_instead_of_the_municipality_around_it() {
        let tile = two_halves();
        assert_eq!(municipality_at(&tile, [100.0, 100.0]), Some((10, Some(1))));
        assert_eq!(municipality_at(&tile, [550.0, 550.0]), Some((11, Some(2))));
        assert_eq!(municipality_at(&tile, [3000.0, 5.0]), Some((12, Some(3))));
        assert_eq!(municipality_at(&tile, [9000.0, 5.0]), None);
    }

    proptest! {
        #[test]
        fn every_point_of_the_tile_is_in_exactly_one_municipality(x in 0..4096, y in 0..4096) {
            let tile = two_halves();
            let point = [f64::from(x), f64::from(y)];
            let containing = tile.features("municipalities").filter(|f| contains(f, point)).count();
            prop_assert_eq!(containing, 1);
        }
    }

    #[test]
    fn the_nearest_shown_line_comes_first() {
        let line = |y: i32, id: &str| {
            TestFeature::line(&[[0, y], [1000, y]], &[("id", Value::Text(id.into()))])
        };
        let tile = decode(&encode(&[(
            "projects_line",
            vec![line(100, "far"), line(20, "near"), line(11, "hidden")],
        )]));
        let tolerance = |id: &str| (id != "hidden").then_some(95.0);
        assert_eq!(lines_near(&tile, [500.0, 10.0], tolerance), ["near", "far"]);
        assert_eq!(lines_near(&tile, [500.0, 300.0], tolerance), [""; 0]);
        assert_eq!(lines_near(&tile, [1090.0, 20.0], tolerance), ["near"]);
    }

    #[test]
    fn the_circle_on_top_comes_first() {
        let circle = |id: &str, lon: f64| Circle {
            id: id.into(),
            lonlat: [lon, 45.0],
            radius_px: 6.0,
            fill: [0; 4],
            stroke: [0; 4],
            stroke_px: 1.0,
            shape: Shape::Circle,
        };
        let view = View {
            zoom: 10.0,
            lat: 45.0,
            lon: 7.5,
        };
        let size = Size::new(400.0, 400.0);
        let circles = [
            circle("below", 7.5),
            circle("above", 7.5),
            circle("far", 7.6),
        ];
        let at = |x, extra| circles_at(&circles, &view, size, [x, 200.0], extra);
        assert_eq!(at(203.0, 0.0), ["above", "below"]);
        assert_eq!(at(210.0, 0.0), [""; 0]);
        assert_eq!(at(210.0, 6.0), ["above", "below"]);
    }
}
