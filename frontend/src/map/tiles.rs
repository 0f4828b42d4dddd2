//! Tiles: which ones a view needs, their addresses, their preparation for drawing, and the cache.

pub mod cache;
pub mod cover;
pub mod id;
pub mod placement;
pub mod prepare;
pub mod source;
