//! Encodes geometry and draw parameters as the bytes that the engine's shaders read.
//!
//! Each layout is written here and declared in `engine::pipelines`; both use the same constants for the sizes.

use std::ops::Range;

use super::frame::{Draw, Placement, Symbol};
use super::mesh::{Mesh, Part, Parts, Segment, Vertex};
use super::scene::Shape;

/// Bytes of a corner of a fill: position, slot, two unused bytes.
pub const VERTEX_BYTES: usize = 8;
/// Corners of the quad around a segment or symbol. Each corner repeats all data of the segment or symbol: instanced drawing
/// would need a quarter of the memory, but GPUs are slow at many instances of four corners (software ones forty times slower).
pub const QUAD_CORNERS: usize = 4;
/// Bytes of a corner of a segment: four points, length of the line before it, slot, number of the corner.
pub const SEGMENT_BYTES: usize = 24;
/// Bytes of a corner of a symbol: offset, radius, casing, two colours, shape, number of the corner.
pub const SYMBOL_BYTES: usize = 28;
/// Bytes of the parameters of a draw.
pub const PARAMS_BYTES: usize = 48;

/// A mesh as the bytes of GPU buffers.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Packed {
    /// Corners of fills, [`VERTEX_BYTES`] each.
    pub vertices: Vec<u8>,
    /// Triangles: indices of 32 bits.
    pub indices: Vec<u8>,
    /// Corners of segments, [`QUAD_CORNERS`] of [`SEGMENT_BYTES`] each.
    pub segments: Vec<u8>,
    /// The ranges of the parts.
    pub parts: Parts,
}

impl Packed {
    /// The bytes of a mesh.
    #[must_use]
    pub fn new(mesh: &Mesh) -> Self {
        Self {
            vertices: vertices(mesh),
            indices: indices(mesh),
            segments: segments(mesh),
            parts: mesh.parts(),
        }
    }

    /// The range of a part: of indices for fills, of segments for lines.
    #[must_use]
    pub fn range(&self, part: Part) -> Range<u32> {
        self.parts.range(part)
    }

    /// Whether there is nothing to draw.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.parts.is_empty()
    }

    /// Whether the buffers are as long as the parts need, so that drawing does not read beyond them.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        let indices = self.range(Part::Fill).end as usize;
        let segments = self.range(Part::AllSegments).end as usize;
        self.indices.len() == indices * size_of::<u32>()
            && self.segments.len() == segments * SEGMENT_BYTES * QUAD_CORNERS
    }
}

fn vertices(mesh: &Mesh) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(mesh.vertices.len() * VERTEX_BYTES);
    for Vertex { position, slot } in &mesh.vertices {
        let corner: [u8; VERTEX_BYTES] = join(&[bytes16(*position), pair(*slot, 0)]);
        bytes.extend_from_slice(&corner);
    }
    bytes
}

fn indices(mesh: &Mesh) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(size_of_val(mesh.indices.as_slice()));
    for index in &mesh.indices {
        bytes.extend_from_slice(&index.to_le_bytes());
    }
    bytes
}

fn segments(mesh: &Mesh) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(mesh.segments.len() * SEGMENT_BYTES * QUAD_CORNERS);
    for segment in &mesh.segments {
        let Segment {
            points,
            along,
            slot,
        } = segment;
        let [before, a, b, after] = points.map(bytes16);
        for corner in CORNERS {
            let words = [
                before,
                a,
                b,
                after,
                along.to_le_bytes(),
                pair(*slot, corner),
            ];
            let corner: [u8; SEGMENT_BYTES] = join(&words);
            bytes.extend_from_slice(&corner);
        }
    }
    bytes
}

/// The corners of symbols.
#[must_use]
pub fn symbols(symbols: &[Symbol]) -> Vec<u8> {
    let pack = |s: &Symbol, corner: u16| -> [u8; SYMBOL_BYTES] {
        join(&[
            s.offset[0].to_le_bytes(),
            s.offset[1].to_le_bytes(),
            s.radius_px.to_le_bytes(),
            s.stroke_px.to_le_bytes(),
            s.fill,
            s.stroke,
            pair(shape_number(s.shape), corner),
        ])
    };
    let corners = |s| CORNERS.iter().flat_map(move |corner| pack(s, *corner));
    symbols.iter().flat_map(corners).collect()
}

