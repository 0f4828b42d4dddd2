//! The projects of an import by identifier: rows that say the same, more, or otherwise.

use std::collections::{BTreeSet, HashMap};

use geodata_model::IstatCode;
use geodata_store::Cells;

/// Records an import may make: all that a nation lists of one kind. Reading, checking and writing so many takes some
/// 4 KB each, all of it in memory; more than that is many files that somebody put together.
pub(crate) const MAX_RECORDS: usize = 1_000_000;

/// What a row says, field by field, before it has a place in the atlas.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Draft {
    /// The table, when the columns of the file are those of a table of the atlas.
    pub table: Option<&'static str>,
    pub id: String,
    /// Columns of the atlas that the row gives, without `id`, `sources`, `municipalities`.
    pub values: Cells,
    pub municipalities: Vec<IstatCode>,
    pub geometry: Option<geojson::Geometry>,
    /// Citations the row brings itself.
    pub sources: String,
    /// File and rows it is from.
    pub file: usize,
    pub rows: Vec<u64>,
    /// Of those, rows in which something was read otherwise than it is written.
    pub changed: u64,
}

/// What becomes of a row that says something of a project already met.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Added {
    /// The first of its identifier.
    New,
    /// One more place of the same project.
    Place(u64),
    /// The same as this file and row.
    Again(usize, u64),
    /// Says otherwise in these columns than this row.
    Otherwise(u64, String),
}

/// The projects of an import by identifier, in the order they were met.
#[derive(Debug)]
pub(crate) struct Drafts {
    pub list: Vec<Draft>,
    capacity: usize,
    by_id: HashMap<(Option<&'static str>, String), usize>,
    /// The last that a row was taken for.
    last: usize,
}

impl Drafts {
    /// For so many at most.
    pub fn with_capacity(capacity: usize) -> Self {
        Self {
            capacity,
            list: Vec::new(),
            by_id: HashMap::new(),
            last: 0,
        }
    }

    /// How many it takes.
    pub fn capacity(&self) -> usize {
        self.capacity
    }

    /// Whether there is no room for another.
    pub fn is_full(&self) -> bool {
        self.list.len() >= self.capacity
    }

    /// Adds what a row says; `joins` tells whether rows of one identifier may be places of one project.
    pub fn add(&mut self, draft: Draft, joins: bool) -> Added {
        let key = (draft.table, draft.id.clone());
        let Some(&at) = self.by_id.get(&key) else {
            self.last = self.list.len();
            self.by_id.insert(key, self.last);
            self.list.push(draft);
            return Added::New;
        };
        let first = &mut self.list[at];
        let row = first.rows[0];
        let columns = first.values.columns().chain(draft.values.columns());
        let columns: BTreeSet<&str> = columns.collect();
        let mut otherwise: Vec<&str> = columns
            .into_iter()
            .filter(|c| first.values.get(c) != draft.values.get(c))
            .collect();
        if first.geometry != draft.geometry {
            otherwise.push("geometry");
        }
        let new: Vec<IstatCode> = draft
            .municipalities
            .iter()
            .filter(|m| !first.municipalities.contains(m))
            .copied()
            .collect();
        if !new.is_empty() && !joins {
            otherwise.push("municipalities");
        }
        if !otherwise.is_empty() {
            return Added::Otherwise(row, otherwise.join(", "));
        }
        if new.is_empty() {
            return Added::Again(first.file, row);
        }
        first.municipalities.extend(new);
        first.rows.extend(draft.rows);
        self.last = at;
        Added::Place(row)
    }

    /// Notes that in the row just taken something was read otherwise than it is written.
    pub fn note_change(&mut self) {
        if let Some(draft) = self.list.get_mut(self.last) {
            draft.changed += 1;
        }
    }
}
