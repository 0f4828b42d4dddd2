//! From raw input (pointers, wheel, keys) to what the reader wants of the map.
//!
//! Mouse, pen and touch are all pointers. One pointer drags, clicks, double-clicks or, with Shift,
//! draws a box; two pinch.

/// What the browser tells, in CSS pixels of the canvas.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum RawEvent {
    /// A button or finger goes down.
    Down {
        /// Pointer.
        id: i32,
        /// Where.
        at: [f64; 2],
        /// Fingers are thicker than mice.
        touch: bool,
        /// With the Shift key.
        shift: bool,
    },
    /// A pointer moves, pressed or not.
    Move {
        /// Pointer.
        id: i32,
        /// Where.
        at: [f64; 2],
    },
    /// A button or finger goes up.
    Up {
        /// Pointer.
        id: i32,
        /// Where.
        at: [f64; 2],
    },
    /// The browser took the pointer away, or it left the map.
    Cancel {
        /// Pointer.
        id: i32,
    },
    /// The wheel turns; `pinch` when the browser says it is a pinch on a touchpad.
    Wheel {
        /// Where.
        at: [f64; 2],
        /// Pixels scrolled, positive downwards.
        delta_px: f64,
        /// A pinch on a touchpad.
        pinch: bool,
    },
    /// A key of the map goes down.
    Key(Key),
}

/// The keys the map understands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Key {
    /// Arrow left.
    Left,
    /// Arrow right.
    Right,
    /// Arrow up.
    Up,
    /// Arrow down.
    Down,
    /// Plus.
    ZoomIn,
    /// Minus.
    ZoomOut,
    /// Escape, which gives up a box.
    Escape,
}

impl Key {
    /// The key of a browser's `KeyboardEvent.key`.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Some(match name {
            "ArrowLeft" => Self::Left,
            "ArrowRight" => Self::Right,
            "ArrowUp" => Self::Up,
            "ArrowDown" => Self::Down,
            "+" | "=" => Self::ZoomIn,
            "-" | "_" => Self::ZoomOut,
            "Escape" => Self::Escape,
            _ => return None,
        })
    }
}

/// What the reader wants.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum UserEvent {
    /// A hand is on the map: movements under way stop.
    Grab,
    /// Move the map by some pixels.
    Pan([f64; 2]),
    /// Let go while moving, in pixels per millisecond: the map glides on.
    Throw([f64; 2]),
    /// Move the map by some pixels, smoothly.
    PanSmoothly([f64; 2]),
    /// Zoom by some levels around a point at once, moving that point along.
    Pinch {
        /// Levels.
        levels: f64,
        /// Where the fingers' middle was.
        from: [f64; 2],
        /// Where it is now.
        to: [f64; 2],
    },
    /// Zoom by some levels around a point, smoothly; around the middle when there is none.
    Zoom {
        /// Levels.
        levels: f64,
        /// Point that stays in place.
        around: Option<[f64; 2]>,
    },
    /// A click or tap.
    Click {
        /// Where.
        at: [f64; 2],
        /// With a finger.
        touch: bool,
    },
    /// The pointer rests or moves over the map, pressing nothing.
    Hover([f64; 2]),
    /// The pointer is gone.
    HoverEnd,
    /// A box is being drawn between two corners.
    Box([f64; 2], [f64; 2]),
    /// The box is finished: zoom to it.
    BoxDone([f64; 2], [f64; 2]),
    /// The box was given up.
    BoxGone,
}

