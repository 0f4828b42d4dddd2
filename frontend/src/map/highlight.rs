//! Outlines of the selected units and of the unit under the pointer; the mesh for a tile is made when it is first drawn.

use std::collections::BTreeMap;

use super::canvas::Canvas;
use super::event::Picked;
use super::frame::MeshId;
use super::mesh::outline_mesh;
use super::pack::Packed;
use super::scene::{HoverUnit, Scene};
use super::slots::{HOVER, SELECTION};
use super::tiles::id::TileId;
use geodata_mvt::decode::features_with_id;

/// A unit to outline.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Outline {
    /// Tile layer of its polygon.
    pub layer: &'static str,
    /// Identifier of its polygon.
    pub id: u64,
    /// Slot of its style.
    pub slot: u16,
}

/// The units to outline, bottom first: the selected ones, and the one under the pointer unless it is selected.
#[must_use]
pub fn outlines(scene: &Scene, hovered: Option<&Picked>) -> Vec<Outline> {
    let zone = |id: u8, slot| Outline {
        layer: "zones",
        id: id.into(),
        slot,
    };
    let municipality = |id: u32, slot| Outline {
        layer: "municipalities",
        id: id.into(),
        slot,
    };
    let under_pointer = hovered.and_then(|picked| match scene.hover {
        HoverUnit::Municipality => picked
            .municipality
            .filter(|id| Some(*id) != scene.selected_municipality)
            .map(|id| municipality(id, HOVER)),
        HoverUnit::Zone => picked
            .zone
            .filter(|id| Some(*id) != scene.selected_zone)
            .map(|id| zone(id, HOVER)),
        HoverUnit::Nothing => None,
    });
    let selected_zone = scene.selected_zone.map(|id| zone(id, SELECTION));
    let selected = scene
        .selected_municipality
        .map(|id| municipality(id, SELECTION));
    [under_pointer, selected_zone, selected]
        .into_iter()
        .flatten()
        .collect()
}

/// Outlines in graphics memory, by unit and tile; none is stored for a tile that the unit does not touch.
#[derive(Debug, Default)]
pub struct Highlights {
    meshes: BTreeMap<(Outline, TileId), Option<MeshId>>,
}

impl Highlights {
    /// The mesh of an outline on the tile `id`, whose encoded bytes are `tile`.
    pub fn mesh<C: Canvas>(
        &mut self,
        outline: Outline,
        id: TileId,
        tile: &[u8],
        canvas: &mut C,
    ) -> Option<MeshId> {
        *self.meshes.entry((outline, id)).or_insert_with(|| {
            let polygons = features_with_id(tile, outline.layer, outline.id);
            let geometry = Packed::new(&outline_mesh(&polygons, outline.slot));
            (!geometry.is_empty()).then(|| canvas.upload(&geometry))
        })
    }

    /// Releases every outline but these.
    pub fn retain_only<C: Canvas>(&mut self, outlines: &[Outline], canvas: &mut C) {
        self.retain(|outline, _| outlines.contains(outline), canvas);
    }

    /// Releases the outlines on a tile.
    pub fn release_tile<C: Canvas>(&mut self, tile: TileId, canvas: &mut C) {
        self.retain(|_, id| *id != tile, canvas);
    }

    fn retain<C: Canvas>(&mut self, keep: impl Fn(&Outline, &TileId) -> bool, canvas: &mut C) {
        self.meshes.retain(|(outline, tile), mesh| {
            let retained = keep(outline, tile);
            if !retained && let Some(mesh) = *mesh {
                canvas.release(mesh);
            }
            retained
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::map::testing::canvas::Recording;
    use crate::map::testing::tile::{TestFeature, encode};

    #[test]
    fn the_selection_is_not_outlined_twice() {
        let scene = Scene {
            selected_municipality: Some(1191),
            selected_zone: Some(5),
            ..Scene::default()
        };
        let hovered = |id| Picked {
            municipality: Some(id),
            ..Picked::default()
        };
        assert_eq!(outlines(&scene, Some(&hovered(1191))).len(), 2);
        assert_eq!(outlines(&scene, Some(&hovered(1272))).len(), 3);
        assert_eq!(outlines(&scene, None).len(), 2);
    }

    #[test]
    fn an_outline_is_made_once_per_tile_and_released() {
        let ring = [[0, 0], [10, 0], [10, 10]];
        let tile = encode(&[("zones", vec![TestFeature::polygon(5, &ring, &[])])]);
        let outline = |id| Outline {
            layer: "zones",
            id,
            slot: SELECTION,
        };
        let at = TileId { z: 9, x: 1, y: 1 };
        let (mut canvas, mut highlights) = (Recording::default(), Highlights::default());
        let first = highlights.mesh(outline(5), at, &tile, &mut canvas);
        assert!(first.is_some());
        assert_eq!(first, highlights.mesh(outline(5), at, &tile, &mut canvas));
        assert_eq!(highlights.mesh(outline(6), at, &tile, &mut canvas), None);
        assert_eq!(canvas.uploads, 1);
        highlights.retain_only(&[outline(6)], &mut canvas);
        assert!(canvas.meshes.is_empty());
    }
}
