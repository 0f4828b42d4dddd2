//! Web mercator (EPSG:3857) as a square from 0 to 1, x eastwards and y southwards.

use std::f64::consts::PI;

use geodata_model::LonLat;

/// Latitude in degrees at which the projection is cut to a square.
const MAX_LATITUDE: f64 = 85.051_128_779_806_59;

/// Web mercator from degrees; latitudes beyond the square are brought to its edge.
#[must_use]
pub fn mercator_from_wgs84([lon, lat]: LonLat) -> [f64; 2] {
    let lat = lat.clamp(-MAX_LATITUDE, MAX_LATITUDE).to_radians();
    let y = lat.tan().asinh();
    [
        (lon / 360.0 + 0.5).clamp(0.0, 1.0),
        (0.5 - y / (2.0 * PI)).clamp(0.0, 1.0),
    ]
}

/// Degrees from web mercator.
#[must_use]
pub fn wgs84_from_mercator([x, y]: [f64; 2]) -> LonLat {
    let lat = ((1.0 - 2.0 * y) * PI).sinh().atan();
    [(x - 0.5) * 360.0, lat.to_degrees()]
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn mercator_goes_and_comes_back(lon in -180.0..180.0_f64, lat in -85.0..85.0_f64) {
            let [back_lon, back_lat] = wgs84_from_mercator(mercator_from_wgs84([lon, lat]));
            prop_assert!((back_lon - lon).abs() < 1e-9 && (back_lat - lat).abs() < 1e-9);
        }
    }
}
