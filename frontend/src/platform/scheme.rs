//! The light or dark colour scheme, which `scheme.js` chooses and stores.

use js_sys::{Function, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// The window's event after the scheme changed.
pub const SCHEME_CHANGED: &str = "atlante:scheme";

/// Whether the page uses the dark scheme.
pub fn is_dark() -> bool {
    call("isDark").is_some_and(|answer| answer.is_truthy())
}

/// Changes to the other scheme; `scheme.js` stores it for this browser.
pub fn toggle_scheme() {
    let _ = call("toggle");
}

/// Calls a function of `scheme.js`. None when that script did not load: the page then uses the light scheme.
fn call(name: &str) -> Option<JsValue> {
    let window = web_sys::window()?;
    let scheme = Reflect::get(&window, &"atlanteScheme".into()).ok()?;
    let function: Function = Reflect::get(&scheme, &name.into()).ok()?.dyn_into().ok()?;
    function.call0(&scheme).ok()
}
