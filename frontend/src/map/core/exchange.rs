//! What the map asks of the browser, and the answers: when to draw the next frame, which tiles to fetch, and their responses.

use crate::map::tiles::id::TileId;
use crate::map::tiles::prepare::Prepared;

/// When the next frame of the map is due.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Wake {
    /// At the browser's next animation frame.
    NextFrame,
    /// At a time in milliseconds, when a failed tile is requested again.
    At(f64),
    /// Not before the next input, tile or change.
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

/// The response to a request.
#[derive(Debug, Clone, PartialEq)]
pub enum Response {
    /// The tile's bytes.
    Bytes(Vec<u8>),
    /// The tile's bytes, and its geometry as a worker prepared it.
    Prepared(Vec<u8>, Prepared),
    /// There is no such tile.
    Empty,
    /// The tile could not be fetched now.
    Failed,
}
