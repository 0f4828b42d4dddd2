//! What a map is asked to be: its address, the filters in it, its classes and its colours.
//!
//! Server and client read the same address with this crate, so they cannot understand it differently. Nothing here knows an atlas.

pub mod bbox;
pub mod classify;
mod filter;
mod format;
mod indicator_names;
mod mapspec;
pub mod palette;

pub use filter::matches;
pub use format::Format;
pub use indicator_names::{INDICATORS, known_indicator};
pub use mapspec::{
    Classification, LONGEST_TITLE, Level, MapSpec, MapView, Theme, notice, notices, title,
};
