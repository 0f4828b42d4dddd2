//! The style table: one small texture with the colour and width of every feature.
//!
//! Geometry holds the number of a slot of the table instead of colours, so recolouring the choropleth or
//! restyling a line rewrites a few kilobytes and changes no geometry.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::scene::{BaseColours, LineStyle, Rgba, Scene};

/// Slots in a row of the table.
pub const SLOTS_PER_ROW: u16 = 64;
/// Texels of a slot: colour, then width and dashes.
pub const TEXELS_PER_SLOT: u16 = 2;
/// Rows of the table.
pub const ROWS: u16 = 64;
const CAPACITY: u16 = SLOTS_PER_ROW * ROWS;
const BYTES_PER_SLOT: usize = 8;
/// Widths are stored in sixteenths of a CSS pixel: up to 15.9 px.
const WIDTH_STEPS_PER_PX: f32 = 16.0;
/// Dashes of schematic lines: CSS pixels drawn, CSS pixels left out.
const DASH_PX: [u8; 2] = [7, 5];

/// The slot of features that are not drawn.
pub const NOTHING: u16 = 0;
/// Borders between municipalities.
pub const MUNICIPALITY_BORDER: u16 = 1;
/// Borders between zones.
pub const ZONE_BORDER: u16 = 2;
/// Outline of the territory.
pub const OUTLINE: u16 = 3;
/// Outline under the pointer.
pub const HOVER: u16 = 4;
/// Outline of the selection.
pub const SELECTION: u16 = 5;
/// Box drawn to zoom.
pub const ZOOM_BOX: u16 = 6;
const FIRST_FREE: u16 = 16;

/// A feature that may have a slot.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Owner {
    /// A municipality, by ISTAT code.
    Municipality(u32),
    /// The line of a project, by its identifier.
    Line(String),
}

/// Which feature has which slot. Slots are allocated in increasing order, so the list of owners determines all of them.
#[derive(Debug, Default)]
pub struct Slots {
    municipalities: BTreeMap<u32, u16>,
    lines: BTreeMap<String, u16>,
    owners: Vec<Owner>,
}

impl Slots {
    /// The slot of a municipality, allocated on first use. When the table is full the feature gets [`NOTHING`] and is not
    /// drawn; the 4080 slots are more than any territory here has features.
    pub fn municipality(&mut self, istat: u32) -> u16 {
        if let Some(slot) = self.municipalities.get(&istat) {
            return *slot;
        }
        let slot = self.allocate(Owner::Municipality(istat));
        self.municipalities.insert(istat, slot);
        slot
    }

    /// The slot of a project's line, allocated on first use.
    pub fn line(&mut self, id: &str) -> u16 {
        if let Some(slot) = self.lines.get(id) {
            return *slot;
        }
        let slot = self.allocate(Owner::Line(id.to_owned()));
        self.lines.insert(id.to_owned(), slot);
        slot
    }

    fn allocate(&mut self, owner: Owner) -> u16 {
        let slot = self.used();
        if slot >= CAPACITY {
            return NOTHING;
        }
        self.owners.push(owner);
        slot
    }

    /// The owners of the allocated slots, in order.
    #[must_use]
    pub fn owners(&self) -> &[Owner] {
        &self.owners
    }

    /// Adopts the slots of another table, given by its owners in order: owners without a slot here get the same slots as there.
    /// Returns false and adopts nothing if the two tables have one slot with different owners: geometry made with that
    /// table would be drawn here in the colours of other features.
    pub fn adopt(&mut self, owners: &[Owner]) -> bool {
        let common = self.owners.len().min(owners.len());
        let (same, new) = owners.split_at(common);
        if same != &self.owners[..common] {
            return false;
        }
        for owner in new {
            match owner {
                Owner::Municipality(istat) => self.municipality(*istat),
                Owner::Line(id) => self.line(id),
            };
        }
        true
    }

    /// The number of slots in use, the fixed ones included. A change of it means that the table has to be written again.
    #[must_use]
    pub fn used(&self) -> u16 {
        FIRST_FREE + self.owners.len() as u16
    }

    /// The table for a scene, in whole rows of RGBA texels.
    #[must_use]
    pub fn table(&self, scene: &Scene) -> Vec<u8> {
        let rows = usize::from(self.used().div_ceil(SLOTS_PER_ROW));
        let mut table = vec![0; rows * usize::from(SLOTS_PER_ROW) * BYTES_PER_SLOT];
        for (slot, colour, width) in base_styles(&scene.base) {
            write_style(&mut table, slot, colour, width, false);
        }
        for (istat, slot) in &self.municipalities {
            if let Some(colour) = scene.municipality_fill.get(istat) {
                let hatched = scene.hatched.contains(istat);
                write_style(&mut table, *slot, *colour, 0.0, hatched);
            }
        }
        for (id, slot) in &self.lines {
            match scene.lines.get(id) {
                Some(LineStyle {
                    colour,
                    width,
                    dashed,
                    visible: true,
                }) => write_style(&mut table, *slot, *colour, *width, *dashed),
                _ => write_style(&mut table, *slot, [0; 4], 0.0, false),
            }
        }
        table
    }
}

