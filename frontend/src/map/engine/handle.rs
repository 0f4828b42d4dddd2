//! The map as the page uses it: started on a canvas, changed through its methods.

use std::rc::Rc;

use geodata_model::Bbox;
use web_sys::HtmlCanvasElement;

use super::canvas::EngineCanvas;
use super::element;
use super::element::{CanvasAttributes, State};
use super::preload::{Preload, first_tiles};
use super::running::Running;
use crate::map::core::MapCore;
use crate::map::event::{MapEvent, MapOptions, Picked, StartError, Transition};
use crate::map::scene::Scene;
use crate::map::view::{Size, View};

/// A map running on a canvas. Clones share the same map.
#[derive(Clone)]
pub struct MapHandle(Rc<Running>);

impl MapHandle {
    /// Starts the worker and fetches the `TileJSON` for the first map with this address, before the page has its data.
    pub fn warm_up(tilejson: &str) {
        Preload::store(tilejson);
    }

    /// Starts a map on a canvas that is in the document. Its tiles arrive later; `on_event` is called with its events.
    pub async fn start(
        canvas: HtmlCanvasElement,
        options: MapOptions,
        on_event: Rc<dyn Fn(MapEvent)>,
    ) -> Result<Self, StartError> {
        if !canvas.is_connected() {
            return Err(StartError::Engine(
                "the canvas is not in the document".into(),
            ));
        }
        let size = element::size(&canvas);
        let (size, ratio) = size.unwrap_or((Size::new(1.0, 1.0), 1.0));
        element::set_pixels(&canvas, size, ratio);
        CanvasAttributes::new(canvas.clone()).state(State::Loading);
        element::set_style(&canvas, "touch-action", "none");
        let (worker, source) = Preload::take(&options.tilejson).finish().await?;
        let early = first_tiles(&options, &source, size, worker.as_ref());
        let context = element::webgl2(&canvas)?;
        let engine = EngineCanvas::start(canvas.clone(), options.samples.count()).await?;
        let core = MapCore::new(engine, &options, source, size, ratio);
        let running = Running::start(
            core,
            canvas,
            context,
            (worker, early),
            (size, ratio),
            on_event,
        );
        Ok(Self(running))
    }

    /// Moves the view.
    pub fn set_view(&self, view: View, transition: Transition) {
        self.0.change(|core| core.set_view(view, transition));
    }

    /// The view now, in the middle of a movement too.
    #[must_use]
    pub fn view(&self) -> View {
        self.0.view()
    }

    /// Moves the view so that it shows all of a box inside a margin (top, right, bottom, left).
    pub fn fit(&self, bbox: Bbox, padding_px: [f64; 4], transition: Transition) {
        self.0.change(|core| core.fit(bbox, padding_px, transition));
    }

    /// Sets the scene.
    pub fn set_scene(&self, scene: Scene) {
        self.0.change(|core| core.set_scene(scene));
    }

    /// What lies at a position, in CSS pixels of the canvas.
    #[must_use]
    pub fn pick(&self, at: [f64; 2]) -> Picked {
        self.0.pick(at)
    }

    /// Follows the size of the canvas' parent; the map also does so by itself when that changes.
    pub fn resize(&self) {
        self.0.resize();
    }

    /// Stops the map and frees its memory. The canvas cannot be used again.
    pub fn stop(&self) {
        self.0.stop();
        self.0.lose_context();
    }
}
