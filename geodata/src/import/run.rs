//! An import from end to end: files in, records and a report out. Nothing is written here.

use std::collections::BTreeMap;
use std::ops::ControlFlow;

use geo::{CoordsIter, Geometry};

use super::gazetteer::Gazetteer;
use super::input::Input;
use super::mapping::Mapping;
use super::profile::Profile;
use super::project::{self, Drafts, Known, MAX_RECORDS, Met, Reader};
use super::records::{self, Existing};
use super::reference::Reference;
use super::report::{FileReport, Findings, Outcome, Report, Totals};
use super::said::Said;
use super::source::{About, Item, MAX_CELLS, Row, Source};
use super::table::{Look, Repeats};
use super::values::{Decimal, decimal_of};
use super::{open, shape};
use crate::atlas::{AtlasFiles, PreparedAtlas};
use crate::join::cut_by_units;
use crate::model::ZoneNumber;
use crate::store::Record;

/// Rows looked at before a file is read in earnest.
const SAMPLE: usize = 1_000;

/// What the rows are to become.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Target {
    /// Projects of the register.
    #[default]
    Projects,
    /// Nothing: the table is read and reported on.
    Table,
}

/// How an import is done.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// What the rows are to become.
    pub target: Target,
    /// How the files are read.
    pub profile: Profile,
    /// The coordinate system, whatever the files say.
    pub crs: Option<String>,
    /// The layer or sheet to read, of those a file has.
    pub layer: Option<String>,
    /// Today, as `YYYY-MM-DD`: the date of a source that tells none.
    pub today: String,
}

/// What an import yields.
#[derive(Debug, Clone, Default)]
pub struct Import {
    /// Records for the tables `projects` and `sources`; none of those the atlas has as they are.
    pub records: Vec<Record>,
    /// What became of every row.
    pub report: Report,
    /// The columns as they were understood, to be kept as a profile.
    pub profile: Profile,
}

/// How far an import has come.
#[derive(Debug, Clone, Copy)]
pub struct Progress<'a> {
    /// The file.
    pub file: &'a str,
    /// Rows read of it.
    pub rows: u64,
    /// Rows it has, where its format says so.
    pub total: Option<u64>,
}

/// Reads files and says what they would bring to an atlas. `files` are those that `atlas` was read from.
#[must_use]
pub fn import(
    inputs: &[Input],
    atlas: &PreparedAtlas,
    files: &AtlasFiles,
    options: &Options,
    progress: &mut dyn FnMut(Progress<'_>),
) -> Import {
    let gazetteer = Gazetteer::new(&atlas.atlas);
    let mut run = Run {
        known: Known::new(&atlas.atlas, &gazetteer),
        atlas,
        options,
        existing: Existing::new(files),
        findings: Findings::new(&atlas.texts),
        drafts: Drafts::default(),
        repeats: Repeats::default(),
        files: Vec::new(),
        km: BTreeMap::new(),
        profile: options.profile.clone(),
    };
    for input in inputs {
        run.file(input, progress);
    }
    run.finish()
}

struct Run<'a> {
    atlas: &'a PreparedAtlas,
    known: Known<'a>,
    options: &'a Options,
    existing: Existing,
    findings: Findings<'a>,
    drafts: Drafts,
    repeats: Repeats,
    files: Vec<FileReport>,
    km: BTreeMap<Option<ZoneNumber>, f64>,
    profile: Profile,
}

/// What became of a row.
enum Fate {
    Taken,
    Duplicate,
    Refused,
    Conflict,
}

/// A layer being read.
struct Layer<'a> {
    at: usize,
    about: &'a About,
    mapping: Mapping,
    decimal: Decimal,
    /// The coordinate system, or why there is none; asked for by the first geometry.
    reference: Result<Reference, Said>,
}

