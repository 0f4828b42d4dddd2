//! Lines of the fine grid rounded to the grid of a zoom without crossing each other.
//!
//! Snap rounding (Hobby 1999; Guibas and Marimont 1998): the grid cell of every position is hot, and
//! every segment that passes through a hot cell is bent through its middle. Lines can come to run
//! together, but never change sides; nothing moves farther than to the middle of its cell, 0.7 units.
//!
//! Where a line crosses the edge of a tile's buffer it gets a position too. Tiles then cut it there
//! without rounding, and neighbouring tiles draw the same segment across their common edge.

use super::conflict::{Meeting, conflicts};
use geodata_mvt::{BUFFER, EXTENT, FINE_ZOOM, GridPoint};

/// Lines on the grid of zoom `z`, at most [`FINE_ZOOM`], from lines on the fine grid that meet in
/// their ends only. A line that shrinks to one position is empty.
pub(super) fn snap(lines: &[Vec<GridPoint>], z: u8) -> Vec<Vec<GridPoint>> {
    let grid = Grid {
        shift: FINE_ZOOM - z,
    };
    let cuts: Vec<Vec<Vec<GridPoint>>> = lines
        .iter()
        .map(|l| l.windows(2).map(|s| grid.tile_cuts(s[0], s[1])).collect())
        .collect();
    let hot = HotCells::new(
        lines.iter().flatten().map(|&p| grid.round(p)),
        cuts.iter().flatten().flatten().copied(),
    );
    let routed = lines.iter().zip(&cuts);
    let routed = routed.map(|(line, cuts)| grid.route(line, cuts, &hot));
    separate(routed.collect())
}

/// Lines rounded one by one, whatever others do: for what may cross.
pub(super) fn round(lines: &[Vec<GridPoint>], z: u8) -> Vec<Vec<GridPoint>> {
    let grid = Grid {
        shift: FINE_ZOOM - z,
    };
    let none = HotCells::new(std::iter::empty(), std::iter::empty());
    let round = |line: &Vec<GridPoint>| {
        let cuts: Vec<_> = line
            .windows(2)
            .map(|s| grid.tile_cuts(s[0], s[1]))
            .collect();
        grid.route(line, &cuts, &none)
    };
    lines.iter().map(round).filter(|l| l.len() > 1).collect()
}

/// The grid of a zoom over the fine grid.
#[derive(Clone, Copy)]
struct Grid {
    shift: u8,
}

impl Grid {
    /// Fine units to a unit.
    fn unit(self) -> i64 {
        1 << self.shift
    }

    /// The cell that holds a position of the fine grid: half-open, its lower edges belong to it.
    fn round(self, p: GridPoint) -> GridPoint {
        let half = (self.unit() / 2) as i32;
        p.map(|v| (v + half) >> self.shift)
    }

    /// Where a segment crosses the buffer edges of tiles: on the edge exactly, rounded along it.
    fn tile_cuts(self, a: GridPoint, b: GridPoint) -> Vec<GridPoint> {
        let mut cuts = Vec::new();
        for axis in 0..2 {
            let (low, high) = (a[axis].min(b[axis]), a[axis].max(b[axis]));
            let tile = |fine: i32| (fine >> self.shift).div_euclid(EXTENT);
            for edge in tile(low)..=tile(high) + 1 {
                for limit in [edge * EXTENT - BUFFER, edge * EXTENT + BUFFER] {
                    let fine = i64::from(limit) << self.shift;
                    if i64::from(low) < fine && fine < i64::from(high) {
                        cuts.push(self.crossing(a, b, axis, limit));
                    }
                }
            }
        }
        cuts
    }

    /// Where a segment is at `limit` along an axis, rounded half up as every position is.
    fn crossing(self, a: GridPoint, b: GridPoint, axis: usize, limit: i32) -> GridPoint {
        let [a, b] = [a.map(i128::from), b.map(i128::from)];
        let (run, rise) = (b[axis] - a[axis], b[1 - axis] - a[1 - axis]);
        let unit = i128::from(self.unit());
        let over = a[1 - axis] * run + (i128::from(limit) * unit - a[axis]) * rise;
        let (over, under) = if run < 0 { (-over, -run) } else { (over, run) };
        let mut point = [limit; 2];
        point[1 - axis] = (2 * over + under * unit).div_euclid(2 * under * unit) as i32;
        point
    }

