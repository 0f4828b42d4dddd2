//! Records by key, where no key may appear twice.

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Display;

use crate::row::Row;

/// Records by key; a second record with a key is reported and left out.
pub(super) fn unique<'a, K: Ord + Display, T>(
    rows: impl Iterator<Item = (Row<'a>, T)>,
    column: &str,
    key: impl Fn(&T) -> K,
) -> BTreeMap<K, T> {
    let mut map = BTreeMap::new();
    for (row, record) in rows {
        let key = key(&record);
        match map.entry(key) {
            Entry::Vacant(place) => {
                place.insert(record);
            }
            Entry::Occupied(place) => row.error(
                column,
                &format!("`{}` appears twice", place.key()),
                "each needs its own",
            ),
        }
    }
    map
}

/// Records in the order of the file; a second record with a key is reported and left out.
pub(super) fn in_order<'a, K: Ord + Display, T>(
    rows: impl Iterator<Item = (Row<'a>, T)>,
    column: &str,
    key: impl Fn(&T) -> K,
) -> Vec<T> {
    let mut seen = BTreeSet::new();
    let mut list = Vec::new();
    for (row, record) in rows {
        let key = key(&record);
        if seen.contains(&key) {
            row.error(
                column,
                &format!("`{key}` appears twice"),
                "each needs its own",
            );
        } else {
            seen.insert(key);
            list.push(record);
        }
    }
    list
}
