//! Which unit holds a point: a grid answers for most points, an exact test of the few units nearby for the others.

use geo::{BoundingRect, Coord, MultiPolygon};
use rstar::{AABB, RTree, primitives::GeomWithData, primitives::Rectangle};

use crate::grid::{Cell, Grid};
use crate::polygon::{self, PreparedPolygon, Side};

/// Polygons that do not overlap, found by point.
#[derive(Debug)]
pub struct UnitIndex<K> {
    grid: Grid,
    tree: RTree<GeomWithData<Rectangle<[f64; 2]>, u32>>,
    units: Vec<(K, PreparedPolygon)>,
}

/// The unit that holds a point.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PointLocation<K> {
    /// The unit; on a border, the lowest of those that share it.
    pub unit: K,
    /// All units whose border the point is on, sorted; empty when it is inside one.
    pub tied: Vec<K>,
}

/// The fewest points for which a thread is started: fewer are found in less time than it takes to start one.
const POINTS_PER_THREAD: usize = 10_000;

impl<K: Copy + Ord> UnitIndex<K> {
    /// Indexes units given with their shapes in WGS84 degrees.
    pub fn new<'a>(units: impl Iterator<Item = (K, &'a MultiPolygon)>) -> Self {
        let mut boxes = Vec::new();
        let mut prepared = Vec::new();
        let mut edges = Vec::new();
        for (key, shape) in units {
            let Some(bounds) = shape.bounding_rect() else {
                continue;
            };
            let corners = Rectangle::from_corners(
                [bounds.min().x, bounds.min().y],
                [bounds.max().x, bounds.max().y],
            );
            let unit = prepared.len() as u32;
            boxes.push(GeomWithData::new(corners, unit));
            edges.extend(polygon::edges(shape).map(|edge| (unit, edge)));
            prepared.push((key, PreparedPolygon::new(shape)));
        }
        let tree = RTree::bulk_load(boxes);
        let holder = |point: Coord| {
            let found = tree.locate_all_at_point(&[point.x, point.y]);
            let mut found = found.map(|entry| entry.data);
            found.find(|&unit| prepared[unit as usize].1.side(point) == Side::Inside)
        };
        let grid = Grid::new(prepared.len() as u32, &edges, holder);
        Self {
            grid,
            tree,
            units: prepared,
        }
    }

    /// The unit that holds `point`, or `None` outside all. On a border it is the lowest of the units that share it.
    ///
    /// # Example
    /// ```
    /// use geo::{Coord, MultiPolygon, polygon};
    /// use geodata_join::UnitIndex;
    ///
    /// let unit: MultiPolygon = polygon![(x: 7.0, y: 45.0), (x: 8.0, y: 45.0), (x: 8.0, y: 46.0)].into();
    /// let index = UnitIndex::new([(1, &unit)].into_iter());
    /// assert_eq!(index.locate(Coord { x: 7.9, y: 45.1 }).map(|found| found.unit), Some(1));
    /// assert_eq!(index.locate(Coord { x: 7.1, y: 45.9 }), None);
    /// ```
    #[must_use]
    pub fn locate(&self, point: Coord) -> Option<PointLocation<K>> {
        let nearby = match self.grid.at(point) {
            Cell::Whole(unit) => {
                return unit.map(|unit| PointLocation {
                    unit: self.units[unit as usize].0,
                    tied: Vec::new(),
                });
            }
            Cell::Border(nearby) => nearby,
        };
        let mut on_border = Vec::new();
        for &unit in nearby {
            let (key, polygon) = &self.units[unit as usize];
            match polygon.side(point) {
                Side::Inside => {
                    return Some(PointLocation {
                        unit: *key,
                        tied: Vec::new(),
                    });
                }
                Side::Border => on_border.push(*key),
                Side::Outside => {}
            }
        }
        on_border.sort_unstable();
        let unit = *on_border.first()?;
        // on the outer border of the territory there is no tie
        let tied = if on_border.len() > 1 {
            on_border
        } else {
            Vec::new()
        };
        Some(PointLocation { unit, tied })
    }

    /// The unit of every point, in the order of the points, on as many threads as the machine has.
    #[must_use]
    pub fn locate_all(&self, points: &[Coord]) -> Vec<Option<K>>
    where
        K: Send + Sync,
    {
        let one = |point: &Coord| self.locate(*point).map(|found| found.unit);
        let threads = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
        let share = points.len().div_ceil(threads).max(POINTS_PER_THREAD);
        // a browser has one thread and cannot start others
        if cfg!(target_family = "wasm") || share >= points.len() {
            return points.iter().map(one).collect();
        }
        let mut units = vec![None; points.len()];
        std::thread::scope(|scope| {
            for (points, units) in points.chunks(share).zip(units.chunks_mut(share)) {
                scope.spawn(move || {
                    for (point, unit) in points.iter().zip(units) {
                        *unit = one(point);
                    }
                });
            }
        });
        units
    }

    /// The polygons whose box meets the box of two corners.
    pub(super) fn polygons_near(
        &self,
        a: Coord,
        b: Coord,
    ) -> impl Iterator<Item = &PreparedPolygon> {
        let envelope = AABB::from_corners([a.x, a.y], [b.x, b.y]);
        self.tree
            .locate_in_envelope_intersecting(&envelope)
            .map(|entry| &self.units[entry.data as usize].1)
    }

    /// The units whose box meets the box of two corners.
    pub fn candidates(&self, a: Coord, b: Coord) -> impl Iterator<Item = K> + '_ {
        let envelope = AABB::from_corners([a.x, a.y], [b.x, b.y]);
        self.tree
            .locate_in_envelope_intersecting(&envelope)
            .map(|entry| self.units[entry.data as usize].0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use geo::{Polygon, polygon};
    use proptest::prelude::*;

    /// The unit square cut into triangles around a point.
    fn fan(corners: &[(f64, f64)], middle: (f64, f64)) -> Vec<(u32, MultiPolygon)> {
        let triangles = corners.iter().zip(corners.iter().cycle().skip(1));
        let fan = triangles.map(|(&a, &b)| Polygon::new(vec![a, b, middle].into(), Vec::new()));
        (1..).zip(fan.map(MultiPolygon::from)).collect()
    }

    fn by_every_polygon(units: &[(u32, MultiPolygon)], point: Coord) -> Option<u32> {
        let side = |shape| PreparedPolygon::new(shape).side(point);
        let inside = units.iter().find(|(_, shape)| side(shape) == Side::Inside);
        let border = || units.iter().find(|(_, shape)| side(shape) == Side::Border);
        inside.or_else(border).map(|(key, _)| *key)
    }

    proptest! {
        #[test]
        fn the_grid_changes_no_answer(
            middle in (0.2..0.8f64, 0.2..0.8f64),
            points in prop::collection::vec((-0.1..1.1f64, -0.1..1.1f64), 50),
            steps in 1..40usize,
        ) {
            // the sides of the square in small steps, so that the grid has many cells
            let side = |i: usize| i as f64 / steps as f64;
            let corners: Vec<(f64, f64)> = (0..steps).map(|i| (side(i), 0.0))
                .chain((0..steps).map(|i| (1.0, side(i))))
                .chain((0..steps).map(|i| (1.0 - side(i), 1.0)))
                .chain((0..steps).map(|i| (0.0, 1.0 - side(i))))
                .collect();
            let units = fan(&corners, middle);
            let index = UnitIndex::new(units.iter().map(|(key, shape)| (*key, shape)));
            let ends = corners.iter().copied().chain([middle]);
            let points: Vec<Coord> = points.into_iter().chain(ends).map(Coord::from).collect();
            for (point, found) in points.iter().zip(index.locate_all(&points)) {
                prop_assert_eq!(found, by_every_polygon(&units, *point), "{:?}", point);
            }
        }
    }

    #[test]
    fn holes_islands_nothing_and_nowhere() {
        let with_hole = polygon!(
            exterior: [(x: 0., y: 0.), (x: 9., y: 0.), (x: 9., y: 9.), (x: 0., y: 9.)],
            interiors: [[(x: 3., y: 3.), (x: 3., y: 6.), (x: 6., y: 6.), (x: 6., y: 3.)]],
        );
        let island = polygon!((x: 20., y: 0.), (x: 21., y: 0.), (x: 21., y: 1.));
        let units = [
            (1, MultiPolygon::from(with_hole)),
            (2, MultiPolygon::from(island)),
        ];
        let index = UnitIndex::new(units.iter().map(|(key, shape)| (*key, shape)));
        let at = |x: f64, y: f64| index.locate(Coord { x, y }).map(|found| found.unit);
        assert_eq!(at(1.0, 1.0), Some(1));
        assert_eq!(at(4.5, 4.5), None);
        assert_eq!(at(3.0, 4.0), Some(1), "the border of the hole");
        assert_eq!(at(20.9, 0.1), Some(2));
        assert_eq!(at(15.0, 5.0), None);
        assert_eq!(at(f64::NAN, 5.0), None);
        let nothing = UnitIndex::<u32>::new(std::iter::empty());
        assert_eq!(nothing.locate(Coord { x: 0.0, y: 0.0 }), None);
        assert_eq!(nothing.locate_all(&[Coord { x: 0.0, y: 0.0 }]), [None]);
        // enough points for several threads come back in their order
        let many: Vec<Coord> = (0..50_000)
            .map(|i| Coord {
                x: f64::from(i % 30),
                y: 0.5,
            })
            .collect();
        let one_by_one: Vec<_> = many.iter().map(|p| at(p.x, p.y)).collect();
        assert_eq!(index.locate_all(&many), one_by_one);
    }
}
