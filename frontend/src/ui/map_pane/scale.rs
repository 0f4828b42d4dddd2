//! The scale bar: the longest round length that fits.

/// The lengths a scale bar may have, times a power of ten.
const ROUND: [f64; 3] = [5.0, 2.0, 1.0];
/// Circumference of the Web Mercator sphere, metres.
const EARTH_M: f64 = 40_075_016.686;

/// Length in metres and width in CSS pixels of a scale bar no wider than `room_px`, on a map on which the whole
/// world is `world_px` wide, for the latitude `lat`.
pub fn bar(world_px: f64, lat: f64, room_px: f64) -> (f64, f64) {
    let metres_per_px = EARTH_M * lat.to_radians().cos() / world_px;
    let room = metres_per_px * room_px;
    let power = 10_f64.powf(room.log10().floor());
    let round = ROUND.into_iter().map(|r| r * power);
    let length = round.into_iter().find(|l| *l <= room).unwrap_or(power);
    (length, length / metres_per_px)
}

/// The latitude for which a bar is computed: rounded, so that it is the same for many frames of a moving map, and the length is
/// still correct to about a thousandth.
pub fn latitude(lat: f64) -> f64 {
    (lat * 20.0).round() / 20.0
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn at_zoom_ten_over_turin() {
        let (metres, px) = bar(512.0 * 1024.0, 45.0, 120.0);
        assert!((metres - 5000.0).abs() < 1e-6, "{metres}");
        assert!((px - 92.5).abs() < 0.5, "{px}");
    }

    proptest! {
        #[test]
        fn the_bar_fits_and_is_not_tiny(zoom in 5.0..18.0, lat in -70.0..70.0) {
            let (_, px) = bar(512.0 * f64::exp2(zoom), lat, 120.0);
            prop_assert!(px <= 120.0 + 1e-6 && px > 40.0);
        }
    }
}
