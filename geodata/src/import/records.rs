//! Records of the atlas from what the rows said, each citing the file it is from.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::fold;
use super::project::{Draft, blank};
use super::report::FileReport;
use super::run::Options;
use crate::atlas::AtlasFiles;
use crate::model::Status;
use crate::store::Record;

/// The records that an import may meet again.
#[derive(Debug, Default)]
pub(super) struct Existing {
    /// Table and cells by identifier.
    projects: HashMap<String, (&'static str, BTreeMap<String, String>)>,
    by_cup: HashMap<String, String>,
    sources: HashMap<String, BTreeMap<String, String>>,
}

impl Existing {
    pub fn new(files: &AtlasFiles) -> Self {
        let mut existing = Self::default();
        for table in ["projects", "health_facilities"] {
            for row in rows(files.text(&format!("{table}.csv"))) {
                let id = row.get("id").cloned().unwrap_or_default();
                if let Some(cup) = row.get("cup").filter(|c| !c.is_empty()) {
                    existing.by_cup.insert(cup.clone(), id.clone());
                }
                existing.projects.insert(id, (table, row));
            }
        }
        for row in rows(files.text("sources.csv")) {
            existing
                .sources
                .insert(row.get("id").cloned().unwrap_or_default(), row);
        }
        existing
    }

    /// A project of the atlas with the same CUP and another identifier, under which this one would be there twice.
    pub fn other_with_cup(&self, draft: &Draft) -> Option<&str> {
        let cup = draft.values.get("cup")?;
        let other = self.by_cup.get(cup)?;
        // several sites may share a CUP: with an identifier that is there, the row says which it means
        (!self.projects.contains_key(&draft.id)).then_some(other.as_str())
    }
}

/// The rows of a table of the atlas, by column.
fn rows(text: &str) -> Vec<BTreeMap<String, String>> {
    let mut reader = csv::ReaderBuilder::new()
        .trim(csv::Trim::All)
        .from_reader(text.trim_start_matches('\u{feff}').as_bytes());
    let header = reader.headers().cloned().unwrap_or_default();
    let cells = |r: csv::StringRecord| {
        header
            .iter()
            .zip(r.iter())
            .map(|(c, v)| (c.to_owned(), v.to_owned()))
            .collect()
    };
    reader.records().filter_map(Result::ok).map(cells).collect()
}

/// Records, and how many would have said nothing new.
pub(super) struct Made {
    pub list: Vec<Record>,
    pub unchanged: u64,
}

/// The records of an import, sources first.
pub(super) fn records(
    drafts: &[Draft],
    files: &[FileReport],
    existing: &Existing,
    options: &Options,
) -> Made {
    let sources: Vec<BTreeMap<String, String>> =
        files.iter().map(|f| source(f, existing, options)).collect();
    let (mut list, mut cited, mut unchanged) = (Vec::new(), BTreeSet::new(), 0);
    for draft in drafts {
        match record(draft, &sources[draft.file], existing) {
            Some(record) => {
                cited.insert(draft.file);
                list.push(record);
            }
            None => unchanged += 1,
        }
    }
    let mut made: Vec<Record> = cited
        .iter()
        .map(|&file| &sources[file])
        .filter(|values| !existing.sources.contains_key(&values["id"]))
        .map(|values| Record {
            table: "sources".to_owned(),
            key: values["id"].clone(),
            values: values.clone(),
            geometry: None,
        })
        .collect();
    made.append(&mut list);
    Made {
        list: made,
        unchanged,
    }
}

/// The source that a file is: named by its bytes, so that the same file is the same source, whenever it is read.
fn source(file: &FileReport, existing: &Existing, options: &Options) -> BTreeMap<String, String> {
    let stem = file.name.split('.').next().unwrap_or_default();
    let mut stem = fold::slug(stem);
    stem.truncate(60);
    let hash = file.sha256.get(..8).unwrap_or_default();
    let id = format!("file-{}-{hash}", stem.trim_matches('-'));
    if let Some(known) = existing.sources.get(&id) {
        return known.clone();
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
fn record(draft: &Draft, source: &BTreeMap<String, String>, existing: &Existing) -> Option<Record> {
    let mut given = draft.values.clone();
    let exact = draft.geometry.is_some();
    if !draft.municipalities.is_empty()
        && !exact
        && draft
            .values
            .get("precision")
            .is_none_or(|p| names_places(p))
    {
        let codes: Vec<String> = draft
            .municipalities
            .iter()
            .map(ToString::to_string)
            .collect();
        given.insert("municipalities".to_owned(), codes.join("; "));
    }
    given.insert("id".to_owned(), draft.id.clone());
    let rows: Vec<String> = draft.rows.iter().take(5).map(ToString::to_string).collect();
    let word = if draft.rows.len() > 1 {
        "righe"
    } else {
        "riga"
    };
    let citation = format!("{} {word} {}", source["id"], rows.join(" "));
    let (table, values) = if let Some((table, old)) = existing.projects.get(&draft.id) {
        let same = |(column, cell): (&String, &String)| {
            column == "source_date" || old.get(column) == Some(cell)
        };
        if given.iter().all(same) && !exact {
            return None;
        }
        let old = old.get("sources").map_or("", String::as_str);
        given.insert(
            "sources".to_owned(),
            with_citation(old, &draft.sources, &citation),
        );
        (*table, given)
    } else {
        given.insert(
            "sources".to_owned(),
            with_citation("", &draft.sources, &citation),
        );
        given
            .entry("status".to_owned())
            .or_insert_with(|| Status::Reported.id().to_owned());
        given
            .entry("source_date".to_owned())
            .or_insert_with(|| source["date"].clone());
        let mut whole = blank();
        whole.extend(given);
        ("projects", whole)
    };
    Some(Record {
        table: table.to_owned(),
        key: draft.id.clone(),
        values,
        geometry: draft.geometry.clone(),
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
