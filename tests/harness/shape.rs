//! Plane geometry of shapes made of rings.

/// A ring of points; the last is joined to the first.
pub type Ring = Vec<[f64; 2]>;

/// Whether a shape contains a point, by the even-odd rule: holes are rings too.
#[must_use]
pub fn contains(rings: &[Ring], [x, y]: [f64; 2]) -> bool {
    let crosses = |a: &[f64; 2], b: &[f64; 2]| {
        (a[1] > y) != (b[1] > y) && x < (b[0] - a[0]) * (y - a[1]) / (b[1] - a[1]) + a[0]
    };
    let crossings = rings.iter().flat_map(|ring| {
        let next = ring.iter().cycle().skip(1);
        ring.iter().zip(next).filter(|(a, b)| crosses(a, b))
    });
    crossings.count() % 2 == 1
}

/// The bounding box: left, top, right, bottom.
#[must_use]
pub fn bounds(rings: &[Ring]) -> [f64; 4] {
    let axis = |axis: usize| {
        let values = rings.iter().flatten().map(|p| p[axis]);
        values.fold((f64::MAX, f64::MIN), |(a, b), v| (a.min(v), b.max(v)))
    };
    let ((left, right), (top, bottom)) = (axis(0), axis(1));
    [left, top, right, bottom]
}

/// The distance of a point from the nearest edge.
#[must_use]
pub fn distance(rings: &[Ring], [x, y]: [f64; 2]) -> f64 {
    let edge = |a: &[f64; 2], b: &[f64; 2]| {
        let (dx, dy) = (b[0] - a[0], b[1] - a[1]);
        let along =
            ((x - a[0]) * dx + (y - a[1]) * dy) / (dx * dx + dy * dy).max(f64::MIN_POSITIVE);
        let along = along.clamp(0.0, 1.0);
        (a[0] + along * dx - x).hypot(a[1] + along * dy - y)
    };
    let edges = rings.iter().flat_map(|ring| {
        let next = ring.iter().cycle().skip(1);
        ring.iter().zip(next).map(|(a, b)| edge(a, b))
    });
    edges.fold(f64::MAX, f64::min)
}

/// The point of a grid inside a shape that is farthest from its edges, and that distance.
#[must_use]
pub fn inside(rings: &[Ring]) -> ([f64; 2], f64) {
    const STEPS: u32 = 24;
    let [left, top, right, bottom] = bounds(rings);
    let at =
        |i: u32, from: f64, to: f64| from + (to - from) * (f64::from(i) + 0.5) / f64::from(STEPS);
    let points =
        (0..STEPS * STEPS).map(|i| [at(i % STEPS, left, right), at(i / STEPS, top, bottom)]);
    let with_distance = |p: [f64; 2]| (p, distance(rings, p));
    let points = points.filter(|p| contains(rings, *p)).map(with_distance);
    points
        .max_by(|a, b| a.1.total_cmp(&b.1))
        .expect("a shape contains a point of the grid")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_inner_point_of_a_frame_is_not_in_its_hole() {
        let square = |from: f64, to: f64| vec![[from, from], [to, from], [to, to], [from, to]];
        let frame = [square(0.0, 24.0), square(8.0, 16.0)];
        assert!(contains(&frame, [4.0, 4.0]) && !contains(&frame, [12.0, 12.0]));
        assert!((distance(&frame, [4.0, 4.0]) - 4.0).abs() < 1e-9);
        let (point, far) = inside(&frame);
        assert!(contains(&frame, point) && far > 3.0, "{point:?} {far}");
        let far = [0.0, 0.0, 24.0, 24.0].iter().zip(bounds(&frame));
        assert!(far.map(|(a, b): (&f64, f64)| (a - b).abs()).sum::<f64>() < 1e-9);
    }
}
