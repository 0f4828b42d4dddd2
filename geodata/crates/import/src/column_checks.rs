//! Statistics of the columns of a table, and the messages they give rise to: empty cells, zeros, texts that were cut
//! off. No records are made; this serves data that are not projects, and checks before an import.

use std::collections::HashSet;

use super::gazetteer::{Gazetteer, NotFound};
use super::message::Message;
use super::normalize;
use super::report::Outcome;
use super::source::Row;

/// Rows that are enough to tell what a column holds.
const SAMPLE: usize = 400;
/// Values as long as the longest that are cut in many tables.
const CUT: usize = 20;

/// What a column has shown so far.
#[derive(Debug, Clone, Default)]
struct Seen {
    filled: u64,
    empty: u64,
    zeros: u64,
    numbers: u64,
    longest: usize,
    as_long: u64,
    /// Some of the texts that are as long, to tell one repeated text from many that were cut.
    among: HashSet<String>,
}

/// Different texts of one length that only a limit explains.
const DIFFERENT: usize = 8;

/// Looks at the rows of a table.
pub(super) struct ColumnChecks<'a> {
    gazetteer: &'a Gazetteer,
    seen: Vec<Seen>,
    /// The column whose cells are municipalities.
    municipality: Option<usize>,
}

impl<'a> ColumnChecks<'a> {
    /// `sample` are the first rows of the table.
    pub fn new(gazetteer: &'a Gazetteer, columns: &[String], sample: &[Row]) -> Self {
        let hits = |i: usize| {
            let cells = sample
                .iter()
                .take(SAMPLE)
                .filter_map(|r| r.cells.get(i))
                .filter(|c| !c.is_empty());
            let known = |c: &&String| {
                c.len() > 3 && matches!(gazetteer.find(c), Ok(_) | Err(NotFound::Elsewhere))
            };
            let (mut count, mut found) = (0_usize, 0_usize);
            for cell in cells {
                count += 1;
                found += usize::from(known(&cell));
            }
            (count > 0 && found * 10 >= count * 8).then_some(found)
        };
        // among columns of numbers any may look like a code: its name must say so, or the cells be names
        let named = |i: &usize| {
            let key = normalize::key(&columns[*i]);
            [
                "istat",
                "comune",
                "procom",
                "belfiore",
                "catast",
                "municipal",
                "name",
                "nome",
                "denominazione",
            ]
            .iter()
            .any(|word| key.contains(word))
        };
        let candidates = (0..columns.len())
            .filter(named)
            .filter_map(|i| Some((hits(i)?, i)));
        let municipality = candidates
            .max_by_key(|(found, i)| (*found, usize::MAX - i))
            .map(|(_, i)| i);
        Self {
            gazetteer,
            seen: vec![Seen::default(); columns.len()],
            municipality,
        }
    }

    /// Counts a row, and adds the messages on it.
    pub fn row(&mut self, row: &Row, messages: &mut Vec<(Outcome, Option<usize>, Message)>) {
        for (seen, cell) in self.seen.iter_mut().zip(&row.cells) {
            if cell.is_empty() {
                seen.empty += 1;
                continue;
            }
            seen.filled += 1;
            if let Ok(number) = cell.parse::<f64>() {
                seen.numbers += 1;
                seen.zeros += u64::from(number == 0.0);
            }
            let length = cell.chars().count();
            if length > seen.longest {
                (seen.longest, seen.as_long) = (length, 0);
                seen.among.clear();
            }
            if length == seen.longest {
                seen.as_long += 1;
                if seen.among.len() < DIFFERENT && length < 10_000 {
                    seen.among.insert(cell.clone());
                }
            }
        }
        let Some(column) = self.municipality else {
            return;
        };
        let cell = row.cells.get(column).map_or("", String::as_str);
        if cell.is_empty() {
            return;
        }
        match self.gazetteer.find(cell) {
            Ok(found) => messages.extend(
                found
                    .understood
                    .map(|s| (Outcome::Changed, Some(column), s)),
            ),
            Err(NotFound::Elsewhere) => {
                messages.push((
                    Outcome::Note,
                    Some(column),
                    Message::new("municipality-elsewhere").with("text", cell),
                ));
            }
            Err(NotFound::Unknown(unknown)) => {
                messages.push((Outcome::Note, Some(column), unknown));
            }
        }
    }

    /// What the columns showed as a whole.
    pub fn columns(&self) -> Vec<(usize, Message)> {
        let mut messages = Vec::new();
        for (i, seen) in self.seen.iter().enumerate() {
            if seen.empty > 0 && seen.filled > 0 {
                messages.push((i, Message::new("empty-cells").with("count", seen.empty)));
            }
            if seen.zeros > 0 && seen.numbers == seen.filled {
                messages.push((i, Message::new("zero-cells").with("count", seen.zeros)));
            }
            let cut = seen.longest >= CUT
                && seen.as_long >= 20
                && seen.as_long * 50 > seen.filled
                && seen.among.len() >= DIFFERENT
                && seen.numbers == 0;
            if cut && (seen.as_long < seen.filled) {
                messages.push((
                    i,
                    Message::new("cut-cells")
                        .with("count", seen.as_long)
                        .with("length", seen.longest),
                ));
            }
        }
        messages
    }
}
