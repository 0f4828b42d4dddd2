//! Light or dark: `scheme.js` knows, remembers and says when it changes.

use js_sys::{Function, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// The event of the window after a change.
pub const SCHEME_CHANGED: &str = "atlante:scheme";

/// Whether the page is dark.
pub fn is_dark() -> bool {
    call("isDark").is_some_and(|answer| answer.is_truthy())
}

/// The other scheme, remembered on this device.
pub fn toggle_scheme() {
    let _ = call("toggle");
}

/// A function of `scheme.js`; none where it did not load, and the page is light.
fn call(name: &str) -> Option<JsValue> {
    let window = web_sys::window()?;
    let scheme = Reflect::get(&window, &"atlanteScheme".into()).ok()?;
    let function: Function = Reflect::get(&scheme, &name.into()).ok()?.dyn_into().ok()?;
    function.call0(&scheme).ok()
}
