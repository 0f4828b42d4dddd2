//! The page's side of the worker that makes tiles ready to be drawn.
//!
//! The worker (`assets/tile-worker.js`) runs a second instance of the program the page has already compiled, so it
//! costs no download. Should it not start or should it fail, the map does the same work between two frames.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use js_sys::{Array, Function, Object, Promise, Reflect, Uint8Array};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{MessageEvent, Worker, WorkerOptions, WorkerType};

use super::reader::understand;
use crate::map::tiles::prepare::Prepared;

const SCRIPT: &str = "tile-worker.js";

/// A worker that reads tiles; it ends when this is dropped.
pub struct TileWorker {
    worker: Worker,
    waiting: Rc<RefCell<Waiting>>,
    _on_message: Closure<dyn FnMut(MessageEvent)>,
    _on_error: Closure<dyn FnMut()>,
}

/// Who waits for which tile.
#[derive(Default)]
struct Waiting {
    last: u32,
    resolve: HashMap<u32, Function>,
    failed: bool,
}

impl TileWorker {
    /// Starts a worker; none where the browser has none to give.
    pub fn start() -> Option<Self> {
        let options = WorkerOptions::new();
        options.set_type(WorkerType::Module);
        let worker = Worker::new_with_options(SCRIPT, &options).ok()?;
        let program = message(&[("module", &wasm_bindgen::module())])?;
        worker.post_message(&program).ok()?;
        let waiting = Rc::new(RefCell::new(Waiting::default()));
        let (heard, failed) = (waiting.clone(), waiting.clone());
        let on_message = Closure::new(move |event: MessageEvent| {
            let data = event.data();
            let part = |key: &str| Reflect::get(&data, &key.into()).unwrap_or_default();
            let id = part("id").as_f64().unwrap_or_default() as u32;
            let resolve = heard.borrow_mut().resolve.remove(&id);
            answer(resolve, &part("parts"));
        });
        let on_error = Closure::new(move || {
            let abandoned = {
                let mut waiting = failed.borrow_mut();
                waiting.failed = true;
                std::mem::take(&mut waiting.resolve)
            };
            for resolve in abandoned.into_values() {
                answer(Some(resolve), &JsValue::NULL);
            }
        });
        worker.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
        worker.set_onerror(Some(on_error.as_ref().unchecked_ref()));
        Some(Self {
            worker,
            waiting,
            _on_message: on_message,
            _on_error: on_error,
        })
    }

    /// Reads a tile; none once the worker has failed.
    pub async fn read(&self, tile: &[u8]) -> Option<Prepared> {
        if self.waiting.borrow().failed {
            return None;
        }
        let id = {
            let mut waiting = self.waiting.borrow_mut();
            waiting.last = waiting.last.wrapping_add(1);
            waiting.last
        };
        let bytes = Uint8Array::from(tile);
        let question = message(&[("id", &id.into()), ("tile", &bytes)])?;
        let given_away = Array::of1(&bytes.buffer());
        let answer = Promise::new(&mut |resolve, _| {
            self.waiting.borrow_mut().resolve.insert(id, resolve);
        });
        let posted = self
            .worker
            .post_message_with_transfer(&question, &given_away);
        posted.ok()?;
        let parts = JsFuture::from(answer).await.ok()?;
        understand(parts.dyn_ref::<Array>()?)
    }
}

impl Drop for TileWorker {
    fn drop(&mut self) {
        self.worker.set_onmessage(None);
        self.worker.set_onerror(None);
        self.worker.terminate();
    }
}

fn message(parts: &[(&str, &JsValue)]) -> Option<Object> {
    let message = Object::new();
    for (key, value) in parts {
        Reflect::set(&message, &(*key).into(), value).ok()?;
    }
    Some(message)
}

fn answer(resolve: Option<Function>, value: &JsValue) {
    if let Some(resolve) = resolve {
        // a promise's own function does not throw
        let _ = resolve.call1(&JsValue::UNDEFINED, value);
    }
}
