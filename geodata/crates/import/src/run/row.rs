//! A row of a file, and what becomes of it.

use geo::Geometry;

use super::layer::Layer;
use super::row_messages::RowMessages;
use super::{Fate, Run, place};
use crate::options::Target;
use crate::project;
use crate::project::{Draft, Met, Reader};
use crate::report::{Outcome, Totals};
use crate::said::Said;
use crate::source::Row;
use crate::table::Look;
use geodata_join::cut_by_units;

impl Run<'_> {
    pub(super) fn row(
        &mut self,
        mut row: Row,
        layer: &Layer<'_>,
        name: &str,
        look: &mut Look<'_>,
        totals: &mut Totals,
    ) -> Fate {
        let mut said = RowMessages::new();
        said.extend(
            std::mem::take(&mut row.notes)
                .into_iter()
                .map(|(column, s)| (Outcome::Changed, column, s)),
        );
        look.row(&row, &mut said);
        let fate = match self.read_row(&row, layer, &mut said) {
            Ok(fate) => fate,
            Err((column, refusal)) => {
                said.push((Outcome::Refused, column, refusal));
                Fate::Refused
            }
        };
        let kept = matches!(fate, Fate::Taken);
        let mut changed = false;
        for (outcome, column, message) in said {
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
        if kept && changed {
            totals.changed += 1;
            self.drafts.note_change();
        }
        fate
    }

    fn read_row(
        &mut self,
        row: &Row,
        layer: &Layer<'_>,
        said: &mut RowMessages,
    ) -> Result<Fate, project::Refusal> {
        let reader = Reader {
            known: &self.known,
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
            Some(geometry) => place::placed(geometry, layer, said).map_err(|s| (None, s))?,
            None => None,
        };
        if let Some(geometry) = &placed {
            *self.files[layer.at]
                .geometries
                .entry(place::type_name(geometry))
                .or_default() += 1;
            if self.options.target != Target::NewArea {
                place::look_at_place(self.atlas, geometry, said).map_err(|s| (None, s))?;
            }
        }
        match self.options.target {
            Target::Table => {
                if let Some(geometry) = &placed
                    && self.is_new_place(geometry, (layer.at, row.number), said)
                {
                    self.measure(geometry);
                }
                Ok(Fate::Taken)
            }
            Target::Boundaries | Target::NewArea => {
                let border = reader.border(row, placed)?;
                Ok(self.border(border, said))
            }
            Target::Register => {
                let draft = self.of_register(row, layer, placed.as_ref())?;
                self.project(draft, None, (layer.at, row.number), said)
            }
            Target::Projects => {
                let mut notes = Vec::new();
                let geojson = placed.as_ref().map(geojson::Geometry::from);
                let draft = reader.draft(row, geojson, &mut notes)?;
                let notes = notes.into_iter();
                said.extend(notes.map(|(column, s)| (Outcome::Changed, column, s)));
                self.project(draft, placed.as_ref(), (layer.at, row.number), said)
            }
        }
    }

    /// A project that a row describes, among those met so far and those of the atlas.
    fn project(
        &mut self,
        draft: Draft,
        placed: Option<&Geometry>,
        at: (usize, u64),
        said: &mut RowMessages,
    ) -> Result<Fate, project::Refusal> {
        if let Some(other) = self.existing.other_with_cup(&draft) {
            let message = Said::new("cup-in-atlas")
                .with("cup", &draft.values["cup"])
                .with("id", other);
            return Err((None, message));
        }
        let joins = !self.options.profile.key.is_empty();
        let (fate, outcome, message) = match self.drafts.add(draft, joins) {
            Met::New => {
                if let Some(geometry) = placed {
                    self.is_new_place(geometry, at, said);
                    self.measure(geometry);
                }
                return Ok(Fate::Taken);
            }
            Met::Place(first) => (
                Fate::Taken,
                Outcome::Note,
                Said::new("one-more-place").with("first", first),
            ),
            Met::Again(file, first) => (
                Fate::Duplicate,
                Outcome::Duplicate,
                self.repeated("row-repeated", (file, first)),
            ),
            Met::Otherwise(first, columns) => (
                Fate::Conflict,
                Outcome::Conflict,
                Said::new("same-id-otherwise")
                    .with("first", first)
                    .with("columns", columns),
            ),
        };
        said.push((outcome, None, message));
        Ok(fate)
    }

    /// Whether no row before had this geometry; if one had, it is said.
    fn is_new_place(
        &mut self,
        geometry: &Geometry,
        at: (usize, u64),
        said: &mut RowMessages,
    ) -> bool {
        let first = self.repeats.first(geometry, at.0, at.1);
        if let Some(first) = first {
            let message = self.repeated("geometry-repeated", first);
            said.push((Outcome::Note, None, message));
        }
        first.is_none()
    }

    pub(super) fn repeated(&self, key: &'static str, (file, row): (usize, u64)) -> Said {
        Said::new(key)
            .with("file", &self.files[file].name)
            .with("first", row)
    }

    /// Adds the length of lines to the zones they cross.
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
