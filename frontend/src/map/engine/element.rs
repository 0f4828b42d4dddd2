//! The canvas element: its WebGL2 context, its size and its attributes.

use std::cell::Cell;

use wasm_bindgen::{JsCast, JsValue};
use web_sys::{HtmlCanvasElement, WebGl2RenderingContext};

use crate::map::event::StartError;
use crate::map::view::Size;

/// Sides longer than this are beyond what many devices (and `maplibre`'s limits) can draw on.
const MAX_SIDE_PX: f64 = 4096.0;

/// Asks the canvas for WebGL2, before `wgpu` does and would panic. Later calls give the same
/// context, so this also decides how it is made.
pub fn webgl2(canvas: &HtmlCanvasElement) -> Result<WebGl2RenderingContext, StartError> {
    let options = js_sys::Object::new();
    for (key, value) in [("antialias", false), ("depth", false), ("stencil", false)] {
        // fails only for objects that forbid it
        let _ = js_sys::Reflect::set(&options, &key.into(), &JsValue::from_bool(value));
    }
    let context = canvas.get_context_with_context_options("webgl2", &options);
    let context = context.ok().flatten().ok_or(StartError::NoWebGl2)?;
    let context: WebGl2RenderingContext = context.dyn_into().map_err(|_| StartError::NoWebGl2)?;
    if context.is_context_lost() {
        return Err(StartError::NoWebGl2);
    }
    Ok(context)
}

/// Size of the frame the canvas fills (its parent) in CSS pixels, and device pixels in each. None while it has no size.
pub fn size(canvas: &HtmlCanvasElement) -> Option<(Size, f64)> {
    let frame = canvas.parent_element()?;
    let (width, height) = (frame.client_width(), frame.client_height());
    if width < 1 || height < 1 {
        return None;
    }
    let size = Size::new(width.into(), height.into());
    let ratio = web_sys::window().map_or(1.0, |window| window.device_pixel_ratio());
    let largest = MAX_SIDE_PX / size.width.max(size.height);
    Some((size, ratio.min(largest).max(0.1)))
}

/// Gives the canvas its device pixels; drops what was drawn, so only when they change.
pub fn set_pixels(canvas: &HtmlCanvasElement, size: Size, ratio: f64) {
    let device = |css: f64| (css * ratio).round().max(1.0) as u32;
    let (width, height) = (device(size.width), device(size.height));
    if canvas.width() != width {
        canvas.set_width(width);
    }
    if canvas.height() != height {
        canvas.set_height(height);
    }
}

/// How far the map is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// Tiles are missing, or something moves.
    Loading,
    /// Everything in view is drawn.
    Idle,
    /// The map ended; the canvas stays as it is.
    Stopped,
}

impl State {
    /// Of a map that runs.
    pub fn of(idle: bool) -> Self {
        if idle { Self::Idle } else { Self::Loading }
    }

    fn word(self) -> &'static str {
        match self {
            Self::Loading => "loading",
            Self::Idle => "idle",
            Self::Stopped => "stopped",
        }
    }
}

/// The attributes last set on the canvas: reading them from the document at every event would take most of its time.
pub struct CanvasAttributes {
    canvas: HtmlCanvasElement,
    state: Cell<Option<State>>,
    cursor: Cell<&'static str>,
}

impl CanvasAttributes {
    /// Of a canvas without attributes yet.
    pub fn new(canvas: HtmlCanvasElement) -> Self {
        Self {
            canvas,
            state: Cell::default(),
            cursor: Cell::default(),
        }
    }

    /// Tells the page (and its tests) how far the map is.
    pub fn state(&self, state: State) {
        if self.state.replace(Some(state)) != Some(state) {
            // fails only for a malformed attribute name
            let _ = self.canvas.set_attribute("data-map-state", state.word());
        }
    }

    /// What the pointer looks like over the map.
    pub fn cursor(&self, cursor: &'static str) {
        if self.cursor.replace(cursor) != cursor {
            set_style(&self.canvas, "cursor", cursor);
        }
    }
}

/// The canvas keeps a size, in the middle of its frame, until it fills that again.
pub fn centre(canvas: &HtmlCanvasElement, size: Size) {
    for (side, place, length) in [
        ("width", "left", size.width),
        ("height", "top", size.height),
    ] {
        set_style(canvas, side, &format!("{length}px"));
        set_style(canvas, place, &format!("calc(50% - {}px)", length / 2.0));
    }
}

/// The canvas fills its frame, as the page's style says.
pub fn fill(canvas: &HtmlCanvasElement) {
    for property in ["width", "left", "height", "top"] {
        // fails only for read-only styles
        let _ = canvas.style().remove_property(property);
    }
}

/// Sets a style property of the canvas.
pub fn set_style(canvas: &HtmlCanvasElement, property: &str, value: &str) {
    // fails only for read-only styles
    let _ = canvas.style().set_property(property, value);
}

/// Milliseconds since the page began.
pub fn now_ms() -> f64 {
    web_sys::window()
        .and_then(|window| window.performance())
        .map_or(0.0, |performance| performance.now())
}
