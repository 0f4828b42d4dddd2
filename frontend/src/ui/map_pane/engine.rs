//! The map engine. Outside the browser (in native tests and checks) there is a stand-in that never starts.

#[cfg(target_arch = "wasm32")]
pub use crate::map::MapHandle;
#[cfg(not(target_arch = "wasm32"))]
pub use absent::MapHandle;

#[cfg(not(target_arch = "wasm32"))]
mod absent {
    use std::{future::ready, rc::Rc};

    use geodata_model::Bbox;
    use web_sys::HtmlCanvasElement;

    use crate::map::{MapEvent, MapOptions, Scene, StartError, Transition, View};

    /// Stands in for the engine where there is no WebGL.
    #[derive(Clone)]
    pub struct MapHandle;

    #[allow(clippy::unused_self, reason = "the engine's own signatures")]
    impl MapHandle {
        /// Does nothing.
        pub fn warm_up(_tilejson: &str) {}

        /// Never starts.
        pub async fn start(
            _canvas: HtmlCanvasElement,
            _options: MapOptions,
            _on_event: Rc<dyn Fn(MapEvent)>,
        ) -> Result<Self, StartError> {
            ready(Err(StartError::NoWebGl2)).await
        }

        /// Does nothing.
        pub fn set_view(&self, _view: View, _transition: Transition) {}

        /// Does nothing.
        pub fn fit(&self, _bbox: Bbox, _padding_px: [f64; 4], _transition: Transition) {}

        /// Does nothing.
        pub fn set_scene(&self, _scene: Scene) {}

        /// Does nothing.
        pub fn stop(&self) {}
    }
}
