//! The page's side of the worker that fetches tiles and makes them ready to be drawn.
//!
//! The worker (`assets/tile-worker.js`) runs a second instance of the program the page has already compiled, so it
//! costs no download. Should it not start or should it fail, the map does the same work between two frames.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use gloo_timers::callback::Timeout;
use js_sys::{Array, Function, Object, Promise, Reflect, Uint8Array};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{MessageEvent, Worker, WorkerOptions, WorkerType};

use super::reader::decode_message;
use crate::map::core::Response;

const SCRIPT: &str = "tile-worker.js";
/// How long a tile may take. A slow telephone compiles the program anew before its first; a worker that is silent for
/// longer has been stopped, or will never start.
const TIMEOUT_MS: u32 = 8000;

/// A worker that brings tiles; it ends when this is dropped.
pub struct TileWorker {
    worker: Worker,
    waiting: Rc<RefCell<PendingTiles>>,
    _on_message: Closure<dyn FnMut(MessageEvent)>,
    _on_error: Closure<dyn FnMut()>,
}

/// Who waits for which tile.
#[derive(Default)]
struct PendingTiles {
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
        let waiting = Rc::new(RefCell::new(PendingTiles::default()));
        let (answered, failed) = (waiting.clone(), waiting.clone());
        let on_message = Closure::new(move |event: MessageEvent| {
            let data = event.data();
            let id = part(&data, "id").as_f64().unwrap_or_default() as u32;
            let resolve = answered.borrow_mut().resolve.remove(&id);
            answer(resolve, &data);
        });
        let on_error = Closure::new(move || fail_all(&failed));
        worker.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
        worker.set_onerror(Some(on_error.as_ref().unchecked_ref()));
        Some(Self {
            worker,
            waiting,
            _on_message: on_message,
            _on_error: on_error,
        })
    }

    /// Asks for the tile at an address, at once; none once the worker has failed.
    pub fn ask(&self, url: &str) -> Option<PendingTile> {
        if self.waiting.borrow().failed {
            return None;
        }
        let id = {
            let mut waiting = self.waiting.borrow_mut();
            waiting.last = waiting.last.wrapping_add(1);
            waiting.last
        };
        let question = message(&[("id", &id.into()), ("url", &url.into())])?;
        let answer = Promise::new(&mut |resolve, _| {
            self.waiting.borrow_mut().resolve.insert(id, resolve);
        });
        self.worker.post_message(&question).ok()?;
        let silent = self.waiting.clone();
        Some(PendingTile {
            answer,
            _patience: Timeout::new(TIMEOUT_MS, move || fail_all(&silent)),
        })
    }
}

/// A tile that was asked for.
pub struct PendingTile {
    answer: Promise,
    _patience: Timeout,
}

impl PendingTile {
    /// What came; none if the worker failed or was silent for too long.
    pub async fn answer(self) -> Option<Response> {
        let data = JsFuture::from(self.answer).await.ok()?;
        let status = part(&data, "status").as_f64()? as u16;
        let tile = Uint8Array::new(&part(&data, "tile")).to_vec();
        Some(match status {
            404 => Response::Empty,
            200..300 if tile.is_empty() => Response::Empty,
            200..300 => {
                let prepared = part(&data, "parts")
                    .dyn_ref::<Array>()
                    .and_then(decode_message);
                match prepared {
                    Some(prepared) => Response::Prepared(tile, prepared),
                    None => Response::Bytes(tile),
                }
            }
            _ => Response::Failed,
        })
    }
}

impl Drop for TileWorker {
    fn drop(&mut self) {
        self.worker.set_onmessage(None);
        self.worker.set_onerror(None);
        self.worker.terminate();
    }
}

/// The worker is not asked again, and who waits for it waits no longer.
fn fail_all(waiting: &RefCell<PendingTiles>) {
    let abandoned = {
        let mut waiting = waiting.borrow_mut();
        waiting.failed = true;
        std::mem::take(&mut waiting.resolve)
    };
    for resolve in abandoned.into_values() {
        answer(Some(resolve), &JsValue::NULL);
    }
}

fn part(data: &JsValue, key: &str) -> JsValue {
    Reflect::get(data, &key.into()).unwrap_or_default()
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
