//! The geometry of decoded tiles as a GPU draws it: triangles for fills, segments for lines.
//!
//! A line is one quad per segment. The shader widens it on screen, so width, casing and dashes
//! are in CSS pixels at every zoom, joins and ends are round, edges are smooth with one sample per
//! pixel, and no change of these needs a tile to be tessellated again. Fills are tessellated by lyon.

use std::ops::Range;

use lyon_tessellation::math::point;
use lyon_tessellation::path::Path;
use lyon_tessellation::{
    BuffersBuilder, FillOptions, FillRule, FillTessellator, FillVertex, VertexBuffers,
};

use serde::{Deserialize, Serialize};

use super::slots::{MUNICIPALITY_BORDER, OUTLINE, Slots, ZONE_BORDER};
use geodata_mvt::decode::{Feature, Tile};

/// A corner of a filled triangle.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Vertex {
    /// Position in tile units.
    pub position: [i16; 2],
    /// Slot in the style table.
    pub slot: u16,
}

/// A straight segment of a line.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Segment {
    /// The point before, start, end and the point after, in tile units. The shader needs the neighbours to know where
    /// the round join of one segment ends and that of the next begins. At the end of a line the neighbour is the end
    /// itself.
    pub points: [[i16; 2]; 4],
    /// Length of the line before this segment, in tile units: with it dashes continue across joins.
    pub along: f32,
    /// Slot in the style table.
    pub slot: u16,
}

/// What part of a mesh to draw.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// Municipalities, filled.
    Fill,
    /// Borders between municipalities of one zone.
    MunicipalityBorders,
    /// Borders between zones.
    ZoneBorders,
    /// Outline of the territory.
    Outline,
    /// Lines of projects.
    Lines,
    /// All segments, of a mesh that has only one kind.
    AllSegments,
}

/// The ranges of a mesh's parts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Parts {
    /// Number of indices.
    indices: u32,
    /// Number of segments.
    segments: u32,
    /// Where the segments of municipality borders, zone borders, outline and lines end.
    ends: [u32; 4],
}

impl Parts {
    /// The range of a part: of indices for fills, of segments for lines.
    #[must_use]
    pub fn range(&self, part: Part) -> Range<u32> {
        let [municipality, zone, outline, lines] = self.ends;
        match part {
            Part::Fill => 0..self.indices,
            Part::MunicipalityBorders => 0..municipality,
            Part::ZoneBorders => municipality..zone,
            Part::Outline => zone..outline,
            Part::Lines => outline..lines,
            Part::AllSegments => 0..self.segments,
        }
    }

    /// Whether a part is empty.
    #[must_use]
    pub fn lacks(&self, part: Part) -> bool {
        self.range(part).is_empty()
    }

    /// Whether all parts are empty.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.indices == 0 && self.segments == 0
    }
}

/// The geometry of a tile.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Mesh {
    /// Corners of fills.
    pub vertices: Vec<Vertex>,
    /// Triangles.
    pub indices: Vec<u32>,
    /// Lines, ordered by part.
    pub segments: Vec<Segment>,
    ends: [u32; 4],
}

impl Mesh {
    /// The ranges of its parts.
    #[must_use]
    pub fn parts(&self) -> Parts {
        Parts {
            indices: self.indices.len() as u32,
            segments: self.segments.len() as u32,
            ends: self.ends,
        }
    }
}

/// The geometry of a tile of the atlas.
#[must_use]
pub fn tile_mesh(tile: &Tile, slots: &mut Slots) -> Mesh {
    let mut mesh = Mesh::default();
    fill_municipalities(tile, slots, &mut mesh);
    let classes = [
        ("municipality", MUNICIPALITY_BORDER),
        ("zone", ZONE_BORDER),
        ("outline", OUTLINE),
    ];
    for (i, (class, slot)) in classes.into_iter().enumerate() {
        let of_class = |f: &&Feature| f.text("class") == Some(class);
        for border in tile.features("borders").filter(of_class) {
            push_lines(&border.parts, false, slot, &mut mesh.segments);
        }
        mesh.ends[i] = mesh.segments.len() as u32;
    }
    for line in tile.features("projects_line") {
        let slot = slots.line(line.text("id").unwrap_or_default());
        push_lines(&line.parts, false, slot, &mut mesh.segments);
    }
    mesh.ends[3] = mesh.segments.len() as u32;
    mesh
}

