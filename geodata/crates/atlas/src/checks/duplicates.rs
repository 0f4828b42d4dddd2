//! Records that are probably the same.

use std::collections::BTreeMap;

use crate::row::Row;

/// Warns of records with the same title in the same place, which are probably one project.
pub(super) fn same_title_and_place<'a>(rows: impl Iterator<Item = Row<'a>>) {
    let mut seen: BTreeMap<String, String> = BTreeMap::new();
    for row in rows {
        let key = ["title_it", "municipalities", "zones"]
            .map(|c| row.text(c).to_lowercase())
            .join("|");
        let id = row.text("id").to_owned();
        if let Some(first) = seen.get(&key) {
            row.warning(
                "title_it",
                &format!("same title and place as `{first}`"),
                "keep one, or say in the title what tells them apart",
            );
        } else {
            seen.insert(key, id);
        }
    }
}
