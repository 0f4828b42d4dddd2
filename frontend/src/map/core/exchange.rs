//! What the map asks of the browser and what it gets: frames, tiles to fetch, and what came of each request.

use crate::map::tiles::id::TileId;
use crate::map::tiles::prepare::Prepared;

/// When the map wants its next frame.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Wake {
    /// As soon as the screen is ready.
    NextFrame,
    /// At a time in milliseconds: a failed tile is tried again.
    At(f64),
    /// When something happens.
    Sleep,
}

/// A tile to fetch.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    /// The tile.
    pub tile: TileId,
    /// Its address.
    pub url: String,
}

/// What came of a request.
#[derive(Debug, Clone, PartialEq)]
pub enum Response {
    /// The tile's bytes.
    Bytes(Vec<u8>),
    /// The same, made ready to be drawn elsewhere.
    Prepared(Vec<u8>, Prepared),
    /// There is no such tile.
    Empty,
    /// It could not be had now.
    Failed,
}
