//! Builds a frame from the state of the map and draws it.

use super::loaded::Loaded;
use super::state::MapCore;
use crate::map::canvas::Canvas;
use crate::map::frame::{Clip, Draw, Frame, MeshId, Placement, Step};
use crate::map::highlight::outlines;
use crate::map::mesh::{Part, rectangle_mesh};
use crate::map::pack::Packed;
use crate::map::scene::Rgba;
use crate::map::slots::ZOOM_BOX;
use crate::map::tiles::id::TileId;
use crate::map::tiles::placement::Placed;
use geodata_mvt::EXTENT;

/// Casing of project lines, CSS pixels on each side.
const LINE_CASING_PX: f32 = 1.5;
/// Casing of outlines under the pointer and of the selection.
const OUTLINE_CASING_PX: f32 = 1.6;

/// A tile on the canvas.
struct OnCanvas {
    id: TileId,
    placement: Placement,
    clip: Clip,
}

/// How the lines of a layer are drawn.
#[derive(Clone, Copy)]
struct Stroke {
    part: Part,
    width_factor: f32,
    casing_px: f32,
    tint: Option<Rgba>,
}

impl<C: Canvas> MapCore<C> {
    pub(super) fn draw(&mut self, cover: &[TileId]) {
        let used = self.slots.used();
        if self.slots_in_table != used {
            self.slots_in_table = used;
            self.canvas.set_styles(&self.slots.table(&self.scene));
        }
        let placed = self.tiles.place(cover);
        let on_canvas: Vec<OnCanvas> = placed.iter().filter_map(|p| self.locate(p)).collect();
        let mut steps = self.tile_steps(&on_canvas);
        steps.extend(self.highlight_steps(&on_canvas));
        if !self.scene.circles.is_empty() {
            steps.push(Step::Symbols(self.symbol_placement()));
        }
        let zoom_box = self.box_step();
        steps.extend(zoom_box.map(Step::Mesh));
        self.canvas.draw(&Frame {
            background: self.scene.base.background,
            ratio: self.ratio as f32,
            steps,
        });
        if let Some(draw) = zoom_box {
            self.canvas.release(draw.mesh);
        }
    }

    /// Where a tile is drawn, in device pixels; none when its area contains no pixel.
    fn locate(&self, placed: &Placed) -> Option<OnCanvas> {
        let view = self.camera.view();
        let device = |[x, y]: [f64; 2]| [x * self.ratio, y * self.ratio];
        let (area, side) = placed.area.on_screen(&view, self.drawn);
        let end = [area[0] + side, area[1] + side];
        let [width, height] = device([self.drawn.width, self.drawn.height]);
        let clip = Clip::between(
            device(area),
            device(end),
            width.round() as u32,
            height.round() as u32,
        )?;
        let (origin, side) = placed.tile.on_screen(&view, self.drawn);
        Some(OnCanvas {
            id: placed.tile,
            placement: Placement {
                origin_px: device(origin).map(|v| v as f32),
                px_per_unit: (side * self.ratio / f64::from(EXTENT)) as f32,
            },
            clip,
        })
    }

    /// Fills, borders and project lines, layer by layer over all tiles.
    fn tile_steps(&self, tiles: &[OnCanvas]) -> Vec<Step> {
        let by_zoom = width_by_zoom(self.camera.view().zoom);
        let plain = |part, width_factor| Stroke {
            part,
            width_factor,
            casing_px: 0.0,
            tint: None,
        };
        let casing = Stroke {
            part: Part::Lines,
            width_factor: 1.0,
            casing_px: LINE_CASING_PX,
            tint: Some(self.scene.base.casing),
        };
        let strokes = [
            plain(Part::Fill, 1.0),
            plain(Part::MunicipalityBorders, by_zoom),
            plain(Part::ZoneBorders, by_zoom),
            plain(Part::Outline, by_zoom),
            casing,
            plain(Part::Lines, 1.0),
        ];
        let mut steps = vec![];
        for stroke in strokes {
            for tile in tiles {
                let loaded = self.tiles.get(tile.id);
                let mesh = loaded.and_then(|l| mesh_with(l, stroke.part));
                steps.extend(mesh.map(|mesh| Step::Mesh(tile.draw(mesh, stroke))));
            }
        }
        steps
    }

