//! Movement of the view over time: flights, glides, smooth zooming.

use geodata::api::Bbox;

use super::gesture::UserEvent;
use super::view::{MAX_ZOOM, MIN_ZOOM, Size, View};

mod flight;

use flight::Flight;

/// A smooth zoom or keyboard step takes this long.
const EASE_MS: f64 = 220.0;
/// A glide loses this share of its speed every millisecond (e-fold in about a third of a second).
const FRICTION_PER_MS: f64 = 0.0032;
/// Slower than this a glide ends, px/ms.
const GLIDE_MIN: f64 = 0.02;

#[derive(Debug, Clone, Copy)]
enum Motion {
    Fly {
        flight: Flight,
        start_ms: f64,
    },
    Glide {
        speed: [f64; 2],
        last_ms: f64,
    },
    Zoom {
        from: f64,
        to: f64,
        around: [f64; 2],
        start_ms: f64,
    },
    Pan {
        by: [f64; 2],
        done: f64,
        start_ms: f64,
    },
}

/// The view and its movement.
#[derive(Debug)]
pub struct Camera {
    view: View,
    motion: Option<Motion>,
    bounds: Bbox,
    reduced_motion: bool,
}

impl Camera {
    /// A camera at rest.
    #[must_use]
    pub fn new(view: View, bounds: Bbox, reduced_motion: bool) -> Self {
        Self {
            view: view.clamped(bounds),
            motion: None,
            bounds,
            reduced_motion,
        }
    }

    /// The view now.
    #[must_use]
    pub fn view(&self) -> View {
        self.view
    }

    /// Moving by itself.
    #[must_use]
    pub fn moving(&self) -> bool {
        self.motion.is_some()
    }

    /// Looks elsewhere at once.
    pub fn jump(&mut self, view: View) {
        self.motion = None;
        self.view = view.clamped(self.bounds);
    }

    /// Flies elsewhere; jumps when the reader asked for reduced motion.
    pub fn fly(&mut self, to: View, size: Size, now_ms: f64) {
        let to = to.clamped(self.bounds);
        if self.reduced_motion {
            self.jump(to);
            return;
        }
        self.motion = Some(Motion::Fly {
            flight: Flight::new(self.view, to, size),
            start_ms: now_ms,
        });
    }

    /// Does what the reader wants of the camera; other wishes are not its business.
    pub fn apply(&mut self, event: UserEvent, size: Size, now_ms: f64) {
        match event {
            UserEvent::Grab => self.motion = None,
            UserEvent::Pan(by) => self.jump(self.view.panned(by)),
            UserEvent::Throw(speed) if !self.reduced_motion => {
                let last_ms = now_ms;
                self.motion = Some(Motion::Glide { speed, last_ms });
            }
            UserEvent::PanSmoothly(by) => self.pan_smoothly(by, size, now_ms),
            UserEvent::Pinch { levels, from, to } => {
                let zoomed = self.view.zoomed_around(self.view.zoom + levels, from, size);
                self.jump(zoomed.panned([to[0] - from[0], to[1] - from[1]]));
            }
            UserEvent::Zoom { levels, around } => {
                self.zoom_smoothly(levels, around.unwrap_or(size.centre()), size, now_ms);
            }
            UserEvent::BoxDone(a, b) => {
                let bbox = box_in_degrees(&self.view, a, b, size);
                self.fly(View::fitting(bbox, [0.0; 4], size), size, now_ms);
            }
            _ => {}
        }
    }

    fn pan_smoothly(&mut self, by: [f64; 2], size: Size, now_ms: f64) {
        if self.reduced_motion {
            self.jump(self.view.panned(by));
            return;
        }
        // steps that follow each other quickly add up
        let left = match self.motion {
            Some(Motion::Pan { by, done, .. }) => [by[0] * (1.0 - done), by[1] * (1.0 - done)],
            Some(Motion::Zoom { to, around, .. }) => {
                self.jump(self.view.zoomed_around(to, around, size));
                [0.0, 0.0]
            }
            _ => [0.0, 0.0],
        };
        self.motion = Some(Motion::Pan {
            by: [by[0] + left[0], by[1] + left[1]],
            done: 0.0,
            start_ms: now_ms,
        });
    }

