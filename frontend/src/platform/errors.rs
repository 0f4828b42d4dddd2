//! Writes warnings to the browser's console and reports panics to `boot.js`.

use std::{fmt::Write as _, panic::PanicHookInfo};

use wasm_bindgen::JsValue;
use web_sys::{CustomEvent, CustomEventInit};

/// Writes a warning to the browser's console, about an error after which the page still works.
pub fn warn(text: &str) {
    web_sys::console::warn_1(&JsValue::from_str(text));
}

/// Sends the panic's message to `boot.js` as an event of the window. The WebAssembly instance cannot be used after a panic, so
/// only code outside it can start the page again.
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
