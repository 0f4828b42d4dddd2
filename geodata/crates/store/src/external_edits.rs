//! Edits made with other programs (QGIS, psql): found by comparing the tables with the history, and added to it.

use std::collections::BTreeSet;

use super::backend::StoreTransaction;
use super::edit::Edit;
use super::state::{Id, State};
use super::{Origin, StoreError};

/// What other programs changed: the records that are not as the history last saw them, in the order of tables and
/// keys. The history is read record by record, so that it is not in memory together with the state.
pub(super) fn external_edits(
    transaction: &mut dyn StoreTransaction,
    state: &State,
) -> Result<Vec<Edit>, StoreError> {
    let mut unseen: BTreeSet<&Id> = state.rows.keys().collect();
    let mut edits = Vec::new();
    transaction.recorded(None, &mut |id, before| {
        unseen.remove(&id);
        let now = state.rows.get(&id);
        if now.is_none_or(|now| !now.has_same_content(&before)) {
            edits.push(Edit {
                table: id.0,
                key: id.1,
                before: Some(before),
                after: now.cloned(),
            });
        }
    })?;
    edits.extend(unseen.into_iter().map(|id| Edit {
        table: id.0,
        key: id.1.clone(),
        before: None,
        after: state.rows.get(id).cloned(),
    }));
    edits.sort_by(|a, b| (a.table, &a.key).cmp(&(b.table, &b.key)));
    Ok(edits)
}

/// Who made a change that was found in the tables.
const OUTSIDE: &str = "outside";

/// Adds what other programs changed to the history; the number of that change, or `None` when they changed nothing.
pub(super) fn log_edits_of_others(
    transaction: &mut dyn StoreTransaction,
    state: &State,
    when: &str,
) -> Result<Option<i64>, StoreError> {
    let edits = external_edits(transaction, state)?;
    if edits.is_empty() {
        return Ok(None);
    }
    let mut what = "edited in another program".to_owned();
    let authors = transaction.external_authors()?;
    if !authors.is_empty() {
        what.push_str(": ");
        what.push_str(&authors.join(", "));
    }
    let origin = Origin {
        who: OUTSIDE.to_owned(),
        when: when.to_owned(),
        what,
        ..Origin::default()
    };
    transaction.log_change(&origin, None, &edits).map(Some)
}
