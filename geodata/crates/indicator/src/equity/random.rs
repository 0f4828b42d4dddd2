//! A small seeded generator: the same numbers on every platform and in every release.

/// `SplitMix64` (Steele, Lea, Flood 2014, Fast splittable pseudorandom number generators, OOPSLA, 453-472):
/// good enough for permutation tests, and short enough not to need a dependency.
pub(super) struct Random(u64);

impl Random {
    pub(super) fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number below `n`, by multiplication: the bias is below `n` in 2⁶⁴. Zero when `n` is zero.
    pub(super) fn below(&mut self, n: usize) -> usize {
        ((u128::from(self.next()) * n as u128) >> 64) as usize
    }

    /// Moves `count` items picked at random to the front (Fisher and Yates, cut short).
    pub(super) fn pick<T>(&mut self, items: &mut [T], count: usize) {
        for i in 0..count.min(items.len()) {
            let j = i + self.below(items.len() - i);
            items.swap(i, j);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_numbers_are_the_published_ones() {
        // the reference implementation with seed 1234567
        let mut random = Random::new(1_234_567);
        assert_eq!(random.next(), 6_457_827_717_110_365_317);
        assert_eq!(random.next(), 3_203_168_211_198_807_973);
    }

    #[test]
    fn picks_are_a_permutation_and_about_even() {
        let mut random = Random::new(1);
        let mut counts = [0; 5];
        for _ in 0..10_000 {
            let mut items = [0, 1, 2, 3, 4];
            random.pick(&mut items, 2);
            counts[items[0]] += 1;
            items.sort_unstable();
            assert_eq!(items, [0, 1, 2, 3, 4]);
        }
        assert!(
            counts.iter().all(|c| (1_850..2_150).contains(c)),
            "{counts:?}"
        );
        assert_eq!(random.below(0), 0);
    }
}
