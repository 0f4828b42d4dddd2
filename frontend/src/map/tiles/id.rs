//! The address of a tile in the Web Mercator pyramid.

use crate::map::view::{Size, View};

/// A tile of the web Mercator pyramid.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TileId {
    /// Zoom.
    pub z: u8,
    /// Column from the west.
    pub x: u32,
    /// Row from the north.
    pub y: u32,
}

impl TileId {
    /// The tile this one is a quarter of.
    #[must_use]
    pub fn parent(self) -> Option<Self> {
        Some(Self {
            z: self.z.checked_sub(1)?,
            x: self.x / 2,
            y: self.y / 2,
        })
    }

    /// The four tiles it is made of.
    #[must_use]
    pub fn children(self) -> [Self; 4] {
        [(0, 0), (1, 0), (0, 1), (1, 1)].map(|(dx, dy)| Self {
            z: self.z + 1,
            x: self.x * 2 + dx,
            y: self.y * 2 + dy,
        })
    }

    /// Side in a Web Mercator world of side 1.
    #[must_use]
    pub fn side_in_mercator(self) -> f64 {
        (-f64::from(self.z)).exp2()
    }

    /// North-west corner in a Web Mercator world of side 1.
    #[must_use]
    pub fn origin_in_mercator(self) -> [f64; 2] {
        let side = self.side_in_mercator();
        [f64::from(self.x) * side, f64::from(self.y) * side]
    }

    /// North-west corner on screen, and side, in CSS pixels.
    #[must_use]
    pub fn on_screen(self, view: &View, size: Size) -> ([f64; 2], f64) {
        let origin = view.project_mercator(self.origin_in_mercator(), size);
        (origin, view.world_px() * self.side_in_mercator())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tile_is_the_parent_of_its_children() {
        let tile = TileId {
            z: 9,
            x: 266,
            y: 184,
        };
        assert!(tile.children().iter().all(|c| c.parent() == Some(tile)));
        assert_eq!(TileId { z: 0, x: 0, y: 0 }.parent(), None);
    }
}
