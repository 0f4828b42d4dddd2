//! Characters that have no glyph of their own.

/// Whether a character has no place in a line: controls, ends of paragraphs, noncharacters.
pub(super) fn is_left_out(c: char) -> bool {
    c.is_control()
        || matches!(u32::from(c), 0x2028 | 0x2029 | 0xfeff | 0xfff0..=0xfffb | 0xfffe..=0xffff)
}

/// Whether a character shapes those around it without a glyph of its own: joiners, direction marks, variation selectors, tags of
/// flags. Those that are left out count too.
pub(super) fn is_invisible(c: char) -> bool {
    is_left_out(c)
        || matches!(u32::from(c), 0xad | 0x61c | 0x200b..=0x200f | 0x202a..=0x202e | 0x2060..=0x206f | 0xfe00..=0xfe0f | 0xe0000..=0xe0fff)
}
