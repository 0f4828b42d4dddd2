//! Geometries the join accepts: one dimension, finite coordinates in degrees.

use geo::{Coord, LineString, MultiPolygon};
use geojson::{Geometry, GeometryValue, Position};

/// A geometry of one dimension.
#[derive(Debug, Clone, PartialEq)]
pub enum Simple {
    /// At least one point.
    Points(Vec<Coord>),
    /// At least one line of two positions or more.
    Lines(Vec<LineString>),
    /// At least one polygon.
    Areas(MultiPolygon),
}

/// Whether the join can use a geometry; the error says why not.
pub fn usable(geometry: &Geometry) -> Result<(), String> {
    simple(geometry).map(|_| ())
}

/// The geometry as points, lines or areas.
pub fn simple(geometry: &Geometry) -> Result<Simple, String> {
    Ok(match &geometry.value {
        GeometryValue::Point { coordinates } => Simple::Points(vec![coord(coordinates)?]),
        GeometryValue::MultiPoint { coordinates } => {
            not_empty(coordinates)?;
            Simple::Points(coordinates.iter().map(coord).collect::<Result<_, _>>()?)
        }
        GeometryValue::LineString { coordinates } => Simple::Lines(vec![line(coordinates)?]),
        GeometryValue::MultiLineString { coordinates } => {
            not_empty(coordinates)?;
            let lines = coordinates.iter().map(|l| line(l));
            Simple::Lines(lines.collect::<Result<_, _>>()?)
        }
        GeometryValue::Polygon { coordinates } => {
            Simple::Areas(MultiPolygon(vec![polygon(coordinates)?]))
        }
        GeometryValue::MultiPolygon { coordinates } => {
            not_empty(coordinates)?;
            let polygons = coordinates.iter().map(|p| polygon(p));
            Simple::Areas(MultiPolygon(polygons.collect::<Result<_, _>>()?))
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
