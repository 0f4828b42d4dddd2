//! A map running on a canvas: joins the stage with the browser's time, input and network.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::{Rc, Weak};

use geodata::api::Bbox;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use wasm_bindgen_futures::JsFuture;
use web_sys::{HtmlCanvasElement, WebGl2RenderingContext};

use super::canvas::EngineCanvas;
use super::element::{State, Told};
use super::listen::{Heard, Listeners};
use super::pace::Pace;
use super::pixels::Pixels;
use super::worker::{Asked, TileWorker};
use super::{element, fetch};
use crate::map::stage::{Request, Stage, Wake};
use crate::map::tiles::cache::IN_FLIGHT;
use crate::map::tiles::source::TileSource;
use crate::map::tiles::{TileId, cover, tile_zoom};
use crate::map::transition::Camera;
use crate::map::{MapEvent, MapOptions, Picked, Scene, Size, StartError, Transition, View};

/// A map running on a canvas. Clones share the same map.
#[derive(Clone)]
pub struct MapHandle(Rc<Running>);

struct Running {
    stage: RefCell<Option<Stage<EngineCanvas>>>,
    last_view: Cell<View>,
    worker: Option<TileWorker>,
    /// Tiles asked for before the map was there to ask.
    early: RefCell<BTreeMap<TileId, Asked>>,
    canvas: HtmlCanvasElement,
    told: Told,
    pixels: Pixels,
    pace: Pace,
    context: WebGl2RenderingContext,
    on_event: Rc<dyn Fn(MapEvent)>,
    callbacks: Callbacks,
    frame_asked: Cell<Option<i32>>,
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
        AHEAD.set(Some(Ahead::start(tilejson)));
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
        let told = Told::nothing(canvas.clone());
        told.state(State::Loading);
        element::set_style(&canvas, "touch-action", "none");
        let Ahead { worker, source, .. } = Ahead::take(&options.tilejson);
        let source = tile_source(&options.tilejson, source).await?;
        let early = first_tiles(&options, &source, size, worker.as_ref());
        let context = element::webgl2(&canvas)?;
        let engine = EngineCanvas::start(canvas.clone(), options.samples.count()).await?;
        let stage = Stage::new(engine, &options, source, size, ratio);
        let last_view = Cell::new(stage.view());
        let running = Rc::new_cyclic(|weak| Running {
            stage: RefCell::new(Some(stage)),
            last_view,
            worker,
            early: RefCell::new(early),
            canvas: canvas.clone(),
            told,
            pixels: Pixels::new(canvas, (size, ratio)),
            pace: Pace::new(context.clone()),
            context,
            on_event,
            callbacks: Callbacks::new(weak),
            frame_asked: Cell::new(None),
            timer: Cell::new(None),
            listeners: RefCell::new(None),
        });
        let weak = Rc::downgrade(&running);
        let tell: Rc<dyn Fn(Heard)> = Rc::new(move |heard| hear(&weak, heard));
        let listeners = Listeners::new(&running.canvas, &tell);
        running.listeners.replace(Some(listeners));
        running.wake();
        Ok(Self(running))
    }

    /// Moves the view.
    pub fn set_view(&self, view: View, transition: Transition) {
        self.0.change(|stage| stage.set_view(view, transition));
    }

    /// The view now, in the middle of a movement too.
    #[must_use]
    pub fn view(&self) -> View {
        let view = self.0.stage.borrow().as_ref().map(Stage::view);
        view.unwrap_or(self.0.last_view.get())
    }

    /// Moves the view so that it shows all of a box inside a margin (top, right, bottom, left).
    pub fn fit(&self, bbox: Bbox, padding_px: [f64; 4], transition: Transition) {
        self.0
            .change(|stage| stage.fit(bbox, padding_px, transition));
    }

    /// Shows another scene.
    pub fn set_scene(&self, scene: Scene) {
        self.0.change(|stage| stage.set_scene(scene));
    }

    /// What lies at a position, in CSS pixels of the canvas.
    #[must_use]
    pub fn pick(&self, at: [f64; 2]) -> Picked {
        let stage = self.0.stage.borrow();
        stage
            .as_ref()
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
struct Ahead {
    url: String,
    worker: Option<TileWorker>,
    /// The body of the `TileJSON`.
    source: js_sys::Promise,
}

thread_local! {
    static AHEAD: RefCell<Option<Ahead>> = const { RefCell::new(None) };
}

impl Ahead {
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
        let ahead = AHEAD.take().filter(|ahead| ahead.url == url);
        ahead.unwrap_or_else(|| Self::start(url))
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
) -> BTreeMap<TileId, Asked> {
    let view = Camera::new(options.view, options.bounds, options.reduced_motion).view();
    let zoom = tile_zoom(&view, source.minzoom, source.maxzoom);
    let cover = cover(&view, size, zoom, source.bounds);
    let ask = |tile: TileId| Some((tile, worker?.ask(&source.url(tile))?));
    cover.into_iter().take(IN_FLIGHT).filter_map(ask).collect()
}

fn hear(running: &Weak<Running>, heard: Heard) {
    let Some(running) = running.upgrade() else {
        return;
    };
    match heard {
        Heard::Input(event, time_ms) => running.change(|stage| stage.input(event, time_ms)),
        Heard::Resized => running.resize(),
        Heard::ContextLost => {
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
                    running.frame_asked.set(None);
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
    /// Changes the stage, tells what came of it, and sees to the next frame.
    fn change(self: &Rc<Self>, change: impl FnOnce(&mut Stage<EngineCanvas>)) {
        if let Some(stage) = self.stage.borrow_mut().as_mut() {
            change(stage);
        }
        self.tell();
        self.wake();
    }

    fn frame(self: &Rc<Self>) {
        // the event that tells of a lost context comes later
        if self.context.is_context_lost() {
            return;
        }
        let now_ms = element::now_ms();
        self.pace.hear(now_ms);
        // other pixels drop the picture: it is drawn again before anyone sees that
        let pixels = self.pixels.give(&self.pace, now_ms);
        let wait = self.pixels.need_quiet(now_ms) || self.pace.is_behind(now_ms);
        if wait && pixels.is_none() {
            self.pace.ask_anew(now_ms);
            self.wake();
            return;
        }
        let lived = self.stage.borrow_mut().as_mut().map(|stage| {
            if let Some((size, ratio)) = pixels {
                stage.set_pixels(size, ratio);
            }
            let wake = stage.frame(element::now_ms(), element::now_ms);
            (
                wake,
                stage.take_requests(),
                stage.canvas_mut().take_complaint(),
            )
        });
        let Some((wake, requests, complaint)) = lived else {
            return;
        };
        for request in requests {
            self.fetch(request);
        }
        if let Some(complaint) = complaint {
            self.stop();
            (self.on_event)(MapEvent::Failed(complaint));
            return;
        }
        self.tell();
        self.pace.ask(element::now_ms());
        match wake {
            _ if self.pixels.are_awaited() => self.wake(),
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
                running.change(|stage| stage.respond(tile, response, element::now_ms()));
            }
        });
    }

    /// Tells the page what happened. The stage is not borrowed meanwhile: the page may answer.
    fn tell(&self) {
        let told = self.stage.borrow_mut().as_mut().map(|stage| {
            let idle = stage.is_idle() && !self.pixels.are_awaited();
            self.told.state(State::of(idle));
            self.told.cursor(stage.cursor());
            self.last_view.set(stage.view());
            stage.take_events()
        });
        for event in told.into_iter().flatten() {
            (self.on_event)(event);
        }
    }

    /// Asks for a frame, unless one is asked for already.
    fn wake(&self) {
        if self.frame_asked.get().is_some() || self.stage.borrow().is_none() {
            return;
        }
        let callback = self.callbacks.frame.as_ref().unchecked_ref();
        let asked = web_sys::window().and_then(|w| w.request_animation_frame(callback).ok());
        self.frame_asked.set(asked);
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
            .pixels
            .want((size, ratio), &self.pace, element::now_ms())
        {
            self.change(|stage| stage.resize(size));
        }
    }

    fn stop(&self) {
        self.listeners.take();
        self.stage.take();
        self.told.state(State::Stopped);
        let Some(window) = web_sys::window() else {
            return;
        };
        if let Some(frame) = self.frame_asked.take() {
            // fails only for a number that was never given
            let _ = window.cancel_animation_frame(frame);
        }
        if let Some(timer) = self.timer.take() {
            window.clear_timeout_with_handle(timer);
        }
    }
}
