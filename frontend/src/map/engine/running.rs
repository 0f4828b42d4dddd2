//! A map that runs on a canvas: connects [`MapCore`] to the browser's frames, timers, input and network.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::{Rc, Weak};

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{HtmlCanvasElement, WebGl2RenderingContext};

use super::canvas::EngineCanvas;
use super::canvas_resize::{CanvasResize, Extent};
use super::element::{CanvasAttributes, State};
use super::frame_pacing::FramePacing;
use super::listeners::{CanvasEvent, Listeners};
use super::worker::{PendingTile, TileWorker};
use super::{element, fetch};
use crate::map::core::{MapCore, Request, Wake};
use crate::map::event::{MapEvent, Picked};
use crate::map::tiles::id::TileId;
use crate::map::view::View;

/// A map that runs: [`MapCore`] and everything that connects it to the browser.
pub struct Running {
    core: RefCell<Option<MapCore<EngineCanvas>>>,
    /// The view at the last report, which is returned after the map was stopped.
    last_view: Cell<View>,
    worker: Option<TileWorker>,
    /// Tiles of the first view that were requested before the map existed.
    early: RefCell<BTreeMap<TileId, PendingTile>>,
    canvas: HtmlCanvasElement,
    attributes: CanvasAttributes,
    resizing: CanvasResize,
    pacing: FramePacing,
    context: WebGl2RenderingContext,
    on_event: Rc<dyn Fn(MapEvent)>,
    callbacks: Callbacks,
    frame_request: Cell<Option<i32>>,
    timer: Cell<Option<i32>>,
    listeners: RefCell<Option<Listeners>>,
}

/// The functions that the browser calls.
struct Callbacks {
    frame: Closure<dyn FnMut()>,
    timer: Closure<dyn FnMut()>,
}

impl Running {
    /// Connects a map to the browser and requests its first frame.
    pub fn start(
        core: MapCore<EngineCanvas>,
        canvas: HtmlCanvasElement,
        context: WebGl2RenderingContext,
        (worker, early): (Option<TileWorker>, BTreeMap<TileId, PendingTile>),
        extent: Extent,
        on_event: Rc<dyn Fn(MapEvent)>,
    ) -> Rc<Self> {
        let last_view = Cell::new(core.view());
        let attributes = CanvasAttributes::new(canvas.clone());
        let running = Rc::new_cyclic(|weak| Self {
            core: RefCell::new(Some(core)),
            last_view,
            worker,
            early: RefCell::new(early),
            canvas: canvas.clone(),
            attributes,
            resizing: CanvasResize::new(canvas, extent),
            pacing: FramePacing::new(context.clone()),
            context,
            on_event,
            callbacks: Callbacks::new(weak),
            frame_request: Cell::new(None),
            timer: Cell::new(None),
            listeners: RefCell::new(None),
        });
        let weak = Rc::downgrade(&running);
        let report: Rc<dyn Fn(CanvasEvent)> = Rc::new(move |event| handle_event(&weak, event));
        let listeners = Listeners::new(&running.canvas, &report);
        running.listeners.replace(Some(listeners));
        running.wake();
        running
    }

    /// The view now, in the middle of a movement too.
    pub fn view(&self) -> View {
        let view = self.core.borrow().as_ref().map(MapCore::view);
        view.unwrap_or(self.last_view.get())
    }

    /// What lies at a position, in CSS pixels of the canvas.
    pub fn pick(&self, at: [f64; 2]) -> Picked {
        let core = self.core.borrow();
        core.as_ref()
            .map_or_else(Picked::default, |core| core.pick(at, false))
    }

    /// Gives the WebGL context up, which frees its graphics memory at once instead of when the canvas is collected.
    pub fn lose_context(&self) {
        let lose = self.context.get_extension("WEBGL_lose_context");
        if let Ok(Some(extension)) = lose {
            let extension: web_sys::WebglLoseContext = extension.unchecked_into();
            extension.lose_context();
        }
    }

    /// Changes the map, reports its events, and requests a frame.
    pub fn change(self: &Rc<Self>, change: impl FnOnce(&mut MapCore<EngineCanvas>)) {
        if let Some(core) = self.core.borrow_mut().as_mut() {
            change(core);
        }
        self.report();
        self.wake();
    }