/// Widths at zoom 10; they grow and shrink with the zoom, see `core/drawing.rs`.
fn base_styles(base: &BaseColours) -> [(u16, Rgba, f32); 6] {
    [
        (MUNICIPALITY_BORDER, base.municipality_border, 1.0),
        (ZONE_BORDER, base.zone_border, 2.0),
        (OUTLINE, base.outline, 2.2),
        (HOVER, base.hover, 2.2),
        (SELECTION, base.selection, 3.2),
        (ZOOM_BOX, base.selection, 1.5),
    ]
}

/// Writes one slot. `dashed` makes lines dashed and fills hatched: the shaders read the same texel for both.
fn write_style(table: &mut [u8], slot: u16, colour: Rgba, width: f32, dashed: bool) {
    let at = usize::from(slot) * BYTES_PER_SLOT;
    let Some(texels) = table.get_mut(at..at + BYTES_PER_SLOT) else {
        return;
    };
    let steps = (width * WIDTH_STEPS_PER_PX).round().clamp(0.0, 255.0) as u8;
    let [on, off] = if dashed { DASH_PX } else { [0, 0] };
    texels[..4].copy_from_slice(&colour);
    texels[4..].copy_from_slice(&[steps, on, off, 255]);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texels(table: &[u8], slot: u16) -> &[u8] {
        &table[usize::from(slot) * 8..][..8]
    }

    #[test]
    fn a_municipality_keeps_its_slot_and_has_the_colour_of_the_scene() {
        let mut slots = Slots::default();
        let slot = slots.municipality(1272);
        assert_ne!(slot, slots.municipality(1191));
        assert_eq!(slot, slots.municipality(1272));
        let mut scene = Scene::default();
        assert_eq!(texels(&slots.table(&scene), slot), [0; 8]);
        scene.municipality_fill.insert(1272, [10, 20, 30, 255]);
        let plain = [10, 20, 30, 255, 0, 0, 0, 255];
        assert_eq!(texels(&slots.table(&scene), slot), plain);
        scene.hatched.insert(1272);
        assert_ne!(texels(&slots.table(&scene), slot)[5], 0, "hatched");
    }

    #[test]
    fn a_line_is_drawn_only_when_the_scene_shows_it() {
        let mut slots = Slots::default();
        let slot = slots.line("ciclovia-dora");
        let mut scene = Scene::default();
        assert_eq!(texels(&slots.table(&scene), slot)[3], 0);
        let mut style = LineStyle {
            colour: [200, 0, 0, 255],
            width: 3.0,
            dashed: true,
            visible: true,
        };
        scene.lines.insert("ciclovia-dora".into(), style);
        assert_eq!(
            texels(&slots.table(&scene), slot),
            [200, 0, 0, 255, 48, 7, 5, 255]
        );
        style.visible = false;
        scene.lines.insert("ciclovia-dora".into(), style);
        assert_eq!(texels(&slots.table(&scene), slot)[3], 0);
    }

    fn slots_of(istats: &[u32]) -> Slots {
        let mut slots = Slots::default();
        for istat in istats {
            slots.municipality(*istat);
        }
        slots
    }

    #[test]
    fn states_of_another_table_are_adopted_in_any_order() {
        let mut own = slots_of(&[]);
        let (early, late) = (slots_of(&[1272]), slots_of(&[1272, 1191]));
        for other in [&late, &early, &late] {
            assert!(own.adopt(other.owners()));
            assert_eq!(own.owners, late.owners);
        }
        assert_eq!(own.municipality(1191), slots_of(&[1272]).used());
    }

    #[test]
    fn a_table_with_its_owners_in_another_order_is_not_adopted() {
        let mut own = slots_of(&[1191, 1272]);
        for other in [
            slots_of(&[1272, 1191]),
            slots_of(&[1272]),
            slots_of(&[1272, 1191, 1001]),
        ] {
            assert!(!own.adopt(other.owners()));
            assert_eq!(
                own.owners,
                slots_of(&[1191, 1272]).owners,
                "nothing is adopted"
            );
        }
    }

    #[test]
    fn a_full_table_leaves_features_out_instead_of_mixing_them_up() {
        let mut slots = Slots::default();
        for istat in 0..10_000 {
            slots.municipality(istat);
        }
        assert_eq!(slots.municipality(9_999), NOTHING);
        assert_eq!(slots.used(), CAPACITY);
        assert_eq!(slots.table(&Scene::default()).len(), 64 * 64 * 8);
    }
}
