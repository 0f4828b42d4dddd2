//! The description of a map: its address, the filters in it, its classes and its colours.
//!
//! Server and client read the same address with this crate, so they cannot understand it differently. Nothing here depends on an atlas.

pub mod bbox;
pub mod classify;
mod filter;
mod format;
mod indicator_names;
mod mapspec;
mod normalize;
mod notice;
pub mod palette;
mod query;
mod theme;
mod title;
mod view;

pub use filter::matches;
pub use format::Format;
pub use indicator_names::{INDICATORS, indicator_named};
pub use mapspec::MapSpec;
pub use notice::{notice, notices};
pub use theme::{Classification, Level, Theme};
pub use title::{LONGEST_TITLE, title};
pub use view::MapView;
