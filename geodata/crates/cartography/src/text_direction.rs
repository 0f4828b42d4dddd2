//! Which side a text begins on.

/// Whether a line's first letter with a direction runs from the right (Hebrew, Arabic and their kin).
#[must_use]
pub fn is_right_to_left(line: &str) -> bool {
    let strong = line.chars().find(|c| c.is_alphabetic());
    strong.is_some_and(
        |c| matches!(u32::from(c), 0x590..=0x8ff | 0xfb1d..=0xfdff | 0xfe70..=0xfeff | 0x10800..=0x10fff),
    )
}
