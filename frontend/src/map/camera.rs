//! The camera: the view and its movement over time (flights, inertia after a fling, smooth zooming and panning).

use geodata_model::Bbox;

use super::gesture::Gesture;
use super::view::{MAX_ZOOM, MIN_ZOOM, Size, View};

mod flight;

use flight::Flight;

/// A smooth zoom or keyboard step takes this long.
const EASE_MS: f64 = 220.0;
/// Share of its speed that inertia loses every millisecond (e-fold in about a third of a second).
const FRICTION_PER_MS: f64 = 0.0032;
/// Speed below which inertia ends, px/ms.
const INERTIA_MIN: f64 = 0.02;

#[derive(Debug, Clone, Copy)]
enum Motion {
    /// Its time starts at its first frame, however late that comes: if it began when it was asked for, a slow first frame would
    /// skip most of the flight, and the user would not see where the map went.
    Fly {
        flight: Flight,
        start_ms: Option<f64>,
    },
    Inertia {
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
    /// A camera that does not move.
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

    /// Whether a flight, inertia, or a smooth zoom or pan is under way.
    #[must_use]
    pub fn is_moving(&self) -> bool {
        self.motion.is_some()
    }

    /// Sets the view at once.
    pub fn jump(&mut self, view: View) {
        self.motion = None;
        self.view = view.clamped(self.bounds);
    }

    /// Starts a flight to a view; jumps there when the user asked for reduced motion.
    pub fn fly(&mut self, to: View, size: Size) {
        let to = to.clamped(self.bounds);
        if self.reduced_motion {
            self.jump(to);
            return;
        }
        self.motion = Some(Motion::Fly {
            flight: Flight::new(self.view, to, size),
            start_ms: None,
        });
    }

    /// Applies a gesture that moves the camera; others are ignored.
    pub fn apply(&mut self, event: Gesture, size: Size, now_ms: f64) {
        match event {
            Gesture::Grab => self.motion = None,
            Gesture::Pan(by) => self.jump(self.view.panned(by)),
            Gesture::Fling(speed) if !self.reduced_motion => {
                let last_ms = now_ms;
                self.motion = Some(Motion::Inertia { speed, last_ms });
            }
            Gesture::PanSmoothly(by) => self.pan_smoothly(by, size, now_ms),
            Gesture::Pinch { levels, from, to } => {
                let zoomed = self.view.zoomed_around(self.view.zoom + levels, from, size);
                self.jump(zoomed.panned([to[0] - from[0], to[1] - from[1]]));
            }
            Gesture::Zoom { levels, around } => {
                self.zoom_smoothly(levels, around.unwrap_or(size.centre()), size, now_ms);
            }
            Gesture::ZoomBoxDone(a, b) => {
                let bbox = box_in_degrees(&self.view, a, b, size);
                self.fly(View::fitting(bbox, [0.0; 4], size), size);
            }
            _ => {}
        }
    }

    fn pan_smoothly(&mut self, by: [f64; 2], size: Size, now_ms: f64) {
        if self.reduced_motion {
            self.jump(self.view.panned(by));
            return;
        }
        // what is left of a pan under way is added, so that quick steps add up
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

    /// Advances the motion to a time; returns whether the view changed.
    pub fn step(&mut self, size: Size, now_ms: f64) -> bool {
        let Some(motion) = self.motion else {
            return false;
        };
        let (view, motion) = match motion {
            Motion::Fly { flight, start_ms } => {
                let start_ms = start_ms.unwrap_or(now_ms);
                let t = now_ms - start_ms;
                let start_ms = Some(start_ms);
                let next = (t < flight.duration_ms()).then_some(Motion::Fly { flight, start_ms });
                (flight.view_at(t), next)
            }
            Motion::Inertia { speed, last_ms } => inertia(self.view, speed, last_ms, now_ms),
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

fn inertia(view: View, speed: [f64; 2], last_ms: f64, now_ms: f64) -> (View, Option<Motion>) {
    // the elapsed time is large after a tab was suspended: without the limit the map would jump far away
    let elapsed = (now_ms - last_ms).clamp(0.0, 64.0);
    let decay = (-FRICTION_PER_MS * elapsed).exp();
    let way = (1.0 - decay) / FRICTION_PER_MS;
    let moved = view.panned([speed[0] * way, speed[1] * way]);
    let speed = [speed[0] * decay, speed[1] * decay];
    let last_ms = now_ms;
    let continues = speed[0].hypot(speed[1]) > INERTIA_MIN;
    (
        moved,
        continues.then_some(Motion::Inertia { speed, last_ms }),
    )
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
mod tests;
