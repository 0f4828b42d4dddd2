//! Listening to the canvas: raw input, its size, and the loss of its context.

use std::rc::Rc;

use gloo_events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::{
    Event, EventTarget, HtmlCanvasElement, KeyboardEvent, MouseEvent, PointerEvent, WheelEvent,
};

use crate::{
    map::gesture::{Key, RawEvent},
    platform::events::{SizeWatch, watch_size},
};

/// Pixels in a line, for wheels that count lines.
const LINE_PX: f64 = 40.0;
/// Pixels in a page, for wheels that count pages.
const PAGE_PX: f64 = 400.0;

/// What was heard.
#[derive(Clone, Copy)]
pub enum Heard {
    /// Input, and when it happened: a busy page hears of it late, and speed and double clicks
    /// must not depend on that.
    Input(RawEvent, f64),
    /// The frame the canvas is in has another size.
    Resized,
    /// The context is gone.
    ContextLost,
}

/// Listens until dropped.
pub struct Listeners {
    listening: Vec<EventListener>,
    _size: Option<SizeWatch>,
}

impl Listeners {
    /// Starts listening.
    pub fn new(canvas: &HtmlCanvasElement, tell: &Rc<dyn Fn(Heard)>) -> Self {
        let told = tell.clone();
        let frame = canvas.parent_element();
        let mut listeners = Self {
            listening: vec![],
            _size: frame.and_then(|frame| watch_size(&frame, move |_, _| told(Heard::Resized))),
        };
        listeners.listen_to_pointers(canvas, tell);
        listeners.listen_to_the_rest(canvas, tell);
        listeners
    }

    fn listen_to_pointers(&mut self, canvas: &HtmlCanvasElement, tell: &Rc<dyn Fn(Heard)>) {
        let input =
            |element: &HtmlCanvasElement,
             read: fn(&HtmlCanvasElement, &PointerEvent) -> Option<RawEvent>| {
                let (element, tell) = (element.clone(), tell.clone());
                move |event: &Event| {
                    let raw = event
                        .dyn_ref::<PointerEvent>()
                        .and_then(|e| read(&element, e));
                    if let Some(raw) = raw {
                        tell(Heard::Input(raw, event.time_stamp()));
                    }
                }
            };
        self.on(canvas, "pointerdown", input(canvas, pointer_down));
        self.on(
            canvas,
            "pointermove",
            input(canvas, |canvas, e| {
                let (id, at) = (e.pointer_id(), position(canvas, e));
                Some(RawEvent::Move { id, at })
            }),
        );
        self.on(
            canvas,
            "pointerup",
            input(canvas, |canvas, e| {
                let (id, at) = (e.pointer_id(), position(canvas, e));
                Some(RawEvent::Up { id, at })
            }),
        );
        for name in ["pointercancel", "pointerleave"] {
            self.on(
                canvas,
                name,
                input(canvas, |_, e| Some(RawEvent::Cancel { id: e.pointer_id() })),
            );
        }
    }

    fn listen_to_the_rest(&mut self, canvas: &HtmlCanvasElement, tell: &Rc<dyn Fn(Heard)>) {
        let (element, told) = (canvas.clone(), tell.clone());
        self.on(canvas, "wheel", move |event| {
            if let Some(wheel) = event.dyn_ref::<WheelEvent>() {
                event.prevent_default();
                told(Heard::Input(
                    wheel_event(&element, wheel),
                    event.time_stamp(),
                ));
            }
        });
        let told = tell.clone();
        self.on(canvas, "keydown", move |event| {
            if let Some(key) = event.dyn_ref::<KeyboardEvent>().and_then(map_key) {
                // Escape also closes things of the page
                if key != Key::Escape {
                    event.prevent_default();
                }
                told(Heard::Input(RawEvent::Key(key), event.time_stamp()));
            }
        });
        let told = tell.clone();
        self.on(canvas, "webglcontextlost", move |event| {
            event.prevent_default();
            told(Heard::ContextLost);
        });
        if let Some(window) = web_sys::window() {
            // another screen, another device pixel ratio
            let told = tell.clone();
            self.on(&window, "resize", move |_| told(Heard::Resized));
        }
    }

    fn on(
        &mut self,
        target: &EventTarget,
        name: &'static str,
        listener: impl FnMut(&Event) + 'static,
    ) {
        let options = EventListenerOptions::enable_prevent_default();
        self.listening.push(EventListener::new_with_options(
            target, name, options, listener,
        ));
    }
}

fn pointer_down(canvas: &HtmlCanvasElement, event: &PointerEvent) -> Option<RawEvent> {
    let touch = event.pointer_type() == "touch";
    if event.button() != 0 {
        return None;
    }
    // moves go on arriving when the pointer leaves the canvas; not all pointers can be captured
    let _ = canvas.set_pointer_capture(event.pointer_id());
    Some(RawEvent::Down {
        id: event.pointer_id(),
        at: position(canvas, event),
        touch,
        shift: event.shift_key(),
    })
}

fn wheel_event(canvas: &HtmlCanvasElement, event: &WheelEvent) -> RawEvent {
    let unit = match event.delta_mode() {
        WheelEvent::DOM_DELTA_LINE => LINE_PX,
        WheelEvent::DOM_DELTA_PAGE => PAGE_PX,
        _ => 1.0,
    };
    RawEvent::Wheel {
        at: position(canvas, event),
        delta_px: event.delta_y() * unit,
        pinch: event.ctrl_key(),
    }
}

/// The key, unless a shortcut of the browser is meant.
fn map_key(event: &KeyboardEvent) -> Option<Key> {
    let shortcut = event.ctrl_key() || event.meta_key() || event.alt_key();
    if shortcut {
        return None;
    }
    Key::from_name(&event.key())
}

/// In the frame, which the canvas may be about to fill.
fn position(canvas: &HtmlCanvasElement, event: &MouseEvent) -> [f64; 2] {
    let frame = canvas.parent_element();
    let rect = frame.map_or_else(
        || canvas.get_bounding_client_rect(),
        |frame| frame.get_bounding_client_rect(),
    );
    [
        f64::from(event.client_x()) - rect.left(),
        f64::from(event.client_y()) - rect.top(),
    ]
}
