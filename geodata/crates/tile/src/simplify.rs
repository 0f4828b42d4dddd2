//! Shared arcs with fewer positions, the same for both sides.
//!
//! Douglas and Peucker (1973) on each arc, ends kept: no position moves, and none of those left out
//! is farther from the line than the tolerance. Arcs are simplified once per zoom, so neighbours
//! cannot come apart; where a simplified arc would touch another or jump over an islet, it gets
//! its positions back step by step until it does not.

use std::collections::BTreeMap;

use super::conflict::{conflicts, cross};
use geodata_mvt::{EXTENT, FINE_ZOOM, GridPoint, MAX_ZOOM};

/// A quarter of a css px where a tile is 512 css px wide. Just before the next zoom takes over a
/// tile is drawn at twice its size: then a line is at most half a css px from its place, which is
/// one pixel of a screen of two pixels per css px.
const TOLERANCE_CSS_PX: f64 = 0.25;
/// Width of a tile on the screen.
const TILE_CSS_PX: f64 = 512.0;

/// The tolerance at a zoom, in units of the fine grid; none at the highest zoom, which is enlarged without end.
pub(super) fn tolerance(z: u8) -> f64 {
    if z >= MAX_ZOOM {
        return 0.0;
    }
    let fine_units_per_px = f64::from(EXTENT << (FINE_ZOOM - z)) / TILE_CSS_PX;
    TOLERANCE_CSS_PX * fine_units_per_px
}

/// Lines ready to be simplified at any tolerance.
pub(super) struct Simplifier {
    lines: Vec<Vec<GridPoint>>,
    /// For each position, the tolerance from which on it is left out.
    significance: Vec<Vec<f64>>,
    /// One position of each connected part.
    anchors: Vec<GridPoint>,
}

impl Simplifier {
    pub fn new(lines: Vec<Vec<GridPoint>>) -> Self {
        Self {
            significance: lines.iter().map(|l| significance(l)).collect(),
            anchors: anchors(&lines),
            lines,
        }
    }

    /// Each line on its own.
    pub fn lines(&self, tolerance: f64) -> Vec<Vec<GridPoint>> {
        (0..self.lines.len())
            .map(|line| self.line(line, tolerance))
            .collect()
    }

    /// Lines that meet nowhere but at their common ends.
    pub fn lines_without_conflict(&self, tolerance: f64) -> Vec<Vec<GridPoint>> {
        let mut tolerances = vec![tolerance; self.lines.len()];
        let mut lines = self.lines(tolerance);
        let mut changed = vec![tolerance > 0.0; self.lines.len()];
        while changed.contains(&true) {
            let mut refine = vec![false; self.lines.len()];
            for conflict in conflicts(&lines, &changed) {
                for (line, _) in conflict.segments {
                    refine[line] = true;
                }
            }
            for line in 0..lines.len() {
                if changed[line] && self.jumps(line, tolerances[line]) {
                    refine[line] = true;
                }
            }
            for line in 0..lines.len() {
                // what the full line does is not of our making
                changed[line] = refine[line] && tolerances[line] > 0.0;
                if changed[line] {
                    let half = tolerances[line] / 2.0;
                    tolerances[line] = if half < 1.0 { 0.0 } else { half };
                    lines[line] = self.line(line, tolerances[line]);
                }
            }
        }
        lines
    }

    fn retained(&self, line: usize, tolerance: f64) -> impl Iterator<Item = usize> {
        let significance = self.significance[line].iter().enumerate();
        significance.filter_map(move |(i, &s)| (s > tolerance).then_some(i))
    }

    fn line(&self, line: usize, tolerance: f64) -> Vec<GridPoint> {
        self.retained(line, tolerance)
            .map(|i| self.lines[line][i])
            .collect()
    }

    /// Whether a shortened line passes on the other side of a part that it does not touch.
    fn jumps(&self, line: usize, tolerance: f64) -> bool {
        let points = &self.lines[line];
        let kept: Vec<usize> = self.retained(line, tolerance).collect();
        kept.windows(2).filter(|k| k[1] > k[0] + 1).any(|k| {
            let lost = &points[k[0]..=k[1]];
            let mut anchors = self.anchors.iter().filter(|a| !lost.contains(a));
            anchors.any(|&a| ring_contains(lost, a))
        })
    }
}

/// Whether a point is inside a ring, the first position not repeated; for points not on it.
pub(super) fn ring_contains(ring: &[GridPoint], p: GridPoint) -> bool {
    let mut inside = false;
    let Some(&last) = ring.last() else {
        return false;
    };
    let mut a = last;
    for &b in ring {
        if (a[1] > p[1]) != (b[1] > p[1]) && (cross(a, b, p) > 0) == (b[1] > a[1]) {
            inside = !inside;
        }
        a = b;
    }
    inside
}

/// Douglas and Peucker for every tolerance at once: a position stays while the tolerance is below
/// its value. It never exceeds the value of the position that had to be kept before it.
fn significance(points: &[GridPoint]) -> Vec<f64> {
    let mut values = vec![0.0; points.len()];
    let (Some(last), Some(_)) = (points.len().checked_sub(1), points.get(1)) else {
        return vec![f64::INFINITY; points.len()];
    };
    values[0] = f64::INFINITY;
    values[last] = f64::INFINITY;
    let mut open = vec![(0, last, f64::INFINITY)];
    while let Some((from, to, limit)) = open.pop() {
        let inner = from + 1..to;
        let far = inner
            .map(|i| (distance(points[i], points[from], points[to]), i))
            .max_by(|a, b| a.0.total_cmp(&b.0));
        if let Some((far, i)) = far {
            // a position on the chord has a value too, so that tolerance 0 keeps it: it may be
            // where the other side of the border turns
            let value = far.max(f64::MIN_POSITIVE).min(limit);
            values[i] = value;
            open.push((from, i, value));
            open.push((i, to, value));
        }
    }
    values
}

/// From a point to the segment.
fn distance(p: GridPoint, a: GridPoint, b: GridPoint) -> f64 {
    let d = |p: GridPoint, q: GridPoint| {
        [
            f64::from(q[0]) - f64::from(p[0]),
            f64::from(q[1]) - f64::from(p[1]),
        ]
    };
    let ([ux, uy], [vx, vy]) = (d(a, b), d(a, p));
    let square = ux * ux + uy * uy;
    let t = if square > 0.0 {
        ((ux * vx + uy * vy) / square).clamp(0.0, 1.0)
    } else {
        0.0
    };
    (vx - t * ux).hypot(vy - t * uy)
}

/// One position of each set of lines that hang together by their ends.
fn anchors(lines: &[Vec<GridPoint>]) -> Vec<GridPoint> {
    fn root(parents: &[usize], mut node: usize) -> usize {
        while parents[node] != node {
            node = parents[node];
        }
        node
    }
    let mut nodes: BTreeMap<GridPoint, usize> = BTreeMap::new();
    let mut parents: Vec<usize> = Vec::new();
    let mut positions = Vec::new();
    for line in lines {
        let ends = [line.first(), line.last()].map(|end| {
            let &end = end?;
            let node = *nodes.entry(end).or_insert_with(|| {
                parents.push(parents.len());
                positions.push(end);
                parents.len() - 1
            });
            Some(root(&parents, node))
        });
        if let [Some(a), Some(b)] = ends {
            parents[a.max(b)] = a.min(b);
        }
    }
    let roots = (0..parents.len()).filter(|&n| parents[n] == n);
    roots.map(|n| positions[n]).collect()
}
