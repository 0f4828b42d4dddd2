//! The gestures that change the map: pans, flings, zooms, clicks and hovers.

/// A recognised gesture.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Gesture {
    /// A pointer is pressed: movements under way stop.
    Grab,
    /// Move the map by some pixels.
    Pan([f64; 2]),
    /// Released while moving, with the speed in pixels per millisecond: the map continues by inertia.
    Fling([f64; 2]),
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
        /// Whether with a finger.
        touch: bool,
    },
    /// The pointer moves over the map without a button pressed.
    Hover([f64; 2]),
    /// The pointer left the map.
    HoverEnd,
    /// A box is being drawn between two corners.
    ZoomBox([f64; 2], [f64; 2]),
    /// The box is finished: zoom to it.
    ZoomBoxDone([f64; 2], [f64; 2]),
    /// The box was cancelled.
    ZoomBoxCancelled,
}
