//! Geometries the join accepts: parts of one dimension only, finite coordinates in degrees.

use geo::{Coord, LineString, MultiPolygon};
use geojson::{Geometry, GeometryValue, Position};

/// A geometry whose parts all have the same dimension (OGC: a homogeneous collection).
#[derive(Debug, Clone, PartialEq)]
pub enum HomogeneousGeometry {
    /// At least one point.
    Points(Vec<Coord>),
    /// At least one line of two positions or more.
    Lines(Vec<LineString>),
    /// At least one polygon.
    Areas(MultiPolygon),
}

/// Checks that the join can use a geometry; the error says why it cannot.
///
/// # Errors
/// A geometry collection, an empty geometry, a position that is not a longitude and latitude in degrees, a line of fewer
/// than two positions, a ring that is not closed.
///
/// # Example
/// ```
/// let point = geojson::Geometry::new_point([7.68, 45.07]);
/// assert!(geodata_join::check_geometry(&point).is_ok());
/// let swapped = geojson::Geometry::new_point([7.68, 145.07]);
/// assert!(geodata_join::check_geometry(&swapped).is_err());
/// ```
pub fn check_geometry(geometry: &Geometry) -> Result<(), String> {
    homogeneous_geometry(geometry).map(|_| ())
}

/// The geometry as points, lines or areas.
///
/// # Errors
/// As [`check_geometry`].
pub fn homogeneous_geometry(geometry: &Geometry) -> Result<HomogeneousGeometry, String> {
    Ok(match &geometry.value {
        GeometryValue::Point { coordinates } => {
            HomogeneousGeometry::Points(vec![coord(coordinates)?])
        }
        GeometryValue::MultiPoint { coordinates } => {
            not_empty(coordinates)?;
            HomogeneousGeometry::Points(coordinates.iter().map(coord).collect::<Result<_, _>>()?)
        }
        GeometryValue::LineString { coordinates } => {
            HomogeneousGeometry::Lines(vec![line(coordinates)?])
        }
        GeometryValue::MultiLineString { coordinates } => {
            not_empty(coordinates)?;
            let lines = coordinates.iter().map(|l| line(l));
            HomogeneousGeometry::Lines(lines.collect::<Result<_, _>>()?)
        }
        GeometryValue::Polygon { coordinates } => {
            HomogeneousGeometry::Areas(MultiPolygon(vec![polygon(coordinates)?]))
        }
        GeometryValue::MultiPolygon { coordinates } => {
            not_empty(coordinates)?;
            let polygons = coordinates.iter().map(|p| polygon(p));
            HomogeneousGeometry::Areas(MultiPolygon(polygons.collect::<Result<_, _>>()?))
        }
        GeometryValue::GeometryCollection { .. } => {
            return Err(
                "a geometry collection mixes dimensions; split it into one feature each".to_owned(),
            );
        }
    })
}

fn not_empty<T>(parts: &[T]) -> Result<(), String> {
    if parts.is_empty() {
        return Err("the geometry is empty".to_owned());
    }
    Ok(())
}

fn coord(position: &Position) -> Result<Coord, String> {
    let [x, y, ..] = *position.as_slice() else {
        return Err("a position has fewer than two numbers".to_owned());
    };
    let in_range = (-180.0..=180.0).contains(&x) && (-90.0..=90.0).contains(&y);
    if !in_range {
        return Err(format!("{x}, {y} is not a longitude and latitude"));
    }
    Ok(Coord { x, y })
}

fn line(positions: &[Position]) -> Result<LineString, String> {
    if positions.len() < 2 {
        return Err("a line needs two positions".to_owned());
    }
    positions.iter().map(coord).collect()
}

fn polygon(rings: &[Vec<Position>]) -> Result<geo::Polygon, String> {
    let mut rings = rings.iter().map(|ring| {
        if ring.len() < 4 || ring.first() != ring.last() {
            return Err(
                "a polygon ring needs four positions, the last equal to the first".to_owned(),
            );
        }
        line(ring)
    });
    let exterior = rings.next().ok_or("the polygon has no ring")??;
    Ok(geo::Polygon::new(
        exterior,
        rings.collect::<Result<_, _>>()?,
    ))
}
