//! What the map needs of a surface it is drawn on.
//!
//! There are two: the engine's canvas in the browser, and in native tests a recording one that checks how it is used.

use super::frame::{Frame, MeshId, Symbol};
use super::pack::Packed;

/// A surface the map is drawn on.
pub trait Canvas {
    /// Takes geometry into graphics memory.
    fn upload(&mut self, geometry: &Packed) -> MeshId;
    /// Frees it.
    fn release(&mut self, mesh: MeshId);
    /// Replaces the style table (whole rows, see [`slots`](super::slots)).
    fn set_styles(&mut self, table: &[u8]);
    /// Replaces the symbols.
    fn set_symbols(&mut self, symbols: &[Symbol]);
    /// Takes a new size in device pixels.
    fn resize(&mut self, width_px: u32, height_px: u32);
    /// Draws.
    fn draw(&mut self, frame: &Frame);
}
