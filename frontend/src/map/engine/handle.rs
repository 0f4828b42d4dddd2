//! A map running on a canvas: connects [`MapCore`] to the browser's time, input and network.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::{Rc, Weak};

use geodata_model::Bbox;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use wasm_bindgen_futures::JsFuture;
use web_sys::{HtmlCanvasElement, WebGl2RenderingContext};

use super::canvas::EngineCanvas;
use super::canvas_resize::CanvasResize;
use super::element::{CanvasAttributes, State};
use super::frame_pacing::FramePacing;
use super::listeners::{CanvasEvent, Listeners};
use super::worker::{PendingTile, TileWorker};
use super::{element, fetch};
use crate::map::camera::Camera;
use crate::map::core::{MapCore, Request, Wake};
use crate::map::event::{MapEvent, MapOptions, Picked, StartError, Transition};
use crate::map::scene::Scene;
use crate::map::tiles::cache::IN_FLIGHT;
use crate::map::tiles::cover::{cover, tile_zoom};
use crate::map::tiles::id::TileId;
use crate::map::tiles::source::TileSource;
use crate::map::view::{Size, View};

/// A map running on a canvas. Clones share the same map.
#[derive(Clone)]
pub struct MapHandle(Rc<Running>);

struct Running {
    core: RefCell<Option<MapCore<EngineCanvas>>>,
    last_view: Cell<View>,
    worker: Option<TileWorker>,
    /// Tiles asked for before the map was there to ask.
    early: RefCell<BTreeMap<TileId, PendingTile>>,
    canvas: HtmlCanvasElement,
    attributes: CanvasAttributes,
    resizing: CanvasResize,
    pace: FramePacing,
    context: WebGl2RenderingContext,
    on_event: Rc<dyn Fn(MapEvent)>,
    callbacks: Callbacks,
    frame_request: Cell<Option<i32>>,
    timer: Cell<Option<i32>>,
    listeners: RefCell<Option<Listeners>>,
}

struct Callbacks {
    frame: Closure<dyn FnMut()>,
    timer: Closure<dyn FnMut()>,
}

impl MapHandle {
    /// Starts what the first map with this `TileJSON` will need and can be had before anything else is known.
    pub fn warm_up(tilejson: &str) {
        PRELOAD.set(Some(Preload::start(tilejson)));
    }

