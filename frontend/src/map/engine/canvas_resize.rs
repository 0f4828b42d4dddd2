//! Resizes the canvas to its frame, at a moment when that does not block the page.
//!
//! A canvas that changes its pixels waits for the graphics processor, and that is busiest just then: what changes the
//! frame's size has the whole page painted anew. Where it is slow (drawn in software) the page would stand still for
//! as long as that takes, a quarter of a second and more. So the canvas stays as it is, in the middle of its frame,
//! where the map goes on being drawn, until work is done within a frame or two of being asked for; on a device with
//! graphics hardware that is a few hundredths of a second.

use std::cell::Cell;

use web_sys::HtmlCanvasElement;

use super::element;
use super::frame_pacing::FramePacing;
use crate::map::view::Size;

/// Two in a row: the first may have been asked for before the page's own painting was.
const PROMPT_TIMES: u32 = 2;
/// A map that moves keeps a slow processor busy by itself: after this it holds still, so that there is a quiet moment.
const MOVING_MS: f64 = 300.0;
/// A processor that is never quiet is not waited for any longer.
const LONGEST_MS: f64 = 2000.0;

/// Size in CSS pixels, and device pixels in each.
pub type Extent = (Size, f64);

/// What pixels the canvas has, and what it should have.
pub struct CanvasResize {
    canvas: HtmlCanvasElement,
    current: Cell<Extent>,
    pending: Cell<Option<PendingResize>>,
}

/// Waiting for a quiet moment.
#[derive(Clone, Copy)]
struct PendingResize {
    wanted: Extent,
    since_ms: f64,
}

impl CanvasResize {
    /// Of a canvas whose pixels are for a size.
    pub fn new(canvas: HtmlCanvasElement, current: Extent) -> Self {
        Self {
            canvas,
            current: Cell::new(current),
            pending: Cell::default(),
        }
    }

    /// The frame has another size; false when nothing is to be done about it.
    pub fn request(&self, wanted: Extent, pace: &FramePacing, now_ms: f64) -> bool {
        let pending = self.pending.get();
        if same(
            pending.map_or(self.current.get(), |pending| pending.wanted),
            wanted,
        ) {
            return false;
        }
        if pending.is_none() {
            element::centre(&self.canvas, self.current.get().0);
            pace.reset_prompt_times();
        }
        let since_ms = pending.map_or(now_ms, |pending| pending.since_ms);
        self.pending.set(Some(PendingResize { wanted, since_ms }));
        true
    }

    /// The canvas will have other pixels soon.
    pub fn is_pending(&self) -> bool {
        self.pending.get().is_some()
    }

    /// Nothing should be drawn for now.
    pub fn pauses_drawing(&self, now_ms: f64) -> bool {
        self.waited_ms(now_ms) > MOVING_MS
    }

    /// Gives the canvas its pixels, if this is the moment, and says what for. What was drawn is gone then.
    pub fn apply(&self, pace: &FramePacing, now_ms: f64) -> Option<Extent> {
        let PendingResize { wanted, .. } = self.pending.get()?;
        if pace.prompt_times() < PROMPT_TIMES && self.waited_ms(now_ms) < LONGEST_MS {
            return None;
        }
        self.pending.set(None);
        element::fill(&self.canvas);
        element::set_pixels(&self.canvas, wanted.0, wanted.1);
        self.current.set(wanted);
        Some(wanted)
    }

    fn waited_ms(&self, now_ms: f64) -> f64 {
        self.pending
            .get()
            .map_or(0.0, |pending| now_ms - pending.since_ms)
    }
}

fn same((a, ratio_a): Extent, (b, ratio_b): Extent) -> bool {
    (a.width - b.width).abs() < 0.01
        && (a.height - b.height).abs() < 0.01
        && (ratio_a - ratio_b).abs() < 1e-6
}