    /// The outlines of the selection and of the unit under the pointer, each over its casing.
    fn highlight_steps(&mut self, tiles: &[OnCanvas]) -> Vec<Step> {
        let outlines = outlines(&self.scene, self.pointer.picked());
        self.highlights.retain_only(&outlines, &mut self.canvas);
        let mut steps = vec![];
        for outline in outlines {
            let mut meshes = vec![];
            for tile in tiles {
                let Some(loaded) = self.tiles.get(tile.id) else {
                    continue;
                };
                let mesh = self
                    .highlights
                    .mesh(outline, tile.id, &loaded.bytes, &mut self.canvas);
                meshes.extend(mesh.map(|mesh| (tile, mesh)));
            }
            let tint = Some(self.scene.base.casing);
            for (casing_px, tint) in [(OUTLINE_CASING_PX, tint), (0.0, None)] {
                let stroke = Stroke {
                    part: Part::AllSegments,
                    width_factor: 1.0,
                    casing_px,
                    tint,
                };
                let draws = meshes.iter().map(|(tile, mesh)| tile.draw(*mesh, stroke));
                steps.extend(draws.map(Step::Mesh));
            }
        }
        steps
    }

    fn symbol_placement(&self) -> Placement {
        let view = self.camera.view();
        let origin = view.project_mercator(self.anchor, self.drawn);
        Placement {
            origin_px: origin.map(|v| (v * self.ratio) as f32),
            px_per_unit: (view.world_px() * self.ratio) as f32,
        }
    }

    /// The box that the user draws to zoom in: a mesh in device pixels that is released after the frame.
    fn box_step(&mut self) -> Option<Draw> {
        let (a, b) = self.zoom_box?;
        let margin = [
            (self.drawn.width - self.size.width) / 2.0,
            (self.drawn.height - self.size.height) / 2.0,
        ];
        let device = |css: f64| (css * self.ratio).round() as i16;
        let corner = |[x, y]: [f64; 2]| [device(x + margin[0]), device(y + margin[1])];
        let geometry = Packed::new(&rectangle_mesh(corner(a), corner(b), ZOOM_BOX));
        let end = [self.drawn.width, self.drawn.height].map(|v| v * self.ratio);
        let clip = Clip::between(
            [0.0, 0.0],
            end,
            end[0].round() as u32,
            end[1].round() as u32,
        )?;
        (!geometry.is_empty()).then(|| Draw {
            mesh: self.canvas.upload(&geometry),
            part: Part::AllSegments,
            placement: Placement {
                origin_px: [0.0, 0.0],
                px_per_unit: 1.0,
            },
            clip,
            width_factor: 1.0,
            casing_px: 0.0,
            tint: None,
        })
    }
}

impl OnCanvas {
    fn draw(&self, mesh: MeshId, stroke: Stroke) -> Draw {
        Draw {
            mesh,
            part: stroke.part,
            placement: self.placement,
            clip: self.clip,
            width_factor: stroke.width_factor,
            casing_px: stroke.casing_px,
            tint: stroke.tint,
        }
    }
}

/// The mesh of a tile, unless this part of it is empty.
fn mesh_with(loaded: &Loaded, part: Part) -> Option<MeshId> {
    let (mesh, parts) = loaded.mesh?;
    (!parts.lacks(part)).then_some(mesh)
}

/// The factor on the width of borders at a zoom: thin lines over the whole territory, thicker ones in a town. It is about 0.63
/// at zoom 8, 1 at zoom 10 and 2 at zoom 13.
fn width_by_zoom(zoom: f64) -> f32 {
    ((zoom - 10.0) * 0.33).exp2().clamp(0.5, 2.2) as f32
}
