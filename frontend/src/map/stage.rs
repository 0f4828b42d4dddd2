//! The map without a browser: takes input, tiles and time, draws on a [`Canvas`], tells events.
//!
//! The browser side calls [`Stage::frame`] when [`Wake`] says so, fetches what
//! [`Stage::take_requests`] asks for, and passes on what [`Stage::take_events`] holds.

mod drawing;
mod input;

use std::cell::OnceCell;
use std::collections::VecDeque;

use geodata::api::Bbox;

use super::canvas::{Canvas, MeshId, Symbol};
use super::gesture::Gestures;
use super::highlight::Highlights;
use super::mesh::Parts;
use super::slots::Slots;
use super::tiles::cache::{CAPACITY, Tiles};
use super::tiles::prepare::{Prepared, prepare};
use super::tiles::source::TileSource;
use super::tiles::{TileId, cover, tile_zoom};
use super::transition::Camera;
use super::view::{Size, View, mercator_from_lonlat};
use super::{MapEvent, MapOptions, Picked, Scene, Transition};
use geodata::tile::decode::{Tile, decode};

/// Time of a frame spent on taking tiles in, and without a worker on tessellating them; the rest of
/// 16 ms draws. A tile begun is finished, so a frame may take longer by one tile.
const WORK_MS: f64 = 5.0;

/// When the map wants its next frame.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Wake {
    /// As soon as the screen is ready.
    NextFrame,
    /// At a time in milliseconds: a failed tile is tried again.
    At(f64),
    /// When something happens.
    Sleep,
}

/// A tile to fetch.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    /// The tile.
    pub tile: TileId,
    /// Its address.
    pub url: String,
}

/// What came of a request.
#[derive(Debug, Clone, PartialEq)]
pub enum Response {
    /// The tile's bytes.
    Bytes(Vec<u8>),
    /// The same, made ready to be drawn elsewhere.
    Prepared(Vec<u8>, Prepared),
    /// There is no such tile.
    Empty,
    /// It could not be had now.
    Failed,
}

/// A tile that came and is not at hand yet.
struct Arrived {
    id: TileId,
    bytes: Vec<u8>,
    prepared: Option<Prepared>,
}

struct Loaded {
    bytes: Vec<u8>,
    /// Read when the pointer first is on it: few tiles ever are.
    tile: OnceCell<Tile>,
    mesh: Option<(MeshId, Parts)>,
}

impl Loaded {
    fn tile(&self) -> &Tile {
        self.tile.get_or_init(|| decode(&self.bytes))
    }
}

/// The map without a browser.
pub struct Stage<C: Canvas> {
    canvas: C,
    source: TileSource,
    camera: Camera,
    gestures: Gestures,
    size: Size,
    /// What the canvas has pixels for.
    drawn: Size,
    ratio: f64,
    tiles: Tiles<Loaded>,
    arrived: VecDeque<Arrived>,
    slots: Slots,
    slots_in_table: u16,
    scene: Scene,
    anchor: [f64; 2],
    highlights: Highlights,
    pointer: input::PointerState,
    zoom_box: Option<([f64; 2], [f64; 2])>,
    requests: Vec<Request>,
    events: Vec<MapEvent>,
    dirty: bool,
    idle: bool,
}

impl<C: Canvas> Stage<C> {
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
        let mut stage = Self {
            canvas,
            source,
            camera: Camera::new(options.view, options.bounds, options.reduced_motion),
            gestures: Gestures::default(),
            size,
            drawn: size,
            ratio,
            tiles: Tiles::new(CAPACITY),
            arrived: VecDeque::new(),
            slots: Slots::default(),
            slots_in_table: 0,
            scene: Scene::default(),
            anchor: mercator_from_lonlat(middle),
            highlights: Highlights::default(),
            pointer: input::PointerState::default(),
            zoom_box: None,
            requests: vec![],
            events: vec![MapEvent::Ready],
            dirty: true,
            idle: false,
        };
        stage.set_pixels(size, ratio);
        stage
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

    /// Shows another scene.
    pub fn set_scene(&mut self, scene: Scene) {
        if scene == self.scene {
            return;
        }
        if scene.circles != self.scene.circles {
            self.canvas.set_symbols(&symbols(&scene, self.anchor));
        }
        self.scene = scene;
        self.slots_in_table = 0;
        self.pointer.look_again();
        self.dirty = true;
        self.idle = false;
    }

    /// The map is seen in another size, in CSS pixels. Its canvas stays as it is, in the middle, until it has other pixels.
    pub fn resize(&mut self, size: Size) {
        self.size = size;
        self.pointer.look_again();
        self.dirty = true;
        self.idle = false;
    }

    /// The canvas has pixels for a size in CSS pixels, so many in each; what was drawn on it is gone.
    pub fn set_pixels(&mut self, size: Size, ratio: f64) {
        let device = |css: f64| (css * ratio).round().max(1.0) as u32;
        self.drawn = size;
        self.ratio = ratio;
        self.canvas.resize(device(size.width), device(size.height));
        self.dirty = true;
        self.idle = false;
    }

