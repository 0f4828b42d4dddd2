//! Vector tiles as a format: addresses of tiles, the grid of the Mercator projection they stand on, and reading and writing of
//! Mapbox Vector Tiles 2.1. Nothing here depends on an atlas; the crate `geodata-tile` makes the tiles of one.

pub mod decode;
pub mod encode;
mod grid;
mod mercator;
mod protobuf;
mod tile_id;

pub use grid::{
    BUFFER, EXTENT, FINE_ZOOM, GridBox, GridPoint, MAX_ZOOM, MIN_ZOOM, grid_from_mercator,
};
pub use mercator::{mercator_from_wgs84, wgs84_from_mercator};
pub use tile_id::{NoSuchTile, TileId};

#[cfg(test)]
mod tests;
