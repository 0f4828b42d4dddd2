//! The coordinate system a file is in, found by code, name or well-known text, and the transformation to WGS84.
//!
//! The systems of Italian data are built in as PROJ pipelines: they need neither PROJ's database of systems nor grid
//! files, so the program reads them on any machine. All other systems are looked up in PROJ's database.

mod built_in;
mod identifier;

use geo::{Coord, Geometry, MapCoords};

use built_in::BUILT_IN;
use identifier::{authority, code, first_name};

use super::message::Message;
use geodata_crs::Transformation;

/// A coordinate system with its transformation to WGS84.
pub(super) struct Reference {
    /// Its name, as `EPSG:32632`.
    pub name: String,
    /// Accuracy of the transformation, in metres; `None` when PROJ chose it.
    pub accuracy_m: Option<f64>,
    to_wgs84: Option<Transformation>,
}

impl Reference {
    /// Longitude and latitude in WGS84.
    pub fn wgs84() -> Self {
        Self {
            name: "EPSG:4326".to_owned(),
            accuracy_m: Some(0.0),
            to_wgs84: None,
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
        let built_in = BUILT_IN.iter().find(|k| Some(k.epsg) == code).or_else(|| {
            let name = first_name(text)?
                .to_lowercase()
                .replace([' ', '/'], "_")
                .replace("__", "_");
            BUILT_IN.iter().find(|k| k.names.contains(&name.as_str()))
        });
        if let Some(built_in) = built_in {
            let way = built_in
                .to_wgs84
                .pipeline()
                .map(|p| Transformation::pipeline(&p))
                .transpose();
            return Ok(Self {
                name: format!("EPSG:{}", built_in.epsg),
                accuracy_m: Some(built_in.accuracy_m),
                to_wgs84: way.map_err(|e| unknown(e.to_string()))?,
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
            to_wgs84: Some(way),
        })
    }

    /// Whether its coordinates are longitude and latitude already.
    pub fn is_wgs84(&self) -> bool {
        self.to_wgs84.is_none()
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
            let there = match &self.to_wgs84 {
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

#[cfg(test)]
mod tests {
    use super::built_in::ToWgs84;
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
        for built_in in BUILT_IN
            .iter()
            .filter(|k| !matches!(k.to_wgs84, ToWgs84::Same))
        {
            let name = format!("EPSG:{}", built_in.epsg);
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
            let tolerance = if built_in.accuracy_m > 0.0 {
                built_in.accuracy_m / 80_000.0
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