    fn view_changed(&mut self) {
        self.events.push(MapEvent::ViewChanged(self.camera.view()));
        self.pointer.look_again();
        self.dirty = true;
        self.idle = false;
    }

    /// Takes what came of a request.
    pub fn respond(&mut self, tile: TileId, response: Response, now_ms: f64) {
        match response {
            Response::Bytes(bytes) => self.arrive(tile, bytes, None),
            Response::Prepared(bytes, prepared) => self.arrive(tile, bytes, Some(prepared)),
            Response::Empty => self.tiles.empty(tile),
            Response::Failed => self.tiles.failed(tile, now_ms),
        }
    }

    fn arrive(&mut self, id: TileId, bytes: Vec<u8>, prepared: Option<Prepared>) {
        self.arrived.push_back(Arrived {
            id,
            bytes,
            prepared,
        });
    }

    /// What to fetch.
    pub fn take_requests(&mut self) -> Vec<Request> {
        std::mem::take(&mut self.requests)
    }

    /// What to tell.
    pub fn take_events(&mut self) -> Vec<MapEvent> {
        std::mem::take(&mut self.events)
    }

    /// Lives on to a time: moves, asks for tiles, works on those that came, draws if anything
    /// changed. `clock` tells the time within the frame.
    pub fn frame(&mut self, now_ms: f64, clock: impl Fn() -> f64) -> Wake {
        if self.camera.step(self.size, now_ms) {
            self.view_changed();
        }
        let cover = self.cover();
        self.work(&clock);
        // after the work: what it has taken in makes room for the next
        self.request(&cover, now_ms);
        self.hover();
        if self.dirty {
            self.dirty = false;
            self.draw(&cover);
        }
        self.let_go();
        self.settle(&cover)
    }

    fn cover(&self) -> Vec<TileId> {
        let view = self.camera.view();
        let zoom = tile_zoom(&view, self.source.minzoom, self.source.maxzoom);
        cover(&view, self.size, zoom, self.source.bounds)
    }

    fn request(&mut self, cover: &[TileId], now_ms: f64) {
        for tile in self.tiles.request(cover, now_ms) {
            let url = self.source.url(tile);
            self.requests.push(Request { tile, url });
        }
    }

    /// Works on tiles that came, for as long as a frame can spare.
    fn work(&mut self, clock: &impl Fn() -> f64) {
        let start = clock();
        while let Some(arrived) = self.arrived.pop_front() {
            let id = arrived.id;
            let loaded = self.load(arrived);
            self.tiles.loaded(id, loaded);
            self.pointer.look_again();
            self.dirty = true;
            if clock() - start >= WORK_MS {
                break;
            }
        }
    }

    fn load(&mut self, arrived: Arrived) -> Loaded {
        let Arrived {
            bytes, prepared, ..
        } = arrived;
        let geometry = match prepared {
            Some(Prepared { geometry, owners })
                if geometry.is_whole() && self.slots.follow(&owners) =>
            {
                geometry
            }
            _ => prepare(&bytes, &mut self.slots),
        };
        let upload = || (self.canvas.upload(&geometry), geometry.parts);
        Loaded {
            mesh: (!geometry.is_empty()).then(upload),
            tile: OnceCell::new(),
            bytes,
        }
    }

    fn let_go(&mut self) {
        for (id, loaded) in self.tiles.evict() {
            self.highlights.forget_tile(id, &mut self.canvas);
            if let Some((mesh, _)) = loaded.mesh {
                self.canvas.release(mesh);
            }
        }
    }

    fn settle(&mut self, cover: &[TileId]) -> Wake {
        let busy = self.camera.moving() || !self.arrived.is_empty();
        // a map held in the hand is about to move
        let settled = !busy && self.gestures.at_rest() && self.tiles.settled(cover);
        if settled && !self.idle {
            self.events.push(MapEvent::Idle);
        }
        self.idle = settled;
        if busy {
            return Wake::NextFrame;
        }
        self.tiles
            .next_retry_ms(cover)
            .map_or(Wake::Sleep, Wake::At)
    }

    /// What lies under a screen position.
    #[must_use]
    pub fn pick(&self, at: [f64; 2], touch: bool) -> Picked {
        self.pick_at(at, touch)
    }

    /// The cursor that tells what a press would do.
    #[must_use]
    pub fn cursor(&self) -> &'static str {
        self.pointer.cursor(&self.gestures, self.zoom_box.is_some())
    }

    /// The canvas.
    pub fn canvas(&self) -> &C {
        &self.canvas
    }

    /// The canvas, to ask how it is.
    pub fn canvas_mut(&mut self) -> &mut C {
        &mut self.canvas
    }
}

fn symbols(scene: &Scene, anchor: [f64; 2]) -> Vec<Symbol> {
    let place = |circle: &super::Circle| {
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

#[cfg(test)]
mod tests;
