//! Which unit holds a point: an R-tree over the units' boxes, then the exact test.

use geo::{BoundingRect, Coord, MultiPolygon};
use rstar::{AABB, RTree, primitives::GeomWithData, primitives::Rectangle};

use super::polygon::{PreparedPolygon, Side};

/// Polygons that do not overlap, found by point.
#[derive(Debug)]
pub struct UnitIndex<K> {
    tree: RTree<GeomWithData<Rectangle<[f64; 2]>, u32>>,
    units: Vec<(K, PreparedPolygon)>,
}

/// The unit that holds a point.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Located<K> {
    /// The unit; on a border, the lowest of those that share it.
    pub unit: K,
    /// All units whose border the point is on, sorted; empty when it is inside one.
    pub tied: Vec<K>,
}

impl<K: Copy + Ord> UnitIndex<K> {
    /// Indexes units given with their shapes in WGS84 degrees.
    pub fn new<'a>(units: impl Iterator<Item = (K, &'a MultiPolygon)>) -> Self {
        let mut boxes = Vec::new();
        let mut prepared = Vec::new();
        for (key, shape) in units {
            let Some(bounds) = shape.bounding_rect() else {
                continue;
            };
            let corners = Rectangle::from_corners(
                [bounds.min().x, bounds.min().y],
                [bounds.max().x, bounds.max().y],
            );
            boxes.push(GeomWithData::new(corners, prepared.len() as u32));
            prepared.push((key, PreparedPolygon::new(shape)));
        }
        Self {
            tree: RTree::bulk_load(boxes),
            units: prepared,
        }
    }

    /// The unit that holds `point`, or `None` outside all.
    #[must_use]
    pub fn locate(&self, point: Coord) -> Option<Located<K>> {
        let mut on_border = Vec::new();
        for entry in self.tree.locate_all_at_point(&[point.x, point.y]) {
            let (key, polygon) = &self.units[entry.data as usize];
            match polygon.side(point) {
                Side::Inside => {
                    return Some(Located {
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
        Some(Located { unit, tied })
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
