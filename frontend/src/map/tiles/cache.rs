//! The tile cache: which tiles to request, which are loaded, what is drawn in place of missing ones, which are evicted.

use std::collections::BTreeMap;

use super::id::TileId;

/// Tiles kept when they are out of view: about three screens of 1440 x 900. More of them cost memory that no one looks at.
pub const CAPACITY: usize = 40;
/// Requests on their way at once; more would only delay the tiles in the middle.
pub const IN_FLIGHT: usize = 8;
/// After so many failures a tile no longer holds up the map, though it is still tried.
const ATTEMPTS_WAITED_FOR: u32 = 3;
/// How far below a missing tile its descendants are looked for, when zooming out.
const DESCENDANTS: u8 = 2;

/// What became of a request.
#[derive(Debug, Clone, PartialEq)]
enum State<T> {
    Requested { failures: u32 },
    Failed { failures: u32, retry_at_ms: f64 },
    Empty,
    Loaded(T),
}

struct Entry<T> {
    state: State<T>,
    used: u64,
}

/// A tile drawn inside the area of a tile: itself, or a part of its ancestor.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Placed {
    /// The tile that is drawn.
    pub tile: TileId,
    /// The area it is drawn in; areas of a placement never overlap.
    pub area: TileId,
}

/// Tiles by address.
pub struct TileCache<T> {
    entries: BTreeMap<TileId, Entry<T>>,
    frame: u64,
    capacity: usize,
}

impl<T> TileCache<T> {
    /// An empty cache that keeps this many tiles beside those in view.
    #[must_use]
    pub fn new(capacity: usize) -> Self {
        Self {
            entries: BTreeMap::new(),
            frame: 0,
            capacity,
        }
    }

    /// Notes the tiles in view and returns those to ask for now, marked as requested.
    pub fn request(&mut self, cover: &[TileId], now_ms: f64) -> Vec<TileId> {
        self.frame += 1;
        for id in cover {
            if let Some(entry) = self.entries.get_mut(id) {
                entry.used = self.frame;
            }
        }
        let in_flight = self.in_flight();
        let due: Vec<TileId> = cover
            .iter()
            .filter(|id| self.is_due(**id, now_ms))
            .take(IN_FLIGHT.saturating_sub(in_flight))
            .copied()
            .collect();
        for id in &due {
            let failures = self.failures(*id);
            self.put(*id, State::Requested { failures });
        }
        due
    }

    fn in_flight(&self) -> usize {
        let requested = |entry: &&Entry<T>| matches!(entry.state, State::Requested { .. });
        self.entries.values().filter(requested).count()
    }

    fn is_due(&self, id: TileId, now_ms: f64) -> bool {
        match self.entries.get(&id).map(|entry| &entry.state) {
            None => true,
            Some(State::Failed { retry_at_ms, .. }) => *retry_at_ms <= now_ms,
            Some(State::Requested { .. } | State::Empty | State::Loaded(_)) => false,
        }
    }

    fn failures(&self, id: TileId) -> u32 {
        match self.entries.get(&id).map(|entry| &entry.state) {
            Some(State::Failed { failures, .. } | State::Requested { failures }) => *failures,
            _ => 0,
        }
    }

    fn put(&mut self, id: TileId, state: State<T>) {
        let used = self.frame;
        self.entries.insert(id, Entry { state, used });
    }

    /// A tile arrived.
    pub fn loaded(&mut self, id: TileId, value: T) {
        self.put(id, State::Loaded(value));
    }

    /// The source has nothing there.
    pub fn empty(&mut self, id: TileId) {
        self.put(id, State::Empty);
    }

    /// A tile did not arrive: it is asked for again after 1, 2, 4 ... at most 32 seconds.
    pub fn failed(&mut self, id: TileId, now_ms: f64) {
        let failures = self.failures(id) + 1;
        let seconds = f64::from(1_u32 << (failures - 1).min(5));
        let retry_at_ms = now_ms + seconds * 1000.0;
        self.put(
            id,
            State::Failed {
                failures,
                retry_at_ms,
            },
        );
    }

