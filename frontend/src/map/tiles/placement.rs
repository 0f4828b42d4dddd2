//! Chooses what to draw in the area of each tile in view: the tile itself, or parts of other zooms while it is missing.

use super::id::TileId;

/// Number of zoom levels in which the descendants of a missing tile are searched. After zooming out the tiles of the former zoom
/// are still loaded.
const DESCENDANTS: u8 = 2;

/// Whether a tile can be drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Availability {
    /// It is loaded.
    Loaded,
    /// The source has no such tile: there is nothing to draw.
    Empty,
    /// It has not been fetched.
    Missing,
}

/// A tile drawn in the area of a tile: the same one, or an ancestor of which a part is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Placed {
    /// The tile that is drawn.
    pub tile: TileId,
    /// The area it is drawn in; areas never overlap.
    pub area: TileId,
}

/// What to draw for the tiles in view: each tile itself when it is loaded, otherwise its loaded descendants, and its nearest
/// loaded ancestor in the areas that these leave. No area is drawn twice.
#[must_use]
pub fn place(cover: &[TileId], availability: impl Fn(TileId) -> Availability) -> Vec<Placed> {
    let tiles = Tiles(&availability);
    let mut placed = vec![];
    for id in cover {
        let ancestor = tiles.loaded_ancestor(*id);
        tiles.place_one(*id, ancestor, DESCENDANTS, &mut placed);
    }
    placed
}

/// The availability of tiles, with the searches that placing needs.
struct Tiles<'a>(&'a dyn Fn(TileId) -> Availability);

impl Tiles<'_> {
    fn is_loaded(&self, id: TileId) -> bool {
        (self.0)(id) == Availability::Loaded
    }

    fn place_one(&self, area: TileId, above: Option<TileId>, depth: u8, out: &mut Vec<Placed>) {
        match (self.0)(area) {
            Availability::Loaded => out.push(Placed { tile: area, area }),
            Availability::Empty => {}
            Availability::Missing if self.has_loaded_descendant(area, depth) => {
                for child in area.children() {
                    self.place_one(child, above, depth - 1, out);
                }
            }
            Availability::Missing => out.extend(above.map(|tile| Placed { tile, area })),
        }
    }

    fn has_loaded_descendant(&self, id: TileId, depth: u8) -> bool {
        depth > 0
            && id
                .children()
                .into_iter()
                .any(|child| self.is_loaded(child) || self.has_loaded_descendant(child, depth - 1))
    }

    fn loaded_ancestor(&self, id: TileId) -> Option<TileId> {
        std::iter::successors(id.parent(), |parent| parent.parent())
            .find(|parent| self.is_loaded(*parent))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn tile(z: u8, x: u32, y: u32) -> TileId {
        TileId { z, x, y }
    }

    /// Places with these tiles loaded and all others missing.
    fn placed(cover: &[TileId], loaded: &[TileId]) -> Vec<Placed> {
        place(cover, |id| {
            if loaded.contains(&id) {
                Availability::Loaded
            } else {
                Availability::Missing
            }
        })
    }

    #[test]
    fn a_parent_is_drawn_until_its_children_are_loaded() {
        let parent = tile(8, 133, 91);
        let children = parent.children();
        let placed = placed(&children, &[parent, children[1]]);
        let drawn: Vec<_> = placed.iter().map(|p| p.tile).collect();
        assert_eq!(drawn, [parent, children[1], parent, parent]);
        assert_eq!(placed.iter().map(|p| p.area).collect::<Vec<_>>(), children);
    }

    #[test]
    fn children_are_drawn_until_their_parent_is_loaded() {
        let parent = tile(8, 133, 91);
        let [a, b, ..] = parent.children();
        assert_eq!(placed(&[parent], &[a, b]).len(), 2);
        assert_eq!(placed(&[parent], &[a, b, parent]).len(), 1);
    }

    #[test]
    fn nothing_is_drawn_for_an_empty_tile() {
        let parent = tile(8, 133, 91);
        let child = parent.children()[0];
        let availability = |id| match id {
            id if id == parent => Availability::Loaded,
            id if id == child => Availability::Empty,
            _ => Availability::Missing,
        };
        assert_eq!(place(&[child], availability), []);
    }

    proptest! {
        /// Whatever is loaded, the drawn areas partition the screen: a loaded ancestor leaves no gap, and no areas
        /// overlap.
        #[test]
        fn areas_never_overlap(loaded in proptest::collection::btree_set((0_u8..4, 0_u32..8, 0_u32..8), 0..40)) {
            let loaded = loaded.into_iter().map(|(z, x, y)| tile(z, x % (1 << z), y % (1 << z)));
            let loaded: Vec<TileId> = loaded.chain([tile(0, 0, 0)]).collect();
            let cover: Vec<_> = (0..2).flat_map(|y| (0..2).map(move |x| tile(1, x, y))).collect();
            let areas = placed(&cover, &loaded).into_iter().map(|p| p.area.side_in_mercator().powi(2));
            let area: f64 = areas.sum();
            prop_assert!((area - 1.0).abs() < 1e-9, "drawn area {}", area);
        }
    }
}
