//! From a [`MapSpec`](geodata_mapspec::MapSpec) and an atlas to a map: values, classes, colours, legend, texts, drawing.
//!
//! Page, embed and exports all draw what is decided here; none computes its own.

mod choropleth;
mod map_body;
pub mod scene;
mod svg;
mod text_direction;
mod texts;
mod validate;
mod values;

pub use map_body::map_body;
pub use scene::{Parts, Scene, Sheet};
pub use svg::{Outline, Outlined, svg, svg_of_outlines};
pub use text_direction::is_right_to_left;
pub use texts::unit_name;
pub use validate::mapspec_of_atlas;
