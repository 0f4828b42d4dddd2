//! The coordinate systems of OGC API Features part 2, in the axis order their authorities define.
//!
//! The projected ones need PROJ: a build without the feature `proj` offers the geographic ones alone.

use geo::{Coord, Geometry, MapCoords as _};

#[cfg(not(feature = "proj"))]
use std::convert::Infallible as CrsError;

#[cfg(feature = "proj")]
use super::projection::{CrsError, Way, millimetres, project};

/// A coordinate system the service reads and writes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Crs {
    /// WGS 84, longitude first: what GeoJSON means, and how the data are stored.
    Crs84,
    /// WGS 84, latitude first.
    Epsg4326,
    /// Web Mercator, metres.
    #[cfg(feature = "proj")]
    Epsg3857,
    /// UTM zone 32 north on WGS 84, metres: the usual one in Piedmont.
    #[cfg(feature = "proj")]
    Epsg32632,
}

impl Crs {
    /// Every system, the storage's first.
    #[cfg(feature = "proj")]
    pub(crate) const ALL: [Self; 4] =
        [Self::Crs84, Self::Epsg4326, Self::Epsg3857, Self::Epsg32632];

    /// The geographic systems.
    #[cfg(not(feature = "proj"))]
    pub(crate) const ALL: [Self; 2] = [Self::Crs84, Self::Epsg4326];

    /// The identifier of the standard.
    pub(crate) fn uri(self) -> &'static str {
        match self {
            Self::Crs84 => "http://www.opengis.net/def/crs/OGC/1.3/CRS84",
            Self::Epsg4326 => "http://www.opengis.net/def/crs/EPSG/0/4326",
            #[cfg(feature = "proj")]
            Self::Epsg3857 => "http://www.opengis.net/def/crs/EPSG/0/3857",
            #[cfg(feature = "proj")]
            Self::Epsg32632 => "http://www.opengis.net/def/crs/EPSG/0/32632",
        }
    }

    /// A name for people.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Crs84 => "CRS84",
            Self::Epsg4326 => "EPSG:4326",
            #[cfg(feature = "proj")]
            Self::Epsg3857 => "EPSG:3857",
            #[cfg(feature = "proj")]
            Self::Epsg32632 => "EPSG:32632",
        }
    }

    pub(crate) fn from_uri(uri: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|crs| crs.uri() == uri)
    }

    /// Whether coordinates are degrees.
    pub(crate) fn is_geographic(self) -> bool {
        matches!(self, Self::Crs84 | Self::Epsg4326)
    }

    /// Geometry in this system and its axis order, from longitude and latitude.
    pub(crate) fn coordinates_of(self, geometry: &Geometry) -> Result<Geometry, CrsError> {
        match self {
            Self::Crs84 => Ok(geometry.clone()),
            Self::Epsg4326 => Ok(geometry.map_coords(|c| Coord { x: c.y, y: c.x })),
            #[cfg(feature = "proj")]
            Self::Epsg3857 | Self::Epsg32632 => geometry.try_map_coords(|c| {
                project(self.projection(), Way::FromLonLat, c).map(millimetres)
            }),
        }
    }

    /// A coordinate of this system, in its axis order, as longitude and latitude.
    pub(crate) fn to_lon_lat(self, c: Coord) -> Result<Coord, CrsError> {
        match self {
            Self::Crs84 => Ok(c),
            Self::Epsg4326 => Ok(Coord { x: c.y, y: c.x }),
            #[cfg(feature = "proj")]
            Self::Epsg3857 | Self::Epsg32632 => project(self.projection(), Way::ToLonLat, c),
        }
    }

    /// The projection as PROJ writes it.
    #[cfg(feature = "proj")]
    fn projection(self) -> &'static str {
        match self {
            Self::Epsg32632 => "+proj=utm +zone=32 +ellps=WGS84",
            _ => "+proj=webmerc +ellps=WGS84",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use geo::Point;

    const TORINO: (f64, f64) = (7.6869, 45.0703);

    #[test]
    fn latitude_comes_first_where_the_authority_says_so() {
        let there = Crs::Epsg4326
            .coordinates_of(&Point::from(TORINO).into())
            .unwrap();
        assert_eq!(there, Point::new(TORINO.1, TORINO.0).into());
    }

    #[cfg(feature = "proj")]
    #[test]
    fn the_pipelines_are_those_of_the_database_of_epsg() {
        let torino = Coord {
            x: TORINO.0,
            y: TORINO.1,
        };
        for crs in [Crs::Epsg3857, Crs::Epsg32632] {
            let ours = project(crs.projection(), Way::FromLonLat, torino).unwrap();
            let known = geodata_crs::Transformation::new("EPSG:4326", crs.name()).unwrap();
            let known = known.coord(torino).unwrap();
            assert!((ours.x - known.x).abs() < 1e-6, "{ours:?} {known:?}");
            assert!((ours.y - known.y).abs() < 1e-6, "{ours:?} {known:?}");
        }
    }

    #[test]
    fn every_system_leads_back_to_the_same_place() {
        for crs in Crs::ALL {
            let there = crs.coordinates_of(&Point::from(TORINO).into()).unwrap();
            let Geometry::Point(there) = there else {
                panic!("{there:?}")
            };
            let back = crs.to_lon_lat(there.into()).unwrap();
            assert!((back.x - TORINO.0).abs() < 1e-7, "{crs:?}: {back:?}");
            assert!((back.y - TORINO.1).abs() < 1e-7, "{crs:?}: {back:?}");
            assert_eq!(Crs::from_uri(crs.uri()), Some(crs));
        }
    }
}
