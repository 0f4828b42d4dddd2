//! What the reader does with the map, and what lies under the pointer.

use super::{Loaded, Stage};
use crate::map::canvas::Canvas;
use crate::map::gesture::{Gestures, RawEvent, UserEvent};
use crate::map::pick::{circles_at, lines_near, municipality_at};
use crate::map::tiles::{TileId, tile_zoom};
use crate::map::{MapEvent, Picked};
use geodata::tile::EXTENT;

/// How far from a line or circle a pointer still picks it, CSS pixels.
const MOUSE_REACH_PX: f64 = 4.0;
const TOUCH_REACH_PX: f64 = 14.0;

/// Where the pointer is and what it is on.
#[derive(Debug, Default)]
pub struct PointerState {
    at: Option<[f64; 2]>,
    picked: Option<Picked>,
    stale: bool,
    was_on_map: bool,
}

impl PointerState {
    /// What is under the pointer may have changed.
    pub fn look_again(&mut self) {
        self.stale = self.at.is_some();
    }

    /// What is under it.
    pub fn picked(&self) -> Option<&Picked> {
        self.picked.as_ref()
    }

    pub fn cursor(&self, gestures: &Gestures, boxing: bool) -> &'static str {
        let on_project = |p: &Picked| !p.circles.is_empty() || !p.lines.is_empty();
        match &self.picked {
            _ if boxing => "crosshair",
            _ if !gestures.at_rest() => "grabbing",
            Some(p) if on_project(p) || p.municipality.is_some() => "pointer",
            _ => "grab",
        }
    }

    fn leave(&mut self) {
        self.at = None;
        self.stale = true;
    }
}

impl<C: Canvas> Stage<C> {
    /// Takes an event of the browser.
    pub fn input(&mut self, event: RawEvent, now_ms: f64) {
        for wish in self.gestures.feed(event, now_ms) {
            self.obey(wish, now_ms);
        }
    }

    fn obey(&mut self, wish: UserEvent, now_ms: f64) {
        match wish {
            UserEvent::Click { at, touch } => {
                let picked = self.pick_at(at, touch);
                self.events.push(MapEvent::Click(picked));
            }
            UserEvent::Hover(at) => {
                self.pointer.at = Some(at);
                self.pointer.look_again();
            }
            UserEvent::HoverEnd => self.pointer.leave(),
            UserEvent::Box(a, b) => self.show_box(Some((a, b))),
            UserEvent::BoxGone => self.show_box(None),
            UserEvent::BoxDone(..) => {
                self.show_box(None);
                self.move_camera(wish, now_ms);
            }
            _ => self.move_camera(wish, now_ms),
        }
    }

    fn show_box(&mut self, corners: Option<([f64; 2], [f64; 2])>) {
        self.dirty |= self.zoom_box != corners;
        self.zoom_box = corners;
    }

    fn move_camera(&mut self, wish: UserEvent, now_ms: f64) {
        let before = self.camera.view();
        self.camera.apply(wish, self.size, now_ms);
        if self.camera.view() != before {
            self.view_changed();
            // what was told of is dragged away from under the words
            if !self.gestures.at_rest() && std::mem::take(&mut self.pointer.was_on_map) {
                self.events.push(MapEvent::Hover(None, [0.0, 0.0]));
            }
        }
        self.idle &= !self.camera.moving();
    }

    /// Looks under the pointer, once per frame and not while the map moves.
    pub(super) fn hover(&mut self) {
        if !self.pointer.stale || !self.gestures.at_rest() || self.camera.moving() {
            return;
        }
        self.pointer.stale = false;
        let picked = self.pointer.at.map(|at| self.pick_at(at, false));
        let unit = |p: &Option<Picked>| p.as_ref().map(|p| (p.municipality, p.zone));
        self.dirty |= unit(&picked) != unit(&self.pointer.picked);
        if let Some(at) = self.pointer.at {
            let told = picked.clone().filter(|p| {
                p.municipality.is_some() || !p.circles.is_empty() || !p.lines.is_empty()
            });
            if told.is_some() || self.pointer.was_on_map {
                self.pointer.was_on_map = told.is_some();
                self.events.push(MapEvent::Hover(told, at));
            }
        } else if self.pointer.was_on_map {
            self.pointer.was_on_map = false;
            self.events.push(MapEvent::Hover(None, [0.0, 0.0]));
        }
        self.pointer.picked = picked;
    }

    pub(super) fn pick_at(&self, at: [f64; 2], touch: bool) -> Picked {
        let view = self.camera.view();
        let reach_px = if touch {
            TOUCH_REACH_PX
        } else {
            MOUSE_REACH_PX
        };
        let mut picked = Picked {
            lonlat: view.unproject(at, self.size),
            circles: circles_at(&self.scene.circles, &view, self.size, at, reach_px / 2.0),
            ..Picked::default()
        };
        if let Some((id, loaded)) = self.tile_under(at) {
            let (origin, side) = id.on_screen(&view, self.size);
            let units_per_px = f64::from(EXTENT) / side;
            let point = [0, 1].map(|axis| (at[axis] - origin[axis]) * units_per_px);
            if let Some((municipality, zone)) = municipality_at(loaded.tile(), point) {
                picked.municipality = Some(municipality);
                picked.zone = zone;
            }
            picked.lines = lines_near(loaded.tile(), point, |line| {
                let style = self.scene.lines.get(line).filter(|style| style.visible)?;
                Some((f64::from(style.width) / 2.0 + reach_px) * units_per_px)
            });
        }
        picked
    }

    /// The loaded tile that is drawn at a screen position.
    fn tile_under(&self, at: [f64; 2]) -> Option<(TileId, &Loaded)> {
        let view = self.camera.view();
        let [x, y] = view.unproject_mercator(at, self.size);
        let zoom = tile_zoom(&view, self.source.minzoom, self.source.maxzoom);
        let inside = (0.0..1.0).contains(&x) && (0.0..1.0).contains(&y);
        let count = f64::from(zoom).exp2();
        let first = inside.then_some(TileId {
            z: zoom,
            x: (x * count) as u32,
            y: (y * count) as u32,
        });
        std::iter::successors(first, |id| id.parent())
            .find_map(|id| Some((id, self.tiles.get(id)?)))
    }
}