    /// Starts a map on a canvas that is in the document; its tiles arrive later, told by `on_event`.
    pub async fn start(
        canvas: HtmlCanvasElement,
        options: MapOptions,
        on_event: Rc<dyn Fn(MapEvent)>,
    ) -> Result<Self, StartError> {
        if !canvas.is_connected() {
            return Err(StartError::Engine(
                "the canvas is not in the document".into(),
            ));
        }
        let size = element::size(&canvas);
        let (size, ratio) = size.unwrap_or((Size::new(1.0, 1.0), 1.0));
        element::set_pixels(&canvas, size, ratio);
        let attributes = CanvasAttributes::new(canvas.clone());
        attributes.state(State::Loading);
        element::set_style(&canvas, "touch-action", "none");
        let Preload { worker, source, .. } = Preload::take(&options.tilejson);
        let source = tile_source(&options.tilejson, source).await?;
        let early = first_tiles(&options, &source, size, worker.as_ref());
        let context = element::webgl2(&canvas)?;
        let engine = EngineCanvas::start(canvas.clone(), options.samples.count()).await?;
        let core = MapCore::new(engine, &options, source, size, ratio);
        let last_view = Cell::new(core.view());
        let running = Rc::new_cyclic(|weak| Running {
            core: RefCell::new(Some(core)),
            last_view,
            worker,
            early: RefCell::new(early),
            canvas: canvas.clone(),
            attributes,
            resizing: CanvasResize::new(canvas, (size, ratio)),
            pace: FramePacing::new(context.clone()),
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
        Ok(Self(running))
    }

    /// Moves the view.
    pub fn set_view(&self, view: View, transition: Transition) {
        self.0.change(|core| core.set_view(view, transition));
    }

    /// The view now, in the middle of a movement too.
    #[must_use]
    pub fn view(&self) -> View {
        let view = self.0.core.borrow().as_ref().map(MapCore::view);
        view.unwrap_or(self.0.last_view.get())
    }

    /// Moves the view so that it shows all of a box inside a margin (top, right, bottom, left).
    pub fn fit(&self, bbox: Bbox, padding_px: [f64; 4], transition: Transition) {
        self.0.change(|core| core.fit(bbox, padding_px, transition));
    }

    /// Shows another scene.
    pub fn set_scene(&self, scene: Scene) {
        self.0.change(|core| core.set_scene(scene));
    }

    /// What lies at a position, in CSS pixels of the canvas.
    #[must_use]
    pub fn pick(&self, at: [f64; 2]) -> Picked {
        let core = self.0.core.borrow();
        core.as_ref()
            .map_or_else(Picked::default, |s| s.pick(at, false))
    }

    /// Follows the canvas' size; also done by itself when the element changes size.
    pub fn resize(&self) {
        self.0.resize();
    }

    /// Stops the map and lets go of its memory. The canvas cannot be used again.
    pub fn stop(&self) {
        self.0.stop();
        // frees graphics memory now instead of when the canvas is collected
        let lose = self.0.context.get_extension("WEBGL_lose_context");
        if let Ok(Some(extension)) = lose {
            let extension: web_sys::WebglLoseContext = extension.unchecked_into();
            extension.lose_context();
        }
    }
}

/// What can be had before the page knows what its map shows.
struct Preload {
    url: String,
    worker: Option<TileWorker>,
    /// The body of the `TileJSON`.
    source: js_sys::Promise,
}

thread_local! {
    static PRELOAD: RefCell<Option<Preload>> = const { RefCell::new(None) };
}

impl Preload {
    fn start(url: &str) -> Self {
        let (url, asked) = (url.to_owned(), url.to_owned());
        Self {
            url,
            worker: TileWorker::start(),
            source: wasm_bindgen_futures::future_to_promise(async move {
                let bytes = fetch::bytes(&asked).await.map_err(|e| e.to_string())?;
                Ok(js_sys::Uint8Array::from(bytes.as_slice()).into())
            }),
        }
    }

    /// What was started for this address, or is now.
    fn take(url: &str) -> Self {
        let preload = PRELOAD.take().filter(|preload| preload.url == url);
        preload.unwrap_or_else(|| Self::start(url))
    }
}

async fn tile_source(url: &str, body: js_sys::Promise) -> Result<TileSource, StartError> {
    let error = |reason: String| StartError::TileJson {
        url: url.to_owned(),
        reason,
    };
    let body = JsFuture::from(body).await;
    let body = body.map_err(|e| error(e.as_string().unwrap_or_default()))?;
    let bytes = js_sys::Uint8Array::new(&body).to_vec();
    TileSource::from_json(&bytes).map_err(|e| error(e.to_string()))
}

/// Asks for the tiles of the first view: they come while the engine, which waits for nothing, starts.
fn first_tiles(
    options: &MapOptions,
    source: &TileSource,
    size: Size,
    worker: Option<&TileWorker>,
) -> BTreeMap<TileId, PendingTile> {
    let view = Camera::new(options.view, options.bounds, options.reduced_motion).view();
    let zoom = tile_zoom(&view, source.minzoom, source.maxzoom);
    let cover = cover(&view, size, zoom, source.bounds);
    let ask = |tile: TileId| Some((tile, worker?.ask(&source.url(tile))?));
    cover.into_iter().take(IN_FLIGHT).filter_map(ask).collect()
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

impl Running {
    /// Changes the map, reports its events, and asks for the next frame.
    fn change(self: &Rc<Self>, change: impl FnOnce(&mut MapCore<EngineCanvas>)) {
        if let Some(core) = self.core.borrow_mut().as_mut() {
            change(core);
        }
        self.report();
        self.wake();
    }

    fn frame(self: &Rc<Self>) {
        // the event that tells of a lost context comes later
        if self.context.is_context_lost() {
            return;
        }
        let now_ms = element::now_ms();
        self.pace.poll_fences(now_ms);
        // other pixels drop the picture: it is drawn again before anyone sees that
        let pixels = self.resizing.apply(&self.pace, now_ms);
        let wait = self.resizing.pauses_drawing(now_ms) || self.pace.is_behind(now_ms);
        if wait && pixels.is_none() {
            self.pace.ensure_fence(now_ms);
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
        self.pace.insert_fence(element::now_ms());
        match wake {
            _ if self.resizing.is_pending() => self.wake(),
            Wake::NextFrame => self.wake(),
            Wake::At(time) => self.wake_at(time),
            Wake::Sleep => {}
        }
    }

    fn fetch(self: &Rc<Self>, Request { tile, url }: Request) {
        let running = Rc::downgrade(self);
        let early = self.early.borrow_mut().remove(&tile);
        let asked = early.or_else(|| self.worker.as_ref()?.ask(&url));
        wasm_bindgen_futures::spawn_local(async move {
            let brought = match asked {
                Some(asked) => asked.answer().await,
                None => None,
            };
            let response = match brought {
                Some(response) => response,
                None => fetch::tile(&url).await,
            };
            if let Some(running) = running.upgrade() {
                running.change(|core| core.respond(tile, response, element::now_ms()));
            }
        });
    }

    /// Reports events to the page. The map is not borrowed meanwhile, because the page may call it.
    fn report(&self) {
        let attributes = self.core.borrow_mut().as_mut().map(|core| {
            let idle = core.is_idle() && !self.resizing.is_pending();
            self.attributes.state(State::of(idle));
            self.attributes.cursor(core.cursor());
            self.last_view.set(core.view());
            core.take_events()
        });
        for event in attributes.into_iter().flatten() {
            (self.on_event)(event);
        }
    }

    /// Asks for a frame, unless one is asked for already.
    fn wake(&self) {
        if self.frame_request.get().is_some() || self.core.borrow().is_none() {
            return;
        }
        let callback = self.callbacks.frame.as_ref().unchecked_ref();
        let asked = web_sys::window().and_then(|w| w.request_animation_frame(callback).ok());
        self.frame_request.set(asked);
    }

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

    /// A hidden canvas keeps its last size.
    fn resize(self: &Rc<Self>) {
        let Some((size, ratio)) = element::size(&self.canvas) else {
            return;
        };
        if self
            .resizing
            .request((size, ratio), &self.pace, element::now_ms())
        {
            self.change(|core| core.resize(size));
        }
    }

    fn stop(&self) {
        self.listeners.take();
        self.core.take();
        self.attributes.state(State::Stopped);
        let Some(window) = web_sys::window() else {
            return;
        };
        if let Some(frame) = self.frame_request.take() {
            // fails only for a number that was never given
            let _ = window.cancel_animation_frame(frame);
        }
        if let Some(timer) = self.timer.take() {
            window.clear_timeout_with_handle(timer);
        }
    }
}