    /// When the next failed tile in view may be asked for again.
    #[must_use]
    pub fn next_retry_ms(&self, cover: &[TileId]) -> Option<f64> {
        let retries = cover
            .iter()
            .filter_map(|id| match self.entries.get(id)?.state {
                State::Failed { retry_at_ms, .. } => Some(retry_at_ms),
                _ => None,
            });
        retries.reduce(f64::min)
    }

    /// Whether every tile in view is loaded, empty, or has failed too often to wait for.
    #[must_use]
    pub fn is_complete(&self, cover: &[TileId]) -> bool {
        cover
            .iter()
            .all(|id| match self.entries.get(id).map(|entry| &entry.state) {
                Some(State::Loaded(_) | State::Empty) => true,
                Some(State::Failed { failures, .. } | State::Requested { failures }) => {
                    *failures >= ATTEMPTS_WAITED_FOR
                }
                None => false,
            })
    }

    /// A loaded tile.
    #[must_use]
    pub fn get(&self, id: TileId) -> Option<&T> {
        match &self.entries.get(&id)?.state {
            State::Loaded(value) => Some(value),
            _ => None,
        }
    }

    /// What to draw for these tiles: each itself when loaded, otherwise its loaded descendants and
    /// the nearest loaded ancestor in the areas they leave. No area is drawn twice.
    #[must_use]
    pub fn place(&mut self, cover: &[TileId]) -> Vec<Placed> {
        let mut placed = vec![];
        for id in cover {
            let ancestor = self.loaded_ancestor(*id);
            self.place_one(*id, ancestor, DESCENDANTS, &mut placed);
        }
        for place in &placed {
            if let Some(entry) = self.entries.get_mut(&place.tile) {
                entry.used = self.frame;
            }
        }
        placed
    }

    fn place_one(&self, area: TileId, above: Option<TileId>, depth: u8, out: &mut Vec<Placed>) {
        match self.entries.get(&area).map(|entry| &entry.state) {
            Some(State::Loaded(_)) => out.push(Placed { tile: area, area }),
            Some(State::Empty) => {}
            _ if self.has_loaded_descendant(area, depth) => {
                for child in area.children() {
                    self.place_one(child, above, depth - 1, out);
                }
            }
            _ => out.extend(above.map(|tile| Placed { tile, area })),
        }
    }

    fn has_loaded_descendant(&self, id: TileId, depth: u8) -> bool {
        depth > 0
            && id.children().into_iter().any(|child| {
                self.get(child).is_some() || self.has_loaded_descendant(child, depth - 1)
            })
    }

    fn loaded_ancestor(&self, id: TileId) -> Option<TileId> {
        std::iter::successors(id.parent(), |parent| parent.parent())
            .find(|parent| self.get(*parent).is_some())
    }

    /// Evicts the tiles unused for longest until the capacity is kept, and returns them.
    pub fn evict(&mut self) -> Vec<(TileId, T)> {
        let mut idle: Vec<(u64, TileId)> = self
            .entries
            .iter()
            .filter(|(_, e)| e.used < self.frame && !matches!(e.state, State::Requested { .. }))
            .map(|(id, entry)| (entry.used, *id))
            .collect();
        let excess = idle.len().saturating_sub(self.capacity);
        idle.sort_unstable();
        let gone = idle.into_iter().take(excess);
        gone.filter_map(|(_, id)| match self.entries.remove(&id)?.state {
            State::Loaded(value) => Some((id, value)),
            _ => None,
        })
        .collect()
    }

