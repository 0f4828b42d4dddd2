//! From a [`MapSpec`] and an atlas to a map: values, classes, colours, legend, words, drawing.
//!
//! Page, embed and exports all draw what is decided here; none computes its own.

pub mod bbox;
mod body;
pub mod classify;
mod filter;
mod known;
mod mapspec;
mod paint;
pub mod palette;
pub mod scene;
mod svg;
mod values;

pub use body::map_body;
pub use filter::matches;
pub use mapspec::{Classification, LONGEST_TITLE, Level, MapSpec, MapView, Theme, notice, title};
pub use scene::{Format, Parts, Scene, Sheet};
pub use svg::{Outline, Outlined, is_right_to_left, svg, svg_of_outlines};
