//! The options a map is started with, and the events it reports.

use geodata_model::{Bbox, LonLat};

use super::view::View;

/// How to start a map.
#[derive(Debug, Clone, PartialEq)]
pub struct MapOptions {
    /// Address of the `TileJSON`, such as `/tiles/atlas.json`.
    pub tilejson: String,
    /// First view.
    pub view: View,
    /// The territory: the view's centre stays inside it.
    pub bounds: Bbox,
    /// Replace movement by jumps (the user asked for reduced motion).
    pub reduced_motion: bool,
    /// Samples per pixel.
    pub samples: Samples,
}

/// Samples per pixel. Lines and symbols are antialiased by their own shaders, so more samples only
/// smooth the edges between fills, which borders cover: `Auto` therefore takes one, which on a
/// software GPU costs a quarter of the time of four.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Samples {
    /// Chosen for the device.
    #[default]
    Auto,
    /// One.
    One,
    /// Four.
    Four,
}

impl Samples {
    /// The number of samples.
    #[must_use]
    pub fn count(self) -> u32 {
        match self {
            Self::Auto | Self::One => 1,
            Self::Four => 4,
        }
    }
}

/// How the map moves to a new view.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Transition {
    /// At once.
    Jump,
    /// By a flight; at once when the user asked for reduced motion.
    Fly,
}

/// An event of the map.
#[derive(Debug, Clone, PartialEq)]
pub enum MapEvent {
    /// The engine runs; tiles may still be missing.
    Ready,
    /// Every tile in view is drawn and nothing moves.
    Idle,
    /// The view changed: at every frame of a movement.
    ViewChanged(View),
    /// What is under the pointer changed, with the pointer's position in CSS pixels of the canvas.
    Hover(Option<Picked>, [f64; 2]),
    /// The map was clicked or tapped; outside the territory nothing is picked.
    Click(Picked),
    /// The browser took the graphics context away: the map has to be started again on a new canvas.
    ContextLost,
    /// The map stopped after an error; the text is for logs.
    Failed(String),
}

/// What lies at a position.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Picked {
    /// ISTAT number of the municipality.
    pub municipality: Option<u32>,
    /// Number of the zone.
    pub zone: Option<u8>,
    /// Identifiers of project lines, nearest first.
    pub lines: Vec<String>,
    /// Identifiers of circles, top first.
    pub circles: Vec<String>,
    /// Longitude and latitude of the position.
    pub lonlat: LonLat,
}

/// Why a map did not start. The page stays usable without it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum StartError {
    /// The browser has no WebGL2, or refuses it on this machine.
    #[error("this browser offers no WebGL2")]
    NoWebGl2,
    /// The tile description could not be fetched or read.
    #[error("the tile description {url} could not be read: {reason}")]
    TileJson {
        /// Its address.
        url: String,
        /// What went wrong.
        reason: String,
    },
    /// The engine did not start.
    #[error("the map engine did not start: {0}")]
    Engine(String),
}
