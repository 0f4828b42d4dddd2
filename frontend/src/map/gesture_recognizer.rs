//! Recognises gestures in the sequence of input events.
//!
//! One pointer drags, clicks, double-clicks or, with Shift, draws a box; two pointers pinch.

use super::gesture::Gesture;
use super::input_event::{InputEvent, Key};

/// A press that moves less than this is a click.
const SLOP_PX: f64 = 4.0;
/// The same for a finger, which is less steady than a mouse.
const TOUCH_SLOP_PX: f64 = 10.0;
/// Longest time between the two clicks of a double click.
const DOUBLE_MS: f64 = 320.0;
/// Largest distance between them.
const DOUBLE_PX: f64 = 28.0;
/// The time over which the speed of a fling is measured: a longer one reacts too late to a stop, a shorter one depends on single
/// events.
const FLING_MS: f64 = 90.0;
/// Speed below which a release is no fling, px/ms.
const FLING_MIN: f64 = 0.12;
/// Wheel pixels for one zoom level: three notches of a common mouse.
const WHEEL_PX_PER_LEVEL: f64 = 320.0;
/// The same for touchpad pinches, which report far smaller numbers.
const PINCH_PX_PER_LEVEL: f64 = 80.0;
/// The most levels one event zooms by, because some devices report very large numbers.
const WHEEL_MAX_LEVELS: f64 = 1.0;
/// Pixels an arrow key moves the map by.
const KEY_PAN_PX: f64 = 120.0;

#[derive(Debug, Clone, Copy)]
struct Pointer {
    id: i32,
    at: [f64; 2],
    start: [f64; 2],
    touch: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Mode {
    /// Nothing is pressed, or a press that may become a click.
    #[default]
    Idle,
    Drag,
    Box,
    Pinch,
    /// Fingers that are still down after a pinch or a cancelled box: they start no drag and make no click.
    Ignored,
}

/// Recognises gestures.
#[derive(Debug, Default)]
pub struct GestureRecognizer {
    pointers: Vec<Pointer>,
    mode: Mode,
    trail: Vec<(f64, [f64; 2])>,
    last_click: Option<(f64, [f64; 2])>,
}

impl GestureRecognizer {
    /// Takes an event and its time in milliseconds; returns the gestures it makes.
    pub fn feed(&mut self, event: InputEvent, now_ms: f64) -> Vec<Gesture> {
        match event {
            InputEvent::Down {
                id,
                at,
                touch,
                shift,
            } => self.down(id, at, touch, shift, now_ms),
            InputEvent::Move { id, at } => self.moved(id, at, now_ms),
            InputEvent::Up { id, at } => self.up(id, at, now_ms),
            InputEvent::Cancel { id } => self.cancel(id),
            InputEvent::Wheel {
                at,
                delta_px,
                pinch,
            } => wheel(at, delta_px, pinch),
            InputEvent::Key(Key::Escape) => self.cancel_box(),
            InputEvent::Key(key) => vec![key_event(key)],
        }
    }

    /// Whether no pointer is pressed.
    #[must_use]
    pub fn is_idle(&self) -> bool {
        self.pointers.is_empty()
    }

    fn down(&mut self, id: i32, at: [f64; 2], touch: bool, shift: bool, now: f64) -> Vec<Gesture> {
        self.pointers.retain(|p| p.id != id);
        self.pointers.push(Pointer {
            id,
            at,
            start: at,
            touch,
        });
        self.trail = vec![(now, at)];
        let cancelled = self.cancel_box();
        self.mode = match self.pointers.len() {
            1 if shift => Mode::Box,
            1 => Mode::Idle,
            2 => Mode::Pinch,
            _ => Mode::Ignored,
        };
        [cancelled, vec![Gesture::Grab]].concat()
    }

    fn moved(&mut self, id: i32, at: [f64; 2], now: f64) -> Vec<Gesture> {
        let Some(index) = self.pointers.iter().position(|p| p.id == id) else {
            return vec![Gesture::Hover(at)];
        };
        let before = self.pointers.clone();
        self.pointers[index].at = at;
        let pointer = self.pointers[index];
        match self.mode {
            Mode::Idle if distance(pointer.start, at) > slop(pointer.touch) => {
                self.mode = Mode::Drag;
                self.trail.push((now, at));
                vec![Gesture::Pan(minus(at, pointer.start))]
            }
            Mode::Drag => {
                self.trail.push((now, at));
                self.trail.retain(|(time, _)| now - time <= FLING_MS);
                vec![Gesture::Pan(minus(at, before[index].at))]
            }
            Mode::Box => vec![Gesture::ZoomBox(pointer.start, at)],
            Mode::Pinch => pinch(&before, &self.pointers).into_iter().collect(),
            Mode::Idle | Mode::Ignored => vec![],
        }
    }

