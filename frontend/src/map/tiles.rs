//! Tiles: which ones a view needs, where they come from, how they are prepared, which are kept.

pub mod cache;
pub mod cover;
pub mod id;
pub mod prepare;
pub mod source;
