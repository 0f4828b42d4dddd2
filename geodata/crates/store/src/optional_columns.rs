//! The columns a table may have or not have: all of them in a new store, the missing ones when they are first written.

use super::edit::Edit;
use super::state::State;
use super::tables::TABLES;

impl State {
    /// Every column a table may have: whoever opens a new store in QGIS finds them there to be filled in.
    pub(super) fn give_optional_columns(&mut self) {
        for table in TABLES {
            let columns = self.columns.entry(table.name).or_default();
            for column in table.optional_columns() {
                if !columns.iter().any(|there| there == column) {
                    columns.push((*column).to_owned());
                }
            }
        }
    }

    /// Columns that edits write to and the tables do not have yet.
    pub(super) fn missing_columns(&self, edits: &[Edit]) -> Vec<(&'static str, &'static str)> {
        let mut missing = Vec::new();
        for table in TABLES {
            let columns = self.columns.get(table.name).map_or(&[][..], Vec::as_slice);
            for column in table.optional_columns() {
                let writes = |edit: &Edit| {
                    let after = edit.after.as_ref().filter(|_| edit.table == table.name);
                    after.is_some_and(|row| !row.values[*column].is_empty())
                };
                if !columns.iter().any(|there| there == column) && edits.iter().any(writes) {
                    missing.push((table.name, *column));
                }
            }
        }
        missing
    }
}
