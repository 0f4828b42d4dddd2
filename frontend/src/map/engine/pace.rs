//! How the graphics processor keeps up: asked to say when it has done what it was given, and how long that takes.

use std::cell::{Cell, RefCell};

use web_sys::{WebGl2RenderingContext, WebGlSync};

/// Work done within this is not kept waiting by anything: two frames and a little.
const PROMPT_MS: f64 = 40.0;
/// A processor that says nothing for so long is not asked again: better to draw without knowing than not at all.
const SILENT_MS: f64 = 5000.0;

/// Follows the graphics processor of a context.
pub struct Pace {
    context: WebGl2RenderingContext,
    asked: RefCell<Option<Asked>>,
    /// How often in a row it was prompt.
    prompt: Cell<u32>,
    /// It was not the last time.
    slow: Cell<bool>,
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
            silent: Cell::default(),
        }
    }

    /// Asks to be told when everything given until now is done, unless it is asked already.
    pub fn ask(&self, at_ms: f64) {
        let mut asked = self.asked.borrow_mut();
        if asked.is_none() && !self.silent.get() {
            let done = WebGl2RenderingContext::SYNC_GPU_COMMANDS_COMPLETE;
            let sync = self.context.fence_sync(done, 0);
            self.context.flush();
            *asked = sync.map(|sync| Asked {
                sync,
                at_ms,
                was_open: false,
            });
        }
    }

    /// Hears whether it is done.
    pub fn hear(&self, now_ms: f64) {
        let status = WebGl2RenderingContext::SYNC_STATUS;
        let mut slot = self.asked.borrow_mut();
        let Some(asked) = slot.as_mut() else {
            return;
        };
        if self.context.get_sync_parameter(&asked.sync, status) != WebGl2RenderingContext::SIGNALED
        {
            if asked.was_open && now_ms - asked.at_ms > SILENT_MS {
                self.silent.set(true);
                *slot = None;
            } else {
                asked.was_open = true;
            }
            return;
        }
        self.context.delete_sync(Some(&asked.sync));
        if now_ms - asked.at_ms < PROMPT_MS {
            self.prompt.set(self.prompt.get() + 1);
            self.slow.set(false);
        } else if asked.was_open {
            self.prompt.set(0);
            self.slow.set(true);
        }
        // else it was done at some time while nobody looked: the map slept
        *slot = None;
    }

    /// It has not done what it was given before: more would only wait, and make the rest of the page wait with it.
    pub fn is_behind(&self, now_ms: f64) -> bool {
        let asked = self.asked.borrow();
        asked
            .as_ref()
            .is_some_and(|asked| self.slow.get() || now_ms - asked.at_ms > PROMPT_MS)
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
