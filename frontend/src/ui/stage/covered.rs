//! What lies over the map and would hide part of a name: the legend, the buttons and the scale.

use std::{cell::RefCell, rc::Rc};

use yew::prelude::*;

use super::{FRAME, labels::Box2, sight::Sight};
use crate::{map::Size, platform};

/// The legend's identifier.
pub const LEGEND: &str = "legend";
/// The buttons' identifier.
pub const CONTROLS: &str = "controls";
/// The identifier of the room the scale has: it keeps its size while the scale's changes with every zoom.
pub const SCALE_ROOM: &str = "scale-room";
const PARTS: [&str; 3] = [LEGEND, CONTROLS, SCALE_ROOM];

/// Boxes on the map in which no name is placed.
#[derive(Clone, Default)]
pub struct Covered(Rc<RefCell<Vec<Box2>>>);

impl Covered {
    /// The boxes as they were measured last.
    pub fn boxes(&self) -> Vec<Box2> {
        self.0.borrow().clone()
    }

    fn measure(&self) {
        let boxes = PARTS
            .into_iter()
            .filter_map(|id| platform::place_in(FRAME, id));
        self.0.replace(boxes.collect());
    }
}

/// Follows what lies over a map of some size, with or without a legend. It is measured when it changes, not whenever names
/// are placed: that would make the browser lay out the page while the map moves.
#[hook]
pub fn use_covered(sight: &Sight, covered: &Covered, size: Size, legend: bool) {
    let (sight, covered) = (sight.clone(), covered.clone());
    use_effect_with((size, legend), move |_| {
        let watch = |id| {
            let (sight, covered) = (sight.clone(), covered.clone());
            let part = platform::element(id)?;
            platform::watch_size(&part, move |_, _| {
                covered.measure();
                sight.place();
            })
        };
        let watches = PARTS.map(watch);
        move || drop(watches)
    });
}
