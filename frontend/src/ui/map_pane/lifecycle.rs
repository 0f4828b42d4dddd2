//! The lifecycle of the map engine: it is started, restarted on a new canvas, or replaced by the server's drawing.

use std::{cell::RefCell, rc::Rc};

use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlCanvasElement;
use yew::prelude::*;

use super::{engine::MapHandle, page_view};
use crate::{
    map::{MapEvent, MapOptions, Samples, Size},
    platform,
    ui::{
        context::{Shared, Ui},
        page::Page,
    },
};

/// The key under which `boot.js` stores "off" when the engine crashed twice within a minute.
const ENGINE_KEY: &str = "atlante.engine";
/// Restarts on a new canvas after a lost context. After more losses the engine is off: a machine that lost the context so often
/// will lose it again.
const RESTARTS: u32 = 2;

/// The address of the tiles' `TileJSON`.
const TILEJSON: &str = "tiles/atlas.json";

/// Starts the parts of the engine that do not depend on the page's data, before these are loaded.
pub fn warm_up() {
    if !is_off(&Page::from_query(&platform::query()).0) {
        MapHandle::warm_up(TILEJSON);
    }
}

fn is_off(page: &Page) -> bool {
    page.engine_off || platform::stored(ENGINE_KEY).as_deref() == Some("off")
}

/// The status of the engine.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EngineStatus {
    /// It is starting.
    Starting,
    /// It runs; the canvas' attribute `data-map-state` says whether it is idle.
    Running,
    /// It cannot run: the server's drawing is shown.
    Off,
}

/// The state of the engine on the page.
#[derive(Clone)]
pub struct Lifecycle {
    /// Its status.
    pub status: UseStateHandle<EngineStatus>,
    /// The running engine.
    pub handle: UseStateHandle<Option<Shared<MapHandle>>>,
    /// Number of the canvas, used as its key: with another number yew makes a new element.
    pub canvas: UseStateHandle<u32>,
}

/// The callback for events, replaced at every rendering. The engine gets one closure when it starts, which calls the latest
/// callback.
pub type EventCallback = Rc<RefCell<Callback<MapEvent>>>;

/// Starts the engine on a canvas, and again when [`Lifecycle::canvas`] changes.
#[hook]
pub fn use_lifecycle(ui: &Ui, canvas_ref: &NodeRef, event_callback: &EventCallback) -> Lifecycle {
    let first = if is_off(&ui.page) {
        EngineStatus::Off
    } else {
        EngineStatus::Starting
    };
    let status = use_state_eq(|| first);
    let handle = use_state_eq(|| None::<Shared<MapHandle>>);
    let canvas = use_state_eq(|| 0_u32);
    {
        let (status, handle) = (status.clone(), handle.clone());
        let (canvas_ref, event_callback, ui) =
            (canvas_ref.clone(), Rc::clone(event_callback), ui.clone());
        let wanted = *status != EngineStatus::Off;
        use_effect_with((*canvas, wanted), move |(_, wanted)| {
            let mounted = Rc::new(RefCell::new(true));
            let running: Rc<RefCell<Option<MapHandle>>> = Rc::default();
            if let Some(element) = canvas_ref.cast::<HtmlCanvasElement>().filter(|_| *wanted) {
                let (mounted, running) = (Rc::clone(&mounted), Rc::clone(&running));
                spawn_local(async move {
                    let options = options(&ui, &element);
                    let on_event = move |event| {
                        let callback = event_callback.borrow().clone();
                        callback.emit(event);
                    };
                    match MapHandle::start(element, options, Rc::new(on_event)).await {
                        Ok(started) if *mounted.borrow() => {
                            *running.borrow_mut() = Some(started.clone());
                            handle.set(Some(Shared::new(started)));
                        }
                        Ok(late) => late.stop(),
                        Err(error) => {
                            platform::warn(&error.to_string());
                            status.set(EngineStatus::Off);
                        }
                    }
                });
            }
            move || {
                mounted.replace(false);
                if let Some(map) = running.borrow_mut().take() {
                    map.stop();
                }
            }
        });
    }
    Lifecycle {
        status,
        handle,
        canvas,
    }
}

impl Lifecycle {
    /// The context was lost: starts again on a new canvas, or turns the engine off.
    pub fn context_lost(&self) {
        self.handle.set(None);
        if *self.canvas >= RESTARTS {
            self.status.set(EngineStatus::Off);
        } else {
            self.status.set(EngineStatus::Starting);
            self.canvas.set(*self.canvas + 1);
        }
    }

    /// Starts the engine again at the user's request.
    pub fn retry(&self) {
        platform::remove_stored(ENGINE_KEY);
        self.status.set(EngineStatus::Starting);
        self.canvas.set(0);
    }
}

fn options(ui: &Ui, canvas: &HtmlCanvasElement) -> MapOptions {
    let size = Size::new(
        f64::from(canvas.client_width()),
        f64::from(canvas.client_height()),
    );
    MapOptions {
        tilejson: TILEJSON.to_owned(),
        view: page_view::view_for(&ui.data, &ui.page, size),
        bounds: ui.data.plan.atlas.bbox,
        reduced_motion: platform::reduced_motion(),
        samples: Samples::Auto,
    }
}