    fn up(&mut self, id: i32, at: [f64; 2], now: f64) -> Vec<Gesture> {
        let Some(index) = self.pointers.iter().position(|p| p.id == id) else {
            return vec![];
        };
        let pointer = self.pointers.remove(index);
        let next = self.mode_of_remaining_pointers();
        match std::mem::replace(&mut self.mode, next) {
            Mode::Idle => self.click(at, pointer.touch, now),
            Mode::Drag => self.fling(at, now).into_iter().collect(),
            Mode::Box if distance(pointer.start, at) > SLOP_PX => {
                vec![Gesture::ZoomBoxDone(pointer.start, at)]
            }
            Mode::Box => vec![Gesture::ZoomBoxCancelled],
            Mode::Pinch | Mode::Ignored => vec![],
        }
    }

    fn mode_of_remaining_pointers(&self) -> Mode {
        if self.pointers.is_empty() {
            Mode::Idle
        } else {
            Mode::Ignored
        }
    }

    fn cancel(&mut self, id: i32) -> Vec<Gesture> {
        let mut events = self.cancel_box();
        self.pointers.retain(|p| p.id != id);
        self.mode = self.mode_of_remaining_pointers();
        if self.pointers.is_empty() {
            events.push(Gesture::HoverEnd);
        }
        events
    }

    fn cancel_box(&mut self) -> Vec<Gesture> {
        if self.mode == Mode::Box {
            self.mode = Mode::Ignored;
            return vec![Gesture::ZoomBoxCancelled];
        }
        vec![]
    }

    /// The first click is reported at once, without waiting for a second one, which would delay every click; a second click
    /// within the time and distance of a double click zooms.
    fn click(&mut self, at: [f64; 2], touch: bool, now: f64) -> Vec<Gesture> {
        let is_second = self
            .last_click
            .is_some_and(|(time, place)| now - time < DOUBLE_MS && distance(place, at) < DOUBLE_PX);
        if is_second {
            self.last_click = None;
            return vec![Gesture::Zoom {
                levels: 1.0,
                around: Some(at),
            }];
        }
        self.last_click = Some((now, at));
        vec![Gesture::Click { at, touch }]
    }

    fn fling(&mut self, at: [f64; 2], now: f64) -> Option<Gesture> {
        self.trail.retain(|(time, _)| now - time <= FLING_MS);
        let &(then, from) = self.trail.first()?;
        let elapsed = now - then;
        let speed = [(at[0] - from[0]) / elapsed, (at[1] - from[1]) / elapsed];
        (elapsed > 8.0 && speed[0].hypot(speed[1]) > FLING_MIN).then_some(Gesture::Fling(speed))
    }
}

fn wheel(at: [f64; 2], delta_px: f64, pinch: bool) -> Vec<Gesture> {
    let per_level = if pinch {
        PINCH_PX_PER_LEVEL
    } else {
        WHEEL_PX_PER_LEVEL
    };
    let levels = (-delta_px / per_level).clamp(-WHEEL_MAX_LEVELS, WHEEL_MAX_LEVELS);
    if pinch {
        let (from, to) = (at, at);
        return vec![Gesture::Pinch { levels, from, to }];
    }
    let around = Some(at);
    vec![Gesture::Zoom { levels, around }]
}

fn key_event(key: Key) -> Gesture {
    let zoom = |levels| Gesture::Zoom {
        levels,
        around: None,
    };
    match key {
        Key::Left => Gesture::PanSmoothly([KEY_PAN_PX, 0.0]),
        Key::Right => Gesture::PanSmoothly([-KEY_PAN_PX, 0.0]),
        Key::Up => Gesture::PanSmoothly([0.0, KEY_PAN_PX]),
        Key::Down => Gesture::PanSmoothly([0.0, -KEY_PAN_PX]),
        Key::ZoomIn => zoom(1.0),
        Key::ZoomOut => zoom(-1.0),
        Key::Escape => Gesture::ZoomBoxCancelled,
    }
}

fn pinch(before: &[Pointer], after: &[Pointer]) -> Option<Gesture> {
    let ([a0, b0], [a1, b1]) = (before.first_chunk::<2>()?, after.first_chunk::<2>()?);
    let spread = |a: &Pointer, b: &Pointer| distance(a.at, b.at).max(1.0);
    Some(Gesture::Pinch {
        levels: (spread(a1, b1) / spread(a0, b0)).log2(),
        from: middle(a0.at, b0.at),
        to: middle(a1.at, b1.at),
    })
}

fn slop(touch: bool) -> f64 {
    if touch { TOUCH_SLOP_PX } else { SLOP_PX }
}

fn minus(a: [f64; 2], b: [f64; 2]) -> [f64; 2] {
    [a[0] - b[0], a[1] - b[1]]
}

fn middle(a: [f64; 2], b: [f64; 2]) -> [f64; 2] {
    [f64::midpoint(a[0], b[0]), f64::midpoint(a[1], b[1])]
}

fn distance(a: [f64; 2], b: [f64; 2]) -> f64 {
    (a[0] - b[0]).hypot(a[1] - b[1])
}

#[cfg(test)]
mod tests;
