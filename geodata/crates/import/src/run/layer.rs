//! A layer of a file: what it holds, how it is written, and its rows one by one.

use std::ops::ControlFlow;

use super::{Fate, Options, Progress, Run, Target};
use crate::mapping;
use crate::mapping::Mapping;
use crate::reference::Reference;
use crate::report::{Outcome, Totals};
use crate::said::Said;
use crate::source::{About, Item, MAX_CELLS, Row, Source};
use crate::table::Look;
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
    pub reference: Result<Reference, Said>,
}

impl Run<'_> {
    pub(super) fn layer(&mut self, source: &dyn Source, progress: &mut dyn FnMut(Progress<'_>)) {
        let at = self.files.len() - 1;
        let about = source.about().clone();
        for said in &about.notes {
            self.say(Outcome::Note, at, None, said);
        }
        let sample = sample(source);
        let table = self.options.target == Target::Table;
        let mapping = Mapping::new(&self.options.profile, &about.columns, !table);
        let understood = mapping.and_then(|m| Ok((m, wanted(self.options, &about)?)));
        let (mapping, only) = match understood {
            Ok(understood) => understood,
            Err(said) => return self.say(Outcome::Refused, at, None, &said),
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
        let mut look = Look::new(self.known.gazetteer, &about.columns, sample);
        let ended = self.rows(source, &layer, &only, &mut look, progress);
        if let Some(said) = ended {
            self.say(Outcome::Refused, at, None, &said);
        }
        for (column, said) in look.columns() {
            self.say(Outcome::Note, at, Some(&about.columns[column]), &said);
        }
    }

    /// Says something of a file as a whole.
    fn say(&mut self, outcome: Outcome, at: usize, column: Option<&str>, said: &Said) {
        let name = &self.files[at].name;
        self.findings.add(outcome, (at, name), None, column, said);
    }

    /// Reads the rows that are wanted; what ended it before the end of the file.
    fn rows(
        &mut self,
        source: &dyn Source,
        layer: &Layer<'_>,
        only: &[(usize, &[String])],
        look: &mut Look<'_>,
        progress: &mut dyn FnMut(Progress<'_>),
    ) -> Option<Said> {
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
            let fate = match item {
                Item::Bad(row, said) => {
                    self.findings
                        .add(Outcome::Refused, (at, &name), Some(row), None, &said);
                    Fate::Refused
                }
                Item::Row(row) => self.row(row, layer, &name, look, &mut totals),
            };
            match fate {
                Fate::Taken => totals.taken += 1,
                Fate::Duplicate => totals.duplicates += 1,
                Fate::Refused => totals.refused += 1,
                Fate::Conflict => totals.conflicts += 1,
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
            let said = Said::new("rows-passed").with("count", passed);
            self.say(Outcome::Note, at, None, &said);
        }
        let room = self.drafts.room();
        let many = || Said::new("too-many-records").with("limit", room);
        let wide = || Said::new("too-many-cells").with("limit", MAX_CELLS);
        let full = full.then(many);
        let full = full.or_else(|| (cells > MAX_CELLS).then(wide));
        result.err().or(full)
    }

    /// The system the coordinates are in. Without a word of it they are taken for degrees, and said to be; what is
    /// no longitude and latitude is refused where it is met.
    fn reference(
        &mut self,
        about: &About,
        at: usize,
        name: &str,
        mapping: &Mapping,
    ) -> Result<Reference, Said> {
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
                &Said::new("crs-assumed"),
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
fn wanted<'a>(options: &'a Options, about: &About) -> Result<Vec<(usize, &'a [String])>, Said> {
    let columns = options.only.iter().map(|(column, values)| {
        let at = mapping::position(&about.columns, column).ok_or_else(|| {
            Said::new("column-missing")
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
    let mut told = cells.filter_map(|cell| decimal_of(cell));
    match told.next() {
        None => Decimal::Unsure,
        Some(first) => {
            if told.all(|d| d == first) {
                first
            } else {
                Decimal::Unsure
            }
        }
    }
}
