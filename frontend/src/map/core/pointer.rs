//! The position of the pointer and what lies under it.

use crate::map::event::Picked;
use crate::map::gesture_recognizer::GestureRecognizer;

/// The position of the pointer and what lies under it.
#[derive(Debug, Default)]
pub struct PointerState {
    pub(super) at: Option<[f64; 2]>,
    pub(super) picked: Option<Picked>,
    pub(super) stale: bool,
    pub(super) hover_reported: bool,
}

impl PointerState {
    /// What is under the pointer may have changed: it is picked again at the next frame.
    pub fn invalidate(&mut self) {
        self.stale = self.at.is_some();
    }

    /// What was last picked under the pointer.
    pub fn picked(&self) -> Option<&Picked> {
        self.picked.as_ref()
    }

    pub fn cursor(&self, gestures: &GestureRecognizer, has_zoom_box: bool) -> &'static str {
        let on_project = |p: &Picked| !p.circles.is_empty() || !p.lines.is_empty();
        match &self.picked {
            _ if has_zoom_box => "crosshair",
            _ if !gestures.is_idle() => "grabbing",
            Some(p) if on_project(p) || p.municipality.is_some() => "pointer",
            _ => "grab",
        }
    }

    pub fn leave(&mut self) {
        self.at = None;
        self.stale = true;
    }
}
