//! Two versions of an atlas side by side: what is new, changed, gone, and where that falls.

mod body;
mod words;

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::StoreError;
use super::edit::{Cell, Edit, differences};
use super::state::{Row, State};
use super::tables::{Table, WITH_PLACES};
pub use geodata_api::{ChangeKind, DifferenceCounts};
use geodata_atlas::{Atlas, AtlasFiles, InvalidAtlas, PreparedAtlas};
use geodata_model::{Project, ProjectId, StrategyCode, Text, ZoneNumber};

/// Why two atlases cannot be compared.
#[derive(Debug, thiserror::Error)]
pub enum CompareError {
    /// One of them does not pass the checks.
    #[error(transparent)]
    Invalid(#[from] InvalidAtlas),
    /// One of them cannot be taken apart into records.
    #[error(transparent)]
    Records(#[from] StoreError),
}

/// Two atlases compared.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Comparison {
    /// The first.
    pub from: About,
    /// The second.
    pub to: About,
    /// Every record that differs, by table and key.
    pub records: Vec<Difference>,
    /// Records that differ, by table.
    pub tables: BTreeMap<&'static str, DifferenceCounts>,
    /// Projects that differ, by zone of presence; a project in two zones is in both.
    pub zones: Vec<Part<ZoneNumber>>,
    /// Projects that differ and are present in no zone, such as those of the whole area.
    pub no_zone: DifferenceCounts,
    /// Projects that differ, by strategy; a project that serves two is in both.
    pub strategies: Vec<Part<StrategyCode>>,
}

/// Which atlas.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct About {
    /// Title of the plan.
    pub title: Text,
    /// Date of its newest source.
    pub date: String,
    /// Short hash of the data.
    pub version: String,
    /// Projects in it.
    pub projects: usize,
}

/// A record that differs.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Difference {
    /// The table.
    pub table: &'static str,
    /// The key.
    pub key: String,
    /// What became of it.
    pub fate: ChangeKind,
    /// What people call it; empty where it has no name.
    pub name: String,
    /// The cells that differ, when it is in both.
    pub cells: Vec<Cell>,
    /// Its geometry is another.
    pub moved: bool,
    /// For projects: zones of presence, before or after.
    pub zones: BTreeSet<ZoneNumber>,
    /// For projects: strategies, before or after.
    pub strategies: BTreeSet<StrategyCode>,
}

/// The differences of a zone or a strategy.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Part<U> {
    /// Which.
    pub unit: U,
    /// Its name.
    pub name: Text,
    /// Projects that differ.
    #[serde(flatten)]
    pub tally: DifferenceCounts,
}

/// Compares two atlases record by record.
pub fn compare(from: &AtlasFiles, to: &AtlasFiles) -> Result<Comparison, CompareError> {
    let before = PreparedAtlas::new(Atlas::read(from)?);
    let after = PreparedAtlas::new(Atlas::read(to)?);
    let edits = differences(&State::of_files(from)?.rows, &State::of_files(to)?.rows);
    let records: Vec<Difference> = edits
        .into_iter()
        .map(|edit| difference(edit, &before, &after))
        .collect();
    let mut tables: BTreeMap<&'static str, DifferenceCounts> = BTreeMap::new();
    for record in &records {
        tables.entry(record.table).or_default().count(record.fate);
    }
    let projects = projects(&records);
    let mut no_zone = DifferenceCounts::default();
    for project in projects.values().filter(|p| p.zones.is_empty()) {
        no_zone.count(project.fate);
    }
    let names = |atlas: &PreparedAtlas| {
        let zones = atlas.atlas.zones.values();
        let zones: Vec<_> = zones.map(|z| (z.number, z.name.clone())).collect();
        zones
    };
    let titles = |atlas: &PreparedAtlas| {
        let strategies = atlas.atlas.strategies.values();
        let strategies: Vec<_> = strategies.map(|s| (s.code, s.title.clone())).collect();
        strategies
    };
    Ok(Comparison {
        zones: parts(names(&before), names(&after), &projects, |p, u| {
            p.zones.contains(u)
        }),
        strategies: parts(titles(&before), titles(&after), &projects, |p, u| {
            p.strategies.contains(u)
        }),
        from: about(&before),
        to: about(&after),
        records,
        tables,
        no_zone,
    })
}

