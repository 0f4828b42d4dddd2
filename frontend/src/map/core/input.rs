//! Applies input to the map: camera, pointer, zoom box and clicks.

use super::state::MapCore;
use crate::map::canvas::Canvas;
use crate::map::event::{MapEvent, Picked};
use crate::map::gesture::Gesture;
use crate::map::input_event::InputEvent;

impl<C: Canvas> MapCore<C> {
    /// Takes an input event of the browser.
    pub fn input(&mut self, event: InputEvent, now_ms: f64) {
        for gesture in self.gestures.feed(event, now_ms) {
            self.apply_gesture(gesture, now_ms);
        }
    }

    fn apply_gesture(&mut self, gesture: Gesture, now_ms: f64) {
        match gesture {
            Gesture::Click { at, touch } => {
                let picked = self.pick(at, touch);
                self.events.push(MapEvent::Click(picked));
            }
            Gesture::Hover(at) => {
                self.pointer.at = Some(at);
                self.pointer.invalidate();
            }
            Gesture::HoverEnd => self.pointer.leave(),
            Gesture::ZoomBox(a, b) => self.show_box(Some((a, b))),
            Gesture::ZoomBoxCancelled => self.show_box(None),
            Gesture::ZoomBoxDone(..) => {
                self.show_box(None);
                self.move_camera(gesture, now_ms);
            }
            _ => self.move_camera(gesture, now_ms),
        }
    }

    fn show_box(&mut self, corners: Option<([f64; 2], [f64; 2])>) {
        self.dirty |= self.zoom_box != corners;
        self.zoom_box = corners;
    }

    fn move_camera(&mut self, gesture: Gesture, now_ms: f64) {
        let before = self.camera.view();
        self.camera.apply(gesture, self.size, now_ms);
        if self.camera.view() != before {
            self.view_changed();
            // during a drag the hovered unit moves away from its tooltip, which is therefore closed
            if !self.gestures.is_idle() && std::mem::take(&mut self.pointer.hover_reported) {
                self.events.push(MapEvent::Hover(None, [0.0, 0.0]));
            }
        }
        self.idle &= !self.camera.is_moving();
    }

    /// Picks what is under the pointer: at most once a frame, and not while the map moves.
    pub(super) fn update_hover(&mut self) {
        if !self.pointer.stale || !self.gestures.is_idle() || self.camera.is_moving() {
            return;
        }
        self.pointer.stale = false;
        let picked = self.pointer.at.map(|at| self.pick(at, false));
        let unit = |p: &Option<Picked>| p.as_ref().map(|p| (p.municipality, p.zone));
        self.dirty |= unit(&picked) != unit(&self.pointer.picked);
        if let Some(at) = self.pointer.at {
            let reported = picked.clone().filter(|p| {
                p.municipality.is_some() || !p.circles.is_empty() || !p.lines.is_empty()
            });
            if reported.is_some() || self.pointer.hover_reported {
                self.pointer.hover_reported = reported.is_some();
                self.events.push(MapEvent::Hover(reported, at));
            }
        } else if self.pointer.hover_reported {
            self.pointer.hover_reported = false;
            self.events.push(MapEvent::Hover(None, [0.0, 0.0]));
        }
        self.pointer.picked = picked;
    }

    /// The CSS cursor for what a press would do at the pointer's position.
    #[must_use]
    pub fn cursor(&self) -> &'static str {
        self.pointer.cursor(&self.gestures, self.zoom_box.is_some())
    }
}