impl Run<'_> {
    fn file(&mut self, input: &Input, progress: &mut dyn FnMut(Progress<'_>)) {
        let at = self.files.len();
        let mut report = FileReport {
            name: input.name.clone(),
            ..FileReport::default()
        };
        let opened = input.sha256().and_then(|hash| {
            report.sha256 = hash;
            open::open(input)
        });
        match opened.and_then(|sources| self.chosen(sources)) {
            Err(said) => {
                self.findings
                    .add(Outcome::Refused, (at, &input.name), None, None, &said);
                self.files.push(report);
            }
            Ok(sources) => {
                for source in sources {
                    self.files.push(report.clone());
                    self.layer(&*source, progress);
                }
            }
        }
    }

    /// The layers to read. Which of several are projects is not for a program to guess.
    fn chosen(&self, mut sources: Vec<Box<dyn Source>>) -> Result<Vec<Box<dyn Source>>, Said> {
        let names: Vec<String> = sources
            .iter()
            .filter_map(|s| s.about().layer.clone())
            .collect();
        if let Some(layer) = &self.options.layer {
            sources.retain(|s| s.about().layer.as_deref().is_none_or(|name| name == layer));
        } else if sources.len() > 1 && self.options.target == Target::Projects {
            return Err(Said::new("several-layers").with("layers", names.join(", ")));
        }
        if sources.is_empty() {
            return Err(Said::new("no-layer").with("layers", names.join(", ")));
        }
        Ok(sources)
    }

    fn layer(&mut self, source: &dyn Source, progress: &mut dyn FnMut(Progress<'_>)) {
        let at = self.files.len() - 1;
        let about = source.about().clone();
        let name = self.files[at].name.clone();
        for said in &about.notes {
            self.findings
                .add(Outcome::Note, (at, &name), None, None, said);
        }
        let sample = sample(source);
        let projects = self.options.target == Target::Projects;
        let mapping = match Mapping::new(&self.options.profile, &about.columns, projects) {
            Ok(mapping) => mapping,
            Err(said) => {
                self.findings
                    .add(Outcome::Refused, (at, &name), None, None, &said);
                return;
            }
        };
        let layer = Layer {
            at,
            decimal: decimals(&about, &mapping, &sample),
            reference: self.reference(&about, at, &name, &mapping),
            mapping,
            about: &about,
        };
        self.describe(&layer);
        let mut look = Look::new(
            self.known.gazetteer,
            &about.columns,
            if projects { &[] } else { &sample },
        );
        let (mut totals, mut cells) = (Totals::default(), 0);
        let result = source.read(&mut |item| {
            totals.rows += 1;
            cells += about.columns.len() as u64;
            if totals.rows % 5_000 == 0 {
                progress(Progress {
                    file: &name,
                    rows: totals.rows,
                    total: about.rows,
                });
            }
            let fate = match item {
                Item::Bad(row, said) => {
                    self.findings
                        .add(Outcome::Refused, (at, &name), Some(row), None, &said);
                    Fate::Refused
                }
                Item::Row(row) => self.row(row, &layer, &name, &mut look, &mut totals),
            };
            match fate {
                Fate::Taken => totals.taken += 1,
                Fate::Duplicate => totals.duplicates += 1,
                Fate::Refused => totals.refused += 1,
                Fate::Conflict => totals.conflicts += 1,
            }
            if self.drafts.is_full() || cells > MAX_CELLS {
                ControlFlow::Break(())
            } else {
                ControlFlow::Continue(())
            }
        });
        progress(Progress {
            file: &name,
            rows: totals.rows,
            total: about.rows,
        });
        let full = self
            .drafts
            .is_full()
            .then(|| Said::new("too-many-records").with("limit", MAX_RECORDS));
        let wide = || Said::new("too-many-cells").with("limit", MAX_CELLS);
        let full = full.or_else(|| (cells > MAX_CELLS).then(wide));
        if let Some(said) = result.err().or(full) {
            self.findings
                .add(Outcome::Refused, (at, &name), None, None, &said);
        }
        for (column, said) in look.columns() {
            self.findings.add(
                Outcome::Note,
                (at, &name),
                None,
                Some(&about.columns[column]),
                &said,
            );
        }
        self.files[at].totals = totals;
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
        let coordinates = mapping.columns.contains_key(super::mapping::X);
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

    fn row(
        &mut self,
        mut row: Row,
        layer: &Layer<'_>,
        name: &str,
        look: &mut Look<'_>,
        totals: &mut Totals,
    ) -> Fate {
        let mut said: Vec<(Outcome, Option<usize>, Said)> = Vec::new();
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
        totals.changed += u64::from(kept && changed);
        fate
    }

    fn read_row(
        &mut self,
        row: &Row,
        layer: &Layer<'_>,
        said: &mut Vec<(Outcome, Option<usize>, Said)>,
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
            Some(geometry) => placed(geometry, layer, said).map_err(|s| (None, s))?,
            None => None,
        };
        if let Some(geometry) = &placed {
            *self.files[layer.at]
                .geometries
                .entry(type_name(geometry))
                .or_default() += 1;
            look_at_place(self.atlas, geometry, said).map_err(|s| (None, s))?;
        }
        if self.options.target == Target::Table {
            if let Some(geometry) = &placed {
                if let Some(first) = self.repeats.first(geometry, layer.at, row.number) {
                    said.push((
                        Outcome::Note,
                        None,
                        self.repeated("geometry-repeated", first),
                    ));
                } else {
                    self.measure(geometry);
                }
            }
            return Ok(Fate::Taken);
        }
        let mut notes = Vec::new();
        let geojson = placed.as_ref().map(geojson::Geometry::from);
        let draft = reader.draft(row, geojson, &mut notes)?;
        said.extend(
            notes
                .into_iter()
                .map(|(column, s)| (Outcome::Changed, column, s)),
        );
        if let Some(other) = self.existing.other_with_cup(&draft) {
            return Err((
                None,
                Said::new("cup-in-atlas")
                    .with("cup", &draft.values["cup"])
                    .with("id", other),
            ));
        }
        let joins = !self.options.profile.key.is_empty();
        Ok(match self.drafts.add(draft, joins) {
            Met::New => {
                if let Some(geometry) = &placed {
                    if let Some(first) = self.repeats.first(geometry, layer.at, row.number) {
                        said.push((
                            Outcome::Note,
                            None,
                            self.repeated("geometry-repeated", first),
                        ));
                    }
                    self.measure(geometry);
                }
                Fate::Taken
            }
            Met::Place(first) => {
                said.push((
                    Outcome::Note,
                    None,
                    Said::new("one-more-place").with("first", first),
                ));
                Fate::Taken
            }
            Met::Again(file, first) => {
                said.push((
                    Outcome::Duplicate,
                    None,
                    self.repeated("row-repeated", (file, first)),
                ));
                Fate::Duplicate
            }
            Met::Otherwise(first, columns) => {
                let message = Said::new("same-id-otherwise")
                    .with("first", first)
                    .with("columns", columns);
                said.push((Outcome::Conflict, None, message));
                Fate::Conflict
            }
        })
    }

    fn repeated(&self, key: &'static str, (file, row): (usize, u64)) -> Said {
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

    fn finish(self) -> Import {
        let records =
            records::records(&self.drafts.list, &self.files, &self.existing, self.options);
        let mut totals = Totals::default();
        for file in &self.files {
            totals.rows += file.totals.rows;
            totals.taken += file.totals.taken;
            totals.changed += file.totals.changed;
            totals.refused += file.totals.refused;
            totals.conflicts += file.totals.conflicts;
            totals.duplicates += file.totals.duplicates;
        }
        let mut km: Vec<_> = self.km.into_iter().collect();
        // the zones first, what is outside them last
        km.sort_by_key(|(zone, _)| (zone.is_none(), *zone));
        Import {
            report: Report {
                totals,
                records: self.drafts.list.len() as u64,
                unchanged: records.unchanged,
                left_out: self.findings.left_out,
                findings: self.findings.into_groups(),
                files: self.files,
                km_by_zone: km,
            },
            records: records.list,
            profile: self.profile,
        }
    }
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

/// A geometry made fit for use, in longitude and latitude; an empty one is none.
fn placed(
    geometry: Geometry,
    layer: &Layer<'_>,
    said: &mut Vec<(Outcome, Option<usize>, Said)>,
) -> Result<Option<Geometry>, Said> {
    let mut notes = Vec::new();
    let clean = shape::clean(geometry, &mut notes)?;
    // the rings of a Shapefile turn the other way by its own rule
    notes.retain(|n| n.key != "ring-order" || layer.about.format != "Shapefile");
    said.extend(notes.into_iter().map(|s| (Outcome::Changed, None, s)));
    let Some(clean) = clean else {
        said.push((Outcome::Note, None, Said::new("geometry-empty")));
        return Ok(None);
    };
    let reference = layer.reference.as_ref().map_err(Clone::clone)?;
    reference.to_lon_lat(&clean).map(Some)
}

/// A place outside the territory is said; one that lies in it with its coordinates the other way round is refused.
fn look_at_place(
    atlas: &PreparedAtlas,
    geometry: &Geometry,
    said: &mut Vec<(Outcome, Option<usize>, Said)>,
) -> Result<(), Said> {
    let inside = |g: &Geometry| g.coords_iter().any(|c| atlas.index.locate(c).is_some());
    if inside(geometry) {
        return Ok(());
    }
    if inside(&shape::swapped(geometry)) {
        return Err(Said::new("coordinates-swapped"));
    }
    said.push((Outcome::Note, None, Said::new("outside-territory")));
    Ok(())
}

fn type_name(geometry: &Geometry) -> &'static str {
    match geometry {
        Geometry::Point(_) => "Point",
        Geometry::MultiPoint(_) => "MultiPoint",
        Geometry::LineString(_) => "LineString",
        Geometry::MultiLineString(_) => "MultiLineString",
        Geometry::Polygon(_) => "Polygon",
        Geometry::MultiPolygon(_) => "MultiPolygon",
        _ => "GeometryCollection",
    }
}
