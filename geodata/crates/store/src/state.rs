//! All records of an atlas at one moment, and the files they are.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use serde::{Deserialize, Serialize};

use super::geometry::{canonical, table_of};
use super::tables::{BOUNDARIES, Form, TABLES, TOPOJSON, Table, key_of};
use super::{Cells, Located, StoreError};
use geodata_atlas::{Atlas, AtlasFiles, Severity, each_feature};

const TOPOLOGY_FILE: &str = "boundaries.topojson";
const PLACES_FILE: &str = "projects.geojson";

/// A record as a store keeps it.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Row {
    /// Its place in the table; 0 before it has one.
    #[serde(default)]
    pub fid: i64,
    /// Cells by column.
    pub values: Cells,
    /// The geometry, in tables of places; elsewhere what somebody drew over a border.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub geometry: Option<geojson::Geometry>,
}

impl Row {
    /// Whether they say the same, wherever they stand: a column that only one of them has says nothing where it is empty.
    #[must_use]
    pub fn has_same_content(&self, other: &Self) -> bool {
        let (ours, theirs) = (&self.values, &other.values);
        self.geometry == other.geometry
            && (ours == theirs || ours.non_empty().eq(theirs.non_empty()))
    }
}

/// Which record: table and key.
pub type Id = (&'static str, String);

/// All records of an atlas, with the order of its columns.
#[derive(Debug, Clone, Default)]
pub struct State {
    /// Columns by table, in the order of the file.
    pub columns: BTreeMap<&'static str, Vec<String>>,
    /// The records.
    pub rows: BTreeMap<Id, Row>,
}

impl State {
    /// The records of an atlas's files.
    pub fn of_files(files: &AtlasFiles) -> Result<Self, StoreError> {
        let mut state = Self::default();
        for table in TABLES {
            state.columns.insert(table.name, table.columns());
            if let Some(file) = table.file() {
                state.read_table(table, files.get(&file))?;
            }
        }
        let text = [("name", TOPOJSON), ("text", files.text(TOPOLOGY_FILE))];
        state.add(BOUNDARIES, 1, text.into_iter().collect(), None)?;
        state.read_places(files.text(PLACES_FILE))?;
        Ok(state)
    }

    fn read_table(&mut self, table: &Table, text: Option<&str>) -> Result<(), StoreError> {
        let Some(text) = text else { return Ok(()) };
        let unreadable = |source| StoreError::Csv {
            table: table.name,
            source,
        };
        let mut reader = csv::Reader::from_reader(text.trim_start_matches('\u{feff}').as_bytes());
        let header = reader.headers().map_err(unreadable)?;
        let columns: Vec<String> = header.iter().map(|c| c.trim().to_owned()).collect();
        for (fid, record) in (1..).zip(reader.records()) {
            let record = record.map_err(unreadable)?;
            let cells = columns.iter().zip(&record).collect();
            self.add(table.name, fid, cells, None)?;
        }
        self.columns.insert(table.name, columns);
        Ok(())
    }

    fn read_places(&mut self, text: &str) -> Result<(), StoreError> {
        if text.trim().is_empty() {
            return Ok(());
        }
        let (mut fid, mut added) = (0, Ok(()));
        let read = each_feature(text, |feature| {
            fid += 1;
            if added.is_ok() {
                added = self.read_place(fid, feature);
            }
        });
        read.map_err(StoreError::Places)?;
        added
    }

    fn read_place(&mut self, fid: i64, feature: geojson::Feature) -> Result<(), StoreError> {
        let id = feature.property("id").and_then(|id| id.as_str());
        let (Some(id), Some(geometry)) = (id.map(str::to_owned), feature.geometry) else {
            return Ok(()); // reported by the checks, which come first
        };
        let geometry = canonical(&geometry, &id)?;
        let Some(table) = table_of(&geometry) else {
            return Ok(());
        };
        let cells = [("id", id)].into_iter().collect();
        self.add(table.name, fid, cells, Some(geometry))
    }

    fn add(
        &mut self,
        table: &'static str,
        fid: i64,
        values: Cells,
        geometry: Option<geojson::Geometry>,
    ) -> Result<(), StoreError> {
        let row = Row {
            fid,
            values,
            geometry,
        };
        let key = key_of(table, &row.values);
        if self.rows.insert((table, key.clone()), row).is_some() {
            return Err(StoreError::Twice { table, key });
        }
        Ok(())
    }

    /// The records of a table by key.
    pub fn table(&self, table: &'static str) -> impl Iterator<Item = (&str, &Row)> {
        let from = (table, String::new());
        let rows = self.rows.range(from..);
        rows.take_while(move |((name, _), _)| *name == table)
            .map(|((_, key), row)| (key.as_str(), row))
    }

    /// The records of a table in their order.
    fn in_order(&self, table: &'static str) -> Vec<(&str, &Row)> {
        let mut rows: Vec<_> = self.table(table).collect();
        rows.sort_by_key(|(_, row)| row.fid);
        rows
    }

    /// The files of the atlas: what everything else reads.
    #[must_use]
    pub fn files(&self) -> AtlasFiles {
        let mut texts = BTreeMap::new();
        for table in TABLES {
            let Some(file) = table.file() else { continue };
            let rows = self.in_order(table.name);
            if !rows.is_empty() || !AtlasFiles::is_optional(&file) {
                texts.insert(file, self.csv(table, &rows));
            }
        }
        let boundaries = self.rows.get(&(BOUNDARIES, TOPOJSON.to_owned()));
        let topology = boundaries.and_then(|row| row.values.get("text"));
        texts.insert(
            TOPOLOGY_FILE.to_owned(),
            topology.unwrap_or_default().to_owned(),
        );
        texts.insert(PLACES_FILE.to_owned(), self.places());
        AtlasFiles::from_texts(texts)
    }

    fn csv(&self, table: &Table, rows: &[(&str, &Row)]) -> String {
        let columns = self.columns.get(table.name).map_or(&[][..], Vec::as_slice);
        let is_written = |column: &str| rows.iter().any(|(_, row)| !row.values[column].is_empty());
        let columns = table.columns_to_write(columns, is_written);
        let mut writer = csv::Writer::from_writer(Vec::new());
        // writing to memory cannot fail
        let _ = writer.write_record(&columns);
        for (_, row) in rows {
            let _ = writer.write_record(columns.iter().map(|c| &row.values[*c]));
        }
        String::from_utf8(writer.into_inner().unwrap_or_default()).unwrap_or_default()
    }

    /// One feature a line, so that a change of one project is a change of one line.
    fn places(&self) -> String {
        let mut text = "{\"type\":\"FeatureCollection\",\"features\":[".to_owned();
        let mut before = "\n";
        let places = TABLES.iter().filter(|table| table.is_places());
        for (_, row) in places.flat_map(|table| self.in_order(table.name)) {
            if let (Some(id), Some(geometry)) = (row.values.get("id"), &row.geometry) {
                let feature = serde_json::json!({"type": "Feature", "properties": {"id": id}, "geometry": geometry});
                // writing to a String cannot fail
                let _ = write!(text, "{before}{feature}");
                before = ",\n";
            }
        }
        // nothing stands between the brackets where there is no place
        let end = if before == "\n" { "" } else { "\n" };
        text.push_str(end);
        text.push_str("]}\n");
        text
    }

    /// Whether nobody drew over a border.
    pub fn borders(&self) -> Result<(), StoreError> {
        let tables = TABLES.iter().filter(|table| table.form == Form::Borders);
        let drawn: Vec<String> = tables
            .flat_map(|table| self.table(table.name))
            .filter(|(_, row)| row.geometry.is_some())
            .map(|(key, row)| format!("{key} {}", &row.values["name"]))
            .collect();
        if drawn.is_empty() {
            Ok(())
        } else {
            Err(StoreError::Border(drawn.join(", ")))
        }
    }

    /// Whether the records make an atlas; what is wrong names the record.
    pub fn check(&self) -> Result<AtlasFiles, StoreError> {
        self.borders()?;
        checked(self.files())
    }

    /// The same of records that nobody needs any more: their room is free while they are checked.
    pub fn into_checked(self) -> Result<AtlasFiles, StoreError> {
        self.borders()?;
        let files = self.files();
        drop(self);
        checked(files)
    }
}

fn checked(files: AtlasFiles) -> Result<AtlasFiles, StoreError> {
    match Atlas::check(&files) {
        (Some(_), _) => Ok(files),
        (None, problems) => {
            let errors = problems
                .into_iter()
                .filter(|p| p.severity == Severity::Error);
            Err(StoreError::Refused(
                errors
                    .map(|problem| Located::new(&files, problem))
                    .collect(),
            ))
        }
    }
}
