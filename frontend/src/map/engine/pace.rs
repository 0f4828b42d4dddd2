//! How the graphics processor keeps up: asked to say when it has done what it was given, and how long that takes.

use std::{
    cell::{Cell, RefCell},
    collections::VecDeque,
};

use web_sys::{WebGl2RenderingContext, WebGlSync};

/// Work done within this is not kept waiting by anything: two frames and a little.
const PROMPT_MS: f64 = 40.0;
/// Frames a slow processor is given before it has done the first: while it draws one, the page makes ready the next.
const AHEAD: usize = 2;
/// A frame that takes it longer has none behind it: the rest of the page would wait for both.
const BRISK_MS: f64 = 120.0;
/// A processor that says nothing for so long is not asked again: better to draw without knowing than not at all.
const SILENT_MS: f64 = 5000.0;

/// Follows the graphics processor of a context.
pub struct Pace {
    context: WebGl2RenderingContext,
    /// Oldest first.
    asked: RefCell<VecDeque<Asked>>,
    /// How often in a row it was prompt.
    prompt: Cell<u32>,
    /// It was not the last time.
    slow: Cell<bool>,
    /// When it was last seen to have done something, and how long it was at it.
    done_ms: Cell<f64>,
    took_ms: Cell<f64>,
    /// It does not answer.
    silent: Cell<bool>,
}

/// Work the processor was asked to tell of.
struct Asked {
    sync: WebGlSync,
    at_ms: f64,
    /// It was not done when looked at before.
    was_open: bool,
}

impl Pace {
    /// Of a processor nothing is known of.
    pub fn new(context: WebGl2RenderingContext) -> Self {
        Self {
            context,
            asked: RefCell::default(),
            prompt: Cell::default(),
            slow: Cell::default(),
            done_ms: Cell::default(),
            took_ms: Cell::default(),
            silent: Cell::default(),
        }
    }

    /// Asks to be told when everything given until now is done, unless enough is asked already.
    pub fn ask(&self, at_ms: f64) {
        let mut asked = self.asked.borrow_mut();
        if asked.len() < AHEAD && !self.silent.get() {
            let done = WebGl2RenderingContext::SYNC_GPU_COMMANDS_COMPLETE;
            let sync = self.context.fence_sync(done, 0);
            self.context.flush();
            asked.extend(sync.map(|sync| Asked {
                sync,
                at_ms,
                was_open: false,
            }));
        }
    }

    /// Asks when nothing is asked: of a processor that is given nothing, only the answers tell when it is quiet.
    pub fn ask_anew(&self, at_ms: f64) {
        if self.asked.borrow().is_empty() {
            self.ask(at_ms);
        }
    }

    /// Hears what is done.
    pub fn hear(&self, now_ms: f64) {
        let mut asked = self.asked.borrow_mut();
        while let Some(first) = asked.front_mut() {
            if !self.is_done(&first.sync) {
                if first.was_open && now_ms - first.at_ms > SILENT_MS {
                    self.silent.set(true);
                    asked.clear();
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
            asked.pop_front();
        }
    }

    fn is_done(&self, sync: &WebGlSync) -> bool {
        let status = WebGl2RenderingContext::SYNC_STATUS;
        self.context.get_sync_parameter(sync, status) == WebGl2RenderingContext::SIGNALED
    }

    /// It has not done what it was given before: more would only wait, and make the rest of the page wait with it.
    pub fn is_behind(&self, now_ms: f64) -> bool {
        let asked = self.asked.borrow();
        let late = |first: &Asked| self.slow.get() || now_ms - first.at_ms > PROMPT_MS;
        let ahead = if self.took_ms.get() > BRISK_MS {
            1
        } else {
            AHEAD
        };
        asked.len() >= ahead && asked.front().is_some_and(late)
    }

    /// It was prompt so often in a row since the count began.
    pub fn prompt_times(&self) -> u32 {
        self.prompt.get()
    }

    /// Counts anew.
    pub fn count_anew(&self) {
        self.prompt.set(0);
    }
}
