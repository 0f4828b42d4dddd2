//! The borders that an import read, as the boundaries of the atlas.

use super::border::{Border, topojson};
use super::row_messages::RowMessages;
use super::{RowOutcome, Run};
use crate::message::Message;
use crate::report::Outcome;
use geodata_model::IstatCode;
use geodata_store::{BOUNDARIES, Record, TOPOJSON};

/// Codes named where the borders of some municipalities are missing.
const NAMED: usize = 20;
impl Run<'_> {
    pub(super) fn border(&mut self, border: Border, messages: &mut RowMessages) -> RowOutcome {
        let Some(first) = self.borders.get(&border.code) else {
            self.borders.insert(border.code, border);
            return RowOutcome::Taken;
        };
        let from = first.from;
        if first.area == border.area {
            let message = self.repeated("row-repeated", from);
            messages.push((Outcome::Duplicate, None, message));
            return RowOutcome::Duplicate;
        }
        let message = Message::new("same-id-otherwise")
            .with("first", from.1)
            .with("columns", "geometry");
        messages.push((Outcome::Conflict, None, message));
        RowOutcome::Conflict
    }

    /// The boundaries of the atlas, if the borders read are those of its municipalities and of no others: neighbours
    /// share them, so they are brought all at once.
    pub(super) fn boundaries(&mut self) -> Option<Record> {
        if self.borders.is_empty() {
            return None;
        }
        let atlas = &self.atlas.atlas.municipalities;
        let missing = atlas.keys().filter(|code| !self.borders.contains_key(code));
        let others = self.borders.keys().filter(|code| !atlas.contains_key(code));
        let (missing, others): (Vec<_>, Vec<_>) = (missing.collect(), others.collect());
        if !missing.is_empty() || !others.is_empty() {
            let named = |codes: &[&IstatCode]| {
                let names: Vec<String> =
                    codes.iter().take(NAMED).map(ToString::to_string).collect();
                names.join(", ")
            };
            let message = Message::new("boundaries-of-others")
                .with("missing", missing.len())
                .with("others", others.len())
                .with(
                    "named",
                    named(if missing.is_empty() {
                        &others
                    } else {
                        &missing
                    }),
                );
            let name = self.files.first().map(|file| file.name.clone());
            let at = (0, name.as_deref().unwrap_or_default());
            self.findings
                .add(Outcome::Conflict, at, None, None, &message);
            return None;
        }
        let borders: Vec<Border> = self.borders.values().cloned().collect();
        let values = [("name", TOPOJSON.to_owned()), ("text", topojson(&borders))];
        Some(Record {
            table: BOUNDARIES.to_owned(),
            key: TOPOJSON.to_owned(),
            values: values.into_iter().collect(),
            geometry: None,
        })
    }
}
