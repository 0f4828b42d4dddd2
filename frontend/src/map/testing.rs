//! Test doubles: tiles encoded from features, and a canvas that records what is drawn.

pub mod canvas;
pub mod tile;
