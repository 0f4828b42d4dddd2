//! Areas shared out over the units they cover.

use std::collections::BTreeMap;

use geo::{BooleanOps, BoundingRect, GeodesicArea, MultiPolygon, unary_union};

use super::index::UnitIndex;

/// Area in km² within each unit; `None` is outside all of them.
///
/// Geodesic areas on WGS84 (Karney 2013). Overlapping parts of the input count once.
pub(super) fn overlay<'a, K: Copy + Ord>(
    index: &UnitIndex<K>,
    shape_of: impl Fn(K) -> Option<&'a MultiPolygon>,
    area: &MultiPolygon,
) -> BTreeMap<Option<K>, f64> {
    let clean = unary_union(area.iter());
    let total = km2(&clean);
    let mut km2_by_unit = BTreeMap::new();
    let Some(bounds) = clean.bounding_rect() else {
        return km2_by_unit;
    };
    for unit in index.candidates(bounds.min(), bounds.max()) {
        let part = shape_of(unit).map_or(0.0, |shape| km2(&clean.intersection(shape)));
        if part > 0.0 {
            km2_by_unit.insert(Some(unit), part);
        }
    }
    let inside: f64 = km2_by_unit.values().sum();
    // what rounding leaves at the borders is below a square metre: not a part outside
    let outside = total - inside;
    if outside > total * 1e-9 {
        km2_by_unit.insert(None, outside);
    }
    km2_by_unit
}

/// Area part by part, whatever its winding: the unsigned measure takes a clockwise ring, which an
/// overlay may leave of a sliver, for the rest of the Earth.
fn km2(shape: &MultiPolygon) -> f64 {
    let parts = shape.iter().map(|p| p.geodesic_area_signed().abs());
    parts.sum::<f64>() / 1e6
}
