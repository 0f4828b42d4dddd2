//! A canvas that records the calls and panics on wrong ones.

use std::collections::BTreeMap;

use crate::map::canvas::Canvas;
use crate::map::frame::{Draw, Frame, MeshId, Step, Symbol};
use crate::map::mesh::Part;
use crate::map::pack::Packed;

/// A canvas that records the calls.
#[derive(Default)]
pub struct Recording {
    /// Meshes in memory.
    pub meshes: BTreeMap<MeshId, Packed>,
    /// The style table.
    pub styles: Vec<u8>,
    /// How often the table was replaced.
    pub style_changes: usize,
    /// The symbols.
    pub symbols: Vec<Symbol>,
    /// Size in device pixels.
    pub size: [u32; 2],
    /// Frames drawn so far.
    pub frames: usize,
    /// The last of them.
    pub last: Option<Frame>,
    /// Meshes uploaded so far.
    pub uploads: u64,
}

impl Recording {
    /// The draws of a part in the last frame.
    pub fn drawn(&self, part: Part) -> Vec<Draw> {
        let steps = self.last.iter().flat_map(|frame| &frame.steps);
        steps
            .filter_map(|step| match step {
                Step::Mesh(draw) if draw.part == part => Some(*draw),
                _ => None,
            })
            .collect()
    }
}

impl Canvas for Recording {
    fn upload(&mut self, geometry: &Packed) -> MeshId {
        assert!(!geometry.is_empty(), "an empty mesh is not worth a buffer");
        assert!(geometry.is_complete(), "bytes are missing");
        self.uploads += 1;
        let id = MeshId(self.uploads);
        self.meshes.insert(id, geometry.clone());
        id
    }

    fn release(&mut self, mesh: MeshId) {
        assert!(self.meshes.remove(&mesh).is_some(), "released twice");
    }

    fn set_styles(&mut self, table: &[u8]) {
        self.style_changes += 1;
        self.styles = table.to_vec();
    }

    fn set_symbols(&mut self, symbols: &[Symbol]) {
        self.symbols = symbols.to_vec();
    }

    fn resize(&mut self, width_px: u32, height_px: u32) {
        assert!(width_px > 0 && height_px > 0, "a canvas without pixels");
        self.size = [width_px, height_px];
    }

    fn draw(&mut self, frame: &Frame) {
        for step in &frame.steps {
            let Step::Mesh(draw) = step else { continue };
            let mesh = self.meshes.get(&draw.mesh).expect("drawn after release");
            assert!(!mesh.range(draw.part).is_empty(), "nothing to draw");
            assert!(draw.clip.x + draw.clip.width <= self.size[0], "clip");
            assert!(draw.clip.y + draw.clip.height <= self.size[1], "clip");
            let finite = draw.placement.origin_px.iter().all(|v| v.is_finite());
            assert!(finite && draw.placement.px_per_unit > 0.0, "placement");
        }
        self.frames += 1;
        self.last = Some(frame.clone());
    }
}