/// A press that moves less than this is a click; fingers tremble more.
const SLOP_PX: f64 = 4.0;
const TOUCH_SLOP_PX: f64 = 10.0;
/// Two clicks this close together are a double one.
const DOUBLE_MS: f64 = 320.0;
const DOUBLE_PX: f64 = 28.0;
/// Speed of a throw is measured over this time: longer smooths, shorter feels nervous.
const THROW_MS: f64 = 90.0;
/// Slower than this the map stops where it is, px/ms.
const THROW_MIN: f64 = 0.12;
/// Wheel pixels for one level: three notches of a common mouse.
const WHEEL_PX_PER_LEVEL: f64 = 320.0;
/// Touchpad pinches report far smaller numbers.
const PINCH_PX_PER_LEVEL: f64 = 80.0;
/// One event never zooms more than this, whatever the device reports.
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
    /// Nothing, or a press that may become a click.
    #[default]
    Still,
    Drag,
    Box,
    Pinch,
    /// Fingers left over from a pinch: neither a drag's start nor a click.
    Spent,
}

/// Recognises gestures.
#[derive(Debug, Default)]
pub struct Gestures {
    pointers: Vec<Pointer>,
    mode: Mode,
    trail: Vec<(f64, [f64; 2])>,
    last_click: Option<(f64, [f64; 2])>,
}

impl Gestures {
    /// Takes an event at a time in milliseconds; answers what the reader wants.
    pub fn feed(&mut self, event: RawEvent, now_ms: f64) -> Vec<UserEvent> {
        match event {
            RawEvent::Down {
                id,
                at,
                touch,
                shift,
            } => self.down(id, at, touch, shift, now_ms),
            RawEvent::Move { id, at } => self.moved(id, at, now_ms),
            RawEvent::Up { id, at } => self.up(id, at, now_ms),
            RawEvent::Cancel { id } => self.cancel(id),
            RawEvent::Wheel {
                at,
                delta_px,
                pinch,
            } => wheel(at, delta_px, pinch),
            RawEvent::Key(Key::Escape) => self.give_up_box(),
            RawEvent::Key(key) => vec![key_event(key)],
        }
    }

    /// Nothing is pressed.
    #[must_use]
    pub fn at_rest(&self) -> bool {
        self.pointers.is_empty()
    }

    fn down(
        &mut self,
        id: i32,
        at: [f64; 2],
        touch: bool,
        shift: bool,
        now: f64,
    ) -> Vec<UserEvent> {
        self.pointers.retain(|p| p.id != id);
        self.pointers.push(Pointer {
            id,
            at,
            start: at,
            touch,
        });
        self.trail = vec![(now, at)];
        let gave_up = self.give_up_box();
        self.mode = match self.pointers.len() {
            1 if shift => Mode::Box,
            1 => Mode::Still,
            2 => Mode::Pinch,
            _ => Mode::Spent,
        };
        [gave_up, vec![UserEvent::Grab]].concat()
    }

    fn moved(&mut self, id: i32, at: [f64; 2], now: f64) -> Vec<UserEvent> {
        let Some(index) = self.pointers.iter().position(|p| p.id == id) else {
            return vec![UserEvent::Hover(at)];
        };
        let before = self.pointers.clone();
        self.pointers[index].at = at;
        let pointer = self.pointers[index];
        match self.mode {
            Mode::Still if distance(pointer.start, at) > slop(pointer.touch) => {
                self.mode = Mode::Drag;
                self.trail.push((now, at));
                vec![UserEvent::Pan(minus(at, pointer.start))]
            }
            Mode::Drag => {
                self.trail.push((now, at));
                self.trail.retain(|(time, _)| now - time <= THROW_MS);
                vec![UserEvent::Pan(minus(at, before[index].at))]
            }
            Mode::Box => vec![UserEvent::Box(pointer.start, at)],
            Mode::Pinch => pinch(&before, &self.pointers).into_iter().collect(),
            Mode::Still | Mode::Spent => vec![],
        }
    }

