//! Areas on the WGS84 ellipsoid.

use geo::{Coord, LineString, MultiPolygon};

/// Semi-major axis of WGS84, km.
const A_KM: f64 = 6378.137;
/// Square of its first eccentricity.
const E2: f64 = 0.006_694_379_990_141_316;

/// Area on the WGS84 ellipsoid of rings that are straight in longitude and latitude, as GeoJSON says
/// they are (RFC 7946, section 3.1.1).
///
/// The parts of a polygon then add up to it, however it is cut. Edges taken for geodesics would not:
/// an edge of 100 km leaves its chord by 200 m, and cutting it changes the shape. Edges of a few
/// hundred metres, such as those of the boundaries, leave it by millimetres.
///
/// # References
/// Snyder (1987), Map Projections: A Working Manual, equation 3-12: the area between the equator and
/// a parallel. Here it is integrated along every edge.
///
/// # Units
/// Square kilometres, not negative, whatever the direction of the rings.
///
/// # Example
/// ```
/// use geo::{MultiPolygon, polygon};
///
/// // an eighth of the ellipsoid, whose surface is 510 065 621.7 km²
/// let octant = MultiPolygon::from(polygon![
///     (x: 0.0, y: 0.0), (x: 90.0, y: 0.0), (x: 90.0, y: 90.0), (x: 0.0, y: 90.0)
/// ]);
/// assert!((geodata_join::area_km2(&octant) * 8.0 - 510_065_621.7).abs() < 0.1);
/// ```
#[must_use]
pub fn area_km2(shape: &MultiPolygon) -> f64 {
    let polygons = shape.iter().map(|polygon| {
        let holes: f64 = polygon.interiors().iter().map(ring_km2).sum();
        ring_km2(polygon.exterior()) - holes
    });
    polygons.sum()
}

/// Area of a ring, whatever its direction.
fn ring_km2(ring: &LineString) -> f64 {
    // measured from a latitude of the ring and not from the equator, so that no large numbers cancel
    let base = ring.0.first().map_or(0.0, |c| q(c.y));
    let edges = ring.lines().map(|edge| strip(edge.start, edge.end, base));
    let sum: f64 = edges.sum();
    (sum.to_radians() * A_KM * A_KM / 2.0).abs()
}

/// Points and weights of Gauss and Legendre's three-point rule on the interval from 0 to 1: on an edge
/// of one degree it is exact to the last digit.
const GAUSS: [(f64, f64); 3] = [
    (0.112_701_665_379_258_3, 5.0 / 18.0),
    (0.5, 8.0 / 18.0),
    (0.887_298_334_620_741_7, 5.0 / 18.0),
];

/// The strip below an edge, down to the parallel whose `q` is `base`.
fn strip(from: Coord, to: Coord, base: f64) -> f64 {
    let along = to - from;
    let steps = along.y.abs().ceil().max(1.0);
    let mean: f64 = (0..steps as u32)
        .flat_map(|step| GAUSS.map(|(at, weight)| ((f64::from(step) + at) / steps, weight)))
        .map(|(at, weight)| weight * (q(from.y + along.y * at) - base))
        .sum();
    along.x * mean / steps
}

/// Snyder's q: proportional to the area between the equator and a latitude in degrees.
fn q(latitude: f64) -> f64 {
    let e = E2.sqrt();
    let sine = latitude.to_radians().sin();
    (1.0 - E2) * (sine / (1.0 - E2 * sine * sine) + (e * sine).atanh() / e)
}

#[cfg(test)]
mod tests {
    use super::*;
    use geo::orient::{Direction, Orient};
    use geo::{GeodesicArea, polygon};

    #[test]
    fn small_rings_have_their_geodesic_area() {
        let shape = MultiPolygon::from(polygon![
            exterior: [(x: 7.0, y: 45.0), (x: 7.002, y: 45.0), (x: 7.002, y: 45.001), (x: 7.0, y: 45.002)],
            interiors: [[(x: 7.0005, y: 45.0005), (x: 7.001, y: 45.0005), (x: 7.001, y: 45.001)]],
        ]);
        // geo measures a ring in the wrong direction as the rest of the Earth, so the directions are set first
        let geodesic = shape.orient(Direction::Default).geodesic_area_unsigned() / 1e6;
        // the edge of 158 m along a parallel leaves its geodesic by half a millimetre: 0.05 m² of 26,000
        let apart = (area_km2(&shape) / geodesic - 1.0).abs();
        assert!(apart < 3e-6, "{apart}");
    }

    #[test]
    fn a_quarter_of_the_earth_is_a_quarter_of_its_surface() {
        // the surface of the ellipsoid is known: 510 065 621.7 km²
        let octant = MultiPolygon::from(polygon![
            (x: 0.0, y: 0.0), (x: 90.0, y: 0.0), (x: 90.0, y: 90.0), (x: 0.0, y: 90.0)
        ]);
        assert!((area_km2(&octant) * 8.0 / 510_065_621.7 - 1.0).abs() < 1e-9);
    }

    #[test]
    fn cutting_a_polygon_does_not_change_its_area() {
        let whole: MultiPolygon =
            polygon![(x: 6.0, y: 44.0), (x: 8.0, y: 44.5), (x: 7.0, y: 46.0)].into();
        let left: MultiPolygon =
            polygon![(x: 6.0, y: 44.0), (x: 7.0, y: 44.25), (x: 7.0, y: 46.0)].into();
        let right: MultiPolygon =
            polygon![(x: 7.0, y: 44.25), (x: 8.0, y: 44.5), (x: 7.0, y: 46.0)].into();
        assert!(((area_km2(&left) + area_km2(&right)) / area_km2(&whole) - 1.0).abs() < 1e-12);
    }
}
