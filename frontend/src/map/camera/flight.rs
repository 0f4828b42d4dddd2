//! Flights: zoom out, pan and zoom in again, along the path with the least perceived motion.
//!
//! J. J. van Wijk and W. A. A. Nuij, "Smooth and efficient zooming and panning", IEEE `InfoVis` 2003,
//! equations 9 and 10: with `w` the width of the view in world units and `u` the distance panned,
//! the path minimises perceived motion for a trade-off `rho` between zooming and panning.

use crate::map::view::{Size, View};

/// Trade-off between zooming and panning; 1.42 is the mean preference the paper measured.
const RHO: f64 = 1.42;
/// Length of path flown per second, in units of the paper (screens per rho).
const SPEED: f64 = 1.9;
const MIN_MS: f64 = 300.0;
const MAX_MS: f64 = 2400.0;

/// A path from one view to another.
#[derive(Debug, Clone, Copy)]
pub struct Flight {
    from: View,
    to: View,
    from_centre: [f64; 2],
    to_centre: [f64; 2],
    path: Path,
    length: f64,
}

#[derive(Debug, Clone, Copy)]
enum Path {
    /// The centres hardly differ: only the zoom changes.
    ZoomOnly,
    /// The width of the first view over the distance between the centres, and the paper's `r0`.
    Arc { w0_per_distance: f64, r0: f64 },
}

impl Flight {
    /// The path between two views on a map of some size.
    #[must_use]
    pub fn new(from: View, to: View, size: Size) -> Self {
        let (from_centre, to_centre) = (from.centre_in_mercator(), to.centre_in_mercator());
        let distance = (to_centre[0] - from_centre[0]).hypot(to_centre[1] - from_centre[1]);
        let side = size.width.max(size.height);
        let w0 = side / from.world_px();
        let w1 = side / to.world_px();
        let (path, length) = if distance < 1e-6 * w0.max(w1) {
            (Path::ZoomOnly, (w1 / w0).ln().abs() / RHO)
        } else {
            arc(w0, w1, distance)
        };
        Self {
            from,
            to,
            from_centre,
            to_centre,
            path,
            length,
        }
    }

    /// How long it takes.
    #[must_use]
    pub fn duration_ms(&self) -> f64 {
        (self.length / SPEED * 1000.0).clamp(MIN_MS, MAX_MS)
    }

    /// The view some time after the start.
    #[must_use]
    pub fn view_at(&self, elapsed_ms: f64) -> View {
        let t = ease_in_out(elapsed_ms / self.duration_ms());
        if t >= 1.0 {
            return self.to;
        }
        let (zoom, way) = match self.path {
            Path::ZoomOnly => (self.from.zoom + (self.to.zoom - self.from.zoom) * t, t),
            Path::Arc {
                w0_per_distance,
                r0,
            } => {
                let s = t * self.length;
                let width = r0.cosh() / (RHO * s + r0).cosh();
                let way =
                    w0_per_distance * (r0.cosh() * (RHO * s + r0).tanh() - r0.sinh()) / (RHO * RHO);
                (self.from.zoom - width.log2(), way)
            }
        };
        let along = |axis: usize| {
            self.from_centre[axis] + (self.to_centre[axis] - self.from_centre[axis]) * way
        };
        View { zoom, ..self.from }.with_centre_in_mercator([along(0), along(1)])
    }
}

fn arc(w0: f64, w1: f64, distance: f64) -> (Path, f64) {
    let rho2 = RHO * RHO;
    let r = |w: f64, sign: f64| {
        let b = (w1 * w1 - w0 * w0 + sign * rho2 * rho2 * distance * distance)
            / (2.0 * w * rho2 * distance);
        // ln(sqrt(b² + 1) - b), written so that a large b does not cancel out
        -b.asinh()
    };
    let (r0, r1) = (r(w0, 1.0), r(w1, -1.0));
    let path = Path::Arc {
        w0_per_distance: w0 / distance,
        r0,
    };
    (path, (r1 - r0) / RHO)
}

fn ease_in_out(t: f64) -> f64 {
    let t = t.clamp(0.0, 1.0);
    t * t * (3.0 - 2.0 * t)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const SIZE: Size = Size {
        width: 1200.0,
        height: 800.0,
    };

    proptest! {
        #[test]
        fn a_flight_starts_and_ends_at_its_views(
            z0 in 6.0..16.0, lat0 in 44.0..46.0, lon0 in 6.5..8.5,
            z1 in 6.0..16.0, lat1 in 44.0..46.0, lon1 in 6.5..8.5,
        ) {
            let from = View { zoom: z0, lat: lat0, lon: lon0 };
            let to = View { zoom: z1, lat: lat1, lon: lon1 };
            let flight = Flight::new(from, to, SIZE);
            let start = flight.view_at(0.0);
            prop_assert!((start.zoom - z0).abs() < 1e-6 && (start.lon - lon0).abs() < 1e-6);
            // just before the end the path has arrived too: no jump in the last frame
            let almost = flight.view_at(flight.duration_ms() * 0.99999);
            prop_assert!((almost.zoom - z1).abs() < 0.01, "{} {}", almost.zoom, z1);
            let [x, y] = almost.project([lon1, lat1], SIZE);
            prop_assert!((x - 600.0).hypot(y - 400.0) < 2.0, "{} {}", x, y);
        }
    }

    #[test]
    fn a_far_flight_goes_out_before_it_goes_in() {
        let view = |lon| View {
            zoom: 13.0,
            lat: 45.0,
            lon,
        };
        let flight = Flight::new(view(6.8), view(8.2), SIZE);
        assert!(flight.view_at(flight.duration_ms() / 2.0).zoom < 11.0);
    }
}
