//! The coordinate systems of Italian data, written out as PROJ pipelines.

/// A built-in system: EPSG code, names in well-known texts, transformation to WGS84, its accuracy in metres.
pub(super) struct BuiltIn {
    pub epsg: u32,
    pub names: &'static [&'static str],
    pub to_wgs84: ToWgs84,
    pub accuracy_m: f64,
}

/// From coordinates (easting or longitude first) to longitude and latitude in WGS84.
pub(super) enum ToWgs84 {
    /// They are longitude and latitude already.
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
pub(super) const BUILT_IN: &[BuiltIn] = &[
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
    BuiltIn {
        epsg: 3003,
        names: &["monte_mario_italy_1"],
        to_wgs84: ToWgs84::Shifted(
            Some("+proj=tmerc +lat_0=0 +lon_0=9 +k=0.9996 +x_0=1500000 +y_0=0 +ellps=intl"),
            "intl",
            MONTE_MARIO,
        ),
        accuracy_m: 4.0,
    },
    BuiltIn {
        epsg: 3004,
        names: &["monte_mario_italy_2"],
        to_wgs84: ToWgs84::Shifted(
            Some("+proj=tmerc +lat_0=0 +lon_0=15 +k=0.9996 +x_0=2520000 +y_0=0 +ellps=intl"),
            "intl",
            MONTE_MARIO,
        ),
        accuracy_m: 4.0,
    },
    BuiltIn {
        epsg: 4265,
        names: &["monte_mario", "gcs_monte_mario"],
        to_wgs84: ToWgs84::Shifted(None, "intl", MONTE_MARIO),
        accuracy_m: 4.0,
    },
    BuiltIn {
        epsg: 23032,
        names: &["ed_1950_utm_zone_32n"],
        to_wgs84: ToWgs84::Shifted(Some("+proj=utm +zone=32 +ellps=intl"), "intl", ED50),
        accuracy_m: 10.0,
    },
];

const fn geographic(epsg: u32, names: &'static [&'static str]) -> BuiltIn {
    BuiltIn {
        epsg,
        names,
        to_wgs84: ToWgs84::Same,
        accuracy_m: 0.0,
    }
}

const fn utm(epsg: u32, names: &'static [&'static str], projection: &'static str) -> BuiltIn {
    BuiltIn {
        epsg,
        names,
        to_wgs84: ToWgs84::Projected(projection),
        accuracy_m: 0.0,
    }
}

impl ToWgs84 {
    /// The PROJ pipeline; `None` when nothing is to be transformed.
    pub fn pipeline(&self) -> Option<String> {
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