/// The indices of the triangles of `count` quads.
#[must_use]
pub fn quads(count: u32) -> Vec<u8> {
    let triangles = |quad: u32| [0, 1, 2, 2, 1, 3].map(|corner| quad * 4 + corner);
    let indices = (0..count).flat_map(triangles);
    indices.flat_map(u32::to_le_bytes).collect()
}

const CORNERS: [u16; QUAD_CORNERS] = [0, 1, 2, 3];

/// The parameters of drawing a part of a mesh.
#[must_use]
pub fn draw_params(draw: &Draw, canvas_px: [u32; 2], ratio: f32) -> [u8; PARAMS_BYTES] {
    let tint = draw.tint.map_or([0.0; 4], |rgba| {
        let [r, g, b, _] = rgba.map(|v| f32::from(v) / 255.0);
        [r, g, b, 1.0]
    });
    params(
        draw.placement,
        canvas_px,
        ratio,
        [draw.width_factor, draw.casing_px],
        tint,
    )
}

/// The parameters of drawing the symbols.
#[must_use]
pub fn symbol_params(placement: Placement, canvas_px: [u32; 2], ratio: f32) -> [u8; PARAMS_BYTES] {
    params(placement, canvas_px, ratio, [1.0, 0.0], [0.0; 4])
}

fn params(
    placement: Placement,
    canvas_px: [u32; 2],
    ratio: f32,
    [width_factor, casing_px]: [f32; 2],
    [r, g, b, a]: [f32; 4],
) -> [u8; PARAMS_BYTES] {
    let [x, y] = placement.origin_px;
    let [width, height] = canvas_px.map(|v| v as f32);
    let numbers = [
        x,
        y,
        width,
        height,
        placement.px_per_unit,
        ratio,
        width_factor,
        casing_px,
        r,
        g,
        b,
        a,
    ];
    join(&numbers.map(f32::to_le_bytes))
}

fn shape_number(shape: Shape) -> u16 {
    match shape {
        Shape::Circle => 0,
        Shape::Square => 1,
        Shape::Triangle => 2,
        Shape::Diamond => 3,
        Shape::Cross => 4,
        Shape::Hexagon => 5,
        Shape::Star => 6,
        Shape::Line => 7,
    }
}

fn bytes16([x, y]: [i16; 2]) -> [u8; 4] {
    let ([a, b], [c, d]) = (x.to_le_bytes(), y.to_le_bytes());
    [a, b, c, d]
}

fn pair(first: u16, second: u16) -> [u8; 4] {
    let ([a, b], [c, d]) = (first.to_le_bytes(), second.to_le_bytes());
    [a, b, c, d]
}

fn join<const N: usize>(words: &[[u8; 4]]) -> [u8; N] {
    let mut out = [0; N];
    for (to, from) in out.chunks_exact_mut(4).zip(words) {
        to.copy_from_slice(from);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_segment_is_laid_out_as_the_shader_reads_it() {
        let mut mesh = Mesh::default();
        mesh.segments.push(Segment {
            points: [[1, 2], [3, -4], [5, 6], [7, 8]],
            along: 1.5,
            slot: 513,
        });
        let bytes = segments(&mesh);
        assert_eq!(bytes.len(), SEGMENT_BYTES * QUAD_CORNERS);
        assert_eq!(bytes[4..8], [3, 0, 252, 255]);
        assert_eq!(bytes[16..20], 1.5_f32.to_le_bytes());
        let corners = bytes.chunks(SEGMENT_BYTES).map(|c| [c[20], c[21], c[22]]);
        assert!(corners.eq([[1, 2, 0], [1, 2, 1], [1, 2, 2], [1, 2, 3]]));
    }

    #[test]
    fn a_symbol_ends_with_its_shape_and_corner() {
        let symbol = Symbol {
            offset: [0.5, -0.25],
            radius_px: 6.0,
            stroke_px: 1.5,
            fill: [1, 2, 3, 4],
            stroke: [5, 6, 7, 8],
            shape: Shape::Star,
        };
        let bytes = symbols(&[symbol]);
        assert_eq!(bytes.len(), SYMBOL_BYTES * QUAD_CORNERS);
        let last = &bytes[3 * SYMBOL_BYTES..];
        assert_eq!(last[16..], [1, 2, 3, 4, 5, 6, 7, 8, 6, 0, 3, 0]);
    }

    #[test]
    fn two_triangles_make_a_rectangle_of_four_corners() {
        let indices: Vec<u8> = quads(2).chunks(4).map(|bytes| bytes[0]).collect();
        assert_eq!(indices, [0, 1, 2, 2, 1, 3, 4, 5, 6, 6, 5, 7]);
    }
}
