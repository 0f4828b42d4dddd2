//! The canvas element: its WebGL2 context, its size and its attributes.

use std::cell::Cell;

use wasm_bindgen::{JsCast, JsValue};
use web_sys::{HtmlCanvasElement, WebGl2RenderingContext};

use crate::map::event::StartError;
use crate::map::view::Size;

/// Longest side of the canvas in device pixels: more exceeds the limits of many devices, and those that `maplibre` asks for.
const MAX_SIDE_PX: f64 = 4096.0;

/// Gets the WebGL2 context of a canvas. It is called before `wgpu`, which would panic without WebGL2. A canvas has one context,
/// so the options given here also hold for `wgpu`.
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

/// Size in CSS pixels of the element that the canvas fills (its parent), and device pixels in each. None while it has no size.
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

/// Sets the size of the canvas in device pixels, if it differs: setting it clears the canvas.
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

/// The state of the map that the canvas shows in an attribute.
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
    /// The state of a running map.
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

/// Sets attributes of the canvas, and remembers the values: reading them from the document at every event would take longer
/// than the rest of its handling.
pub struct CanvasAttributes {
    canvas: HtmlCanvasElement,
    state: Cell<Option<State>>,
    cursor: Cell<&'static str>,
}

impl CanvasAttributes {
    /// For a canvas without these attributes.
    pub fn new(canvas: HtmlCanvasElement) -> Self {
        Self {
            canvas,
            state: Cell::default(),
            cursor: Cell::default(),
        }
    }

    /// Sets the attribute `data-map-state`, which the page's styles and the tests read.
    pub fn state(&self, state: State) {
        if self.state.replace(Some(state)) != Some(state) {
            // fails only for a malformed attribute name
            let _ = self.canvas.set_attribute("data-map-state", state.word());
        }
    }

    /// Sets the cursor over the map.
    pub fn cursor(&self, cursor: &'static str) {
        if self.cursor.replace(cursor) != cursor {
            set_style(&self.canvas, "cursor", cursor);
        }
    }
}

/// Gives the canvas a fixed size, centred in its parent, until [`fill`] is called.
pub fn centre(canvas: &HtmlCanvasElement, size: Size) {
    for (side, place, length) in [
        ("width", "left", size.width),
        ("height", "top", size.height),
    ] {
        set_style(canvas, side, &format!("{length}px"));
        set_style(canvas, place, &format!("calc(50% - {}px)", length / 2.0));
    }
}

/// Lets the canvas fill its parent again, as the style sheet has it.
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

/// Milliseconds since the page was opened.
pub fn now_ms() -> f64 {
    web_sys::window()
        .and_then(|window| window.performance())
        .map_or(0.0, |performance| performance.now())
}
