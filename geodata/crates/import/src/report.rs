//! The report of an import: what became of every row, counted, with examples of each kind of finding.

use std::collections::BTreeMap;

use serde::Serialize;

use geodata_model::{Text, ZoneNumber};
use geodata_store::compare::ChangeKind;
use geodata_store::{Cell, Edit, Row};

/// What a finding means for its row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Outcome {
    /// The row, or the file, is not taken.
    Refused,
    /// The row contradicts itself, another row or the atlas, and waits for somebody to decide.
    Conflict,
    /// The row repeats another.
    Duplicate,
    /// Taken, and something in it was read otherwise than it is written.
    Changed,
    /// For information; changes nothing.
    Note,
}

impl Outcome {
    /// Every outcome, the gravest first.
    pub const ALL: [Self; 5] = [
        Self::Refused,
        Self::Conflict,
        Self::Duplicate,
        Self::Changed,
        Self::Note,
    ];

    /// The identifier used in the message catalogue.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Refused => "refused",
            Self::Conflict => "conflict",
            Self::Duplicate => "duplicate",
            Self::Changed => "changed",
            Self::Note => "note",
        }
    }
}

/// One row with its finding.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Example {
    /// Line, row of the sheet or number of the feature; `None` when the file as a whole is meant.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub row: Option<u64>,
    /// What was found.
    pub message: Text,
    /// What to do about it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub suggestion: Option<Text>,
}

/// Findings of one kind in one column of one file.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Group {
    /// What it means for the rows.
    pub outcome: Outcome,
    /// Identifier of the kind of finding.
    pub finding: &'static str,
    /// The file.
    pub file: String,
    /// The column.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub column: Option<String>,
    /// How many there are.
    pub count: u64,
    /// The first of them.
    pub examples: Vec<Example>,
}

/// What became of the rows; every row read is in exactly one of the last four.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Totals {
    /// Rows read.
    pub rows: u64,
    /// Rows taken as they are, or with changes that are listed.
    pub taken: u64,
    /// Of those taken, rows in which something was changed.
    pub changed: u64,
    /// Rows refused.
    pub refused: u64,
    /// Rows in conflict, not taken.
    pub conflicts: u64,
    /// Rows that repeat another.
    pub duplicates: u64,
}

/// What was read of a file, or of a layer of it.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct FileReport {
    /// Name.
    pub name: String,
    /// SHA-256.
    pub sha256: String,
    /// Format.
    pub format: String,
    /// Layer or sheet.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub layer: Option<String>,
    /// Encoding of its texts.
    pub encoding: String,
    /// Separator of its cells.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub separator: Option<char>,
    /// How decimals are written: `point`, `comma` or `unsure`.
    pub decimals: &'static str,
    /// Coordinate system.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub crs: Option<String>,
    /// How exactly it is brought to WGS84, in metres, without grid files; 0 when nothing is lost.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub crs_accuracy_m: Option<f64>,
    /// Columns with the field they are read for.
    pub columns: Vec<(String, Option<String>)>,
    /// Geometries by type.
    pub geometries: BTreeMap<&'static str, u64>,
    /// What became of its rows.
    pub totals: Totals,
}

/// What an import did, or would do.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Report {
    /// What was read.
    pub files: Vec<FileReport>,
    /// What became of all rows.
    pub totals: Totals,
    /// Records made of them.
    pub records: u64,
    /// Of those, records that the atlas has already, as they are.
    pub unchanged: u64,
    /// What was found, the gravest first.
    pub findings: Vec<Group>,
    /// Kilometres of the imported lines by zone; the part outside the territory under `null`.
    pub km_by_zone: Vec<(Option<ZoneNumber>, f64)>,
    /// What changes, or would change, in the atlas, record by record.
    pub changes: Vec<Change>,
    /// Kinds of finding that were too many to keep.
    #[serde(skip_serializing_if = "is_zero")]
    pub left_out: u64,
}

#[allow(clippy::trivially_copy_pass_by_ref)] // serde wants a reference
fn is_zero(n: &u64) -> bool {
    *n == 0
}

impl Totals {
    pub(super) fn add(&mut self, other: &Self) {
        self.rows += other.rows;
        self.taken += other.taken;
        self.changed += other.changed;
        self.refused += other.refused;
        self.conflicts += other.conflicts;
        self.duplicates += other.duplicates;
    }
}

impl Report {
    /// The findings by what they mean for the rows, the gravest first; none of those that are not there.
    pub fn by_outcome(&self) -> impl Iterator<Item = (Outcome, Vec<&Group>)> {
        let groups = Outcome::ALL.into_iter().map(|outcome| {
            let of = self.findings.iter().filter(move |g| g.outcome == outcome);
            (outcome, of.collect::<Vec<&Group>>())
        });
        groups.filter(|(_, groups)| !groups.is_empty())
    }

    /// Whether every row became part of a record.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        let refused = |g: &Group| matches!(g.outcome, Outcome::Refused | Outcome::Conflict);
        self.totals.rows > 0 && !self.findings.iter().any(refused)
    }
}

/// A record of the atlas that the import changes.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Change {
    /// What becomes of it.
    #[serde(rename = "fate")]
    pub kind: ChangeKind,
    /// The table.
    pub table: &'static str,
    /// The key.
    pub key: String,
    /// Its title, where it has one.
    pub name: String,
    /// The cells that differ, when it is there before and after.
    pub cells: Vec<Cell>,
    /// Its geometry is another.
    pub moved: bool,
}

impl From<&Edit> for Change {
    fn from(edit: &Edit) -> Self {
        let kind = match (&edit.before, &edit.after) {
            (None, _) => ChangeKind::Added,
            (_, None) => ChangeKind::Removed,
            _ => ChangeKind::Changed,
        };
        let row = edit.after.as_ref().or(edit.before.as_ref());
        let cell = |column: &&str| Some(row?.values.get(column)?.to_owned());
        Self {
            kind,
            table: edit.table,
            key: edit.key.clone(),
            name: ["title_it", "title", "name_it", "name"]
                .iter()
                .find_map(cell)
                .unwrap_or_default(),
            cells: edit.cells(),
            moved: kind == ChangeKind::Changed
                && place_of(edit.before.as_ref()) != place_of(edit.after.as_ref()),
        }
    }
}

fn place_of(row: Option<&Row>) -> Option<&geojson::Geometry> {
    row?.geometry.as_ref()
}