    /// A line from hot cell to hot cell.
    fn route(self, line: &[GridPoint], cuts: &[Vec<GridPoint>], hot: &HotCells) -> Vec<GridPoint> {
        let mut route: Vec<GridPoint> = line.first().map(|&p| self.round(p)).into_iter().collect();
        let mut stops = Vec::new();
        for (segment, cuts) in line.windows(2).zip(cuts) {
            let (a, b) = (segment[0], segment[1]);
            let (from, to) = (self.round(a), self.round(b));
            stops.clear();
            stops.extend_from_slice(cuts);
            hot.near(from, to, |cell| {
                if cell != from && cell != to && self.passes(a, b, cell) {
                    stops.push(cell);
                }
            });
            let along = |c: &GridPoint| -> i64 {
                let step = |i: usize| {
                    i64::from(b[i] - a[i]) * ((i64::from(c[i]) << self.shift) - i64::from(a[i]))
                };
                step(0) + step(1)
            };
            stops.sort_unstable_by_key(along);
            route.extend_from_slice(&stops);
            route.push(to);
        }
        route.dedup();
        if route.len() < 2 { Vec::new() } else { route }
    }

    /// Whether a segment has a point in a cell.
    fn passes(self, a: GridPoint, b: GridPoint, cell: GridPoint) -> bool {
        // twice the fine grid, so that cells have whole edges; the upper edges belong to the next cell
        let unit = self.unit();
        let [a, b] = [a.map(|v| 2 * i64::from(v)), b.map(|v| 2 * i64::from(v))];
        let low = cell.map(|v| 2 * (i64::from(v) << self.shift) - unit);
        let high = low.map(|v| v + 2 * unit - 1);
        if (0..2).any(|i| a[i].max(b[i]) < low[i] || a[i].min(b[i]) > high[i]) {
            return false;
        }
        let (ux, uy) = (i128::from(b[0] - a[0]), i128::from(b[1] - a[1]));
        let side = |x: i64, y: i64| ux * i128::from(y - a[1]) - uy * i128::from(x - a[0]);
        let sides = [
            side(low[0], low[1]),
            side(high[0], low[1]),
            side(low[0], high[1]),
            side(high[0], high[1]),
        ];
        !(sides.iter().all(|s| *s > 0) || sides.iter().all(|s| *s < 0))
    }
}

/// The cells that segments are bent to, by x.
struct HotCells(Vec<GridPoint>);

impl HotCells {
    fn new(
        positions: impl Iterator<Item = GridPoint>,
        cuts: impl Iterator<Item = GridPoint>,
    ) -> Self {
        let mut cells: Vec<GridPoint> = positions.chain(cuts).collect();
        cells.sort_unstable();
        cells.dedup();
        Self(cells)
    }

    /// Visits the cells in the box from one cell to another.
    fn near(&self, a: GridPoint, b: GridPoint, mut visit: impl FnMut(GridPoint)) {
        let low = [a[0].min(b[0]), a[1].min(b[1])];
        let high = [a[0].max(b[0]), a[1].max(b[1])];
        let start = self.0.partition_point(|c| c[0] < low[0]);
        let cells = self.0[start..].iter().take_while(|c| c[0] <= high[0]);
        for &cell in cells.filter(|c| low[1] <= c[1] && c[1] <= high[1]) {
            visit(cell);
        }
    }
}

/// Adds a position wherever lines still meet inside a segment: a segment that ran along the upper
/// edge of a cell can have been bent onto its middle. There are hardly any.
pub(super) fn separate(mut lines: Vec<Vec<GridPoint>>) -> Vec<Vec<GridPoint>> {
    let mut changed = vec![true; lines.len()];
    while changed.contains(&true) {
        let mut added: Vec<(usize, usize, GridPoint)> = Vec::new();
        for conflict in conflicts(&lines, &changed) {
            let [s, t] = conflict.segments;
            match conflict.meeting {
                Meeting::Same => {}
                Meeting::EndInside(point, which) => {
                    let (line, segment) = conflict.segments[which];
                    added.push((line, segment, point));
                }
                Meeting::Crossing => {
                    let ends = |(line, i): (usize, usize)| [lines[line][i], lines[line][i + 1]];
                    let point = crossing(ends(s), ends(t));
                    added.push((s.0, s.1, point));
                    added.push((t.0, t.1, point));
                }
            }
        }
        changed.fill(false);
        // one position for each segment and round, from the last on, so that positions stay valid
        added.sort_unstable();
        added.dedup_by_key(|a| (a.0, a.1));
        for &(line, segment, point) in added.iter().rev() {
            lines[line].insert(segment + 1, point);
            changed[line] = true;
        }
        for (line, _) in changed.iter().enumerate().filter(|(_, c)| **c) {
            lines[line].dedup();
        }
    }
    lines
}

/// Where two crossing segments meet, rounded.
fn crossing(s: [GridPoint; 2], t: [GridPoint; 2]) -> GridPoint {
    let from = super::conflict::cross(t[0], t[1], s[0]) as f64;
    let to = super::conflict::cross(t[0], t[1], s[1]) as f64;
    let share = from / (from - to);
    let at = |i: usize| f64::from(s[0][i]) + share * f64::from(s[1][i] - s[0][i]);
    [at(0).round() as i32, at(1).round() as i32]
}
