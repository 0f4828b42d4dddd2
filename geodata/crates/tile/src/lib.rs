//! Vector tiles of the territory: every zoom on one integer grid, cut from shared arcs, so that
//! neighbours have no gap and no overlap at any zoom.

mod border;
mod clip;
mod conflict;
mod polygonize;
mod pyramid;
mod shape;
mod simplify;
mod snap;
mod source;
mod style;
mod tilejson;
mod zoom;

pub use pyramid::{Pyramid, Tile};
pub use style::style;
pub use tilejson::{tile_url, tilejson, version};

#[cfg(test)]
mod tests;
