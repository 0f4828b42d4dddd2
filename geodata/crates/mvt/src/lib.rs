//! Vector tiles as a format: addresses of tiles, the grid of the Mercator projection they stand on, and reading and writing of
//! Mapbox Vector Tiles 2.1. Nothing here knows an atlas; the crate `geodata-tile` makes tiles of one.

pub mod coord;
pub mod decode;
pub mod encode;
mod proto;

pub use coord::{BUFFER, EXTENT, MAX_ZOOM, MIN_ZOOM, NoSuchTile, TileId};

#[cfg(test)]
mod tests;
