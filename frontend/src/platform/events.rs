//! Event listeners and size observers; dropping one removes it.

use gloo_events::{EventListener, EventListenerOptions};
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{Element, Event, ResizeObserver, ResizeObserverEntry};

/// Listens to an event of the window until the listener is dropped.
pub fn listen_window(
    event: &'static str,
    on_event: impl FnMut(&Event) + 'static,
) -> Option<EventListener> {
    let options = EventListenerOptions::enable_prevent_default();
    web_sys::window()
        .map(|window| EventListener::new_with_options(&window, event, options, on_event))
}

/// An observer of an element's size; dropping it disconnects it.
pub struct SizeWatch {
    observer: ResizeObserver,
    _closure: Closure<dyn FnMut(js_sys::Array)>,
}

impl Drop for SizeWatch {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

/// Calls `on_size` with the width and height of an element in CSS pixels, at once and whenever they change.
pub fn watch_size(
    element: &Element,
    mut on_size: impl FnMut(f64, f64) + 'static,
) -> Option<SizeWatch> {
    let closure = Closure::<dyn FnMut(js_sys::Array)>::new(move |entries: js_sys::Array| {
        let entry = entries.get(0).dyn_into::<ResizeObserverEntry>();
        if let Ok(entry) = entry {
            let area = entry.content_rect();
            on_size(area.width(), area.height());
        }
    });
    let observer = ResizeObserver::new(closure.as_ref().unchecked_ref()).ok()?;
    observer.observe(element);
    Some(SizeWatch {
        observer,
        _closure: closure,
    })
}
