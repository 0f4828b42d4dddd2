//! The projects of an import as a file: a table with the columns of the register, or a map.

use std::path::{Path, PathBuf};

use anyhow::{Context as _, bail};
use geodata_import::{Border, Import};
use geodata_model::i18n::Catalogue;
use geodata_store::{Record, Table};
use serde_json::{Map, Value, json};

use super::text_file::write_file;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Format {
    Csv,
    GeoJson,
}

impl Format {
    pub(super) fn of(path: &Path) -> anyhow::Result<Self> {
        let extension = path.extension().unwrap_or_default();
        match extension.to_string_lossy().to_lowercase().as_str() {
            "csv" => Ok(Self::Csv),
            "geojson" | "json" => Ok(Self::GeoJson),
            _ => bail!(
                "--out {}: the name must end in .csv or .geojson",
                path.display()
            ),
        }
    }
}

/// Writes what was imported; returns a sentence on what was written.
pub(super) fn write(path: &Path, found: &Import, catalogue: &Catalogue) -> anyhow::Result<String> {
    if found.boundaries.is_empty() {
        return projects(path, found, catalogue);
    }
    let text = match Format::of(path)? {
        Format::Csv => table_of_borders(&found.boundaries)?,
        Format::GeoJson => map_of_borders(&found.boundaries),
    };
    write_file(path, &text)?;
    let counted = [
        ("count", found.boundaries.len().into()),
        ("path", path.display().to_string().into()),
    ];
    Ok(catalogue.text("import-out-borders", &counted))
}

/// The table of the municipalities to fill in: codes and names, and nothing that a border does not say.
fn table_of_borders(borders: &[Border]) -> anyhow::Result<String> {
    let columns = Table::named("municipalities").map_or_else(Vec::new, Table::columns);
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(&columns)?;
    for border in borders {
        let code = border.code.to_string();
        let cell = |column: &String| match column.as_str() {
            "istat" => code.clone(),
            "name" => border.name.clone(),
            "belfiore" => border.belfiore.clone(),
            _ => String::new(),
        };
        writer.write_record(columns.iter().map(cell))?;
    }
    let bytes = writer.into_inner().context("a table in memory")?;
    Ok(String::from_utf8(bytes)?)
}

fn map_of_borders(borders: &[Border]) -> String {
    let features = borders.iter().map(|border| {
        let properties = json!({
            "istat": border.code.to_string(), "name": border.name, "belfiore": border.belfiore
        });
        let geometry = geojson::Geometry::from(&border.area);
        json!({"type": "Feature", "properties": properties, "geometry": geometry}).to_string()
    });
    collection(&features.collect::<Vec<String>>())
}

/// The projects, and beside them the sources they cite.
fn projects(path: &Path, found: &Import, catalogue: &Catalogue) -> anyhow::Result<String> {
    let of = |table: &'static str| found.records.iter().filter(move |r| r.table == table);
    let projects: Vec<&Record> = found
        .records
        .iter()
        .filter(|r| r.table != "sources")
        .collect();
    let sources: Vec<&Record> = of("sources").collect();
    let text = match Format::of(path)? {
        Format::Csv => csv("projects", &projects)?,
        Format::GeoJson => geojson(&projects),
    };
    write_file(path, &text)?;
    let beside = beside(path);
    write_file(&beside, &csv("sources", &sources)?)?;
    let placed = projects.iter().filter(|r| r.geometry.is_some()).count();
    let mut message = catalogue.text(
        "import-out",
        &[
            ("count", projects.len().into()),
            ("path", path.display().to_string().into()),
            ("sources", beside.display().to_string().into()),
        ],
    );
    if placed > 0 && Format::of(path)? == Format::Csv {
        message.push('\n');
        message.push_str(&catalogue.text("import-out-places", &[("count", placed.into())]));
    }
    Ok(message)
}

/// `x.csv` has its sources in `x-sources.csv`.
fn beside(path: &Path) -> PathBuf {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    path.with_file_name(format!("{stem}-sources.csv"))
}

fn csv(table: &str, records: &[&Record]) -> anyhow::Result<String> {
    let table = Table::named(table).context("a table of the atlas")?;
    let is_written = |column: &str| records.iter().any(|r| !r.values[column].is_empty());
    let columns = table.columns();
    let columns = table.columns_to_write(&columns, is_written);
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(&columns)?;
    for record in records {
        writer.write_record(columns.iter().map(|column| &record.values[*column]))?;
    }
    let bytes = writer.into_inner().context("a table in memory")?;
    Ok(String::from_utf8(bytes)?)
}

/// One feature a line; a project without exact place has none here either.
fn geojson(records: &[&Record]) -> String {
    let features: Vec<String> = records
        .iter()
        .map(|record| {
            let properties: Map<String, Value> = record
                .values
                .iter()
                .map(|(column, cell)| (column.to_owned(), Value::String(cell.to_owned())))
                .collect();
            json!({"type": "Feature", "properties": properties, "geometry": record.geometry})
                .to_string()
        })
        .collect();
    collection(&features)
}

fn collection(features: &[String]) -> String {
    format!(
        "{{\"type\":\"FeatureCollection\",\"features\":[\n{}\n]}}\n",
        features.join(",\n")
    )
}
