//! Transformations by PROJ.

use geo::{Coord, MapCoords, MultiPolygon};
use proj::Proj;

/// Why coordinates could not be transformed.
#[derive(Debug, thiserror::Error)]
pub enum CrsError {
    /// PROJ does not know one of the systems, or no way between them.
    #[error("no transformation from {from} to {to}: {source}")]
    Create {
        /// The system of the data.
        from: String,
        /// The system wanted.
        to: String,
        /// The error of PROJ.
        source: proj::ProjCreateError,
    },
    /// A coordinate outside the domain of the system.
    #[error("coordinate {x}, {y} cannot be transformed: {source}")]
    Transform {
        /// First coordinate as given.
        x: f64,
        /// Second coordinate as given.
        y: f64,
        /// The error of PROJ.
        source: proj::ProjError,
    },
}

/// A transformation between two systems, coordinates always as easting/longitude first.
///
/// ```
/// use geo::Coord;
/// use geodata_crs::Transformation;
///
/// let to_utm = Transformation::new("EPSG:4326", "EPSG:32632")?;
/// let there = to_utm.coord(Coord { x: 9.0, y: 45.0 })?; // the central meridian of zone 32
/// assert!((there.x - 500_000.0).abs() < 0.001);
/// # Ok::<(), geodata_crs::CrsError>(())
/// ```
pub struct Transformation(Proj);

impl Transformation {
    /// A transformation between systems named as PROJ names them, such as `EPSG:32632`.
    ///
    /// # Errors
    ///
    /// When PROJ does not know one of them, or no way between them.
    pub fn new(from: &str, to: &str) -> Result<Self, CrsError> {
        Proj::new_known_crs(from, to, None)
            .map(Self)
            .map_err(|source| CrsError::Create {
                from: from.to_owned(),
                to: to.to_owned(),
                source,
            })
    }

    /// A transformation written out as a PROJ pipeline: it needs no database of systems, which a program copied to
    /// another machine does not find.
    ///
    /// # Errors
    ///
    /// When PROJ cannot read the definition.
    pub fn pipeline(definition: &str) -> Result<Self, CrsError> {
        Proj::new(definition)
            .map(Self)
            .map_err(|source| CrsError::Create {
                from: "WGS 84".to_owned(),
                to: definition.to_owned(),
                source,
            })
    }

    /// Transforms one coordinate.
    ///
    /// # Errors
    ///
    /// When it lies outside the domain of the system.
    pub fn coord(&self, c: Coord) -> Result<Coord, CrsError> {
        self.0
            .convert((c.x, c.y))
            .map(Coord::from)
            .map_err(|source| CrsError::Transform {
                x: c.x,
                y: c.y,
                source,
            })
    }

    /// Transforms every coordinate of a shape.
    ///
    /// # Errors
    ///
    /// When one lies outside the domain of the system.
    pub fn multi_polygon(&self, shape: &MultiPolygon) -> Result<MultiPolygon, CrsError> {
        shape.try_map_coords(|c| self.coord(c))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_central_meridian_of_utm_zone_32_is_at_500_km() {
        let to_utm = Transformation::new("EPSG:4326", "EPSG:32632").unwrap();
        let there = to_utm.coord(Coord { x: 9.0, y: 45.0 }).unwrap();
        assert!((there.x - 500_000.0).abs() < 1e-6);
        // meridian arc from the equator to 45° on WGS84, scaled by 0.9996
        assert!((there.y - 0.9996 * 4_984_944.377_857_987).abs() < 1e-3);
    }

    #[test]
    fn there_and_back_is_the_same_place() {
        let to = Transformation::new("EPSG:4326", "EPSG:32632").unwrap();
        let back = Transformation::new("EPSG:32632", "EPSG:4326").unwrap();
        let torino = Coord {
            x: 7.6869,
            y: 45.0703,
        };
        let again = back.coord(to.coord(torino).unwrap()).unwrap();
        assert!((again.x - torino.x).abs() < 1e-9 && (again.y - torino.y).abs() < 1e-9);
    }

    #[test]
    fn an_unknown_system_is_named() {
        let error = Transformation::new("EPSG:1", "EPSG:4326").err().unwrap();
        assert!(error.to_string().contains("EPSG:1"), "{error}");
    }
}
