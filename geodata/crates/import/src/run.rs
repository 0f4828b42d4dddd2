//! An import from end to end: files in, records and a report out. Nothing is written here.

mod border;
mod boundaries;
mod layer;
mod place;
mod register;
mod row;
mod row_messages;

use std::collections::BTreeMap;

pub use border::{Border, topojson};

use super::accept::{Accepted, accept};
use super::findings::Findings;
use super::gazetteer::Gazetteer;
use super::geometry_hashes::GeometryHashes;
use super::input::Input;
use super::message::Message;
use super::open;
use super::options::{Options, Target};
use super::profile::Profile;
use super::project::{Drafts, Lookup, MAX_RECORDS};
use super::records::{self, Existing};
use super::report::{FileReport, Outcome, Report, Totals};
use super::source::Source;
use geodata_atlas::{AtlasFiles, PreparedAtlas};
use geodata_model::{IstatCode, ZoneNumber};
use geodata_store::{Edit, Record, StoreError};

/// What an import yields.
#[derive(Debug, Clone, Default)]
pub struct Import {
    /// Records for the tables `projects` and `sources`, which the atlas passes its checks with; none of those it has as
    /// they are.
    pub records: Vec<Record>,
    /// What they change in the atlas.
    pub edits: Vec<Edit>,
    /// The borders read, when boundaries are imported.
    pub boundaries: Vec<Border>,
    /// What became of every row.
    pub report: Report,
    /// The columns as they were understood, to be saved as a profile.
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

/// Reads files and reports what they would bring to an atlas. The extension of the name tells the format: `csv`, `tsv`,
/// `geojson`, `gpx`, `kml`, `kmz`, `gpkg`, `shp` (also zipped), `xlsx`, `ods`.
///
/// ```
/// use geodata_atlas::{Atlas, AtlasFiles, PreparedAtlas};
/// use geodata_import::{Input, Options, Target, import};
///
/// let files = AtlasFiles::embedded();
/// let atlas = PreparedAtlas::new(Atlas::read(&files).unwrap());
/// let options = Options { target: Target::Table, ..Options::default() };
/// let geojson = r#"{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"name":"A"},
///     "geometry":{"type":"Point","coordinates":[7.68,45.07]}}]}"#;
/// let gpx = r#"<gpx><wpt lon="7.68" lat="45.07"><name>A</name></wpt></gpx>"#;
/// let kml = "<kml><Placemark><name>A</name><Point><coordinates>7.68,45.07</coordinates></Point></Placemark></kml>";
/// for (name, bytes, format) in [
///     ("a.csv", "name;lon;lat\nA;7.68;45.07\n", "CSV"),
///     ("a.geojson", geojson, "GeoJSON"),
///     ("a.gpx", gpx, "GPX"),
///     ("a.kml", kml, "KML"),
/// ] {
///     let inputs = [Input::memory(name, bytes.as_bytes())];
///     let report = import(&inputs, &atlas, &files, &options, &mut |_| {}).unwrap().report;
///     assert_eq!(report.files[0].format, format);
///     assert_eq!((report.totals.taken, report.files[0].geometries["Point"]), (1, 1));
/// }
/// ```
///
/// `files` are those that `atlas` was read from; what is wrong
/// with the files to read is in the report, and the error is one of the atlas itself.
pub fn import(
    inputs: &[Input],
    atlas: &PreparedAtlas,
    files: &AtlasFiles,
    options: &Options,
    progress: &mut dyn FnMut(Progress<'_>),
) -> Result<Import, StoreError> {
    let drafts = Drafts::with_capacity(MAX_RECORDS);
    import_into(drafts, inputs, atlas, files, options, progress)
}

fn import_into(
    drafts: Drafts,
    inputs: &[Input],
    atlas: &PreparedAtlas,
    files: &AtlasFiles,
    options: &Options,
    progress: &mut dyn FnMut(Progress<'_>),
) -> Result<Import, StoreError> {
    let gazetteer = Gazetteer::new(&atlas.atlas);
    let mut run = Run {
        lookup: Lookup::new(&atlas.atlas, &gazetteer),
        atlas,
        options,
        existing: Existing::new(files)?,
        findings: Findings::new(&atlas.texts),
        drafts,
        borders: BTreeMap::new(),
        repeats: GeometryHashes::default(),
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
    lookup: Lookup<'a>,
    options: &'a Options,
    existing: Existing,
    findings: Findings<'a>,
    drafts: Drafts,
    borders: BTreeMap<IstatCode, Border>,
    repeats: GeometryHashes,
    files: Vec<FileReport>,
    km: BTreeMap<Option<ZoneNumber>, f64>,
    profile: Profile,
}

/// What became of a row.
enum RowOutcome {
    Taken,
    Duplicate,
    Refused,
    Conflict,
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
            Err(message) => {
                self.findings
                    .add(Outcome::Refused, (at, &input.name), None, None, &message);
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
    fn chosen(&self, mut sources: Vec<Box<dyn Source>>) -> Result<Vec<Box<dyn Source>>, Message> {
        let names: Vec<String> = sources
            .iter()
            .filter_map(|s| s.about().layer.clone())
            .collect();
        if let Some(layer) = &self.options.layer {
            sources.retain(|s| s.about().layer.as_deref().is_none_or(|name| name == layer));
        } else if sources.len() > 1
            && matches!(
                self.options.target,
                Target::Projects | Target::Boundaries | Target::NewArea
            )
        {
            return Err(Message::new("several-layers").with("layers", names.join(", ")));
        }
        if sources.is_empty() {
            return Err(Message::new("no-layer").with("layers", names.join(", ")));
        }
        Ok(sources)
    }

    fn finish(mut self) -> Result<Import, StoreError> {
        let mut made = records::records(
            &mut self.drafts.list,
            &self.files,
            &self.existing,
            self.options,
        );
        if self.options.target == Target::Boundaries {
            made.extend(self.boundaries());
        }
        let accepted = accept(&self.existing.state, made)?;
        self.refuse(&accepted);
        for (file, message) in
            records::no_longer_listed(&self.drafts.list, &self.files, &self.existing)
        {
            let name = self.files[file].name.clone();
            let at = (file, name.as_str());
            self.findings.add(Outcome::Note, at, None, None, &message);
        }
        // a source may be refused too, and is none of the records that the rows became
        let drafts = self.drafts.list.iter();
        let records = drafts.filter(|draft| !accepted.refused.contains_key(&draft.id));
        let records = records.count() as u64;
        let mut totals = Totals::default();
        for file in &self.files {
            totals.add(&file.totals);
        }
        let mut km: Vec<_> = self.km.into_iter().collect();
        // the zones first, what is outside them last
        km.sort_by_key(|(zone, _)| (zone.is_none(), *zone));
        let touched = records::touched(&accepted.edits);
        Ok(Import {
            report: Report {
                totals,
                records,
                unchanged: records.saturating_sub(touched),
                left_out: self.findings.left_out,
                findings: self.findings.into_groups(),
                files: self.files,
                km_by_zone: km,
                changes: accepted.edits.iter().map(Into::into).collect(),
            },
            records: accepted.records,
            edits: accepted.edits,
            boundaries: self.borders.into_values().collect(),
            profile: self.profile,
        })
    }

    /// Rows whose records the checks of the atlas do not let pass are refused like any other.
    fn refuse(&mut self, accepted: &Accepted) {
        for draft in &self.drafts.list {
            let Some(why) = accepted.refused.get(&draft.id) else {
                continue;
            };
            let rows = draft.rows.len() as u64;
            let file = &mut self.files[draft.file];
            file.totals.taken -= rows;
            file.totals.refused += rows;
            file.totals.changed -= draft.changed;
            let name = file.name.clone();
            let message = Message::new("atlas-refuses")
                .with("id", &draft.id)
                .with_text("why", why);
            for row in &draft.rows {
                let at = (draft.file, name.as_str());
                self.findings
                    .add(Outcome::Refused, at, Some(*row), None, &message);
            }
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)] // a test may fail loudly
mod tests {
    use super::*;
    use geodata_atlas::Atlas;

    /// The report of three projects where there is room for so many, imported on this day.
    fn report(capacity: usize, today: &str) -> Report {
        let files = AtlasFiles::embedded();
        let atlas = PreparedAtlas::new(Atlas::read(&files).unwrap());
        let table = "Titolo,Comune,Tipologia,Strategia\nUna,Torino,cycle_route,3.3\n\
            Altra,Torino,cycle_route,3.3\nTerza,Torino,cycle_route,3.3\n";
        let input = Input::memory("elenco.csv", table.as_bytes());
        let drafts = Drafts::with_capacity(capacity);
        let options = Options {
            today: today.to_owned(),
            ..Options::default()
        };
        let found = import_into(drafts, &[input], &atlas, &files, &options, &mut |_| {});
        found.unwrap().report
    }

    #[test]
    fn more_projects_than_there_is_room_for_are_said_and_not_dropped_in_silence() {
        assert_eq!(MAX_RECORDS, 1_000_000, "docs/import.md names the limit");
        let whole = report(3, "2026-01-31");
        assert!(whole.is_whole() && whole.records == 3, "{whole:#?}");
        let part = report(2, "2026-01-31");
        assert!(!part.is_whole(), "what was not read is not taken");
        assert_eq!((part.totals.taken, part.records), (2, 2));
        let message = |g: &&super::super::report::Group| g.finding == "too-many-records";
        let group = part.findings.iter().find(message).unwrap();
        assert_eq!(group.outcome, Outcome::Refused);
        assert!(
            format!("{group:?}").contains("più di 2 progetti"),
            "{group:?}"
        );
    }

    #[test]
    fn a_source_that_is_refused_takes_its_projects_along_and_is_not_counted_as_one() {
        let refused = report(3, "");
        assert_eq!((refused.records, refused.totals.taken), (0, 0));
        assert_eq!(refused.totals.refused, 3);
    }
}
