//! Texts of the catalogue.

use geodata_model::Language;

use crate::state::snapshot::Snapshot;

/// The text of a key in a language.
pub fn text(snapshot: &Snapshot, language: Language, key: &str) -> String {
    snapshot.atlas.texts.get(language).text(key, &[])
}
