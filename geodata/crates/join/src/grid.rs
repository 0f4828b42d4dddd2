//! A grid over all units that answers most point queries without looking at an edge.

use geo::Coord;

/// What is recorded for a cell of the grid.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Cell<'a> {
    /// No edge enters the cell: all of it is in this unit, or in none.
    Whole(Option<u32>),
    /// The units whose edges enter it.
    Border(&'a [u32]),
}

/// Cells over the box of all units.
///
/// The cell of a point is a monotonic function of each coordinate. An edge marks every cell between
/// those of its corners, so a cell that none marks holds no point of any edge, rounding included.
#[derive(Debug)]
pub(super) struct Grid {
    min: Coord,
    max: Coord,
    per_degree: Coord,
    columns: u32,
    rows: u32,
    /// Below `units`, the unit that holds the cell; [`NONE`]; otherwise `units` and a place in `starts`.
    cells: Vec<u32>,
    units: u32,
    starts: Vec<u32>,
    lists: Vec<u32>,
}

const NONE: u32 = u32::MAX;

/// As many cells as edges: with more, memory grows and the answers hardly get faster.
const CELLS_PER_EDGE: usize = 1;
/// Enough for the municipalities of a country: 16 MB.
const MAX_CELLS: usize = 1 << 22;

impl Grid {
    /// Lays the grid over `edges`, given with the unit each belongs to; `holder` finds the unit of a point.
    pub(super) fn new(
        units: u32,
        edges: &[(u32, [Coord; 2])],
        holder: impl Fn(Coord) -> Option<u32>,
    ) -> Self {
        let mut grid = Self::empty(units, edges);
        let mut marks: Vec<(u32, u32)> = Vec::with_capacity(edges.len() * 2);
        for &(unit, [a, b]) in edges {
            let (left, right) = (grid.column(a.x.min(b.x)), grid.column(a.x.max(b.x)));
            for row in grid.row(a.y.min(b.y))..=grid.row(a.y.max(b.y)) {
                let first = row * grid.columns;
                marks.extend((left..=right).map(|column| (first + column, unit)));
            }
        }
        marks.sort_unstable();
        marks.dedup();
        for list in marks.chunk_by(|a, b| a.0 == b.0) {
            grid.cells[list[0].0 as usize] = units + grid.starts.len() as u32;
            grid.starts.push(grid.lists.len() as u32);
            grid.lists.extend(list.iter().map(|(_, unit)| unit));
        }
        grid.starts.push(grid.lists.len() as u32);
        grid.fill(holder);
        grid
    }

    fn empty(units: u32, edges: &[(u32, [Coord; 2])]) -> Self {
        let ends = || edges.iter().flat_map(|(_, edge)| edge);
        let fold = |of: fn(f64, f64) -> f64, start: f64| {
            ends().fold(Coord { x: start, y: start }, |c, p| Coord {
                x: of(c.x, p.x),
                y: of(c.y, p.y),
            })
        };
        let min = fold(f64::min, f64::INFINITY);
        let max = fold(f64::max, f64::NEG_INFINITY);
        let cells = (edges.len() * CELLS_PER_EDGE).clamp(1, MAX_CELLS);
        let side = (cells as f64).sqrt() as u32;
        let side = side.max(1);
        let scale = |length: f64| {
            if length > 0.0 {
                f64::from(side) / length
            } else {
                0.0
            }
        };
        Self {
            per_degree: Coord {
                x: scale(max.x - min.x),
                y: scale(max.y - min.y),
            },
            min,
            max,
            columns: side,
            rows: side,
            cells: vec![NONE; side as usize * side as usize],
            units,
            starts: Vec::new(),
            lists: Vec::new(),
        }
    }

    /// Asks for the unit of every cell that no edge enters. Neighbours of this sort have the same one.
    fn fill(&mut self, holder: impl Fn(Coord) -> Option<u32>) {
        for row in 0..self.rows {
            let mut known = None;
            for column in 0..self.columns {
                let i = (row * self.columns + column) as usize;
                if self.cells[i] != NONE {
                    known = None;
                    continue;
                }
                let unit = known.unwrap_or_else(|| {
                    let middle = |at: u32, min: f64, per_degree: f64| {
                        min + (f64::from(at) + 0.5) / per_degree.max(f64::MIN_POSITIVE)
                    };
                    holder(Coord {
                        x: middle(column, self.min.x, self.per_degree.x),
                        y: middle(row, self.min.y, self.per_degree.y),
                    })
                    .unwrap_or(NONE)
                });
                self.cells[i] = unit;
                known = Some(unit);
            }
        }
    }

    fn column(&self, x: f64) -> u32 {
        (((x - self.min.x) * self.per_degree.x) as u32).min(self.columns - 1)
    }

    fn row(&self, y: f64) -> u32 {
        (((y - self.min.y) * self.per_degree.y) as u32).min(self.rows - 1)
    }

    /// What is recorded for the cell of a point. A point that is not finite is in no unit.
    pub(super) fn at(&self, point: Coord) -> Cell<'_> {
        let inside = point.x >= self.min.x
            && point.x <= self.max.x
            && point.y >= self.min.y
            && point.y <= self.max.y;
        if !inside {
            return Cell::Whole(None);
        }
        let cell = self.cells[(self.row(point.y) * self.columns + self.column(point.x)) as usize];
        if cell == NONE {
            return Cell::Whole(None);
        }
        let Some(list) = cell.checked_sub(self.units) else {
            return Cell::Whole(Some(cell));
        };
        let list = list as usize;
        Cell::Border(&self.lists[self.starts[list] as usize..self.starts[list + 1] as usize])
    }
}