    fn up(&mut self, id: i32, at: [f64; 2], now: f64) -> Vec<UserEvent> {
        let Some(index) = self.pointers.iter().position(|p| p.id == id) else {
            return vec![];
        };
        let pointer = self.pointers.remove(index);
        let rest = self.mode_of_the_rest();
        match std::mem::replace(&mut self.mode, rest) {
            Mode::Still => self.click(at, pointer.touch, now),
            Mode::Drag => self.throw(at, now).into_iter().collect(),
            Mode::Box if distance(pointer.start, at) > SLOP_PX => {
                vec![UserEvent::BoxDone(pointer.start, at)]
            }
            Mode::Box => vec![UserEvent::BoxGone],
            Mode::Pinch | Mode::Spent => vec![],
        }
    }

    fn mode_of_the_rest(&self) -> Mode {
        if self.pointers.is_empty() {
            Mode::Still
        } else {
            Mode::Spent
        }
    }

    fn cancel(&mut self, id: i32) -> Vec<UserEvent> {
        let mut events = self.give_up_box();
        self.pointers.retain(|p| p.id != id);
        self.mode = self.mode_of_the_rest();
        if self.pointers.is_empty() {
            events.push(UserEvent::HoverEnd);
        }
        events
    }

    fn give_up_box(&mut self) -> Vec<UserEvent> {
        if self.mode == Mode::Box {
            self.mode = Mode::Spent;
            return vec![UserEvent::BoxGone];
        }
        vec![]
    }

    /// The first click counts at once, so that nothing feels slow; a second one also zooms.
    fn click(&mut self, at: [f64; 2], touch: bool, now: f64) -> Vec<UserEvent> {
        let is_second = self
            .last_click
            .is_some_and(|(time, place)| now - time < DOUBLE_MS && distance(place, at) < DOUBLE_PX);
        if is_second {
            self.last_click = None;
            return vec![UserEvent::Zoom {
                levels: 1.0,
                around: Some(at),
            }];
        }
        self.last_click = Some((now, at));
        vec![UserEvent::Click { at, touch }]
    }

    fn throw(&mut self, at: [f64; 2], now: f64) -> Option<UserEvent> {
        self.trail.retain(|(time, _)| now - time <= THROW_MS);
        let &(then, from) = self.trail.first()?;
        let elapsed = now - then;
        let speed = [(at[0] - from[0]) / elapsed, (at[1] - from[1]) / elapsed];
        (elapsed > 8.0 && speed[0].hypot(speed[1]) > THROW_MIN).then_some(UserEvent::Throw(speed))
    }
}

fn wheel(at: [f64; 2], delta_px: f64, pinch: bool) -> Vec<UserEvent> {
    let per_level = if pinch {
        PINCH_PX_PER_LEVEL
    } else {
        WHEEL_PX_PER_LEVEL
    };
    let levels = (-delta_px / per_level).clamp(-WHEEL_MAX_LEVELS, WHEEL_MAX_LEVELS);
    if pinch {
        let (from, to) = (at, at);
        return vec![UserEvent::Pinch { levels, from, to }];
    }
    let around = Some(at);
    vec![UserEvent::Zoom { levels, around }]
}

fn key_event(key: Key) -> UserEvent {
    let zoom = |levels| UserEvent::Zoom {
        levels,
        around: None,
    };
    match key {
        Key::Left => UserEvent::PanSmoothly([KEY_PAN_PX, 0.0]),
        Key::Right => UserEvent::PanSmoothly([-KEY_PAN_PX, 0.0]),
        Key::Up => UserEvent::PanSmoothly([0.0, KEY_PAN_PX]),
        Key::Down => UserEvent::PanSmoothly([0.0, -KEY_PAN_PX]),
        Key::ZoomIn => zoom(1.0),
        Key::ZoomOut => zoom(-1.0),
        Key::Escape => UserEvent::BoxGone,
    }
}

fn pinch(before: &[Pointer], after: &[Pointer]) -> Option<UserEvent> {
    let ([a0, b0], [a1, b1]) = (before.first_chunk::<2>()?, after.first_chunk::<2>()?);
    let spread = |a: &Pointer, b: &Pointer| distance(a.at, b.at).max(1.0);
    Some(UserEvent::Pinch {
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
