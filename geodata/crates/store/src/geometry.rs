//! Geometries in the form in which a store compares and writes them: longitude and latitude, one part written as one part.

use geo::Geometry;

use super::StoreError;
use super::tables::{Form, TABLES, Table};

/// The geometry without heights, and a collection of one part as that part; `whose` is for the message.
pub(super) fn canonical(
    geometry: &geojson::Geometry,
    whose: &str,
) -> Result<geojson::Geometry, StoreError> {
    let unusable = |why: String| StoreError::Place {
        whose: whose.to_owned(),
        why,
    };
    geodata_join::check_geometry(geometry).map_err(unusable)?;
    let shape: Geometry =
        Geometry::try_from(geometry).map_err(|error| unusable(error.to_string()))?;
    Ok(of_shape(shape))
}

/// A shape as GeoJSON, a collection of one part as that part.
pub(super) fn of_shape(shape: Geometry) -> geojson::Geometry {
    let single = match shape {
        Geometry::MultiPoint(many) if many.0.len() == 1 => Geometry::Point(many.0[0]),
        Geometry::MultiLineString(mut many) if many.0.len() == 1 => {
            Geometry::LineString(many.0.remove(0))
        }
        Geometry::MultiPolygon(mut many) if many.0.len() == 1 => {
            Geometry::Polygon(many.0.remove(0))
        }
        other => other,
    };
    geojson::Geometry::from(&single)
}

/// The table of places a geometry belongs in; `None` for a mixture of forms.
pub(super) fn table_of(geometry: &geojson::Geometry) -> Option<&'static Table> {
    use geojson::GeometryValue as V;
    let form = match &geometry.value {
        V::Point { .. } | V::MultiPoint { .. } => Form::Points,
        V::LineString { .. } | V::MultiLineString { .. } => Form::Lines,
        V::Polygon { .. } | V::MultiPolygon { .. } => Form::Areas,
        V::GeometryCollection { .. } => return None,
    };
    TABLES.iter().find(|table| table.form == form)
}
