//! Repeated geometries, found by the hash of their coordinates.

use std::collections::HashMap;

/// Geometries met before, by what they are.
#[derive(Debug, Default)]
pub(super) struct GeometryHashes(HashMap<[u8; 16], (usize, u64)>);

impl GeometryHashes {
    /// File and row in which this geometry was met first; `None` when it is new.
    pub fn first(
        &mut self,
        geometry: &geo::Geometry,
        file: usize,
        row: u64,
    ) -> Option<(usize, u64)> {
        use geo::CoordsIter;
        use sha2::{Digest, Sha256};
        let mut hasher = Sha256::new();
        for c in geometry.coords_iter() {
            hasher.update(c.x.to_le_bytes());
            hasher.update(c.y.to_le_bytes());
        }
        let hash = hasher.finalize();
        let mut key = [0; 16];
        key.copy_from_slice(&hash[..16]);
        match self.0.entry(key) {
            std::collections::hash_map::Entry::Occupied(first) => Some(*first.get()),
            std::collections::hash_map::Entry::Vacant(place) => {
                place.insert((file, row));
                None
            }
        }
    }
}
