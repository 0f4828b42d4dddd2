//! The message that sums up a change of a store.

use geodata_model::i18n::Catalogue;
use geodata_store::Applied;

/// The records that a change added, changed, removed and left.
pub(super) fn applied_message(applied: &Applied, texts: &Catalogue) -> String {
    let Some(change) = applied.change else {
        return texts.text("store-unchanged", &[]);
    };
    let counts = [
        ("change", change.into()),
        ("added", applied.added.into()),
        ("changed", applied.changed.into()),
        ("removed", applied.removed.into()),
        ("unchanged", applied.unchanged.into()),
    ];
    texts.text("store-changed", &counts)
}
