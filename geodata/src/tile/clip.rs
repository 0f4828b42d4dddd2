//! Cutting shapes to a box.

use super::coord::{GridBox, GridPoint};

/// The part of a ring within the box (Sutherland and Hodgman 1974); empty when none.
pub(super) fn ring(ring: &[GridPoint], to: GridBox) -> Vec<GridPoint> {
    let mut points = ring.to_vec();
    for axis in 0..2 {
        points = half_plane(&points, axis, to.min[axis], 1);
        points = half_plane(&points, axis, to.max[axis], -1);
    }
    points.dedup();
    while points.len() > 1 && points.first() == points.last() {
        points.pop();
    }
    points
}

fn half_plane(points: &[GridPoint], axis: usize, limit: i32, sign: i32) -> Vec<GridPoint> {
    let inside = |p: GridPoint| (p[axis] - limit) * sign >= 0;
    let mut out = Vec::with_capacity(points.len());
    let Some(&last) = points.last() else {
        return out;
    };
    let mut previous = last;
    for &point in points {
        if inside(previous) != inside(point) {
            out.push(crossing(previous, point, axis, limit));
        }
        if inside(point) {
            out.push(point);
        }
        previous = point;
    }
    out
}

fn crossing(a: GridPoint, b: GridPoint, axis: usize, limit: i32) -> GridPoint {
    // the same whichever way the segment runs
    let (a, b) = if a <= b { (a, b) } else { (b, a) };
    let other = 1 - axis;
    let t = f64::from(limit - a[axis]) / f64::from(b[axis] - a[axis]);
    let mut point = [limit; 2];
    point[other] = (f64::from(a[other]) + t * f64::from(b[other] - a[other])).round() as i32;
    point
}

/// The parts of a line within the box.
pub(super) fn line(points: &[GridPoint], to: GridBox) -> Vec<Vec<GridPoint>> {
    let mut parts: Vec<Vec<GridPoint>> = Vec::new();
    let mut open = false;
    for pair in points.windows(2) {
        let seg = GridBox::around([pair[0], pair[1]]);
        if seg.is_some_and(|s| s.meets(to)) {
            if !open {
                parts.push(vec![pair[0]]);
            }
            if let Some(part) = parts.last_mut() {
                part.push(pair[1]);
            }
            open = true;
        } else {
            open = false;
        }
    }
    parts
}
