//! Frame pacing: fences tell when the graphics processor has done what it was given, and how long that took.

use std::{
    cell::{Cell, RefCell},
    collections::VecDeque,
};

use web_sys::{WebGl2RenderingContext, WebGlSync};

/// Work done within this is not kept waiting by anything: two frames and a little.
const PROMPT_MS: f64 = 40.0;
/// Frames a slow processor is given before it has done the first: while it draws one, the page prepares the next.
const MAX_FENCES: usize = 2;
/// When a frame takes longer, no second one is queued: the rest of the page would wait for both.
const FAST_FRAME_MS: f64 = 120.0;
/// When a fence is not signalled for so long, fences are given up and frames are drawn without pacing.
const FENCE_TIMEOUT_MS: f64 = 5000.0;

/// Follows the graphics processor of a context.
pub struct FramePacing {
    context: WebGl2RenderingContext,
    /// Oldest first.
    fences: RefCell<VecDeque<Fence>>,
    /// How often in a row it was prompt.
    prompt: Cell<u32>,
    /// It was not the last time.
    slow: Cell<bool>,
    /// When it was last seen to have done something, and how long it was at it.
    done_ms: Cell<f64>,
    took_ms: Cell<f64>,
    /// It does not answer.
    unresponsive: Cell<bool>,
}

/// Work the processor was asked to tell of.
struct Fence {
    sync: WebGlSync,
    at_ms: f64,
    /// It was not done when looked at before.
    was_open: bool,
}

impl FramePacing {
    /// Of a processor nothing is known of.
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

    /// Asks to be told when everything given until now is done, unless enough is asked already.
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

    /// Asks when nothing is asked: of a processor that is given nothing, only the answers tell when it is quiet.
    pub fn ensure_fence(&self, at_ms: f64) {
        if self.fences.borrow().is_empty() {
            self.insert_fence(at_ms);
        }
    }

    /// Hears what is done.
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
                // it began when it was given this, or when it had done what came before
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
            // else it was done at some time while nobody looked: the map slept
            fences.pop_front();
        }
    }

    fn is_done(&self, sync: &WebGlSync) -> bool {
        let status = WebGl2RenderingContext::SYNC_STATUS;
        self.context.get_sync_parameter(sync, status) == WebGl2RenderingContext::SIGNALED
    }

    /// It has not done what it was given before: more would only wait, and make the rest of the page wait with it.
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

    /// It was prompt so often in a row since the count began.
    pub fn prompt_times(&self) -> u32 {
        self.prompt.get()
    }

    /// Counts anew.
    pub fn reset_prompt_times(&self) {
        self.prompt.set(0);
    }
}
