//! The page's side of the worker that fetches and prepares tiles.
//!
//! The worker (`assets/tile-worker.js`) instantiates the WebAssembly module that the page has already compiled, so it
//! needs no download. If it does not start or fails, the map prepares tiles itself, between two frames.

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
/// Time in milliseconds within which a tile must come. Slow telephones compile the module again in the worker before the first
/// tile; a worker that does not answer within this time was stopped by the browser, or never starts.
const TIMEOUT_MS: u32 = 8000;

/// A worker that fetches and prepares tiles; dropping it terminates it.
pub struct TileWorker {
    worker: Worker,
    pending: Rc<RefCell<PendingTiles>>,
    _on_message: Closure<dyn FnMut(MessageEvent)>,
    _on_error: Closure<dyn FnMut()>,
}

/// The requests without an answer.
#[derive(Default)]
struct PendingTiles {
    last_id: u32,
    /// The functions that resolve the promises of the requests.
    resolve: HashMap<u32, Function>,
    failed: bool,
}

impl TileWorker {
    /// Starts a worker; none where the browser cannot start one.
    pub fn start() -> Option<Self> {
        let options = WorkerOptions::new();
        options.set_type(WorkerType::Module);
        let worker = Worker::new_with_options(SCRIPT, &options).ok()?;
        let module = message(&[("module", &wasm_bindgen::module())])?;
        worker.post_message(&module).ok()?;
        let pending = Rc::new(RefCell::new(PendingTiles::default()));
        let (answered, failed) = (pending.clone(), pending.clone());
        let on_message = Closure::new(move |event: MessageEvent| {
            let data = event.data();
            let id = field(&data, "id").as_f64().unwrap_or_default() as u32;
            let resolve = answered.borrow_mut().resolve.remove(&id);
            resolve_with(resolve, &data);
        });
        let on_error = Closure::new(move || fail_all(&failed));
        worker.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
        worker.set_onerror(Some(on_error.as_ref().unchecked_ref()));
        Some(Self {
            worker,
            pending,
            _on_message: on_message,
            _on_error: on_error,
        })
    }

    /// Requests the tile at an address; none once the worker has failed.
    pub fn request(&self, url: &str) -> Option<PendingTile> {
        if self.pending.borrow().failed {
            return None;
        }
        let id = {
            let mut pending = self.pending.borrow_mut();
            pending.last_id = pending.last_id.wrapping_add(1);
            pending.last_id
        };
        let request = message(&[("id", &id.into()), ("url", &url.into())])?;
        let answer = Promise::new(&mut |resolve, _| {
            self.pending.borrow_mut().resolve.insert(id, resolve);
        });
        self.worker.post_message(&request).ok()?;
        let timed_out = self.pending.clone();
        Some(PendingTile {
            answer,
            _timeout: Timeout::new(TIMEOUT_MS, move || fail_all(&timed_out)),
        })
    }
}

/// A tile that was requested.
pub struct PendingTile {
    answer: Promise,
    _timeout: Timeout,
}

impl PendingTile {
    /// The response; none if the worker failed or did not answer in time.
    pub async fn response(self) -> Option<Response> {
        let data = JsFuture::from(self.answer).await.ok()?;
        let status = field(&data, "status").as_f64()? as u16;
        let tile = Uint8Array::new(&field(&data, "tile")).to_vec();
        Some(match status {
            404 => Response::Empty,
            200..300 if tile.is_empty() => Response::Empty,
            200..300 => {
                let prepared = field(&data, "parts")
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

/// Marks the worker as failed, so that it gets no more requests, and resolves the pending ones without a tile.
fn fail_all(pending: &RefCell<PendingTiles>) {
    let abandoned = {
        let mut pending = pending.borrow_mut();
        pending.failed = true;
        std::mem::take(&mut pending.resolve)
    };
    for resolve in abandoned.into_values() {
        resolve_with(Some(resolve), &JsValue::NULL);
    }
}

fn field(data: &JsValue, key: &str) -> JsValue {
    Reflect::get(data, &key.into()).unwrap_or_default()
}

fn message(parts: &[(&str, &JsValue)]) -> Option<Object> {
    let message = Object::new();
    for (key, value) in parts {
        Reflect::set(&message, &(*key).into(), value).ok()?;
    }
    Some(message)
}

fn resolve_with(resolve: Option<Function>, value: &JsValue) {
    if let Some(resolve) = resolve {
        // the resolve function of a promise does not throw
        let _ = resolve.call1(&JsValue::UNDEFINED, value);
    }
}
