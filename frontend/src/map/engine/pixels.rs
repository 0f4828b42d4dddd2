//! Gives the canvas the pixels its frame has room for, at a moment when that does not stop the page.
//!
//! A canvas that changes its pixels waits for the graphics processor, and that is busiest just then: what changes the
//! frame's size has the whole page painted anew. Where it is slow (drawn in software) the page would stand still for
//! as long as that takes, a quarter of a second and more. So the canvas stays as it is, in the middle of its frame,
//! where the map goes on being drawn, until work is done within a frame or two of being asked for; on a device with
//! graphics hardware that is a few hundredths of a second.

use std::cell::Cell;

use web_sys::HtmlCanvasElement;

use super::element;
use super::pace::Pace;
use crate::map::Size;

/// Two in a row: the first may have been asked for before the page's own painting was.
const PROMPT_TIMES: u32 = 2;
/// A map that moves keeps a slow processor busy by itself: after this it holds still, so that there is a quiet moment.
const MOVING_MS: f64 = 300.0;
/// A processor that is never quiet is not waited for any longer.
const LONGEST_MS: f64 = 2000.0;

/// Size in CSS pixels, and device pixels in each.
pub type Extent = (Size, f64);

/// What pixels the canvas has, and what it should have.
pub struct Pixels {
    canvas: HtmlCanvasElement,
    has: Cell<Extent>,
    wait: Cell<Option<Wait>>,
}

/// Waiting for a quiet moment.
#[derive(Clone, Copy)]
struct Wait {
    wanted: Extent,
    since_ms: f64,
}

impl Pixels {
    /// Of a canvas whose pixels are for a size.
    pub fn new(canvas: HtmlCanvasElement, has: Extent) -> Self {
        Self {
            canvas,
            has: Cell::new(has),
            wait: Cell::default(),
        }
    }

    /// The frame has another size; false when nothing is to be done about it.
    pub fn want(&self, wanted: Extent, pace: &Pace, now_ms: f64) -> bool {
        let wait = self.wait.get();
        if same(wait.map_or(self.has.get(), |wait| wait.wanted), wanted) {
            return false;
        }
        if wait.is_none() {
            element::keep_in_the_middle(&self.canvas, self.has.get().0);
            pace.count_anew();
        }
        let since_ms = wait.map_or(now_ms, |wait| wait.since_ms);
        self.wait.set(Some(Wait { wanted, since_ms }));
        true
    }

    /// The canvas will have other pixels soon.
    pub fn are_awaited(&self) -> bool {
        self.wait.get().is_some()
    }

    /// Nothing should be drawn for now.
    pub fn need_quiet(&self, now_ms: f64) -> bool {
        self.waited_ms(now_ms) > MOVING_MS
    }

    /// Gives the canvas its pixels, if this is the moment, and says what for. What was drawn is gone then.
    pub fn give(&self, pace: &Pace, now_ms: f64) -> Option<Extent> {
        let Wait { wanted, .. } = self.wait.get()?;
        if pace.prompt_times() < PROMPT_TIMES && self.waited_ms(now_ms) < LONGEST_MS {
            return None;
        }
        self.wait.set(None);
        element::fill(&self.canvas);
        element::set_pixels(&self.canvas, wanted.0, wanted.1);
        self.has.set(wanted);
        Some(wanted)
    }

    fn waited_ms(&self, now_ms: f64) -> f64 {
        self.wait.get().map_or(0.0, |wait| now_ms - wait.since_ms)
    }
}

fn same((a, ratio_a): Extent, (b, ratio_b): Extent) -> bool {
    (a.width - b.width).abs() < 0.01
        && (a.height - b.height).abs() < 0.01
        && (ratio_a - ratio_b).abs() < 1e-6
}
