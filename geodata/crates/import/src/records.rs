//! Records of the atlas made of the rows, each citing the file it is from.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::message::Message;
use super::normalize;
use super::options::Options;
use super::project::Draft;
use super::report::FileReport;
use geodata_atlas::{AtlasFiles, PROJECT_COLUMNS};
use geodata_model::Status;
use geodata_store::{Edit, Record, Row, State, StoreError};

/// The tables that hold projects.
const PROJECTS: [&str; 2] = ["projects", "health_facilities"];

/// Whether the records of a table are projects.
pub(super) fn is_project(table: &str) -> bool {
    PROJECTS.contains(&table)
}

/// The records that an import may meet again.
#[derive(Debug, Default)]
pub(super) struct Existing {
    pub state: State,
    by_cup: HashMap<String, String>,
}

impl Existing {
    pub fn new(files: &AtlasFiles) -> Result<Self, StoreError> {
        let state = State::of_files(files)?;
        let mut by_cup = HashMap::new();
        for (id, row) in PROJECTS.iter().flat_map(|table| state.table(table)) {
            let cup = row.values["cup"].trim();
            if !cup.is_empty() {
                by_cup.insert(cup.to_owned(), id.to_owned());
            }
        }
        Ok(Self { state, by_cup })
    }

    fn project(&self, id: &str) -> Option<(&'static str, &Row)> {
        let row = |table| self.state.rows.get(&(table, id.to_owned()));
        PROJECTS
            .into_iter()
            .find_map(|table| Some((table, row(table)?)))
    }

    fn source(&self, id: &str) -> Option<&Row> {
        self.state.rows.get(&("sources", id.to_owned()))
    }

    /// A project of the atlas with the same CUP and another identifier, under which this one would be there twice.
    pub fn other_with_cup(&self, draft: &Draft) -> Option<&str> {
        let cup = draft.values.get("cup").filter(|_| draft.table.is_none())?;
        let other = self.by_cup.get(cup)?;
        // several sites may share a CUP: with an identifier that is there, the row says which it means
        self.project(&draft.id).is_none().then_some(other.as_str())
    }
}

/// The records of an import, sources first. The values of the drafts are moved into them; a draft keeps its identifier and rows.
pub(super) fn records(
    drafts: &mut [Draft],
    files: &[FileReport],
    existing: &Existing,
    options: &Options,
) -> Vec<Record> {
    let sources: Vec<BTreeMap<String, String>> =
        files.iter().map(|f| source(f, existing, options)).collect();
    let (mut list, mut cited) = (Vec::new(), BTreeSet::new());
    for draft in drafts {
        if let Some(table) = draft.table {
            list.push(Record {
                table: table.to_owned(),
                key: draft.id.clone(),
                values: std::mem::take(&mut draft.values),
                geometry: draft.geometry.take(),
            });
        } else if let Some(record) = record(draft, &sources[draft.file], existing) {
            cited.insert(draft.file);
            list.push(record);
        }
    }
    let mut made: Vec<Record> = cited
        .iter()
        .map(|&file| &sources[file])
        .filter(|values| existing.source(&values["id"]).is_none())
        .map(|values| Record {
            table: "sources".to_owned(),
            key: values["id"].clone(),
            values: values.iter().collect(),
            geometry: None,
        })
        .collect();
    made.append(&mut list);
    made
}

/// How many projects edits touch: one whose cells and whose place are edited is one.
pub(super) fn touched(edits: &[Edit]) -> u64 {
    let keys = edits.iter().filter(|edit| edit.table != "sources");
    keys.map(|edit| &edit.key).collect::<BTreeSet<_>>().len() as u64
}

/// Projects that came from an earlier version of a file and are not in it any more. They stay: that a list no longer
/// names a project does not say that it was given up.
pub(super) fn no_longer_listed(
    drafts: &[Draft],
    files: &[FileReport],
    existing: &Existing,
) -> Vec<(usize, Message)> {
    let met: BTreeSet<&str> = drafts.iter().map(|draft| draft.id.as_str()).collect();
    if drafts.iter().all(|draft| draft.table.is_some()) {
        return Vec::new();
    }
    let of_file = |file: &FileReport| {
        let earlier = earlier(file);
        let projects = PROJECTS
            .iter()
            .flat_map(|table| existing.state.table(table));
        let cites = |row: &Row| {
            let cell = &row.values["sources"];
            cell.split(';').any(|c| {
                let id = c.split_whitespace().next().unwrap_or_default();
                let hash = id.strip_prefix(&*earlier).unwrap_or_default();
                hash.len() == HASH && hash.bytes().all(|b| b.is_ascii_hexdigit())
            })
        };
        let no_longer_listed = projects.filter(|(id, row)| !met.contains(id) && cites(row));
        no_longer_listed
            .map(|(id, _)| id.to_owned())
            .collect::<Vec<String>>()
    };
    let files = files.iter().enumerate();
    let no_longer_listed = files.map(|(at, file)| (at, of_file(file)));
    let no_longer_listed = no_longer_listed.filter(|(_, ids)| !ids.is_empty());
    let message = |ids: Vec<String>| {
        Message::new("gone-from-file")
            .with("count", ids.len())
            .with("ids", ids.join(", "))
    };
    no_longer_listed
        .map(|(at, ids)| (at, message(ids)))
        .collect()
}

