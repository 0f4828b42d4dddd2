//! A map running on a canvas.

use std::rc::Rc;

use geodata::api::Bbox;
use web_sys::HtmlCanvasElement;

use crate::map::{MapEvent, MapOptions, Scene, StartError, Transition, View};

/// A map running on a canvas. Clones share the same map.
#[derive(Clone)]
pub struct MapHandle;

impl MapHandle {
    /// Starts a map; its tiles arrive later, told by `on_event`.
    pub async fn start(
        _canvas: HtmlCanvasElement,
        _options: MapOptions,
        _on_event: Rc<dyn Fn(MapEvent)>,
    ) -> Result<Self, StartError> {
        std::future::ready(Err(StartError::NoWebGl2)).await
    }

    /// Moves the view.
    pub fn set_view(&self, _view: View, _transition: Transition) {}

    /// The view now, in the middle of a movement too.
    #[must_use]
    pub fn view(&self) -> View {
        View {
            zoom: 9.0,
            lat: 45.0,
            lon: 7.5,
        }
    }

    /// Moves the view so that it shows all of a box inside a margin (top, right, bottom, left).
    pub fn fit(&self, _bbox: Bbox, _padding_px: [f64; 4], _transition: Transition) {}

    /// Shows another scene.
    pub fn set_scene(&self, _scene: Scene) {}

    /// Follows the canvas' size; also done by itself when the element changes size.
    pub fn resize(&self) {}

    /// Stops the map and lets go of its memory. The canvas cannot be used again.
    pub fn stop(&self) {}
}
