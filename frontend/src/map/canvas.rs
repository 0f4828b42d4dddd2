//! The surface the map is drawn on, as a trait.
//!
//! Two types implement it: the engine's canvas in the browser, and in native tests a canvas that records the calls and checks
//! them.

use super::frame::{Frame, MeshId, Symbol};
use super::pack::Packed;

/// A surface the map is drawn on.
pub trait Canvas {
    /// Uploads geometry to graphics memory.
    fn upload(&mut self, geometry: &Packed) -> MeshId;
    /// Frees uploaded geometry.
    fn release(&mut self, mesh: MeshId);
    /// Replaces the style table (whole rows, see [`slots`](super::slots)).
    fn set_styles(&mut self, table: &[u8]);
    /// Replaces the symbols.
    fn set_symbols(&mut self, symbols: &[Symbol]);
    /// Sets the size in device pixels.
    fn resize(&mut self, width_px: u32, height_px: u32);
    /// Draws a frame.
    fn draw(&mut self, frame: &Frame);
}
