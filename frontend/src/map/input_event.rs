//! Input events of the browser: pointers, wheel and keys. Mouse, pen and touch are all pointers.

/// An input event of the browser. Positions are in CSS pixels of the canvas.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum InputEvent {
    /// A button or finger goes down.
    Down {
        /// Pointer.
        id: i32,
        /// Where.
        at: [f64; 2],
        /// Whether it is a finger, which needs larger tolerances than a mouse.
        touch: bool,
        /// Whether the Shift key is pressed.
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
    /// The wheel turns.
    Wheel {
        /// Where.
        at: [f64; 2],
        /// Pixels scrolled, positive downwards.
        delta_px: f64,
        /// Whether it is a pinch on a touchpad, which browsers report as a wheel with the Ctrl key.
        pinch: bool,
    },
    /// A key of the map goes down.
    Key(Key),
}

/// The keys that move the map.
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
    /// Escape, which cancels a box.
    Escape,
}

impl Key {
    /// The key with this value of the browser's `KeyboardEvent.key`.
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