/// The outline of polygons, in one slot. Where the tile's edge cuts a polygon the outline follows the cut, which is not
/// visible: it lies in the tile's buffer, outside the area that is drawn.
#[must_use]
pub fn outline_mesh(polygons: &[Feature], slot: u16) -> Mesh {
    let mut mesh = Mesh::default();
    for feature in polygons {
        push_lines(&feature.parts, true, slot, &mut mesh.segments);
    }
    mesh
}

/// The outline of a rectangle between two corners.
#[must_use]
pub fn rectangle_mesh(a: [i16; 2], b: [i16; 2], slot: u16) -> Mesh {
    let ring = vec![a, [b[0], a[1]], b, [a[0], b[1]]];
    let mut mesh = Mesh::default();
    push_lines(&[ring], true, slot, &mut mesh.segments);
    mesh
}

fn fill_municipalities(tile: &Tile, slots: &mut Slots, mesh: &mut Mesh) {
    let mut tessellator = FillTessellator::new();
    for feature in tile.features("municipalities") {
        let slot = slots.municipality(feature.id as u32);
        let mut buffers: VertexBuffers<Vertex, u32> = VertexBuffers::new();
        // the vertices of a tessellated polygon are its own corners, which are whole numbers; where a ring crosses
        // itself there are new vertices, whose rounding is less than a screen pixel
        let corner = |vertex: FillVertex| {
            let at = vertex.position();
            Vertex {
                position: [at.x.round() as i16, at.y.round() as i16],
                slot,
            }
        };
        let options = FillOptions::default().with_fill_rule(FillRule::EvenOdd);
        let done = tessellator.tessellate_path(
            &rings_path(&feature.parts),
            &options,
            &mut BuffersBuilder::new(&mut buffers, corner),
        );
        // a polygon that lyon refuses has no fill; its borders and the other polygons are still drawn
        if done.is_ok() {
            append(mesh, &buffers);
        }
    }
}

fn append(mesh: &mut Mesh, buffers: &VertexBuffers<Vertex, u32>) {
    let base = mesh.vertices.len() as u32;
    mesh.vertices.extend(&buffers.vertices);
    mesh.indices
        .extend(buffers.indices.iter().map(|i| i + base));
}

fn rings_path(rings: &[Vec<[i16; 2]>]) -> Path {
    let mut path = Path::builder();
    for ring in rings.iter().filter(|ring| ring.len() >= 3) {
        let mut corners = ring
            .iter()
            .map(|[x, y]| point(f32::from(*x), f32::from(*y)));
        if let Some(first) = corners.next() {
            path.begin(first);
            for corner in corners {
                path.line_to(corner);
            }
            path.end(true);
        }
    }
    path.build()
}

fn push_lines(parts: &[Vec<[i16; 2]>], closed: bool, slot: u16, out: &mut Vec<Segment>) {
    for part in parts {
        push_line(part, closed && part.len() > 2, slot, out);
    }
}

/// The segments of one line. Points equal to their predecessor were dropped on decoding, but the closing segment of a ring may
/// still have no length; it is left out.
fn push_line(points: &[[i16; 2]], closed: bool, slot: u16, out: &mut Vec<Segment>) {
    let count = points.len();
    let segments = if closed {
        count
    } else {
        count.saturating_sub(1)
    };
    let mut along = 0.0;
    for i in 0..segments {
        let (a, b) = (points[i], points[(i + 1) % count]);
        if a == b {
            continue;
        }
        let before = if closed || i > 0 {
            points[(i + count - 1) % count]
        } else {
            a
        };
        let after = if closed || i + 2 < count {
            points[(i + 2) % count]
        } else {
            b
        };
        out.push(Segment {
            points: [before, a, b, after],
            along,
            slot,
        });
        along += length(a, b);
    }
}

fn length(a: [i16; 2], b: [i16; 2]) -> f32 {
    let delta = |axis: usize| f32::from(b[axis]) - f32::from(a[axis]);
    delta(0).hypot(delta(1))
}

#[cfg(test)]
mod tests;
