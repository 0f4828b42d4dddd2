//! Obstacles to labels: the legend, the buttons and the scale bar lie over the map and would hide a label.

use std::{cell::RefCell, rc::Rc};

use yew::prelude::*;

use super::{followed_view::FollowedView, label_placement::Box2};
use crate::{map::Size, platform};

/// Identifier of the map's element.
pub const FRAME: &str = "map-frame";
/// Identifier of the legend.
pub const LEGEND: &str = "legend";
/// Identifier of the buttons.
pub const CONTROLS: &str = "controls";
/// Identifier of the area of the scale bar, which keeps its size while the bar's width changes with every zoom.
pub const SCALE_ROOM: &str = "scale-room";
const PARTS: [&str; 3] = [LEGEND, CONTROLS, SCALE_ROOM];

/// Boxes on the map in which no label is placed.
#[derive(Clone, Default)]
pub struct Obstacles(Rc<RefCell<Vec<Box2>>>);

impl Obstacles {
    /// The boxes as last measured.
    pub fn boxes(&self) -> Vec<Box2> {
        self.0.borrow().clone()
    }

    fn measure(&self) {
        let boxes = PARTS
            .into_iter()
            .filter_map(|id| platform::bounds_within(FRAME, id));
        self.0.replace(boxes.collect());
    }
}

/// Measures the obstacles when they change size, and places labels again. They are not measured whenever labels are placed,
/// because that would force the browser to lay out the page while the map moves.
#[hook]
pub fn use_obstacles(
    followed_view: &FollowedView,
    obstacles: &Obstacles,
    size: Size,
    legend: bool,
) {
    let (followed_view, obstacles) = (followed_view.clone(), obstacles.clone());
    use_effect_with((size, legend), move |_| {
        let watch = |id| {
            let (followed_view, obstacles) = (followed_view.clone(), obstacles.clone());
            let part = platform::element(id)?;
            platform::watch_size(&part, move |_, _| {
                obstacles.measure();
                followed_view.place_labels();
            })
        };
        let watches = PARTS.map(watch);
        move || drop(watches)
    });
}
