//! Characters that no typeface in the program has.

use geodata_mapspec::{MapSpec, notice};
use geodata_model::Text;

use super::characters::is_invisible;
use super::face::face_for;

/// The notice that a map's title has characters that no typeface here has; none when it has no such character.
///
/// ```
/// use atlante_export::missing_glyph_notices;
/// use geodata_mapspec::MapSpec;
///
/// let (spec, _) = MapSpec::from_query("title=Torino");
/// assert!(missing_glyph_notices(&spec).is_empty());
/// let (spec, _) = MapSpec::from_query("title=都市");
/// assert_eq!(missing_glyph_notices(&spec).len(), 1);
/// ```
#[must_use]
pub fn missing_glyph_notices(spec: &MapSpec) -> Vec<Text> {
    let missing = missing_characters(&spec.title);
    if missing.is_empty() {
        return Vec::new();
    }
    notice("notice-no-letters", "title", &missing)
}

/// The characters of a text that no typeface here has, once each.
fn missing_characters(text: &str) -> String {
    let mut missing = String::new();
    for c in text.chars().filter(|c| !is_invisible(*c)) {
        if face_for(c, false).is_none() && !missing.contains(c) {
            missing.push(c);
        }
    }
    missing
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_without_a_typeface_are_named_once() {
        assert_eq!(missing_characters("Torino 都市都 שלום 🚲\u{200d}"), "都市");
    }
}
