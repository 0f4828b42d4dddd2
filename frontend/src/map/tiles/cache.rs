//! The tile cache: which tiles to request and when to retry, which are loaded, which are evicted.

use std::collections::BTreeMap;

use super::id::TileId;
use super::placement::{Availability, Placed, place};

/// The number of tiles kept when they are out of view, about three screens of 1440 x 900. More would take memory for tiles that
/// are rarely drawn again.
pub const CAPACITY: usize = 40;
/// The largest number of requests under way. Tiles nearest to the centre are requested first, and more requests at once would
/// delay those.
pub const IN_FLIGHT: usize = 8;
/// After so many failures the map counts as complete without the tile, which is still requested again.
const ATTEMPTS_WAITED_FOR: u32 = 3;

/// The state of a tile.
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

/// Tiles by address.
pub struct TileCache<T> {
    entries: BTreeMap<TileId, Entry<T>>,
    frame: u64,
    capacity: usize,
}

impl<T> TileCache<T> {
    /// An empty cache that keeps `capacity` tiles beside those in view.
    #[must_use]
    pub fn new(capacity: usize) -> Self {
        Self {
            entries: BTreeMap::new(),
            frame: 0,
            capacity,
        }
    }

    /// Marks the tiles in view as used, and returns those to fetch now, marked as requested.
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

    /// Stores a tile that was fetched.
    pub fn loaded(&mut self, id: TileId, value: T) {
        self.put(id, State::Loaded(value));
    }

    /// Records that the source has no such tile.
    pub fn empty(&mut self, id: TileId) {
        self.put(id, State::Empty);
    }

    /// Records that a tile could not be fetched: it is requested again after 1, 2, 4 ... at most 32 seconds.
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

    /// The time in milliseconds at which the next failed tile in view is due again.
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

    /// What to draw for the tiles in view, see [`placement`](super::placement). The tiles that are drawn count as used.
    #[must_use]
    pub fn place(&mut self, cover: &[TileId]) -> Vec<Placed> {
        let placed = place(cover, |id| self.availability(id));
        for place in &placed {
            if let Some(entry) = self.entries.get_mut(&place.tile) {
                entry.used = self.frame;
            }
        }
        placed
    }

    fn availability(&self, id: TileId) -> Availability {
        match self.entries.get(&id).map(|entry| &entry.state) {
            Some(State::Loaded(_)) => Availability::Loaded,
            Some(State::Empty) => Availability::Empty,
            Some(State::Requested { .. } | State::Failed { .. }) | None => Availability::Missing,
        }
    }

    /// Evicts the least recently used tiles beyond the capacity, and returns those that were loaded.
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

    use super::*;

    fn tile(z: u8, x: u32, y: u32) -> TileId {
        TileId { z, x, y }
    }

    #[test]
    fn a_tile_is_requested_once() {
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
    fn the_number_of_requests_under_way_is_limited() {
        let mut tiles: TileCache<()> = TileCache::new(4);
        let cover: Vec<_> = (0..30).map(|x| tile(9, x, 0)).collect();
        assert_eq!(tiles.request(&cover, 0.0).len(), IN_FLIGHT);
        tiles.empty(cover[0]);
        assert_eq!(tiles.request(&cover, 0.0), [cover[IN_FLIGHT]]);
    }

    #[test]
    fn a_failed_tile_is_retried_after_growing_delays_and_at_last_not_waited_for() {
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
                assert!(!cover.contains(&id), "a tile in view was evicted");
                alive.remove(&id);
            }
            assert!(alive.len() <= 14);
        }
    }
}
