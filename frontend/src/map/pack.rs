//! The bytes of geometry and parameters, as the engine's shaders read them.
//!
//! Each layout is stated once here and once in the pipelines of `engine::pipelines`; both name the
//! same sizes.

use super::canvas::{Draw, Placement, Symbol};
use super::mesh::{Mesh, Segment, Vertex};
use super::scene::Shape;

/// Bytes of a corner: position, slot, nothing.
pub const VERTEX_BYTES: usize = 8;
/// Bytes of a segment: four points, length before, slot, nothing.
pub const SEGMENT_BYTES: usize = 24;
/// Bytes of a symbol: offset, radius, casing, two colours, shape.
pub const SYMBOL_BYTES: usize = 28;
/// Bytes of the parameters of a draw.
pub const PARAMS_BYTES: usize = 48;

/// The corners of a mesh.
#[must_use]
pub fn vertices(mesh: &Mesh) -> Vec<u8> {
    let pack =
        |v: &Vertex| -> [u8; VERTEX_BYTES] { join(&[bytes16(v.position), slot_bytes(v.slot)]) };
    mesh.vertices.iter().flat_map(pack).collect()
}

/// The triangles of a mesh.
#[must_use]
pub fn indices(mesh: &Mesh) -> Vec<u8> {
    mesh.indices.iter().flat_map(|i| i.to_le_bytes()).collect()
}

/// The segments of a mesh.
#[must_use]
pub fn segments(mesh: &Mesh) -> Vec<u8> {
    let pack = |s: &Segment| -> [u8; SEGMENT_BYTES] {
        let [before, a, b, after] = s.points.map(bytes16);
        join(&[
            before,
            a,
            b,
            after,
            s.along.to_le_bytes(),
            slot_bytes(s.slot),
        ])
    };
    mesh.segments.iter().flat_map(pack).collect()
}

/// Symbols.
#[must_use]
pub fn symbols(symbols: &[Symbol]) -> Vec<u8> {
    let pack = |s: &Symbol| -> [u8; SYMBOL_BYTES] {
        join(&[
            s.offset[0].to_le_bytes(),
            s.offset[1].to_le_bytes(),
            s.radius_px.to_le_bytes(),
            s.stroke_px.to_le_bytes(),
            s.fill,
            s.stroke,
            shape_number(s.shape).to_le_bytes(),
        ])
    };
    symbols.iter().flat_map(pack).collect()
}

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

fn shape_number(shape: Shape) -> u32 {
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

fn slot_bytes(slot: u16) -> [u8; 4] {
    let [a, b] = slot.to_le_bytes();
    [a, b, 0, 0]
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
        assert_eq!(bytes.len(), SEGMENT_BYTES);
        assert_eq!(bytes[4..8], [3, 0, 252, 255]);
        assert_eq!(bytes[16..20], 1.5_f32.to_le_bytes());
        assert_eq!(bytes[20..], [1, 2, 0, 0]);
    }

    #[test]
    fn a_symbol_ends_with_its_shape() {
        let symbol = Symbol {
            offset: [0.5, -0.25],
            radius_px: 6.0,
            stroke_px: 1.5,
            fill: [1, 2, 3, 4],
            stroke: [5, 6, 7, 8],
            shape: Shape::Star,
        };
        let bytes = symbols(&[symbol]);
        assert_eq!(bytes.len(), SYMBOL_BYTES);
        assert_eq!(bytes[16..], [1, 2, 3, 4, 5, 6, 7, 8, 6, 0, 0, 0]);
    }
}
