//! A layer of a file: what it holds, how it is written, and its rows one by one.

use std::ops::ControlFlow;

use super::{Options, Progress, RowOutcome, Run, Target};
use crate::column_checks::ColumnChecks;
use crate::mapping;
use crate::mapping::Mapping;
use crate::message::Message;
use crate::reference::Reference;
use crate::report::{Outcome, Totals};
use crate::source::{About, Item, MAX_CELLS, Row, Source};
use crate::values::{Decimal, decimal_of};

/// Rows looked at before a file is read in earnest.
const SAMPLE: usize = 1_000;

/// A layer being read.
pub(super) struct Layer<'a> {
    pub at: usize,
    pub about: &'a About,
    pub mapping: Mapping,
    pub decimal: Decimal,
    /// The coordinate system, or why there is none; asked for by the first geometry.
    pub reference: Result<Reference, Message>,
}

impl Run<'_> {
    pub(super) fn layer(&mut self, source: &dyn Source, progress: &mut dyn FnMut(Progress<'_>)) {
        let at = self.files.len() - 1;
        let about = source.about().clone();
        for message in &about.notes {
            self.say(Outcome::Note, at, None, message);
        }
        let sample = sample(source);
        let table = self.options.target == Target::Table;
        let mapping = Mapping::new(&self.options.profile, &about.columns, !table);
        let understood = mapping.and_then(|m| Ok((m, wanted(self.options, &about)?)));
        let (mapping, only) = match understood {
            Ok(understood) => understood,
            Err(message) => return self.say(Outcome::Refused, at, None, &message),
        };
        let name = self.files[at].name.clone();
        let layer = Layer {
            at,
            decimal: decimals(&about, &mapping, &sample),
            reference: self.reference(&about, at, &name, &mapping),
            mapping,
            about: &about,
        };
        self.describe(&layer);
        let sample = if table { &*sample } else { &[] };
        let mut checks = ColumnChecks::new(self.lookup.gazetteer, &about.columns, sample);
        let ended = self.rows(source, &layer, &only, &mut checks, progress);
        if let Some(message) = ended {
            self.say(Outcome::Refused, at, None, &message);
        }
        for (column, message) in checks.columns() {
            self.say(Outcome::Note, at, Some(&about.columns[column]), &message);
        }
    }

    /// Says something of a file as a whole.
    fn say(&mut self, outcome: Outcome, at: usize, column: Option<&str>, message: &Message) {
        let name = &self.files[at].name;
        self.findings
            .add(outcome, (at, name), None, column, message);
    }

    /// Reads the rows that are wanted; what ended it before the end of the file.
    fn rows(
        &mut self,
        source: &dyn Source,
        layer: &Layer<'_>,
        only: &[(usize, &[String])],
        checks: &mut ColumnChecks<'_>,
        progress: &mut dyn FnMut(Progress<'_>),
    ) -> Option<Message> {
        let (at, about) = (layer.at, layer.about);
        let name = self.files[at].name.clone();
        let (mut totals, mut cells, mut passed) = (Totals::default(), 0, 0_u64);
        let mut full = false;
        let mut tell = |rows| {
            progress(Progress {
                file: &name,
                rows,
                total: about.rows,
            });
        };
        let result = source.read(&mut |item| {
            if let Item::Row(row) = &item
                && !is_wanted(row, only)
            {
                passed += 1;
                return ControlFlow::Continue(());
            }
            if self.drafts.is_full() {
                full = true;
                return ControlFlow::Break(());
            }
            totals.rows += 1;
            cells += about.columns.len() as u64;
            if totals.rows % 5_000 == 0 {
                tell(totals.rows);
            }
            let became = match item {
                Item::Bad(row, message) => {
                    self.findings
                        .add(Outcome::Refused, (at, &name), Some(row), None, &message);
                    RowOutcome::Refused
                }
                Item::Row(row) => self.row(row, layer, &name, checks, &mut totals),
            };
            match became {
                RowOutcome::Taken => totals.taken += 1,
                RowOutcome::Duplicate => totals.duplicates += 1,
                RowOutcome::Refused => totals.refused += 1,
                RowOutcome::Conflict => totals.conflicts += 1,
            }
            if cells > MAX_CELLS {
                ControlFlow::Break(())
            } else {
                ControlFlow::Continue(())
            }
        });
        tell(totals.rows);
        self.files[at].totals = totals;
        if passed > 0 {
            let message = Message::new("rows-passed").with("count", passed);
            self.say(Outcome::Note, at, None, &message);
        }
        let capacity = self.drafts.capacity();
        let many = || Message::new("too-many-records").with("limit", capacity);
        let wide = || Message::new("too-many-cells").with("limit", MAX_CELLS);
        let full = full.then(many);
        let full = full.or_else(|| (cells > MAX_CELLS).then(wide));
        result.err().or(full)
    }

    /// The system the coordinates are in. Where nothing states it they are taken for degrees, with a note; what is
    /// no longitude and latitude is refused where it is met.
    fn reference(
        &mut self,
        about: &About,
        at: usize,
        name: &str,
        mapping: &Mapping,
    ) -> Result<Reference, Message> {
        let stated = self
            .options
            .crs
            .as_ref()
            .or(self.options.profile.crs.as_ref())
            .or(about.crs.as_ref());
        if let Some(text) = stated {
            return Reference::named(text);
        }
        let coordinates = mapping.columns.contains_key(mapping::X);
        if coordinates || matches!(about.format, "Shapefile" | "GeoPackage") {
            self.findings.add(
                Outcome::Note,
                (at, name),
                None,
                None,
                &Message::new("crs-assumed"),
            );
        }
        Ok(Reference::wgs84())
    }

    fn describe(&mut self, layer: &Layer<'_>) {
        let report = &mut self.files[layer.at];
        let about = layer.about;
        about.format.clone_into(&mut report.format);
        report.layer.clone_from(&about.layer);
        report.encoding.clone_from(&about.encoding);
        report.separator = about.separator;
        report.decimals = match layer.decimal {
            Decimal::Point => "point",
            Decimal::Comma => "comma",
            Decimal::Unsure => "unsure",
        };
        if let Ok(reference) = &layer.reference {
            report.crs = Some(reference.name.clone());
            report.crs_accuracy_m = reference.accuracy_m;
        }
        let columns = about.columns.iter().enumerate();
        let field = |i| layer.mapping.field_of(i).map(str::to_owned);
        report.columns = columns.map(|(i, name)| (name.clone(), field(i))).collect();
        for (field, columns) in &layer.mapping.columns {
            let names: Vec<String> = columns.iter().map(|i| about.columns[*i].clone()).collect();
            self.profile
                .columns
                .entry(field.clone())
                .or_insert_with(|| names.into());
        }
    }
}

/// Where the columns are that say which rows are wanted.
fn wanted<'a>(options: &'a Options, about: &About) -> Result<Vec<(usize, &'a [String])>, Message> {
    let columns = options.only.iter().map(|(column, values)| {
        let at = mapping::position(&about.columns, column).ok_or_else(|| {
            Message::new("column-missing")
                .with("column", column)
                .with("columns", about.columns.join(", "))
        })?;
        Ok((at, values.as_slice()))
    });
    columns.collect()
}

