//! The lifecycle of the map engine: started, restarted on a fresh canvas, replaced by the server's drawing.

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

/// The supervisor (`boot.js`) writes "off" here when the engine crashes again and again.
const ENGINE_KEY: &str = "atlante.engine";
/// Fresh canvases tried after a lost context before the server draws: a machine that loses it twice
/// will lose it again.
const RESTARTS: u32 = 2;

/// What the tiles are.
const TILEJSON: &str = "tiles/atlas.json";

/// Starts what the map will need, before the page has its data.
pub fn warm_up() {
    if !is_off(&Page::from_query(&platform::query()).0) {
        MapHandle::warm_up(TILEJSON);
    }
}

fn is_off(page: &Page) -> bool {
    page.engine_off || platform::stored(ENGINE_KEY).as_deref() == Some("off")
}

/// What the map is doing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EngineStatus {
    /// On its way.
    Starting,
    /// Runs; `data-map-state` of its canvas tells whether it is idle.
    Running,
    /// Cannot run here: the server's drawing takes its place.
    Off,
}

/// The state of the engine on the page.
#[derive(Clone)]
pub struct Lifecycle {
    /// What the map is doing.
    pub status: UseStateHandle<EngineStatus>,
    /// The running engine.
    pub handle: UseStateHandle<Option<Shared<MapHandle>>>,
    /// Number of the canvas in use: another number is another element.
    pub canvas: UseStateHandle<u32>,
}

/// The callback for events, replaced at every render: the engine is given one closure, which calls the latest.
pub type EventCallback = Rc<RefCell<Callback<MapEvent>>>;

/// Starts the engine on a canvas, and again on another when it is lost.
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
            let alive = Rc::new(RefCell::new(true));
            let running: Rc<RefCell<Option<MapHandle>>> = Rc::default();
            if let Some(element) = canvas_ref.cast::<HtmlCanvasElement>().filter(|_| *wanted) {
                let (alive, running) = (Rc::clone(&alive), Rc::clone(&running));
                spawn_local(async move {
                    let options = options(&ui, &element);
                    let tell = move |event| {
                        let listener = event_callback.borrow().clone();
                        listener.emit(event);
                    };
                    match MapHandle::start(element, options, Rc::new(tell)).await {
                        Ok(started) if *alive.borrow() => {
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
                alive.replace(false);
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
    /// The context was taken away: a fresh canvas, or the server's drawing.
    pub fn context_lost(&self) {
        self.handle.set(None);
        if *self.canvas >= RESTARTS {
            self.status.set(EngineStatus::Off);
        } else {
            self.status.set(EngineStatus::Starting);
            self.canvas.set(*self.canvas + 1);
        }
    }

    /// The reader asks for the interactive map again.
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
