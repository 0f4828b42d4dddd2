//! Colours of a scene that do not depend on the map's theme.

/// Text, and the outline of what is in focus.
pub(super) const INK: &str = "#19191a";
/// Text that explains: a contrast of 7:1 on white.
pub(super) const SECONDARY: &str = "#455a64";
/// The circle that counts the projects of a municipality.
pub(super) const CIRCLE: &str = "#17324d";