/// Digits of the hash in the identifier of a source.
const HASH: usize = 8;

/// What the identifiers of all versions of a file begin with.
fn earlier(file: &FileReport) -> String {
    let stem = file.name.split('.').next().unwrap_or_default();
    let mut stem = normalize::slug(stem);
    stem.truncate(60);
    format!("file-{}-", stem.trim_matches('-'))
}

/// The source that a file is: named by its bytes, so that the same file is the same source, whenever it is read.
fn source(file: &FileReport, existing: &Existing, options: &Options) -> BTreeMap<String, String> {
    let hash = file.sha256.get(..HASH).unwrap_or_default();
    let id = format!("{}{hash}", earlier(file));
    if let Some(row) = existing.source(&id) {
        let cells = row.values.iter();
        return cells.map(|(c, v)| (c.to_owned(), v.to_owned())).collect();
    }
    let cited = &options.profile.source;
    let or = |stated: &str, otherwise: &str| {
        if stated.is_empty() { otherwise } else { stated }.to_owned()
    };
    let note = format!(
        "File {}, SHA-256 {}, letto il {}.",
        file.name, file.sha256, options.today
    );
    let note = if cited.note.is_empty() {
        note
    } else {
        format!("{note} {}", cited.note)
    };
    BTreeMap::from([
        ("id".to_owned(), id),
        ("title".to_owned(), or(&cited.title, &file.name)),
        (
            "publisher".to_owned(),
            or(&cited.publisher, "non dichiarato"),
        ),
        ("date".to_owned(), or(&cited.date, &options.today)),
        ("licence".to_owned(), or(&cited.licence, "non dichiarata")),
        ("url".to_owned(), cited.url.clone()),
        ("note".to_owned(), note),
    ])
}

/// The record of a draft; `None` when the atlas says all of it already.
fn record(
    draft: &mut Draft,
    source: &BTreeMap<String, String>,
    existing: &Existing,
) -> Option<Record> {
    let message = std::mem::take(&mut draft.values);
    let geometry = draft.geometry.take();
    let mut given: BTreeMap<&str, Cow<str>> =
        message.iter().map(|(c, v)| (c, Cow::Borrowed(v))).collect();
    let exact = geometry.is_some();
    if !draft.municipalities.is_empty()
        && !exact
        && message.get("precision").is_none_or(names_places)
    {
        let codes: Vec<String> = draft
            .municipalities
            .iter()
            .map(ToString::to_string)
            .collect();
        given.insert("municipalities", codes.join("; ").into());
    }
    given.insert("id", draft.id.as_str().into());
    let rows: Vec<String> = draft.rows.iter().take(5).map(ToString::to_string).collect();
    let word = if draft.rows.len() > 1 {
        "righe"
    } else {
        "riga"
    };
    let citation = format!("{} {word} {}", source["id"], rows.join(" "));
    let (table, values) = if let Some((table, old)) = existing.project(&draft.id) {
        // another date alone is no change
        let news = given.iter().filter(|(column, _)| **column != "source_date");
        let again = Record {
            table: table.to_owned(),
            key: draft.id.clone(),
            values: news.collect(),
            geometry: geometry.clone(),
        };
        if existing.state.edits(&[again]).is_ok_and(|e| e.is_empty()) {
            return None;
        }
        let all = with_citation(&old.values["sources"], &draft.sources, &citation);
        given.insert("sources", all.into());
        (table, given.into_iter().collect())
    } else {
        let all = with_citation("", &draft.sources, &citation);
        given.insert("sources", all.into());
        given
            .entry("status")
            .or_insert_with(|| Status::Reported.id().into());
        given
            .entry("source_date")
            .or_insert_with(|| source["date"].as_str().into());
        // empty where the row says nothing
        for column in PROJECT_COLUMNS {
            given.entry(column).or_default();
        }
        ("projects", given.into_iter().collect())
    };
    Some(Record {
        table: table.to_owned(),
        key: draft.id.clone(),
        values,
        geometry,
    })
}

fn names_places(precision: &str) -> bool {
    matches!(precision, "municipality" | "schematic")
}

/// The citations of a record: those it had, those its row brings, and the file it comes from.
fn with_citation(old: &str, brought: &str, citation: &str) -> String {
    let mut all: Vec<&str> = Vec::new();
    for part in old
        .split(';')
        .chain(brought.split(';'))
        .chain([citation])
        .map(str::trim)
        .filter(|p| !p.is_empty())
    {
        if !all.contains(&part) {
            all.push(part);
        }
    }
    all.join("; ")
}
