//! Event listeners of the canvas: input, its size, and the loss of its context.

use std::rc::Rc;

use gloo_events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::{
    Event, EventTarget, HtmlCanvasElement, KeyboardEvent, MouseEvent, PointerEvent, WheelEvent,
};

use crate::{
    map::input_event::{InputEvent, Key},
    platform::events::{SizeWatch, watch_size},
};

/// Pixels in a line, for wheels that count lines.
const LINE_PX: f64 = 40.0;
/// Pixels in a page, for wheels that count pages.
const PAGE_PX: f64 = 400.0;

/// An event of the canvas.
#[derive(Clone, Copy)]
pub enum CanvasEvent {
    /// Input, and the time when it happened. A busy page handles it later, on which the speed of a fling and double clicks must
    /// not depend.
    Input(InputEvent, f64),
    /// The canvas' parent has another size, or the screen another device pixel ratio.
    Resized,
    /// The WebGL context was lost.
    ContextLost,
}

/// The listeners of a canvas; dropping them removes them.
pub struct Listeners {
    listening: Vec<EventListener>,
    _size: Option<SizeWatch>,
}

impl Listeners {
    /// Adds the listeners.
    pub fn new(canvas: &HtmlCanvasElement, on_event: &Rc<dyn Fn(CanvasEvent)>) -> Self {
        let on_resize = on_event.clone();
        let frame = canvas.parent_element();
        let mut listeners = Self {
            listening: vec![],
            _size: frame
                .and_then(|frame| watch_size(&frame, move |_, _| on_resize(CanvasEvent::Resized))),
        };
        listeners.listen_to_pointers(canvas, on_event);
        listeners.listen_to_the_rest(canvas, on_event);
        listeners
    }

    fn listen_to_pointers(
        &mut self,
        canvas: &HtmlCanvasElement,
        on_event: &Rc<dyn Fn(CanvasEvent)>,
    ) {
        let input =
            |element: &HtmlCanvasElement,
             read: fn(&HtmlCanvasElement, &PointerEvent) -> Option<InputEvent>| {
                let (element, on_event) = (element.clone(), on_event.clone());
                move |event: &Event| {
                    let raw = event
                        .dyn_ref::<PointerEvent>()
                        .and_then(|e| read(&element, e));
                    if let Some(raw) = raw {
                        on_event(CanvasEvent::Input(raw, event.time_stamp()));
                    }
                }
            };
        self.on(canvas, "pointerdown", input(canvas, pointer_down));
        self.on(
            canvas,
            "pointermove",
            input(canvas, |canvas, e| {
                let (id, at) = (e.pointer_id(), position(canvas, e));
                Some(InputEvent::Move { id, at })
            }),
        );
        self.on(
            canvas,
            "pointerup",
            input(canvas, |canvas, e| {
                let (id, at) = (e.pointer_id(), position(canvas, e));
                Some(InputEvent::Up { id, at })
            }),
        );
        for name in ["pointercancel", "pointerleave"] {
            self.on(
                canvas,
                name,
                input(canvas, |_, e| {
                    Some(InputEvent::Cancel { id: e.pointer_id() })
                }),
            );
        }
    }

    fn listen_to_the_rest(
        &mut self,
        canvas: &HtmlCanvasElement,
        on_event: &Rc<dyn Fn(CanvasEvent)>,
    ) {
        let (element, on_wheel) = (canvas.clone(), on_event.clone());
        self.on(canvas, "wheel", move |event| {
            if let Some(wheel) = event.dyn_ref::<WheelEvent>() {
                event.prevent_default();
                on_wheel(CanvasEvent::Input(
                    wheel_event(&element, wheel),
                    event.time_stamp(),
                ));
            }
        });
        let on_key = on_event.clone();
        self.on(canvas, "keydown", move |event| {
            if let Some(key) = event.dyn_ref::<KeyboardEvent>().and_then(map_key) {
                // Escape also closes parts of the page, so its default is not prevented
                if key != Key::Escape {
                    event.prevent_default();
                }
                on_key(CanvasEvent::Input(InputEvent::Key(key), event.time_stamp()));
            }
        });
        let on_lost = on_event.clone();
        self.on(canvas, "webglcontextlost", move |event| {
            event.prevent_default();
            on_lost(CanvasEvent::ContextLost);
        });
        if let Some(window) = web_sys::window() {
            // also sent when the window moves to a screen with another device pixel ratio
            let on_window_resize = on_event.clone();
            self.on(&window, "resize", move |_| {
                on_window_resize(CanvasEvent::Resized);
            });
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

fn pointer_down(canvas: &HtmlCanvasElement, event: &PointerEvent) -> Option<InputEvent> {
    let touch = event.pointer_type() == "touch";
    if event.button() != 0 {
        return None;
    }
    // with capture, moves are received outside the canvas too; some pointers cannot be captured
    let _ = canvas.set_pointer_capture(event.pointer_id());
    Some(InputEvent::Down {
        id: event.pointer_id(),
        at: position(canvas, event),
        touch,
        shift: event.shift_key(),
    })
}

fn wheel_event(canvas: &HtmlCanvasElement, event: &WheelEvent) -> InputEvent {
    let unit = match event.delta_mode() {
        WheelEvent::DOM_DELTA_LINE => LINE_PX,
        WheelEvent::DOM_DELTA_PAGE => PAGE_PX,
        _ => 1.0,
    };
    InputEvent::Wheel {
        at: position(canvas, event),
        delta_px: event.delta_y() * unit,
        pinch: event.ctrl_key(),
    }
}

/// The key of the map; none for a shortcut of the browser.
fn map_key(event: &KeyboardEvent) -> Option<Key> {
    let shortcut = event.ctrl_key() || event.meta_key() || event.alt_key();
    if shortcut {
        return None;
    }
    Key::from_name(&event.key())
}

/// The position of an event in the canvas' parent: while a resize is pending the canvas has another size than its parent, and
/// the map's positions are those of the parent.
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
