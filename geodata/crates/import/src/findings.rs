//! Collects the findings of an import: all are counted, the first of each kind serve as examples.

use std::collections::BTreeMap;

use super::message::Message;
use super::report::{Example, Group, Outcome};
use geodata_model::i18n::Catalogues;

/// Examples kept of each kind of finding; all of them are counted.
const EXAMPLES: usize = 20;
/// Kinds of finding kept; beyond that a damaged file only repeats itself.
const KINDS: usize = 2_000;

/// Collects findings while files are read.
pub(super) struct Findings<'a> {
    texts: &'a Catalogues,
    groups: BTreeMap<(Outcome, usize, &'static str, Option<String>), Group>,
    pub left_out: u64,
}

impl<'a> Findings<'a> {
    pub fn new(texts: &'a Catalogues) -> Self {
        Self {
            texts,
            groups: BTreeMap::new(),
            left_out: 0,
        }
    }

    /// Adds a finding; `file` is its position and name.
    pub fn add(
        &mut self,
        outcome: Outcome,
        file: (usize, &str),
        row: Option<u64>,
        column: Option<&str>,
        message: &Message,
    ) {
        let key = (outcome, file.0, message.key, column.map(str::to_owned));
        if self.groups.len() >= KINDS && !self.groups.contains_key(&key) {
            self.left_out += 1;
            return;
        }
        let group = self.groups.entry(key).or_insert_with(|| Group {
            outcome,
            finding: message.key,
            file: file.1.to_owned(),
            column: column.map(str::to_owned),
            count: 0,
            examples: Vec::new(),
        });
        group.count += 1;
        if group.examples.len() < EXAMPLES {
            group.examples.push(Example {
                row,
                message: message.text(self.texts),
                suggestion: message.suggestion(self.texts),
            });
        }
    }

    pub fn into_groups(self) -> Vec<Group> {
        self.groups.into_values().collect()
    }
}
