//! The state of the map: camera, tiles, scene and pointer, and the changes the page makes to it.

use std::collections::VecDeque;

use geodata_model::Bbox;

use super::exchange::Request;
use super::loaded::{Arrived, Loaded};
use super::pointer::PointerState;
use crate::map::camera::Camera;
use crate::map::canvas::Canvas;
use crate::map::event::{MapEvent, MapOptions, Transition};
use crate::map::frame::Symbol;
use crate::map::gesture_recognizer::GestureRecognizer;
use crate::map::highlight::Highlights;
use crate::map::scene::{Circle, Scene};
use crate::map::slots::Slots;
use crate::map::tiles::cache::{CAPACITY, TileCache};
use crate::map::tiles::source::TileSource;
use crate::map::view::{Size, View, mercator_from_lonlat};

/// The map without a browser.
pub struct MapCore<C: Canvas> {
    pub(super) canvas: C,
    pub(super) source: TileSource,
    pub(super) camera: Camera,
    pub(super) gestures: GestureRecognizer,
    pub(super) size: Size,
    /// The size in CSS pixels that the canvas' device pixels are for.
    pub(super) drawn: Size,
    pub(super) ratio: f64,
    pub(super) tiles: TileCache<Loaded>,
    pub(super) arrived: VecDeque<Arrived>,
    pub(super) slots: Slots,
    pub(super) slots_in_table: u16,
    pub(super) scene: Scene,
    pub(super) anchor: [f64; 2],
    pub(super) highlights: Highlights,
    pub(super) pointer: PointerState,
    pub(super) zoom_box: Option<([f64; 2], [f64; 2])>,
    pub(super) requests: Vec<Request>,
    pub(super) events: Vec<MapEvent>,
    pub(super) dirty: bool,
    pub(super) idle: bool,
}

impl<C: Canvas> MapCore<C> {
    /// A map of some size in CSS pixels, with `ratio` device pixels in each.
    pub fn new(
        canvas: C,
        options: &MapOptions,
        source: TileSource,
        size: Size,
        ratio: f64,
    ) -> Self {
        let [west, south, east, north] = options.bounds;
        let middle = [f64::midpoint(west, east), f64::midpoint(south, north)];
        let mut core = Self {
            canvas,
            source,
            camera: Camera::new(options.view, options.bounds, options.reduced_motion),
            gestures: GestureRecognizer::default(),
            size,
            drawn: size,
            ratio,
            tiles: TileCache::new(CAPACITY),
            arrived: VecDeque::new(),
            slots: Slots::default(),
            slots_in_table: 0,
            scene: Scene::default(),
            anchor: mercator_from_lonlat(middle),
            highlights: Highlights::default(),
            pointer: PointerState::default(),
            zoom_box: None,
            requests: vec![],
            events: vec![MapEvent::Ready],
            dirty: true,
            idle: false,
        };
        core.set_pixels(size, ratio);
        core
    }

    /// The view now.
    #[must_use]
    pub fn view(&self) -> View {
        self.camera.view()
    }

    /// Every tile in view is drawn and nothing moves.
    #[must_use]
    pub fn is_idle(&self) -> bool {
        self.idle
    }

    /// Moves the view.
    pub fn set_view(&mut self, view: View, transition: Transition) {
        match transition {
            Transition::Jump => self.camera.jump(view),
            Transition::Fly => self.camera.fly(view, self.size),
        }
        self.view_changed();
    }

    /// Moves the view so that it shows all of a box inside a margin (top, right, bottom, left).
    pub fn fit(&mut self, bbox: Bbox, padding_px: [f64; 4], transition: Transition) {
        let view = View::fitting(bbox, padding_px, self.size);
        self.set_view(view, transition);
    }

    /// Sets the scene.
    pub fn set_scene(&mut self, scene: Scene) {
        if scene == self.scene {
            return;
        }
        if scene.circles != self.scene.circles {
            self.canvas.set_symbols(&symbols(&scene, self.anchor));
        }
        self.scene = scene;
        self.slots_in_table = 0;
        self.pointer.invalidate();
        self.dirty = true;
        self.idle = false;
    }

    /// Sets the visible size of the map, in CSS pixels. The canvas keeps its pixels, centred in that size, until
    /// [`set_pixels`](Self::set_pixels) is called.
    pub fn resize(&mut self, size: Size) {
        self.size = size;
        self.pointer.invalidate();
        self.dirty = true;
        self.idle = false;
    }

    /// Gives the canvas the device pixels for a size in CSS pixels, with `ratio` device pixels in each. This clears the canvas,
    /// so the map is drawn again.
    pub fn set_pixels(&mut self, size: Size, ratio: f64) {
        let device = |css: f64| (css * ratio).round().max(1.0) as u32;
        self.drawn = size;
        self.ratio = ratio;
        self.canvas.resize(device(size.width), device(size.height));
        self.dirty = true;
        self.idle = false;
    }

    pub(super) fn view_changed(&mut self) {
        self.events.push(MapEvent::ViewChanged(self.camera.view()));
        self.pointer.invalidate();
        self.dirty = true;
        self.idle = false;
    }

    /// The canvas.
    pub fn canvas(&self) -> &C {
        &self.canvas
    }

    /// The canvas, to take its errors.
    pub fn canvas_mut(&mut self) -> &mut C {
        &mut self.canvas
    }
}

fn symbols(scene: &Scene, anchor: [f64; 2]) -> Vec<Symbol> {
    let place = |circle: &Circle| {
        let [x, y] = mercator_from_lonlat(circle.lonlat);
        Symbol {
            offset: [(x - anchor[0]) as f32, (y - anchor[1]) as f32],
            radius_px: circle.radius_px,
            stroke_px: circle.stroke_px,
            fill: circle.fill,
            stroke: circle.stroke,
            shape: circle.shape,
        }
    };
    scene.circles.iter().map(place).collect()
}
