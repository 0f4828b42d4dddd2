//! Frame pacing: measures with WebGL fences when the graphics processor finishes a frame, so that frames are not queued faster
//! than it draws them.

use std::{
    cell::{Cell, RefCell},
    collections::VecDeque,
};

use web_sys::{WebGl2RenderingContext, WebGlSync};

/// A frame finished within this time was prompt: it did not have to wait for other work. It is a little more than two frames of
/// the screen.
const PROMPT_MS: f64 = 40.0;
/// Frames queued at once on a slow processor: while it draws one, the page prepares the next.
const MAX_FENCES: usize = 2;
/// When a frame takes longer than this, no second one is queued, because the browser's painting of the page would have to wait
/// for both.
const FAST_FRAME_MS: f64 = 120.0;
/// When a fence is not signalled for so long, no more fences are inserted and frames are drawn without pacing.
const FENCE_TIMEOUT_MS: f64 = 5000.0;

/// The fences of a WebGL context, and what they showed of its graphics processor.
pub struct FramePacing {
    context: WebGl2RenderingContext,
    /// Oldest first.
    fences: RefCell<VecDeque<Fence>>,
    /// Number of prompt frames in a row.
    prompt: Cell<u32>,
    /// Whether the last frame was not prompt.
    slow: Cell<bool>,
    /// When a fence was last seen signalled.
    done_ms: Cell<f64>,
    /// How long the last measured frame took.
    took_ms: Cell<f64>,
    /// Whether a fence exceeded [`FENCE_TIMEOUT_MS`].
    unresponsive: Cell<bool>,
}

/// A fence in the processor's queue.
struct Fence {
    sync: WebGlSync,
    /// When it was inserted.
    at_ms: f64,
    /// Whether it was polled before and not signalled then.
    was_open: bool,
}

impl FramePacing {
    /// For a context without fences.
    pub fn new(context: WebGl2RenderingContext) -> Self {
        Self {
            context,
            fences: RefCell::default(),
            prompt: Cell::default(),
            slow: Cell::default(),
            done_ms: Cell::default(),
            took_ms: Cell::default(),
            unresponsive: Cell::default(),
        }
    }

    /// Inserts a fence behind the work queued until now, unless [`MAX_FENCES`] are open already.
    pub fn insert_fence(&self, at_ms: f64) {
        let mut fences = self.fences.borrow_mut();
        if fences.len() < MAX_FENCES && !self.unresponsive.get() {
            let done = WebGl2RenderingContext::SYNC_GPU_COMMANDS_COMPLETE;
            let sync = self.context.fence_sync(done, 0);
            self.context.flush();
            fences.extend(sync.map(|sync| Fence {
                sync,
                at_ms,
                was_open: false,
            }));
        }
    }

    /// Inserts a fence if none is open. While nothing is drawn, this is how to find out when the processor has finished its other
    /// work.
    pub fn ensure_fence(&self, at_ms: f64) {
        if self.fences.borrow().is_empty() {
            self.insert_fence(at_ms);
        }
    }

    /// Removes the signalled fences and updates the measurements.
    pub fn poll_fences(&self, now_ms: f64) {
        let mut fences = self.fences.borrow_mut();
        while let Some(first) = fences.front_mut() {
            if !self.is_done(&first.sync) {
                if first.was_open && now_ms - first.at_ms > FENCE_TIMEOUT_MS {
                    self.unresponsive.set(true);
                    fences.clear();
                } else {
                    first.was_open = true;
                }
                return;
            }
            self.context.delete_sync(Some(&first.sync));
            if first.was_open || now_ms - first.at_ms < PROMPT_MS {
                // the frame began when it was queued, or when the frame before it was finished
                self.took_ms
                    .set(now_ms - first.at_ms.max(self.done_ms.get()));
            }
            self.done_ms.set(now_ms);
            if now_ms - first.at_ms < PROMPT_MS {
                self.prompt.set(self.prompt.get() + 1);
                self.slow.set(false);
            } else if first.was_open {
                self.prompt.set(0);
                self.slow.set(true);
            }
            // otherwise the frame was finished at an unknown time while the map slept and no fence was polled
            fences.pop_front();
        }
    }

    fn is_done(&self, sync: &WebGlSync) -> bool {
        let status = WebGl2RenderingContext::SYNC_STATUS;
        self.context.get_sync_parameter(sync, status) == WebGl2RenderingContext::SIGNALED
    }

    /// Whether the processor is behind with earlier frames. Another one would only be queued, and delay the painting of the page.
    pub fn is_behind(&self, now_ms: f64) -> bool {
        let fences = self.fences.borrow();
        let late = |first: &Fence| self.slow.get() || now_ms - first.at_ms > PROMPT_MS;
        let allowed = if self.took_ms.get() > FAST_FRAME_MS {
            1
        } else {
            MAX_FENCES
        };
        fences.len() >= allowed && fences.front().is_some_and(late)
    }

    /// The number of prompt frames in a row since the count was reset.
    pub fn prompt_times(&self) -> u32 {
        self.prompt.get()
    }

    /// Resets the count of prompt frames.
    pub fn reset_prompt_times(&self) {
        self.prompt.set(0);
    }
}
