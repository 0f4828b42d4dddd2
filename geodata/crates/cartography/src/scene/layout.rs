//! How a sheet is divided: title above, legend beside or below, sources at the foot, and what is left for the map.

use geo::Coord;

use super::footer::footer;
use super::frame::SheetRect;
use super::inputs::Inputs;
use super::legend::legend;
use super::shape::Shape;
use super::sheet::{MARGIN, Parts};
use super::title::title;

/// What stands around the map, and the part of the sheet that is left for the map.
pub(super) struct Layout {
    pub(super) title: Vec<Shape>,
    pub(super) legend: Vec<Shape>,
    pub(super) footer: Vec<Shape>,
    pub(super) map: SheetRect,
}

impl Layout {
    pub(super) fn new(inputs: &Inputs) -> Self {
        let (width, height) = inputs.sheet.size();
        if inputs.sheet.parts == Parts::Map {
            return Self {
                title: Vec::new(),
                legend: Vec::new(),
                footer: Vec::new(),
                map: [4.0, 4.0, width - 8.0, height - 8.0],
            };
        }
        let ((title, top), (footer, bottom)) = if inputs.sheet.parts == Parts::All {
            (title(inputs, width), footer(inputs, width, height))
        } else {
            ((Vec::new(), 4.0), (Vec::new(), height - 4.0))
        };
        let room = bottom - top - 30.0; // the scale stands below the map
        if width > height * 1.15 {
            let column = width * 0.27;
            let at = Coord {
                x: width - MARGIN - column,
                y: top + 4.0,
            };
            let set = legend(inputs, at, column, 1, bottom - top - 8.0);
            Self {
                title,
                legend: set.shapes,
                footer,
                map: [MARGIN, top, width - MARGIN * 2.0 - column - 20.0, room],
            }
        } else {
            let inner = width - MARGIN * 2.0;
            let place = |y| Coord { x: MARGIN, y };
            let limit = room * 0.45;
            let height = legend(inputs, place(0.0), inner, 3, limit).height;
            let set = legend(inputs, place(bottom - height), inner, 3, limit);
            Self {
                title,
                legend: set.shapes,
                footer,
                map: [MARGIN, top, inner, room - height - 10.0],
            }
        }
    }
}
