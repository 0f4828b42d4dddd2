//! The window: its size, media queries, full screen, reload and print.

use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// Height of the window in CSS pixels.
pub fn window_height() -> f64 {
    web_sys::window()
        .and_then(|window| window.inner_height().ok()?.as_f64())
        .unwrap_or_default()
}

/// Whether a media query holds.
pub fn matches_media(query: &str) -> bool {
    web_sys::window()
        .and_then(|window| window.match_media(query).ok().flatten())
        .is_some_and(|list| list.matches())
}

/// Whether the user asked the system for reduced motion.
pub fn reduced_motion() -> bool {
    matches_media("(prefers-reduced-motion: reduce)")
}

/// Shows the page in full screen, where the browser permits it.
pub fn enter_full_screen() {
    let document = web_sys::window().and_then(|window| window.document());
    if let Some(root) = document.and_then(|document| document.document_element()) {
        call_ignoring_refusal(&root, "requestFullscreen");
    }
}

/// Leaves full screen.
pub fn leave_full_screen() {
    let document = web_sys::window().and_then(|window| window.document());
    if let Some(document) = document.filter(|d| d.fullscreen_element().is_some()) {
        call_ignoring_refusal(&document, "exitFullscreen");
    }
}

/// Calls a method that returns a promise, and ignores its rejection: the browser may refuse, and the page works without.
fn call_ignoring_refusal(target: &JsValue, method: &str) {
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

/// Loads the page again, at its present address.
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
