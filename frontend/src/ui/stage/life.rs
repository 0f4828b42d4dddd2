//! The life of the engine on the page: starting, trying again on a fresh canvas, giving up to the server's drawing.

use std::{cell::RefCell, rc::Rc};

use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlCanvasElement;
use yew::prelude::*;

use super::{camera, engine::MapHandle};
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
    page.engine_off || platform::remembered(ENGINE_KEY).as_deref() == Some("off")
}

/// What the map is doing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Condition {
    /// On its way.
    Starting,
    /// Runs; its canvas says in `data-map-state` whether it rests.
    Running,
    /// Cannot run here: the server's drawing takes its place.
    Off,
}

/// The engine as the stage sees it.
#[derive(Clone)]
pub struct Life {
    /// What the map is doing.
    pub condition: UseStateHandle<Condition>,
    /// The running engine.
    pub handle: UseStateHandle<Option<Shared<MapHandle>>>,
    /// Number of the canvas in use: another number is another element.
    pub canvas: UseStateHandle<u32>,
}

/// The stage's latest listener: the engine keeps one callback while the page changes under it.
pub type Ear = Rc<RefCell<Callback<MapEvent>>>;

/// Starts the engine on a canvas, and again on another when it is lost.
#[hook]
pub fn use_life(ui: &Ui, canvas_ref: &NodeRef, ear: &Ear) -> Life {
    let first = if is_off(&ui.page) {
        Condition::Off
    } else {
        Condition::Starting
    };
    let condition = use_state_eq(|| first);
    let handle = use_state_eq(|| None::<Shared<MapHandle>>);
    let canvas = use_state_eq(|| 0_u32);
    {
        let (condition, handle) = (condition.clone(), handle.clone());
        let (canvas_ref, ear, ui) = (canvas_ref.clone(), Rc::clone(ear), ui.clone());
        let wanted = *condition != Condition::Off;
        use_effect_with((*canvas, wanted), move |(_, wanted)| {
            let alive = Rc::new(RefCell::new(true));
            let running: Rc<RefCell<Option<MapHandle>>> = Rc::default();
            if let Some(element) = canvas_ref.cast::<HtmlCanvasElement>().filter(|_| *wanted) {
                let (alive, running) = (Rc::clone(&alive), Rc::clone(&running));
                spawn_local(async move {
                    let options = options(&ui, &element);
                    let tell = move |event| {
                        let listener = ear.borrow().clone();
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
                            condition.set(Condition::Off);
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
    Life {
        condition,
        handle,
        canvas,
    }
}

impl Life {
    /// The context was taken away: a fresh canvas, or the server's drawing.
    pub fn lost(&self) {
        self.handle.set(None);
        if *self.canvas >= RESTARTS {
            self.condition.set(Condition::Off);
        } else {
            self.condition.set(Condition::Starting);
            self.canvas.set(*self.canvas + 1);
        }
    }

    /// The reader asks for the interactive map again.
    pub fn retry(&self) {
        platform::forget(ENGINE_KEY);
        self.condition.set(Condition::Starting);
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
        view: camera::asked(&ui.data, &ui.page, size),
        bounds: ui.data.plan.atlas.bbox,
        reduced_motion: platform::reduced_motion(),
        samples: Samples::Auto,
    }
}
