//! Sorting and collecting with little generic code: the standard sort and `collect` into a map are compiled once for every
//! type, and each copy would add kilobytes to the client's WebAssembly, for lists of a few hundred entries.

use std::{cmp::Ordering, mem};

/// Sorts stably: it sorts the positions, with code that is compiled once, and then moves the items.
pub fn sort_by<T>(items: &mut Vec<T>, compare: impl Fn(&T, &T) -> Ordering) {
    let mut order: Vec<usize> = (0..items.len()).collect();
    sort_places(&mut order, &|a, b| compare(&items[a], &items[b]));
    let mut taken: Vec<Option<T>> = mem::take(items).into_iter().map(Some).collect();
    items.extend(order.into_iter().filter_map(|at| taken[at].take()));
}

/// Sorts stably by a key.
pub fn sort_by_key<T, K: Ord>(items: &mut Vec<T>, key: impl Fn(&T) -> K) {
    sort_by(items, |a, b| key(a).cmp(&key(b)));
}

fn sort_places(order: &mut [usize], compare: &dyn Fn(usize, usize) -> Ordering) {
    order.sort_by(|a, b| compare(*a, *b));
}

/// Collects into a map or a set by inserting one entry after the other; `collect` would sort all entries first.
pub fn collected<I, M: Default + Extend<I>>(entries: impl Iterator<Item = I>) -> M {
    let mut collected = M::default();
    collected.extend(entries);
    collected
}

#[cfg(test)]
mod tests {
    use std::cmp::Reverse;

    use super::*;

    #[test]
    fn sorting_is_stable_and_loses_nothing() {
        let mut words = vec!["b2", "a1", "c3", "a2", "b1"];
        sort_by_key(&mut words, |word| Reverse(word.as_bytes()[0]));
        assert_eq!(words, ["c3", "b2", "b1", "a1", "a2"]);
        sort_by(&mut words, Ord::cmp);
        assert_eq!(words, ["a1", "a2", "b1", "b2", "c3"]);
        let mut none: Vec<String> = Vec::new();
        sort_by(&mut none, String::cmp);
        assert!(none.is_empty());
    }
}
