//! Colours that people with a colour-vision deficiency can tell apart.

/// Sequential, light to dark: `YlGnBu` of ColorBrewer 2.0 (Harrower and Brewer 2003), seven steps
/// without its palest, which vanishes on a projector.
pub const SEQUENTIAL: [&str; 6] = [
    "#d9f0d3", "#a8ddb5", "#5fc1c0", "#3a95c4", "#2a66ac", "#1a3a7c",
];

/// A value that is zero: counted, and nothing is there.
pub const ZERO: &str = "#f4f1ea";

/// A value that is not known: drawn hatched, never a step of a scale.
pub const UNKNOWN: &str = "#c9c9c9";

/// Categories that touch on the map: pastels that differ in hue and in lightness.
pub const QUALITATIVE: [&str; 11] = [
    "#f3c6a5", "#a9cfe8", "#f7e3a1", "#b7dcae", "#d4c1e3", "#f2b6c0", "#9fd8cf", "#e3d2b8",
    "#c3d3f2", "#dbe6a3", "#e9bfdc",
];

/// The colour of step `i` of `n` on the sequential scale, spread over its whole range.
#[must_use]
pub fn sequential(i: usize, n: usize) -> &'static str {
    let last = SEQUENTIAL.len() - 1;
    let step = if n <= 1 { last / 2 } else { i * last / (n - 1) };
    SEQUENTIAL[step.min(last)]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_scale_uses_both_ends_and_never_repeats() {
        for n in 2..=SEQUENTIAL.len() {
            let colours: Vec<_> = (0..n).map(|i| sequential(i, n)).collect();
            assert_eq!(colours[0], SEQUENTIAL[0]);
            assert_eq!(colours[n - 1], SEQUENTIAL[SEQUENTIAL.len() - 1]);
            assert!(colours.windows(2).all(|w| w[0] != w[1]), "{n}");
        }
    }
}
