//! Rows of files whose columns are those of a table of the atlas, as `--out` and `export atlas` write them.

use geo::Geometry;

use super::Run;
use super::layer::Layer;
use crate::message::Message;
use crate::project::{Draft, Refusal};
use crate::source::Row;
use geodata_store::{Cells, Table};

impl Run<'_> {
    /// The table that a file's name says its rows are of.
    pub(super) fn table_of(&self, layer: &Layer<'_>) -> Result<&'static Table, Message> {
        let name = &self.files[layer.at].name;
        let stem = name.rsplit('/').next().unwrap_or_default();
        let stem = stem.split('.').next().unwrap_or_default();
        let names = [layer.about.layer.as_deref(), Some(stem)];
        let tables = names.into_iter().flatten().filter_map(Table::named);
        let table = tables.into_iter().find(|table| table.file().is_some());
        table.ok_or_else(|| {
            let known = geodata_store::TABLES.iter().filter(|t| t.file().is_some());
            let known: Vec<&str> = known.map(|table| table.name).collect();
            Message::new("no-such-table")
                .with("name", stem)
                .with("known", known.join(", "))
        })
    }

    pub(super) fn of_register(
        &self,
        row: &Row,
        layer: &Layer<'_>,
        placed: Option<&Geometry>,
    ) -> Result<Draft, Refusal> {
        let table = self.table_of(layer).map_err(|message| (None, message))?;
        let (known, optional) = (table.columns(), table.optional_columns());
        let is_known = |column: &String| known.contains(column) || optional.contains(&&**column);
        let cells = layer.about.columns.iter().zip(&row.cells);
        let values: Cells = cells.filter(|(column, _)| is_known(column)).collect();
        let key: Vec<&str> = table.key.iter().map(|column| &values[*column]).collect();
        if key.iter().any(|cell| cell.is_empty()) {
            let message = Message::new("no-key").with("columns", table.key.join(", "));
            return Err((None, message));
        }
        let id = key.join("/");
        Ok(Draft {
            table: Some(table.name),
            id,
            values,
            municipalities: Vec::new(),
            geometry: placed.map(geojson::Geometry::from),
            sources: String::new(),
            file: layer.at,
            rows: vec![row.number],
            changed: 0,
        })
    }
}
