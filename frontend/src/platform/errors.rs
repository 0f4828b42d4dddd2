//! Errors that are written to the console, and panics that are reported to `boot.js`.

use std::{fmt::Write as _, panic::PanicHookInfo};

use wasm_bindgen::JsValue;
use web_sys::{CustomEvent, CustomEventInit};

/// A line for who looks at the browser's console: something went wrong and the page went on.
pub fn warn(text: &str) {
    web_sys::console::warn_1(&JsValue::from_str(text));
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