    fn zoom_smoothly(&mut self, levels: f64, around: [f64; 2], size: Size, now_ms: f64) {
        let aim = match self.motion {
            Some(Motion::Zoom { to, .. }) => to,
            Some(Motion::Pan { by, done, .. }) => {
                let left = [by[0] * (1.0 - done), by[1] * (1.0 - done)];
                self.jump(self.view.panned(left));
                self.view.zoom
            }
            _ => self.view.zoom,
        };
        let to = (aim + levels).clamp(MIN_ZOOM, MAX_ZOOM);
        if self.reduced_motion {
            self.jump(self.view.zoomed_around(to, around, size));
            return;
        }
        self.motion = Some(Motion::Zoom {
            from: self.view.zoom,
            to,
            around,
            start_ms: now_ms,
        });
    }

    /// Moves on to a time; answers whether the view changed.
    pub fn step(&mut self, size: Size, now_ms: f64) -> bool {
        let Some(motion) = self.motion else {
            return false;
        };
        let (view, motion) = match motion {
            Motion::Fly { flight, start_ms } => {
                let t = now_ms - start_ms;
                let next = (t < flight.duration_ms()).then_some(motion);
                (flight.view_at(t), next)
            }
            Motion::Glide { speed, last_ms } => glide(self.view, speed, last_ms, now_ms),
            Motion::Zoom {
                from,
                to,
                around,
                start_ms,
            } => {
                let t = ease_out((now_ms - start_ms) / EASE_MS);
                let view = self
                    .view
                    .zoomed_around(from + (to - from) * t, around, size);
                (view, (t < 1.0).then_some(motion))
            }
            Motion::Pan { by, done, start_ms } => {
                let t = ease_out((now_ms - start_ms) / EASE_MS);
                let view = self.view.panned([by[0] * (t - done), by[1] * (t - done)]);
                let done = t;
                (
                    view,
                    (t < 1.0).then_some(Motion::Pan { by, done, start_ms }),
                )
            }
        };
        let view = view.clamped(self.bounds);
        let changed = view != self.view;
        self.view = view;
        self.motion = motion;
        changed
    }
}

fn glide(view: View, speed: [f64; 2], last_ms: f64, now_ms: f64) -> (View, Option<Motion>) {
    // a tab that slept does not fling the map away
    let elapsed = (now_ms - last_ms).clamp(0.0, 64.0);
    let decay = (-FRICTION_PER_MS * elapsed).exp();
    let way = (1.0 - decay) / FRICTION_PER_MS;
    let moved = view.panned([speed[0] * way, speed[1] * way]);
    let speed = [speed[0] * decay, speed[1] * decay];
    let last_ms = now_ms;
    let goes_on = speed[0].hypot(speed[1]) > GLIDE_MIN;
    (moved, goes_on.then_some(Motion::Glide { speed, last_ms }))
}

fn ease_out(t: f64) -> f64 {
    1.0 - (1.0 - t.clamp(0.0, 1.0)).powi(3)
}

