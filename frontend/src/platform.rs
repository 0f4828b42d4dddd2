//! The browser, as far as the page needs it: every use of `web-sys` outside the map engine and event types.

mod address;
pub mod events;
mod fetch;
mod files;
mod labels;
mod scheme;

pub use address::{absolute, is_at_the_server, query, show_query};
pub use events::{listen_window, watch_size};
pub use fetch::{FetchError, compute, fetch_json, parse};
pub use files::{blob, copy_picture, save, text};
pub use labels::{Label, LabelPool, Part, Spot};
pub use scheme::{SCHEME_CHANGED, is_dark, toggle_scheme};

use std::{fmt::Write as _, panic::PanicHookInfo};

use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{CustomEvent, CustomEventInit, Element, Event, HtmlElement};
use yew::NodeRef;

/// What the tab remembers under `key`; nothing when storage is forbidden.
pub fn remembered(key: &str) -> Option<String> {
    let storage = web_sys::window()?.session_storage().ok()??;
    storage.get_item(key).ok()?
}

/// Makes the tab forget `key`.
pub fn forget(key: &str) {
    let storage = web_sys::window().and_then(|window| window.session_storage().ok().flatten());
    if let Some(storage) = storage {
        let _ = storage.remove_item(key);
    }
}

/// Tells the browser the page's language and title.
pub fn describe_page(language: &str, title: &str) {
    if let Some(document) = web_sys::window().and_then(|window| window.document()) {
        document.set_title(title);
        if let Some(root) = document.document_element() {
            let _ = root.set_attribute("lang", language);
        }
    }
}

/// Height of the window in CSS pixels.
pub fn window_height() -> f64 {
    web_sys::window()
        .and_then(|window| window.inner_height().ok()?.as_f64())
        .unwrap_or_default()
}

/// A line for who looks at the browser's console: something went wrong and the page went on.
pub fn warn(text: &str) {
    web_sys::console::warn_1(&JsValue::from_str(text));
}

/// Whether a media query holds.
pub fn media(query: &str) -> bool {
    web_sys::window()
        .and_then(|window| window.match_media(query).ok().flatten())
        .is_some_and(|list| list.matches())
}

/// Whether the reader asked for less motion.
pub fn reduced_motion() -> bool {
    media("(prefers-reduced-motion: reduce)")
}

/// The element with an identifier.
pub fn element(id: &str) -> Option<Element> {
    web_sys::window()?.document()?.get_element_by_id(id)
}

/// Left, top, right and bottom of an element in the pixels of another it lies on; none where it takes no space.
pub fn place_in(frame: &str, id: &str) -> Option<[f64; 4]> {
    let origin = element(frame)?.get_bounding_client_rect();
    let part = element(id)?.get_bounding_client_rect();
    let (left, top) = (part.left() - origin.left(), part.top() - origin.top());
    let takes_space = part.width() > 0.0 && part.height() > 0.0;
    takes_space.then(|| [left, top, left + part.width(), top + part.height()])
}

/// Sets a style property of an element, if it is there.
pub fn set_style(element: &NodeRef, property: &str, value: &str) {
    if let Some(element) = element.cast::<HtmlElement>() {
        // fails only for read-only styles
        let _ = element.style().set_property(property, value);
    }
}

/// Moves the focus to the element with an identifier.
pub fn focus(id: &str) {
    if let Some(element) = element(id).and_then(|e| e.dyn_into::<HtmlElement>().ok()) {
        let _ = element.focus();
    }
}

/// Scrolls an element into view.
pub fn reveal(id: &str) {
    if let Some(element) = element(id) {
        element.scroll_into_view();
    }
}

/// Scrolls an element back to its beginning.
pub fn scroll_to_top(id: &str) {
    if let Some(element) = element(id) {
        element.set_scroll_top(0);
    }
}

/// Whether the reader is typing somewhere, so that single-key shortcuts must stay quiet.
pub fn is_typing() -> bool {
    let document = web_sys::window().and_then(|window| window.document());
    let active = document.and_then(|document| document.active_element());
    active.is_some_and(|e| matches!(e.tag_name().as_str(), "INPUT" | "TEXTAREA" | "SELECT"))
}

/// Whether an event happened on a canvas.
pub fn is_on_canvas(event: &Event) -> bool {
    let target = event.target().and_then(|t| t.dyn_into::<Element>().ok());
    target.is_some_and(|e| e.tag_name() == "CANVAS")
}

/// Takes the whole screen, where the browser lets a page do so.
pub fn enter_full_screen() {
    let document = web_sys::window().and_then(|window| window.document());
    if let Some(root) = document.and_then(|document| document.document_element()) {
        attempt(&root, "requestFullscreen");
    }
}

/// Gives the screen back.
pub fn leave_full_screen() {
    let document = web_sys::window().and_then(|window| window.document());
    if let Some(document) = document.filter(|d| d.fullscreen_element().is_some()) {
        attempt(&document, "exitFullscreen");
    }
}

/// Calls a method that promises something; a refusal is no error of the page.
fn attempt(target: &JsValue, method: &str) {
    let promise = js_sys::Reflect::get(target, &method.into())
        .and_then(JsCast::dyn_into::<js_sys::Function>)
        .and_then(|function| function.call0(target))
        .and_then(JsCast::dyn_into::<js_sys::Promise>);
    if let Ok(promise) = promise {
        wasm_bindgen_futures::spawn_local(async move {
            let _ = JsFuture::from(promise).await;
        });
    }
}

/// Copies text to the clipboard; false when the browser refuses.
pub async fn copy(text: &str) -> bool {
    let Some(window) = web_sys::window() else {
        return false;
    };
    // absent outside secure contexts, and the binding would then fail on an undefined object
    let clipboard = js_sys::Reflect::get(&window.navigator(), &"clipboard".into());
    if clipboard.is_ok_and(|value| value.is_undefined()) {
        return false;
    }
    JsFuture::from(window.navigator().clipboard().write_text(text))
        .await
        .is_ok()
}

/// Loads the page again, with the address it has.
pub fn reload() {
    if let Some(window) = web_sys::window() {
        let _ = window.location().reload();
    }
}

/// Opens the browser's print dialog.
pub fn print() {
    if let Some(window) = web_sys::window() {
        let _ = window.print();
    }
}

/// Tells the supervisor (`boot.js`) what went wrong: the instance is lost after a panic.
pub fn report_panic(info: &PanicHookInfo<'_>) {
    let mut message = String::from("panic");
    let _ = write!(message, ": {info}");
    web_sys::console::error_1(&JsValue::from_str(&message));
    let init = CustomEventInit::new();
    init.set_detail(&JsValue::from_str(&message));
    let event = CustomEvent::new_with_event_init_dict("atlante:panic", &init);
    if let (Some(window), Ok(event)) = (web_sys::window(), event) {
        let _ = window.dispatch_event(&event);
    }
}