fn about(atlas: &PreparedAtlas) -> About {
    About {
        title: atlas.atlas.title.clone(),
        date: atlas.atlas.date.clone(),
        version: atlas.atlas.version.clone(),
        projects: atlas.atlas.projects.len(),
    }
}

/// The projects that differ, once each: one whose place alone differs counts as changed.
fn projects(records: &[Difference]) -> BTreeMap<&str, Difference> {
    let mut projects: BTreeMap<&str, Difference> = BTreeMap::new();
    let is_place = |record: &Difference| Table::named(record.table).is_some_and(Table::is_places);
    for record in records.iter().filter(|r| WITH_PLACES.contains(&r.table)) {
        projects.insert(&record.key, record.clone());
    }
    for record in records.iter().filter(|r| is_place(r)) {
        let project = projects.entry(&record.key);
        let project = project.or_insert_with(|| Difference {
            fate: ChangeKind::Changed,
            ..record.clone()
        });
        project.moved |= record.moved;
    }
    projects
}

fn parts<U: Ord + Copy>(
    before: Vec<(U, Text)>,
    after: Vec<(U, Text)>,
    projects: &BTreeMap<&str, Difference>,
    is_in: impl Fn(&Difference, &U) -> bool,
) -> Vec<Part<U>> {
    let names: BTreeMap<U, Text> = before.into_iter().chain(after).collect();
    let parts = names.into_iter().map(|(unit, name)| {
        let mut tally = DifferenceCounts::default();
        for project in projects.values().filter(|p| is_in(p, &unit)) {
            tally.count(project.fate);
        }
        Part { unit, name, tally }
    });
    parts.collect()
}

fn difference(edit: Edit, before: &PreparedAtlas, after: &PreparedAtlas) -> Difference {
    let fate = match (&edit.before, &edit.after) {
        (None, _) => ChangeKind::Added,
        (_, None) => ChangeKind::Removed,
        _ => ChangeKind::Changed,
    };
    let (mut zones, mut strategies) = (BTreeSet::new(), BTreeSet::new());
    let table = Table::named(edit.table);
    let of_project = WITH_PLACES.contains(&edit.table) || table.is_some_and(Table::is_places);
    let mut name = name_of(edit.after.as_ref().or(edit.before.as_ref()));
    for atlas in [before, after].into_iter().filter(|_| of_project) {
        if let Some((project, present)) = project(atlas, &edit.key) {
            zones.extend(present);
            strategies.extend(project.strategies.iter().copied());
            name.clone_from(&project.title.it);
        }
    }
    Difference {
        table: edit.table,
        fate,
        name,
        cells: edit.cells(),
        moved: edit.before.as_ref().and_then(|row| row.geometry.as_ref())
            != edit.after.as_ref().and_then(|row| row.geometry.as_ref()),
        key: edit.key,
        zones,
        strategies,
    }
}

fn project<'a>(
    atlas: &'a PreparedAtlas,
    key: &str,
) -> Option<(&'a Project, impl Iterator<Item = ZoneNumber> + 'a)> {
    let id: ProjectId = key.parse().ok()?;
    let shares = &atlas.allocations.get(&id)?.zones.shares;
    let present = shares.iter().filter(|share| !share.marginal);
    Some((
        atlas.atlas.projects.get(&id)?,
        present.map(|share| share.unit),
    ))
}

fn name_of(row: Option<&Row>) -> String {
    let columns = [
        "title_it",
        "name",
        "name_it",
        "title",
        "subject",
        "text_it",
        "statement_it",
    ];
    let named = |row: &Row| {
        let cells = columns.iter().find_map(|column| row.values.get(column));
        cells.map(str::to_owned)
    };
    row.and_then(named).unwrap_or_default()
}