fn box_in_degrees(view: &View, a: [f64; 2], b: [f64; 2], size: Size) -> Bbox {
    let [west, north] = view.unproject([a[0].min(b[0]), a[1].min(b[1])], size);
    let [east, south] = view.unproject([a[0].max(b[0]), a[1].max(b[1])], size);
    [west, south, east, north]
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const BOUNDS: Bbox = [6.0, 44.0, 9.0, 46.0];
    const SIZE: Size = Size {
        width: 1000.0,
        height: 600.0,
    };
    const START: View = View {
        zoom: 9.0,
        lat: 45.0,
        lon: 7.5,
    };

    fn camera() -> Camera {
        Camera::new(START, BOUNDS, false)
    }

    /// Runs to rest at 60 frames a second; the time it took.
    fn settle(camera: &mut Camera) -> f64 {
        let mut now = 0.0;
        while camera.moving() && now < 20_000.0 {
            now += 16.0;
            camera.step(SIZE, now);
        }
        now
    }

    #[test]
    fn a_flight_ends_where_it_was_sent() {
        let mut camera = camera();
        let to = View {
            zoom: 12.0,
            lat: 45.3,
            lon: 7.1,
        };
        camera.fly(to, SIZE, 0.0);
        let took = settle(&mut camera);
        assert!((300.0..2600.0).contains(&took), "{took} ms");
        let end = camera.view();
        assert!((end.zoom - 12.0).abs() < 1e-9 && (end.lat - 45.3).abs() < 1e-9);
    }

    #[test]
    fn reduced_motion_jumps() {
        let mut camera = Camera::new(START, BOUNDS, true);
        camera.fly(
            View {
                zoom: 12.0,
                ..START
            },
            SIZE,
            0.0,
        );
        assert!(!camera.moving());
        assert!((camera.view().zoom - 12.0).abs() < 1e-9);
        camera.apply(UserEvent::Throw([2.0, 0.0]), SIZE, 0.0);
        assert!(!camera.moving());
        let around = None;
        camera.apply(
            UserEvent::Zoom {
                levels: 1.0,
                around,
            },
            SIZE,
            0.0,
        );
        assert!((camera.view().zoom - 13.0).abs() < 1e-9);
    }

    #[test]
    fn a_grab_stops_a_glide() {
        let mut camera = camera();
        camera.apply(UserEvent::Throw([1.0, 0.0]), SIZE, 0.0);
        assert!(camera.step(SIZE, 16.0));
        camera.apply(UserEvent::Grab, SIZE, 20.0);
        assert!(!camera.moving());
    }

    #[test]
    fn a_glide_dies_out_in_the_direction_of_the_throw() {
        let mut camera = camera();
        camera.apply(UserEvent::Throw([1.0, 0.0]), SIZE, 0.0);
        let took = settle(&mut camera);
        assert!((500.0..3000.0).contains(&took), "{took} ms");
        assert!(camera.view().lon < START.lon);
        assert!((camera.view().lat - START.lat).abs() < 1e-9);
    }

    #[test]
    fn wheel_notches_add_up() {
        let mut camera = camera();
        let around = Some([100.0, 100.0]);
        let place = camera.view().unproject([100.0, 100.0], SIZE);
        for now in [0.0, 50.0, 100.0] {
            camera.step(SIZE, now);
            camera.apply(
                UserEvent::Zoom {
                    levels: 0.5,
                    around,
                },
                SIZE,
                now,
            );
        }
        settle(&mut camera);
        assert!((camera.view().zoom - 10.5).abs() < 1e-9);
        let [x, y] = camera.view().project(place, SIZE);
        assert!((x - 100.0).abs() < 1e-3 && (y - 100.0).abs() < 1e-3);
    }

    #[test]
    fn arrow_keys_move_by_their_step() {
        let mut camera = camera();
        let place = [START.lon, START.lat];
        camera.apply(UserEvent::PanSmoothly([120.0, 0.0]), SIZE, 0.0);
        camera.step(SIZE, 30.0);
        camera.apply(UserEvent::PanSmoothly([120.0, 0.0]), SIZE, 30.0);
        settle(&mut camera);
        let [x, _] = camera.view().project(place, SIZE);
        assert!((x - 740.0).abs() < 0.01, "{x}");
    }

    #[test]
    fn a_step_of_another_kind_does_not_swallow_the_one_before() {
        let mut camera = camera();
        let place = [START.lon, START.lat];
        let around = None;
        camera.apply(
            UserEvent::Zoom {
                levels: 1.0,
                around,
            },
            SIZE,
            0.0,
        );
        camera.step(SIZE, 30.0);
        camera.apply(UserEvent::PanSmoothly([100.0, 0.0]), SIZE, 30.0);
        camera.step(SIZE, 60.0);
        camera.apply(
            UserEvent::Zoom {
                levels: 1.0,
                around,
            },
            SIZE,
            60.0,
        );
        settle(&mut camera);
        assert!((camera.view().zoom - 11.0).abs() < 1e-9);
        let [x, _] = camera.view().project(place, SIZE);
        assert!((x - 700.0).abs() < 0.01, "{x}");
    }

    #[test]
    fn a_box_is_filled() {
        let mut camera = Camera::new(START, BOUNDS, true);
        let corner = camera.view().unproject([400.0, 240.0], SIZE);
        camera.apply(
            UserEvent::BoxDone([400.0, 240.0], [600.0, 360.0]),
            SIZE,
            0.0,
        );
        let [x, y] = camera.view().project(corner, SIZE);
        assert!(x.abs() < 0.01 && y.abs() < 0.01, "{x} {y}");
    }

    proptest! {
        #[test]
        fn the_view_stays_allowed(zoom in 0.0..30.0, lat in -90.0..90.0, lon in -180.0..180.0, now in 0.0..4000.0) {
            let mut camera = camera();
            camera.fly(View { zoom, lat, lon }, SIZE, 0.0);
            camera.step(SIZE, now);
            let view = camera.view();
            prop_assert_eq!(view, view.clamped(BOUNDS));
        }
    }
}
