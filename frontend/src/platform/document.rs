//! Finds, measures, styles, focuses and scrolls elements of the document.

use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement};
use yew::NodeRef;

/// Sets the document's language and title.
pub fn describe_page(language: &str, title: &str) {
    if let Some(document) = web_sys::window().and_then(|window| window.document()) {
        document.set_title(title);
        if let Some(root) = document.document_element() {
            let _ = root.set_attribute("lang", language);
        }
    }
}

/// The element with this `id`.
pub fn element(id: &str) -> Option<Element> {
    web_sys::window()?.document()?.get_element_by_id(id)
}

/// Left, top, right and bottom of the element `id` in CSS pixels, measured from the top left corner of the element `frame`.
/// None when the element is not displayed.
pub fn bounds_within(frame: &str, id: &str) -> Option<[f64; 4]> {
    let origin = element(frame)?.get_bounding_client_rect();
    let part = element(id)?.get_bounding_client_rect();
    let (left, top) = (part.left() - origin.left(), part.top() - origin.top());
    let is_displayed = part.width() > 0.0 && part.height() > 0.0;
    is_displayed.then(|| [left, top, left + part.width(), top + part.height()])
}

/// Sets a style property of an element; does nothing when the element is not in the document.
pub fn set_style(element: &NodeRef, property: &str, value: &str) {
    if let Some(element) = element.cast::<HtmlElement>() {
        // fails only for read-only styles
        let _ = element.style().set_property(property, value);
    }
}

/// Moves the focus to the element with this `id`.
pub fn focus(id: &str) {
    if let Some(element) = element(id).and_then(|e| e.dyn_into::<HtmlElement>().ok()) {
        let _ = element.focus();
    }
}

/// Scrolls an element into view.
pub fn scroll_into_view(id: &str) {
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

/// Whether the focus is in a form field: single-key shortcuts are then ignored, because the keys are input.
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
