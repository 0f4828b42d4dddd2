//! The coordinate system a file is in, by code, name or well-known text, and the way from there to WGS84.
//!
//! The systems of Italian data are written out as PROJ pipelines: they need neither the database of systems nor grid
//! files, so the one file of the program reads them on any machine. All others are asked of PROJ's database.

use geo::{Coord, Geometry, MapCoords};

use super::message::Message;
use geodata_crs::Transformation;

/// A system written out: EPSG code, name in well-known texts, way to geographic coordinates, accuracy in metres.
struct Lookup {
    epsg: u32,
    names: &'static [&'static str],
    way: Way,
    accuracy_m: f64,
}

/// From coordinates (easting or longitude first) to longitude and latitude in WGS84.
enum Way {
    /// They are.
    Same,
    /// A projection on an ellipsoid that needs no shift.
    Projected(&'static str),
    /// A projection (or none), its ellipsoid, and the shift of its datum (Helmert, position vector).
    Shifted(Option<&'static str>, &'static str, &'static str),
}

/// Monte Mario to WGS84 on the mainland, EPSG:1660.
const MONTE_MARIO: &str = "+x=-104.1 +y=-49.1 +z=-9.9 +rx=0.971 +ry=-2.917 +rz=0.714 +s=-11.68 +convention=position_vector";
/// ED50 to WGS84 for western Europe, EPSG:1133.
const ED50: &str = "+x=-87 +y=-98 +z=-121";

/// ETRS89 and RDN2008 differ from WGS84 by less than the accuracy of WGS84 itself.
const KNOWN: &[Lookup] = &[
    geographic(4326, &["wgs_1984", "wgs84", "gcs_wgs_1984"]),
    geographic(4979, &[]),
    geographic(4258, &["etrs89", "gcs_etrs_1989"]),
    geographic(6706, &["rdn2008", "gcs_rdn2008"]),
    utm(
        32632,
        &["wgs_1984_utm_zone_32n"],
        "+proj=utm +zone=32 +ellps=WGS84",
    ),
    utm(
        32633,
        &["wgs_1984_utm_zone_33n"],
        "+proj=utm +zone=33 +ellps=WGS84",
    ),
    utm(
        25832,
        &["etrs_1989_utm_zone_32n"],
        "+proj=utm +zone=32 +ellps=GRS80",
    ),
    utm(
        25833,
        &["etrs_1989_utm_zone_33n"],
        "+proj=utm +zone=33 +ellps=GRS80",
    ),
    utm(
        6707,
        &["rdn2008_utm_zone_32n"],
        "+proj=utm +zone=32 +ellps=GRS80",
    ),
    utm(
        6708,
        &["rdn2008_utm_zone_33n"],
        "+proj=utm +zone=33 +ellps=GRS80",
    ),
    utm(
        7791,
        &["rdn2008_utm_zone_32n_(e-n)"],
        "+proj=utm +zone=32 +ellps=GRS80",
    ),
    utm(
        7792,
        &["rdn2008_utm_zone_33n_(e-n)"],
        "+proj=utm +zone=33 +ellps=GRS80",
    ),
    utm(
        3035,
        &["etrs_1989_laea"],
        "+proj=laea +lat_0=52 +lon_0=10 +x_0=4321000 +y_0=3210000 +ellps=GRS80",
    ),
    utm(
        3857,
        &["wgs_1984_web_mercator_auxiliary_sphere"],
        "+proj=webmerc +ellps=WGS84",
    ),
    Lookup {
        epsg: 3003,
        names: &["monte_mario_italy_1"],
        way: Way::Shifted(
            Some("+proj=tmerc +lat_0=0 +lon_0=9 +k=0.9996 +x_0=1500000 +y_0=0 +ellps=intl"),
            "intl",
            MONTE_MARIO,
        ),
        accuracy_m: 4.0,
    },
    Lookup {
        epsg: 3004,
        names: &["monte_mario_italy_2"],
        way: Way::Shifted(
            Some("+proj=tmerc +lat_0=0 +lon_0=15 +k=0.9996 +x_0=2520000 +y_0=0 +ellps=intl"),
            "intl",
            MONTE_MARIO,
        ),
        accuracy_m: 4.0,
    },
    Lookup {
        epsg: 4265,
        names: &["monte_mario", "gcs_monte_mario"],
        way: Way::Shifted(None, "intl", MONTE_MARIO),
        accuracy_m: 4.0,
    },
    Lookup {
        epsg: 23032,
        names: &["ed_1950_utm_zone_32n"],
        way: Way::Shifted(Some("+proj=utm +zone=32 +ellps=intl"), "intl", ED50),
        accuracy_m: 10.0,
    },
];

const fn geographic(epsg: u32, names: &'static [&'static str]) -> Lookup {
    Lookup {
        epsg,
        names,
        way: Way::Same,
        accuracy_m: 0.0,
    }
}

const fn utm(epsg: u32, names: &'static [&'static str], projection: &'static str) -> Lookup {
    Lookup {
        epsg,
        names,
        way: Way::Projected(projection),
        accuracy_m: 0.0,
    }
}

