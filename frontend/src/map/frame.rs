//! One frame of the map as data: what is drawn where, in what order.
//!
//! Positions are in device pixels; sizes of lines and symbols in CSS pixels.

use super::mesh::Part;
use super::scene::{Rgba, Shape};

/// One frame of the map.
#[derive(Debug, Clone, PartialEq)]
pub struct Frame {
    /// Colour the canvas is cleared with.
    pub background: Rgba,
    /// Device pixels in a CSS pixel.
    pub ratio: f32,
    /// What to draw, bottom first.
    pub steps: Vec<Step>,
}

/// One thing to draw.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Step {
    /// A part of a mesh.
    Mesh(Draw),
    /// All symbols; the placement is that of their anchor.
    Symbols(Placement),
}

/// How to draw a part of a mesh.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Draw {
    /// The mesh.
    pub mesh: MeshId,
    /// What part of it.
    pub part: Part,
    /// Where.
    pub placement: Placement,
    /// Nothing is drawn outside.
    pub clip: Clip,
    /// Factor on the widths of the style table.
    pub width_factor: f32,
    /// Widen lines by this on both sides, CSS pixels: the casing is drawn before the line itself.
    pub casing_px: f32,
    /// Colour in place of the style table's; the table's opacity still hides features that are not shown.
    pub tint: Option<Rgba>,
}

/// Geometry in graphics memory.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct MeshId(pub u64);

/// A symbol of constant size on screen.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Symbol {
    /// Position in Web Mercator from the anchor: small numbers stay exact in 32 bits.
    pub offset: [f32; 2],
    /// Radius without casing, CSS pixels.
    pub radius_px: f32,
    /// Width of the casing, CSS pixels.
    pub stroke_px: f32,
    /// Colour inside.
    pub fill: Rgba,
    /// Colour of the casing.
    pub stroke: Rgba,
    /// Form.
    pub shape: Shape,
}

/// Where geometry is drawn on the canvas, in device pixels.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Placement {
    /// Position of the geometry's origin.
    pub origin_px: [f32; 2],
    /// Device pixels in a unit of the geometry.
    pub px_per_unit: f32,
}

/// A rectangle of whole device pixels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Clip {
    /// Left edge.
    pub x: u32,
    /// Top edge.
    pub y: u32,
    /// Width, at least 1.
    pub width: u32,
    /// Height, at least 1.
    pub height: u32,
}

impl Clip {
    /// The pixels of a canvas between two corners; none when they hold no pixel. Corners are rounded,
    /// so rectangles that share an edge share no pixel and leave none out.
    #[must_use]
    pub fn between(a: [f64; 2], b: [f64; 2], width_px: u32, height_px: u32) -> Option<Self> {
        let pixel = |v: f64, end: u32| v.round().clamp(0.0, f64::from(end)) as u32;
        let (x, right) = (pixel(a[0], width_px), pixel(b[0], width_px));
        let (y, bottom) = (pixel(a[1], height_px), pixel(b[1], height_px));
        (right > x && bottom > y).then(|| Self {
            x,
            y,
            width: right - x,
            height: bottom - y,
        })
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn clips_that_share_an_edge_share_no_pixel(cuts in proptest::collection::vec(-200.0..1200.0, 1..8)) {
            let mut edges = cuts;
            edges.extend([-300.0, 1300.0]);
            edges.sort_by(f64::total_cmp);
            let clips = edges.windows(2).filter_map(|e| Clip::between([e[0], -5.0], [e[1], 900.0], 1000, 600));
            let widths: u32 = clips.map(|c| c.width).sum();
            prop_assert_eq!(widths, 1000);
        }
    }

    #[test]
    fn a_clip_off_the_canvas_is_none() {
        assert_eq!(Clip::between([-50.0, 0.0], [-1.0, 10.0], 100, 100), None);
        assert_eq!(Clip::between([10.2, 0.0], [10.4, 10.0], 100, 100), None);
    }
}