/// Whether a row has one of the values wanted, in every column that says which.
fn is_wanted(row: &Row, only: &[(usize, &[String])]) -> bool {
    let same = |cell: &str, value: &str| {
        let numbers = cell.parse::<f64>().ok().zip(value.parse::<f64>().ok());
        cell == value || numbers.is_some_and(|(a, b)| (a - b).abs() < f64::EPSILON)
    };
    only.iter().all(|(column, values)| {
        let cell = row.cells.get(*column).map_or("", String::as_str);
        values.iter().any(|value| same(cell, value))
    })
}

/// The first rows, to find out how a file is written; a row that cannot be read is met again later.
fn sample(source: &dyn Source) -> Vec<Row> {
    let mut rows = Vec::new();
    // what ends the reading early ends it again when the file is read in earnest
    let _ = source.read(&mut |item| {
        if let Item::Row(mut row) = item {
            row.geometry = None;
            rows.push(row);
        }
        if rows.len() < SAMPLE {
            ControlFlow::Continue(())
        } else {
            ControlFlow::Break(())
        }
    });
    rows
}

/// How decimals are written in the columns of amounts, as far as their numbers tell.
fn decimals(about: &About, mapping: &Mapping, sample: &[Row]) -> Decimal {
    if about.typed_numbers {
        return Decimal::Point;
    }
    let fields = ["amount_eur", "length_km", "interventions"];
    let columns: Vec<usize> = fields
        .iter()
        .filter_map(|f| mapping.columns.get(*f))
        .flatten()
        .copied()
        .collect();
    let cells = sample
        .iter()
        .flat_map(|row| columns.iter().filter_map(|i| row.cells.get(*i)));
    let mut marks = cells.filter_map(|cell| decimal_of(cell));
    match marks.next() {
        None => Decimal::Unsure,
        Some(first) => {
            if marks.all(|d| d == first) {
                first
            } else {
                Decimal::Unsure
            }
        }
    }
}
