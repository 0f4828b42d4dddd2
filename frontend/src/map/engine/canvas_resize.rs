//! Resizes the canvas to its container, at a moment when that does not block the page.
//!
//! Changing the pixel size of a canvas blocks until the graphics processor has finished its work. Just after the container was
//! resized there is much of it, because the browser paints the whole page again: with software rendering the page would be
//! blocked for a quarter of a second and more. Therefore the canvas keeps its size, centred in its container, and the map is
//! drawn on it, until the processor finishes frames promptly again (see [`FramePacing`]). With graphics hardware that takes a
//! few hundredths of a second.

use std::cell::Cell;

use web_sys::HtmlCanvasElement;

use super::element;
use super::frame_pacing::FramePacing;
use crate::map::view::Size;

/// Number of prompt frames in a row after which the canvas is resized. One is not enough: it may have been queued before the
/// browser queued its painting of the page.
const PROMPT_TIMES: u32 = 2;
/// Time after which the map is not drawn any more until the canvas is resized: a moving map keeps a slow processor busy, so that
/// it would never be prompt.
const MOVING_MS: f64 = 300.0;
/// Time after which the canvas is resized even if the processor is busy.
const LONGEST_MS: f64 = 2000.0;

/// Size in CSS pixels, and device pixels in each.
pub type Extent = (Size, f64);

/// The size that the canvas has, and the size that it will be given.
pub struct CanvasResize {
    canvas: HtmlCanvasElement,
    current: Cell<Extent>,
    pending: Cell<Option<PendingResize>>,
}

/// A resize that was requested and not yet applied.
#[derive(Clone, Copy)]
struct PendingResize {
    wanted: Extent,
    since_ms: f64,
}

impl CanvasResize {
    /// For a canvas that has this size now.
    pub fn new(canvas: HtmlCanvasElement, current: Extent) -> Self {
        Self {
            canvas,
            current: Cell::new(current),
            pending: Cell::default(),
        }
    }

    /// Requests a size; false when the canvas has it or it was requested already.
    pub fn request(&self, wanted: Extent, pacing: &FramePacing, now_ms: f64) -> bool {
        let pending = self.pending.get();
        if same(
            pending.map_or(self.current.get(), |pending| pending.wanted),
            wanted,
        ) {
            return false;
        }
        if pending.is_none() {
            element::centre(&self.canvas, self.current.get().0);
            pacing.reset_prompt_times();
        }
        let since_ms = pending.map_or(now_ms, |pending| pending.since_ms);
        self.pending.set(Some(PendingResize { wanted, since_ms }));
        true
    }

    /// Whether a requested size is not yet applied.
    pub fn is_pending(&self) -> bool {
        self.pending.get().is_some()
    }

    /// Whether nothing is to be drawn until the resize is applied.
    pub fn pauses_drawing(&self, now_ms: f64) -> bool {
        self.waited_ms(now_ms) > MOVING_MS
    }

    /// Applies a requested size if the processor is prompt or the request is old, and returns it. This clears the canvas.
    pub fn apply(&self, pacing: &FramePacing, now_ms: f64) -> Option<Extent> {
        let PendingResize { wanted, .. } = self.pending.get()?;
        if pacing.prompt_times() < PROMPT_TIMES && self.waited_ms(now_ms) < LONGEST_MS {
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
