//! Areas shared out over the units they cover.

use std::collections::BTreeMap;

use geo::orient::{Direction, Orient};
use geo::{BooleanOps, BoundingRect, MultiPolygon, unary_union};

use crate::ellipsoid::area_km2;
use crate::index::UnitIndex;

/// Area in km² within each unit; `None` is outside all of them.
///
/// Overlapping parts of the input count once. The boundaries do not overlap, so what is outside is
/// what no unit covers.
pub(super) fn overlay<'a, K: Copy + Ord>(
    index: &UnitIndex<K>,
    shape_of: impl Fn(K) -> Option<&'a MultiPolygon>,
    area: &MultiPolygon,
) -> BTreeMap<Option<K>, f64> {
    // a hole drawn in the direction of its outline would be filled by the union
    let clean = unary_union(area.orient(Direction::Default).iter());
    let total = area_km2(&clean);
    let mut km2_by_unit = BTreeMap::new();
    let Some(bounds) = clean.bounding_rect() else {
        return km2_by_unit;
    };
    for unit in index.candidates(bounds.min(), bounds.max()) {
        let part = shape_of(unit).map_or(0.0, |shape| area_km2(&clean.intersection(shape)));
        if part > 0.0 {
            km2_by_unit.insert(Some(unit), part);
        }
    }
    let inside: f64 = km2_by_unit.values().sum();
    // the overlay works on a grid of about a tenth of a millimetre: what that leaves at the borders
    // is not a part outside
    let outside = total - inside;
    if outside > total * 1e-6 {
        km2_by_unit.insert(None, outside);
    }
    km2_by_unit
}