impl Way {
    fn pipeline(&self) -> Option<String> {
        let degrees = "+step +proj=unitconvert +xy_in=rad +xy_out=deg";
        match self {
            Self::Same => None,
            Self::Projected(projection) => {
                Some(format!("+proj=pipeline +step +inv {projection} {degrees}"))
            }
            Self::Shifted(projection, ellipsoid, shift) => {
                let first = projection.map_or_else(
                    || "+step +proj=unitconvert +xy_in=deg +xy_out=rad".to_owned(),
                    |p| format!("+step +inv {p}"),
                );
                Some(format!(
                    "+proj=pipeline {first} +step +proj=push +v_3 +step +proj=cart +ellps={ellipsoid} +step +proj=helmert {shift} +step +inv +proj=cart +ellps=WGS84 +step +proj=pop +v_3 {degrees}"
                ))
            }
        }
    }
}

/// A coordinate system, ready to be left for WGS84.
pub(super) struct Reference {
    /// Its name, as `EPSG:32632`.
    pub name: String,
    /// How exactly it is left, in metres; `None` when PROJ chose the way.
    pub accuracy_m: Option<f64>,
    way: Option<Transformation>,
}

impl Reference {
    /// Longitude and latitude in WGS84.
    pub fn wgs84() -> Self {
        Self {
            name: "EPSG:4326".to_owned(),
            accuracy_m: Some(0.0),
            way: None,
        }
    }

    /// The system that a code, a URN or a well-known text names.
    pub fn named(text: &str) -> Result<Self, Message> {
        let text = text.trim();
        if text.to_uppercase().contains("CRS84") {
            return Ok(Self::wgs84());
        }
        let unknown = |why: String| {
            Message::new("crs-unknown")
                .with("crs", first_name(text).unwrap_or_else(|| text.to_owned()))
                .with("why", why)
        };
        let code = code(text).or_else(|| authority(text));
        let known = KNOWN.iter().find(|k| Some(k.epsg) == code).or_else(|| {
            let name = first_name(text)?
                .to_lowercase()
                .replace([' ', '/'], "_")
                .replace("__", "_");
            KNOWN.iter().find(|k| k.names.contains(&name.as_str()))
        });
        if let Some(known) = known {
            let way = known
                .way
                .pipeline()
                .map(|p| Transformation::pipeline(&p))
                .transpose();
            return Ok(Self {
                name: format!("EPSG:{}", known.epsg),
                accuracy_m: Some(known.accuracy_m),
                way: way.map_err(|e| unknown(e.to_string()))?,
            });
        }
        let (name, definition) = match code {
            Some(code) => (format!("EPSG:{code}"), format!("EPSG:{code}")),
            None => (
                first_name(text).unwrap_or_else(|| text.to_owned()),
                text.to_owned(),
            ),
        };
        if definition.contains('\0') || definition.is_empty() {
            return Err(unknown(String::new()));
        }
        let way =
            Transformation::new(&definition, "EPSG:4326").map_err(|e| unknown(e.to_string()))?;
        Ok(Self {
            name,
            accuracy_m: None,
            way: Some(way),
        })
    }

    /// Whether its coordinates are longitude and latitude already.
    pub fn is_wgs84(&self) -> bool {
        self.way.is_none()
    }