    /// Removes every loaded tile and returns them.
    pub fn drain(&mut self) -> Vec<(TileId, T)> {
        std::mem::take(&mut self.entries)
            .into_iter()
            .filter_map(|(id, entry)| match entry.state {
                State::Loaded(value) => Some((id, value)),
                _ => None,
            })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;

    use super::*;

    fn tile(z: u8, x: u32, y: u32) -> TileId {
        TileId { z, x, y }
    }

    #[test]
    fn a_tile_is_asked_for_once() {
        let mut tiles: TileCache<()> = TileCache::new(4);
        let cover = [tile(9, 266, 183)];
        assert_eq!(tiles.request(&cover, 0.0), cover);
        assert_eq!(tiles.request(&cover, 1.0), []);
        assert!(!tiles.is_complete(&cover));
        tiles.loaded(cover[0], ());
        assert_eq!(tiles.request(&cover, 2.0), []);
        assert!(tiles.is_complete(&cover));
    }

    #[test]
    fn only_some_requests_are_on_their_way_at_once() {
        let mut tiles: TileCache<()> = TileCache::new(4);
        let cover: Vec<_> = (0..30).map(|x| tile(9, x, 0)).collect();
        assert_eq!(tiles.request(&cover, 0.0).len(), IN_FLIGHT);
        tiles.empty(cover[0]);
        assert_eq!(tiles.request(&cover, 0.0), [cover[IN_FLIGHT]]);
    }

    #[test]
    fn a_failed_tile_is_tried_again_ever_later_and_at_last_not_waited_for() {
        let mut tiles: TileCache<()> = TileCache::new(4);
        let cover = [tile(9, 266, 183)];
        let mut now = 0.0;
        for seconds in [1.0, 2.0, 4.0] {
            assert_eq!(tiles.request(&cover, now), cover);
            assert!(!tiles.is_complete(&cover));
            tiles.failed(cover[0], now);
            assert_eq!(tiles.next_retry_ms(&cover), Some(now + seconds * 1000.0));
            assert_eq!(tiles.request(&cover, now + seconds * 1000.0 - 1.0), []);
            now += seconds * 1000.0;
        }
        assert!(tiles.is_complete(&cover));
    }

    #[test]
    fn a_parent_stays_until_its_children_arrive() {
        let mut tiles: TileCache<()> = TileCache::new(4);
        let parent = tile(8, 133, 91);
        tiles.loaded(parent, ());
        let children = parent.children();
        tiles.loaded(children[1], ());
        let placed = tiles.place(&children);
        let drawn: Vec<_> = placed.iter().map(|p| p.tile).collect();
        assert_eq!(drawn, [parent, children[1], parent, parent]);
        assert_eq!(placed.iter().map(|p| p.area).collect::<Vec<_>>(), children);
    }

    #[test]
    fn children_stay_until_their_parent_arrives() {
        let mut tiles: TileCache<()> = TileCache::new(4);
        let parent = tile(8, 133, 91);
        for child in &parent.children()[..2] {
            tiles.loaded(*child, ());
        }
        let placed = tiles.place(&[parent]);
        assert_eq!(placed.len(), 2);
        tiles.loaded(parent, ());
        assert_eq!(tiles.place(&[parent]).len(), 1);
    }

    #[test]
    fn an_empty_tile_is_not_filled_from_its_parent() {
        let mut tiles: TileCache<()> = TileCache::new(4);
        let parent = tile(8, 133, 91);
        tiles.loaded(parent, ());
        let child = parent.children()[0];
        tiles.empty(child);
        assert_eq!(tiles.place(&[child]), []);
    }

    #[test]
    fn memory_is_bounded_over_a_long_session() {
        let mut tiles = TileCache::new(10);
        let mut alive = BTreeSet::new();
        for step in 0..500_u32 {
            let cover: Vec<_> = (step..step + 4).map(|x| tile(12, x, 0)).collect();
            for id in tiles.request(&cover, 0.0) {
                tiles.loaded(id, id);
                alive.insert(id);
            }
            for (id, _) in tiles.evict() {
                assert!(!cover.contains(&id), "a tile in view was let go");
                alive.remove(&id);
            }
            assert!(alive.len() <= 14);
        }
    }

    proptest! {
        /// Whatever is loaded, what is drawn partitions the screen: no gap over a loaded ancestor,
        /// no overlap.
        #[test]
        fn areas_never_overlap(loaded in proptest::collection::btree_set((0_u8..4, 0_u32..8, 0_u32..8), 0..40)) {
            let mut tiles: TileCache<()> = TileCache::new(100);
            tiles.loaded(tile(0, 0, 0), ());
            for (z, x, y) in loaded {
                let count = 1 << z;
                tiles.loaded(tile(z, x % count, y % count), ());
            }
            let cover: Vec<_> = (0..2).flat_map(|y| (0..2).map(move |x| tile(1, x, y))).collect();
            let area: f64 = tiles.place(&cover).iter().map(|p| p.area.side_in_mercator().powi(2)).sum();
            prop_assert!((area - 1.0).abs() < 1e-9, "drawn area {}", area);
        }
    }
}
