//! The coordinate systems of OGC API Features part 2, in the axis order their authorities define.

use std::cell::RefCell;
use std::collections::HashMap;

use geo::{Coord, Geometry, MapCoords as _};
use geodata_crs::{CrsError, HAS_PROJ, Transformation};

/// A coordinate system the service reads and writes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Crs {
    /// WGS 84, longitude first: what GeoJSON means, and how the data are stored.
    Crs84,
    /// WGS 84, latitude first.
    Epsg4326,
    /// Web Mercator, metres.
    Epsg3857,
    /// UTM zone 32 north on WGS 84, metres: the usual one in Piedmont.
    Epsg32632,
}

impl Crs {
    /// Every system this build transforms to, the storage's first: the projected ones need PROJ.
    pub fn all() -> impl Iterator<Item = Self> {
        let projected = [Self::Epsg3857, Self::Epsg32632].into_iter();
        [Self::Crs84, Self::Epsg4326]
            .into_iter()
            .chain(projected.filter(|_| HAS_PROJ))
    }

    /// The identifier of the standard.
    pub fn uri(self) -> &'static str {
        match self {
            Self::Crs84 => "http://www.opengis.net/def/crs/OGC/1.3/CRS84",
            Self::Epsg4326 => "http://www.opengis.net/def/crs/EPSG/0/4326",
            Self::Epsg3857 => "http://www.opengis.net/def/crs/EPSG/0/3857",
            Self::Epsg32632 => "http://www.opengis.net/def/crs/EPSG/0/32632",
        }
    }

    /// A name for people.
    pub fn name(self) -> &'static str {
        match self {
            Self::Crs84 => "CRS84",
            Self::Epsg4326 => "EPSG:4326",
            Self::Epsg3857 => "EPSG:3857",
            Self::Epsg32632 => "EPSG:32632",
        }
    }

    /// The system of this identifier, if this build transforms to it.
    pub fn from_uri(uri: &str) -> Option<Self> {
        Self::all().find(|crs| crs.uri() == uri)
    }

    /// Whether coordinates are degrees.
    pub fn is_geographic(self) -> bool {
        matches!(self, Self::Crs84 | Self::Epsg4326)
    }

    /// Geometry in this system and its axis order, from longitude and latitude.
    pub fn coordinates_of(self, geometry: &Geometry) -> Result<Geometry, CrsError> {
        match self {
            Self::Crs84 => Ok(geometry.clone()),
            Self::Epsg4326 => Ok(geometry.map_coords(|c| Coord { x: c.y, y: c.x })),
            Self::Epsg3857 | Self::Epsg32632 => {
                geometry.try_map_coords(|c| self.project(Direction::FromLonLat, c).map(millimetres))
            }
        }
    }

    /// A coordinate of this system, in its axis order, as longitude and latitude.
    pub fn to_lon_lat(self, c: Coord) -> Result<Coord, CrsError> {
        match self {
            Self::Crs84 => Ok(c),
            Self::Epsg4326 => Ok(Coord { x: c.y, y: c.x }),
            Self::Epsg3857 | Self::Epsg32632 => self.project(Direction::ToLonLat, c),
        }
    }

    /// The definition of EPSG, as steps: degrees to radians, radians to metres.
    fn pipeline(self, direction: Direction) -> String {
        let projection = match self {
            Self::Epsg32632 => "+proj=utm +zone=32 +ellps=WGS84",
            _ => "+proj=webmerc +ellps=WGS84",
        };
        match direction {
            Direction::FromLonLat => format!(
                "+proj=pipeline +step +proj=unitconvert +xy_in=deg +xy_out=rad +step {projection}"
            ),
            Direction::ToLonLat => format!(
                "+proj=pipeline +step +inv {projection} +step +proj=unitconvert +xy_in=rad +xy_out=deg"
            ),
        }
    }

    fn project(self, direction: Direction, c: Coord) -> Result<Coord, CrsError> {
        thread_local! {
            // PROJ's contexts are not shared between threads, and take milliseconds to make
            static CACHE: RefCell<HashMap<(Crs, Direction), Transformation>> = RefCell::new(HashMap::new());
        }
        CACHE.with_borrow_mut(|cache| {
            if let Some(transformation) = cache.get(&(self, direction)) {
                return transformation.coord(c);
            }
            let transformation = Transformation::pipeline(&self.pipeline(direction))?;
            let projected = transformation.coord(c);
            cache.insert((self, direction), transformation);
            projected
        })
    }
}

/// The direction of a projection.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Direction {
    FromLonLat,
    ToLonLat,
}

/// A millimetre is far below what the boundaries know; more digits would only be bytes.
fn millimetres(c: Coord) -> Coord {
    let round = |v: f64| (v * 1000.0).round() / 1000.0;
    Coord {
        x: round(c.x),
        y: round(c.y),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use geo::Point;

    const TORINO: (f64, f64) = (7.6869, 45.0703);

    #[test]
    fn latitude_comes_first_where_the_authority_says_so() {
        let projected = Crs::Epsg4326
            .coordinates_of(&Point::from(TORINO).into())
            .unwrap();
        assert_eq!(projected, Point::new(TORINO.1, TORINO.0).into());
    }

    #[test]
    fn the_pipelines_are_those_of_the_database_of_epsg() {
        let torino = Coord {
            x: TORINO.0,
            y: TORINO.1,
        };
        for crs in Crs::all().filter(|crs| !crs.is_geographic()) {
            let ours = crs.project(Direction::FromLonLat, torino).unwrap();
            let known = Transformation::new("EPSG:4326", crs.name()).unwrap();
            let known = known.coord(torino).unwrap();
            assert!((ours.x - known.x).abs() < 1e-6, "{ours:?} {known:?}");
            assert!((ours.y - known.y).abs() < 1e-6, "{ours:?} {known:?}");
        }
    }

    #[test]
    fn every_system_leads_back_to_the_same_place() {
        for crs in Crs::all() {
            let projected = crs.coordinates_of(&Point::from(TORINO).into()).unwrap();
            let Geometry::Point(projected) = projected else {
                panic!("{projected:?}")
            };
            let back = crs.to_lon_lat(projected.into()).unwrap();
            assert!((back.x - TORINO.0).abs() < 1e-7, "{crs:?}: {back:?}");
            assert!((back.y - TORINO.1).abs() < 1e-7, "{crs:?}: {back:?}");
            assert_eq!(Crs::from_uri(crs.uri()), Some(crs));
        }
    }
}
