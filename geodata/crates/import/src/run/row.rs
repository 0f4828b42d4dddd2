//! A row of a file, and what becomes of it.

use geo::Geometry;

use super::layer::Layer;
use super::row_messages::RowMessages;
use super::{RowOutcome, Run, place};
use crate::column_checks::ColumnChecks;
use crate::message::Message;
use crate::options::Target;
use crate::project;
use crate::project::{Added, Draft, Reader};
use crate::report::{Outcome, Totals};
use crate::source::Row;
use geodata_join::cut_by_units;

impl Run<'_> {
    pub(super) fn row(
        &mut self,
        mut row: Row,
        layer: &Layer<'_>,
        name: &str,
        checks: &mut ColumnChecks<'_>,
        totals: &mut Totals,
    ) -> RowOutcome {
        let mut messages = RowMessages::new();
        messages.extend(
            std::mem::take(&mut row.notes)
                .into_iter()
                .map(|(column, s)| (Outcome::Changed, column, s)),
        );
        checks.row(&row, &mut messages);
        let became = match self.read_row(&row, layer, &mut messages) {
            Ok(became) => became,
            Err((column, refusal)) => {
                messages.push((Outcome::Refused, column, refusal));
                RowOutcome::Refused
            }
        };
        let taken = matches!(became, RowOutcome::Taken);
        let mut changed = false;
        for (outcome, column, message) in messages {
            changed |= outcome == Outcome::Changed;
            let column = column.and_then(|i| layer.about.columns.get(i));
            self.findings.add(
                outcome,
                (layer.at, name),
                Some(row.number),
                column.map(String::as_str),
                &message,
            );
        }
        if taken && changed {
            totals.changed += 1;
            self.drafts.note_change();
        }
        became
    }

    fn read_row(
        &mut self,
        row: &Row,
        layer: &Layer<'_>,
        messages: &mut RowMessages,
    ) -> Result<RowOutcome, project::Refusal> {
        let reader = Reader {
            lookup: &self.lookup,
            profile: &self.options.profile,
            mapping: &layer.mapping,
            columns: &layer.about.columns,
            decimal: layer.decimal,
            file: layer.at,
        };
        let drawn = match &row.geometry {
            Some(geometry) => Some(geometry.clone()),
            None => reader.point(row)?,
        };
        let placed = match drawn {
            Some(geometry) => place::placed(geometry, layer, messages).map_err(|s| (None, s))?,
            None => None,
        };
        if let Some(geometry) = &placed {
            *self.files[layer.at]
                .geometries
                .entry(place::type_name(geometry))
                .or_default() += 1;
            if self.options.target != Target::NewArea {
                place::check_place(self.atlas, geometry, messages).map_err(|s| (None, s))?;
            }
        }
        match self.options.target {
            Target::Table => {
                if let Some(geometry) = &placed
                    && self.is_new_place(geometry, (layer.at, row.number), messages)
                {
                    self.measure(geometry);
                }
                Ok(RowOutcome::Taken)
            }
            Target::Boundaries | Target::NewArea => {
                let border = reader.border(row, placed)?;
                Ok(self.border(border, messages))
            }
            Target::Register => {
                let draft = self.of_register(row, layer, placed.as_ref())?;
                self.project(draft, None, (layer.at, row.number), messages)
            }
            Target::Projects => {
                let mut notes = Vec::new();
                let geojson = placed.as_ref().map(geojson::Geometry::from);
                let draft = reader.draft(row, geojson, &mut notes)?;
                let notes = notes.into_iter();
                messages.extend(notes.map(|(column, s)| (Outcome::Changed, column, s)));
                self.project(draft, placed.as_ref(), (layer.at, row.number), messages)
            }
        }
    }

    /// A project that a row describes, among those met so far and those of the atlas.
    fn project(
        &mut self,
        draft: Draft,
        placed: Option<&Geometry>,
        at: (usize, u64),
        messages: &mut RowMessages,
    ) -> Result<RowOutcome, project::Refusal> {
        if let Some(other) = self.existing.other_with_cup(&draft) {
            let message = Message::new("cup-in-atlas")
                .with("cup", &draft.values["cup"])
                .with("id", other);
            return Err((None, message));
        }
        let joins = !self.options.profile.key.is_empty();
        let (became, outcome, message) = match self.drafts.add(draft, joins) {
            Added::New => {
                if let Some(geometry) = placed {
                    self.is_new_place(geometry, at, messages);
                    self.measure(geometry);
                }
                return Ok(RowOutcome::Taken);
            }
            Added::Place(first) => (
                RowOutcome::Taken,
                Outcome::Note,
                Message::new("one-more-place").with("first", first),
            ),
            Added::Again(file, first) => (
                RowOutcome::Duplicate,
                Outcome::Duplicate,
                self.repeated("row-repeated", (file, first)),
            ),
            Added::Otherwise(first, columns) => (
                RowOutcome::Conflict,
                Outcome::Conflict,
                Message::new("same-id-otherwise")
                    .with("first", first)
                    .with("columns", columns),
            ),
        };
        messages.push((outcome, None, message));
        Ok(became)
    }

    /// Whether no row before had this geometry; otherwise adds a note.
    fn is_new_place(
        &mut self,
        geometry: &Geometry,
        at: (usize, u64),
        messages: &mut RowMessages,
    ) -> bool {
        let first = self.repeats.first(geometry, at.0, at.1);
        if let Some(first) = first {
            let message = self.repeated("geometry-repeated", first);
            messages.push((Outcome::Note, None, message));
        }
        first.is_none()
    }

    pub(super) fn repeated(&self, key: &'static str, (file, row): (usize, u64)) -> Message {
        Message::new(key)
            .with("file", &self.files[file].name)
            .with("first", row)
    }

    /// Adds the length of lines, in kilometres, to the zones they cross.
    fn measure(&mut self, geometry: &Geometry) {
        let lines = match geometry {
            Geometry::LineString(line) => std::slice::from_ref(line),
            Geometry::MultiLineString(lines) => &lines.0,
            _ => return,
        };
        for (municipality, km) in cut_by_units(&self.atlas.index, lines) {
            let zone = municipality
                .and_then(|m| self.atlas.atlas.municipalities.get(&m))
                .map(|m| m.zone);
            *self.km.entry(zone).or_default() += km;
        }
    }
}
