//! Events, timers and observers that end when they are dropped.

use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{Event, EventTarget, ResizeObserver, ResizeObserverEntry};

use super::element;

/// A listener that is removed when dropped.
pub struct Listener {
    target: EventTarget,
    event: &'static str,
    closure: Closure<dyn FnMut(Event)>,
}

impl Drop for Listener {
    fn drop(&mut self) {
        let function = self.closure.as_ref().unchecked_ref();
        // removing a listener that is gone already is what was wanted
        let _ = self
            .target
            .remove_event_listener_with_callback(self.event, function);
    }
}

/// Listens to an event of `target` until the listener is dropped.
pub fn listen(
    target: &EventTarget,
    event: &'static str,
    on_event: impl FnMut(Event) + 'static,
) -> Listener {
    let closure = Closure::<dyn FnMut(Event)>::new(on_event);
    let function = closure.as_ref().unchecked_ref();
    // fails only for arguments of the wrong type
    let _ = target.add_event_listener_with_callback(event, function);
    Listener {
        target: target.clone(),
        event,
        closure,
    }
}

/// Listens to an event of the window.
pub fn listen_window(
    event: &'static str,
    on_event: impl FnMut(Event) + 'static,
) -> Option<Listener> {
    web_sys::window().map(|window| listen(&window, event, on_event))
}

/// A delayed action, forgotten when dropped.
pub struct Timeout {
    id: i32,
    _closure: Closure<dyn FnMut()>,
}

impl Timeout {
    /// Runs `action` after some milliseconds.
    pub fn new(milliseconds: i32, action: impl FnOnce() + 'static) -> Option<Self> {
        let window = web_sys::window()?;
        let closure = Closure::once(action);
        let function = closure.as_ref().unchecked_ref();
        let id = window
            .set_timeout_with_callback_and_timeout_and_arguments_0(function, milliseconds)
            .ok()?;
        Some(Self {
            id,
            _closure: closure,
        })
    }
}

impl Drop for Timeout {
    fn drop(&mut self) {
        if let Some(window) = web_sys::window() {
            window.clear_timeout_with_handle(self.id);
        }
    }
}

/// An action before the next frame is drawn, forgotten when dropped.
pub struct NextFrame {
    id: i32,
    _closure: Closure<dyn FnMut()>,
}

impl NextFrame {
    /// Runs `action` before the next frame.
    pub fn new(action: impl FnOnce() + 'static) -> Option<Self> {
        let window = web_sys::window()?;
        let closure = Closure::once(action);
        let function = closure.as_ref().unchecked_ref();
        let id = window.request_animation_frame(function).ok()?;
        Some(Self {
            id,
            _closure: closure,
        })
    }
}

impl Drop for NextFrame {
    fn drop(&mut self) {
        if let Some(window) = web_sys::window() {
            // fails only for a number that was never given
            let _ = window.cancel_animation_frame(self.id);
        }
    }
}

/// Watches the size of an element; stops when dropped.
pub struct SizeWatch {
    observer: ResizeObserver,
    _closure: Closure<dyn FnMut(js_sys::Array)>,
}

impl Drop for SizeWatch {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

/// Tells width and height of the element with an identifier, now and whenever they change.
pub fn watch_size(id: &str, mut on_size: impl FnMut(f64, f64) + 'static) -> Option<SizeWatch> {
    let element = element(id)?;
    let closure = Closure::<dyn FnMut(js_sys::Array)>::new(move |entries: js_sys::Array| {
        let entry = entries.get(0).dyn_into::<ResizeObserverEntry>();
        if let Ok(entry) = entry {
            let area = entry.content_rect();
            on_size(area.width(), area.height());
        }
    });
    let observer = ResizeObserver::new(closure.as_ref().unchecked_ref()).ok()?;
    observer.observe(&element);
    Some(SizeWatch {
        observer,
        _closure: closure,
    })
}