    /// Draws a frame, unless the graphics processor is behind or a resize is pending; requests the next one.
    fn frame(self: &Rc<Self>) {
        // the event `webglcontextlost` comes later
        if self.context.is_context_lost() {
            return;
        }
        let now_ms = element::now_ms();
        self.pacing.poll_fences(now_ms);
        // a resize clears the canvas: the map is drawn in the same frame, so that no empty canvas is seen
        let pixels = self.resizing.apply(&self.pacing, now_ms);
        let postponed = self.resizing.pauses_drawing(now_ms) || self.pacing.is_behind(now_ms);
        if postponed && pixels.is_none() {
            self.pacing.ensure_fence(now_ms);
            self.wake();
            return;
        }
        let outcome = self.core.borrow_mut().as_mut().map(|core| {
            if let Some((size, ratio)) = pixels {
                core.set_pixels(size, ratio);
            }
            let wake = core.frame(element::now_ms(), element::now_ms);
            (
                wake,
                core.take_requests(),
                core.canvas_mut().take_device_error(),
            )
        });
        let Some((wake, requests, device_error)) = outcome else {
            return;
        };
        for request in requests {
            self.fetch(request);
        }
        if let Some(device_error) = device_error {
            self.stop();
            (self.on_event)(MapEvent::Failed(device_error));
            return;
        }
        self.report();
        self.pacing.insert_fence(element::now_ms());
        match wake {
            _ if self.resizing.is_pending() => self.wake(),
            Wake::NextFrame => self.wake(),
            Wake::At(time) => self.wake_at(time),
            Wake::Sleep => {}
        }
    }

    /// Gets a tile from the worker, or without one by `fetch`, and gives it to the map.
    fn fetch(self: &Rc<Self>, Request { tile, url }: Request) {
        let running = Rc::downgrade(self);
        let early = self.early.borrow_mut().remove(&tile);
        let pending = early.or_else(|| self.worker.as_ref()?.request(&url));
        wasm_bindgen_futures::spawn_local(async move {
            let from_worker = match pending {
                Some(pending) => pending.response().await,
                None => None,
            };
            let response = match from_worker {
                Some(response) => response,
                None => fetch::tile(&url).await,
            };
            if let Some(running) = running.upgrade() {
                running.change(|core| core.respond(tile, response, element::now_ms()));
            }
        });
    }

    /// Reports events to the page. `core` is not borrowed meanwhile, because the page may call the map while it handles them.
    fn report(&self) {
        let events = self.core.borrow_mut().as_mut().map(|core| {
            let idle = core.is_idle() && !self.resizing.is_pending();
            self.attributes.state(State::of(idle));
            self.attributes.cursor(core.cursor());
            self.last_view.set(core.view());
            core.take_events()
        });
        for event in events.into_iter().flatten() {
            (self.on_event)(event);
        }
    }

    /// Requests an animation frame, unless one is requested already.
    fn wake(&self) {
        if self.frame_request.get().is_some() || self.core.borrow().is_none() {
            return;
        }
        let callback = self.callbacks.frame.as_ref().unchecked_ref();
        let request = web_sys::window().and_then(|w| w.request_animation_frame(callback).ok());
        self.frame_request.set(request);
    }

    /// Requests a frame at a time.
    fn wake_at(&self, time_ms: f64) {
        if self.timer.get().is_some() {
            return;
        }
        let wait = (time_ms - element::now_ms()).clamp(0.0, 60_000.0).ceil() as i32;
        let callback = self.callbacks.timer.as_ref().unchecked_ref();
        let timer = web_sys::window().and_then(|window| {
            window
                .set_timeout_with_callback_and_timeout_and_arguments_0(callback, wait)
                .ok()
        });
        self.timer.set(timer);
    }

    /// Follows the size of the canvas' parent. A hidden one has no size, and the canvas keeps its last.
    pub fn resize(self: &Rc<Self>) {
        let Some((size, ratio)) = element::size(&self.canvas) else {
            return;
        };
        if self
            .resizing
            .request((size, ratio), &self.pacing, element::now_ms())
        {
            self.change(|core| core.resize(size));
        }
    }

    /// Removes listeners and callbacks and drops the map.
    pub fn stop(&self) {
        self.listeners.take();
        self.core.take();
        self.attributes.state(State::Stopped);
        let Some(window) = web_sys::window() else {
            return;
        };
        if let Some(frame) = self.frame_request.take() {
            // does not fail for the number of a request
            let _ = window.cancel_animation_frame(frame);
        }
        if let Some(timer) = self.timer.take() {
            window.clear_timeout_with_handle(timer);
        }
    }
}

fn handle_event(running: &Weak<Running>, event: CanvasEvent) {
    let Some(running) = running.upgrade() else {
        return;
    };
    match event {
        CanvasEvent::Input(event, time_ms) => running.change(|core| core.input(event, time_ms)),
        CanvasEvent::Resized => running.resize(),
        CanvasEvent::ContextLost => {
            running.stop();
            (running.on_event)(MapEvent::ContextLost);
        }
    }
}

impl Callbacks {
    fn new(running: &Weak<Running>) -> Self {
        let (for_frame, for_timer) = (running.clone(), running.clone());
        Self {
            frame: Closure::new(move || {
                if let Some(running) = for_frame.upgrade() {
                    running.frame_request.set(None);
                    running.frame();
                }
            }),
            timer: Closure::new(move || {
                if let Some(running) = for_timer.upgrade() {
                    running.timer.set(None);
                    running.wake();
                }
            }),
        }
    }
}
