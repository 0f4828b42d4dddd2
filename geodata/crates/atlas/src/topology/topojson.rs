//! The file format: TopoJSON 1.0 without quantization, one arc a line.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use geo::Coord;
use serde::Deserialize;

use super::{ArcPolygon, Topology, TopologyError};

#[derive(Deserialize)]
struct TopoJson {
    objects: Objects,
    arcs: Vec<Vec<[f64; 2]>>,
}

#[derive(Deserialize)]
struct Objects {
    municipalities: Collection,
}

#[derive(Deserialize)]
struct Collection {
    geometries: Vec<Shape>,
}

#[derive(Deserialize)]
struct Shape {
    id: String,
    arcs: Vec<ArcPolygon>,
}

impl Topology {
    /// Reads TopoJSON and checks that every ring closes.
    pub fn from_topojson(text: &str) -> Result<Self, TopologyError> {
        let file: TopoJson = serde_json::from_str(text)?;
        let arcs: Vec<Vec<Coord>> = file
            .arcs
            .into_iter()
            .map(|arc| arc.into_iter().map(Coord::from).collect())
            .collect();
        if let Some(arc) = arcs.iter().position(|arc| !is_lon_lat_line(arc)) {
            return Err(TopologyError::BadArc { arc });
        }
        let mut shapes = BTreeMap::new();
        for (index, shape) in file
            .objects
            .municipalities
            .geometries
            .into_iter()
            .enumerate()
        {
            let code = shape.id.parse().map_err(|_| TopologyError::Id {
                index,
                id: shape.id.clone(),
            })?;
            if shapes.insert(code, shape.arcs).is_some() {
                return Err(TopologyError::Duplicate(code));
            }
        }
        let mut topology = Self { arcs, shapes };
        topology.check()?;
        topology.orient();
        Ok(topology)
    }

    /// Writes TopoJSON: one arc a line, one municipality a line, coordinates in their shortest exact form.
    #[must_use]
    pub fn to_topojson(&self) -> String {
        let mut out = String::from(
            "{\"type\":\"Topology\",\"objects\":{\"municipalities\":{\"type\":\"GeometryCollection\",\"geometries\":[\n",
        );
        for (i, (code, polygons)) in self.shapes.iter().enumerate() {
            let separator = if i + 1 < self.shapes.len() { "," } else { "" };
            let arcs = format!("{polygons:?}").replace(' ', "");
            // writing to a String cannot fail
            let _ = writeln!(
                out,
                "{{\"type\":\"MultiPolygon\",\"id\":\"{code}\",\"arcs\":{arcs}}}{separator}"
            );
        }
        out.push_str("]}},\"arcs\":[\n");
        for (i, arc) in self.arcs.iter().enumerate() {
            let separator = if i + 1 < self.arcs.len() { "," } else { "" };
            let positions: Vec<_> = arc.iter().map(|c| format!("[{},{}]", c.x, c.y)).collect();
            let _ = writeln!(out, "[{}]{separator}", positions.join(","));
        }
        out.push_str("]}\n");
        out
    }
}

fn is_lon_lat_line(arc: &[Coord]) -> bool {
    arc.len() >= 2
        && arc
            .iter()
            .all(|c| (-180.0..=180.0).contains(&c.x) && (-90.0..=90.0).contains(&c.y))
}
