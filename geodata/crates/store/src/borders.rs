//! The polygons of the municipalities as the boundaries draw them: a store shows them as polygons, and reads them from one text.

use std::collections::BTreeMap;

use geo::{Geometry, MultiPolygon};

use super::Cells;
use super::geometry::of_shape;
use super::state::{Row, State};
use super::tables::{Form, Table, key_of};
use geodata_atlas::Topology;

/// The polygons by code of the municipality.
pub(super) type Borders = BTreeMap<String, MultiPolygon>;

/// The polygons of a `TopoJSON` text; none where it cannot be read, which is the checks' to report.
pub(super) fn of_text(text: &str) -> Borders {
    let Ok(topology) = Topology::from_topojson(text) else {
        return Borders::new();
    };
    let shapes = topology.shapes.iter();
    shapes
        .map(|(code, arcs)| (code.to_string(), topology.multi_polygon(arcs)))
        .collect()
}

/// What somebody drew in place of a border; `None` when it is the border, to the last digit.
fn drawn_over(shape: Option<Geometry>, border: Option<&MultiPolygon>) -> Option<geojson::Geometry> {
    let same = match (&shape, border) {
        (Some(Geometry::MultiPolygon(drawn)), Some(border)) => drawn == border,
        (Some(Geometry::Polygon(drawn)), Some(border)) => border.0 == [drawn.clone()],
        (shape, border) => shape.is_none() && border.is_none(),
    };
    let nothing = || geojson::Geometry::new_geometry_collection(Vec::<geojson::Geometry>::new());
    (!same).then(|| shape.map_or_else(nothing, of_shape))
}

impl State {
    /// Adds a row read from a table of the store, with the geometry in that table.
    pub(super) fn found(
        &mut self,
        table: &Table,
        fid: i64,
        values: Cells,
        shape: Option<Geometry>,
        borders: &Borders,
    ) {
        let mut key = key_of(table.name, &values);
        let geometry = match table.form {
            Form::Plain => None,
            Form::Borders => drawn_over(shape, borders.get(&key)),
            Form::Points | Form::Lines | Form::Areas => shape.map(of_shape),
        };
        if self.rows.contains_key(&(table.name, key.clone())) {
            // two records whose key is empty: the checks say so, the history tells them apart
            key = format!("{key} (fid {fid})");
        }
        let row = Row {
            fid,
            values,
            geometry,
        };
        self.rows.insert((table.name, key), row);
    }
}

/// What a store draws for a record: its own place, or the border it has in the boundaries.
pub(super) fn shape_of(table: &str, key: &str, row: &Row, borders: &Borders) -> Option<Geometry> {
    let geometry = row.geometry.as_ref();
    let geometry = geometry.and_then(|geometry| Geometry::try_from(geometry).ok());
    match form_of(table) {
        Form::Borders if geometry.is_none() => {
            borders.get(key).cloned().map(Geometry::MultiPolygon)
        }
        _ => geometry,
    }
}

pub(super) fn form_of(table: &str) -> Form {
    Table::named(table).map_or(Form::Plain, |table| table.form)
}
