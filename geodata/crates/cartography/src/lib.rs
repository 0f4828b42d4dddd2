//! From a [`MapSpec`](geodata_mapspec::MapSpec) and an atlas to a map: values, classes, colours, legend, words, drawing.
//!
//! Page, embed and exports all draw what is decided here; none computes its own.

mod body;
mod known;
mod paint;
pub mod scene;
mod svg;
mod text_direction;
mod values;

pub use body::{map_body, unit_name};
pub use known::mapspec_of_atlas;
pub use scene::{Parts, Scene, Sheet};
pub use svg::{Outline, Outlined, svg, svg_of_outlines};
pub use text_direction::is_right_to_left;