    /// The geometry in longitude and latitude; what is none is refused.
    pub fn to_lon_lat(&self, geometry: &Geometry) -> Result<Geometry, Message> {
        geometry.try_map_coords(|c| {
            let outside = || {
                Message::new(if self.is_wgs84() {
                    "not-degrees"
                } else {
                    "outside-crs"
                })
                .with("x", c.x)
                .with("y", c.y)
                .with("crs", &self.name)
            };
            let there = match &self.way {
                None => c,
                Some(way) => way.coord(c).map_err(|_| outside())?,
            };
            let on_earth = (-180.0..=180.0).contains(&there.x) && (-90.0..=90.0).contains(&there.y);
            on_earth
                .then_some(Coord {
                    x: there.x,
                    y: there.y,
                })
                .ok_or_else(outside)
        })
    }
}

/// The number of `32632`, `EPSG:32632`, `urn:ogc:def:crs:EPSG::32632`.
fn code(text: &str) -> Option<u32> {
    let upper = text.to_uppercase();
    let number = match upper.rsplit_once(':') {
        Some((before, number)) => before.contains("EPSG").then_some(number)?,
        None => &upper,
    };
    number.parse().ok()
}

/// The EPSG code of a well-known text as a whole, which is the last it names.
fn authority(text: &str) -> Option<u32> {
    let compact: String = text
        .chars()
        .filter(|c| !c.is_whitespace() && *c != '"')
        .collect();
    let at = ["AUTHORITY[EPSG,", "ID[EPSG,"]
        .iter()
        .filter_map(|a| compact.rfind(a).map(|i| i + a.len()))
        .max()?;
    let number: String = compact[at..]
        .chars()
        .take_while(char::is_ascii_digit)
        .collect();
    // after the code of the whole nothing but brackets may follow: else it is the code of a part
    let rest = &compact[at + number.len()..];
    rest.chars()
        .all(|c| c == ']')
        .then(|| number.parse().ok())
        .flatten()
}

/// The name of a well-known text.
fn first_name(text: &str) -> Option<String> {
    text.split('"').nth(1).map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;
    use geo::point;

    const ESRI_32632: &str = r#"PROJCS["WGS_1984_UTM_Zone_32N",GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137.0,298.257223563]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],PROJECTION["Transverse_Mercator"],UNIT["Meter",1.0]]"#;

    #[test]
    fn a_system_is_found_by_any_of_its_names() {
        for (text, name) in [
            ("EPSG:32632", "EPSG:32632"),
            ("32632", "EPSG:32632"),
            ("urn:ogc:def:crs:EPSG::6706", "EPSG:6706"),
            ("urn:ogc:def:crs:OGC:1.3:CRS84", "EPSG:4326"),
            (ESRI_32632, "EPSG:32632"),
            (r#"PROJCS["x",AUTHORITY["EPSG","3003"]]"#, "EPSG:3003"),
        ] {
            assert_eq!(Reference::named(text).unwrap().name, name, "{text}");
        }
        assert_eq!(Reference::named("EPSG:1").err().unwrap().key, "crs-unknown");
        assert_eq!(
            Reference::named("sistema mio").err().unwrap().key,
            "crs-unknown"
        );
    }

    /// What is written out here is what the database of PROJ says, to a millimetre; with the datum's shift, to the
    /// metres that ways without grids differ by.
    #[test]
    fn the_pipelines_are_those_of_the_database() {
        for known in KNOWN.iter().filter(|k| !matches!(k.way, Way::Same)) {
            let name = format!("EPSG:{}", known.epsg);
            let there = Transformation::new("EPSG:4326", &name).unwrap();
            let torino = Coord {
                x: 7.6869,
                y: 45.0703,
            };
            let projected = there.coord(torino).unwrap();
            let back = Reference::named(&name)
                .unwrap()
                .to_lon_lat(&point!(projected).into())
                .unwrap();
            let Geometry::Point(back) = back else {
                panic!()
            };
            let tolerance = if known.accuracy_m > 0.0 {
                known.accuracy_m / 80_000.0
            } else {
                1e-8
            };
            let off = (back.x() - torino.x).abs().max((back.y() - torino.y).abs());
            assert!(off < tolerance, "{name}: {off} degrees");
        }
    }

    #[test]
    fn what_is_no_longitude_and_latitude_is_refused() {
        let metres = point!(x: 395_000.0, y: 4_990_000.0).into();
        assert_eq!(
            Reference::wgs84().to_lon_lat(&metres).unwrap_err().key,
            "not-degrees"
        );
    }
}
