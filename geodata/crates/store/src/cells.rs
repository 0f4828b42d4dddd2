//! The cells of a record, packed: an atlas may have a million records, each some twenty cells, most of them empty.

use std::fmt;
use std::ops::Index;
use std::sync::{Arc, Mutex, PoisonError};

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// Names of columns, sorted.
type Columns = Arc<[Box<str>]>;

/// Cells by column, in the order of the columns' names. A column that is not there is not an empty cell: a record that
/// somebody brings says nothing of it.
#[derive(Clone)]
pub struct Cells {
    columns: Columns,
    /// The cells, one after the other.
    text: Box<str>,
    /// Where each ends. No database keeps a text of 4 GiB.
    ends: Box<[u32]>,
}

/// Lists of columns that records share; tables and formats have few.
static SHARED: Mutex<Vec<Columns>> = Mutex::new(Vec::new());
/// Beyond this number, lists are not shared.
const MOST_SHARED: usize = 256;

fn shared(names: &[&str]) -> Columns {
    let mut lists = SHARED.lock().unwrap_or_else(PoisonError::into_inner);
    let same = |columns: &&Columns| {
        columns.len() == names.len() && columns.iter().zip(names).all(|(a, b)| **a == **b)
    };
    if let Some(columns) = lists.iter().find(same) {
        return Arc::clone(columns);
    }
    let columns: Columns = names.iter().map(|name| Box::from(*name)).collect();
    if lists.len() < MOST_SHARED {
        lists.push(Arc::clone(&columns));
    }
    columns
}

impl Cells {
    /// The cell of a column.
    #[must_use]
    pub fn get(&self, column: &str) -> Option<&str> {
        let at = self.columns.binary_search_by(|name| (**name).cmp(column));
        at.ok().map(|at| self.cell(at))
    }

    fn cell(&self, at: usize) -> &str {
        let start = at.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.text[start as usize..self.ends[at] as usize]
    }

    /// Columns with their cells.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> + Clone {
        let columns = self.columns.iter().enumerate();
        columns.map(|(at, column)| (&**column, self.cell(at)))
    }

    /// The same of cells that are not empty.
    pub fn non_empty(&self) -> impl Iterator<Item = (&str, &str)> + Clone {
        self.iter().filter(|(_, cell)| !cell.is_empty())
    }

    /// The columns.
    pub fn columns(&self) -> impl Iterator<Item = &str> {
        self.columns.iter().map(|column| &**column)
    }

    /// Gives a column this cell, in place of the one it has.
    pub fn set(&mut self, column: &str, cell: &str) {
        let others = self.iter().filter(|(name, _)| *name != column);
        *self = others.chain([(column, cell)]).collect();
    }
}

impl Default for Cells {
    fn default() -> Self {
        std::iter::empty::<(&str, &str)>().collect()
    }
}

impl<K: AsRef<str>, V: AsRef<str>> FromIterator<(K, V)> for Cells {
    /// Of several cells of a column the last counts.
    fn from_iter<I: IntoIterator<Item = (K, V)>>(cells: I) -> Self {
        let mut cells: Vec<(K, V)> = cells.into_iter().collect();
        let in_order = |pair: &[(K, V)]| pair[0].0.as_ref() < pair[1].0.as_ref();
        if !cells.windows(2).all(in_order) {
            cells.reverse();
            cells.sort_by(|a, b| a.0.as_ref().cmp(b.0.as_ref()));
            cells.dedup_by(|later, kept| later.0.as_ref() == kept.0.as_ref());
        }
        let names: Vec<&str> = cells.iter().map(|(name, _)| name.as_ref()).collect();
        let columns = shared(&names);
        let length = cells.iter().map(|(_, cell)| cell.as_ref().len()).sum();
        let mut text = String::with_capacity(length);
        let ends = cells.iter().map(|(_, cell)| {
            text.push_str(cell.as_ref());
            u32::try_from(text.len()).unwrap_or(u32::MAX)
        });
        Self {
            columns,
            ends: ends.collect(),
            text: text.into_boxed_str(),
        }
    }
}

impl Index<&str> for Cells {
    type Output = str;

    /// The cell of a column; empty when there is no such column.
    fn index(&self, column: &str) -> &str {
        self.get(column).unwrap_or("")
    }
}

impl PartialEq for Cells {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text
            && self.ends == other.ends
            && (Arc::ptr_eq(&self.columns, &other.columns) || self.columns == other.columns)
    }
}

impl Eq for Cells {}

impl fmt::Debug for Cells {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map().entries(self.iter()).finish()
    }
}

impl Serialize for Cells {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.iter())
    }
}

impl<'de> Deserialize<'de> for Cells {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let cells = std::collections::BTreeMap::<String, String>::deserialize(deserializer)?;
        Ok(cells.into_iter().collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_those_that_were_given() {
        let cells: Cells = [("b", "due"), ("a", ""), ("è", "tre"), ("b", "2")]
            .into_iter()
            .collect();
        let list: Vec<_> = cells.iter().collect();
        assert_eq!(list, [("a", ""), ("b", "2"), ("è", "tre")]);
        assert_eq!(cells.get("a"), Some(""));
        assert_eq!(cells.get("c"), None);
        assert_eq!(&cells["è"], "tre");
        let json = serde_json::to_string(&cells).unwrap();
        assert_eq!(json, r#"{"a":"","b":"2","è":"tre"}"#);
        assert_eq!(serde_json::from_str::<Cells>(&json).unwrap(), cells);
    }

    #[test]
    fn an_absent_column_is_not_an_empty_cell() {
        let mut one: Cells = [("a", "1")].into_iter().collect();
        let two: Cells = [("a", "1"), ("b", "")].into_iter().collect();
        assert_ne!(one, two);
        one.set("b", "");
        assert_eq!(one, two);
        one.set("a", "uno");
        assert_eq!(one.iter().collect::<Vec<_>>(), [("a", "uno"), ("b", "")]);
        assert_eq!(Cells::default().iter().count(), 0);
    }

    #[test]
    fn the_same_columns_are_kept_once() {
        let of = |cell: &str| -> Cells { [("x", cell), ("y", "")].into_iter().collect() };
        assert!(Arc::ptr_eq(&of("1").columns, &of("2").columns));
    }
}
