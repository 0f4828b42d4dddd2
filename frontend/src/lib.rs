//! The Atlante map client: the page in WebAssembly, started by `boot.js`, which restarts it after a panic.

pub mod map;
mod order;
mod platform;
mod ui;

use wasm_bindgen::prelude::wasm_bindgen;

/// Renders the page into the element `app`. Called once, by `boot.js`.
#[wasm_bindgen]
pub fn start() {
    yew::set_custom_panic_hook(Box::new(platform::report_panic));
    ui::warm_up();
    if let Some(frame) = platform::element("app") {
        yew::Renderer::<ui::App>::with_root(frame).render();
    }
}
