//! Gives the canvas the pixels its frame has room for, at a moment when that does not stop the page.
//!
//! A canvas that changes its pixels waits for the graphics processor, and that is busiest just then: what changes the
//! frame's size has the whole page painted anew. Where it is slow (drawn in software) the page would stand still for
//! as long as that takes, a quarter of a second and more. So the canvas stays as it is, in the middle of its frame,
//! where the map goes on being drawn, until work is done within a frame or two of being asked for; on a device with
//! graphics hardware that is a few hundredths of a second.

use std::cell::{Cell, RefCell};

use web_sys::{HtmlCanvasElement, WebGl2RenderingContext, WebGlSync};

use super::element;
use crate::map::Size;

/// Work done within this is not kept waiting by anything.
const PROMPT_MS: f64 = 40.0;
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
    context: WebGl2RenderingContext,
    has: Cell<Extent>,
    wait: RefCell<Option<Wait>>,
}

/// Waiting for a quiet moment.
struct Wait {
    wanted: Extent,
    since_ms: f64,
    /// Work the processor was asked for, and when.
    asked: Option<(WebGlSync, f64)>,
    prompt: u32,
}

impl Pixels {
    /// Of a canvas whose pixels are for a size.
    pub fn new(canvas: HtmlCanvasElement, context: WebGl2RenderingContext, has: Extent) -> Self {
        Self {
            canvas,
            context,
            has: Cell::new(has),
            wait: RefCell::default(),
        }
    }

    /// The frame has another size; false when nothing is to be done about it.
    pub fn want(&self, wanted: Extent, now_ms: f64) -> bool {
        let mut wait = self.wait.borrow_mut();
        if same(
            wait.as_ref().map_or(self.has.get(), |wait| wait.wanted),
            wanted,
        ) {
            return false;
        }
        element::keep_in_the_middle(&self.canvas, self.has.get().0);
        let begun = || Wait {
            wanted,
            since_ms: now_ms,
            asked: None,
            prompt: 0,
        };
        wait.get_or_insert_with(begun).wanted = wanted;
        true
    }

    /// The canvas will have other pixels soon.
    pub fn are_awaited(&self) -> bool {
        self.wait.borrow().is_some()
    }

    /// Nothing should be drawn for now.
    pub fn need_quiet(&self, now_ms: f64) -> bool {
        let wait = self.wait.borrow();
        wait.as_ref()
            .is_some_and(|wait| now_ms - wait.since_ms > MOVING_MS)
    }

    /// Gives the canvas its pixels, if this is the moment, and says what for. What was drawn is gone then.
    pub fn give(&self, now_ms: f64) -> Option<Extent> {
        let mut wait = self.wait.borrow_mut();
        let Wait { wanted, .. } = wait.take_if(|wait| wait.is_over(&self.context, now_ms))?;
        element::fill(&self.canvas);
        element::set_pixels(&self.canvas, wanted.0, wanted.1);
        self.has.set(wanted);
        Some(wanted)
    }

    /// Asks the processor to say when it has done what it was given until now.
    pub fn listen(&self, now_ms: f64) {
        if let Some(wait) = self.wait.borrow_mut().as_mut() {
            wait.listen(&self.context, now_ms);
        }
    }
}

impl Wait {
    fn is_over(&mut self, context: &WebGl2RenderingContext, now_ms: f64) -> bool {
        if let Some((sync, asked_ms)) = &self.asked {
            let status = WebGl2RenderingContext::SYNC_STATUS;
            if context.get_sync_parameter(sync, status) == WebGl2RenderingContext::SIGNALED {
                let prompt = now_ms - asked_ms < PROMPT_MS;
                self.prompt = if prompt { self.prompt + 1 } else { 0 };
                context.delete_sync(self.asked.take().as_ref().map(|(sync, _)| sync));
            }
        }
        self.prompt >= PROMPT_TIMES || now_ms - self.since_ms > LONGEST_MS
    }

    fn listen(&mut self, context: &WebGl2RenderingContext, now_ms: f64) {
        if self.asked.is_none() {
            let done = WebGl2RenderingContext::SYNC_GPU_COMMANDS_COMPLETE;
            let sync = context.fence_sync(done, 0);
            context.flush();
            self.asked = sync.map(|sync| (sync, now_ms));
        }
    }
}

fn same((a, ratio_a): Extent, (b, ratio_b): Extent) -> bool {
    (a.width - b.width).abs() < 0.01
        && (a.height - b.height).abs() < 0.01
        && (ratio_a - ratio_b).abs() < 1e-6
}
