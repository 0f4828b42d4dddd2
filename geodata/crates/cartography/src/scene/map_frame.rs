//! The territory on the sheet: arcs already in sheet units, from which municipalities and zones are assembled.

use geo::Coord;

use super::clip;
use super::extent::extent;
use super::frame::{Frame, SheetRect};
use super::inputs::Inputs;
use super::shape::{Geometry, Shape};
use geodata_atlas::topology::{ArcPolygon, arc_index, assemble_ring};

/// What every layer of the map itself is drawn with.
pub(super) struct MapFrame<'a> {
    pub(super) inputs: Inputs<'a>,
    pub(super) frame: Frame,
    /// Arcs on the sheet, thinned once each, so that neighbours keep sharing their borders exactly.
    arcs: Vec<Vec<Coord>>,
    /// The map is a part of the territory and ends at its frame.
    pub(super) clipped: bool,
}

impl<'a> MapFrame<'a> {
    /// The territory, or the part of it that the map shows, fitted into a rectangle of the sheet.
    pub(super) fn new(inputs: Inputs<'a>, rect: SheetRect) -> Self {
        let shown = extent(inputs.atlas, inputs.spec);
        let bbox = shown.unwrap_or(inputs.atlas.bbox);
        let frame = Frame::around(bbox, rect, inputs.sheet.min_point_distance());
        let arcs = inputs.atlas.atlas.topology.arcs.iter();
        Self {
            arcs: arcs.map(|arc| frame.arc(arc)).collect(),
            clipped: shown.is_some(),
            inputs,
            frame,
        }
    }

    /// A text in the language of the map.
    pub(super) fn localized<'t>(&self, text: &'t geodata_model::Text) -> &'t str {
        text.get(self.inputs.spec.language)
    }

    /// The frame of a map that shows a part.
    pub(super) fn border(&self) -> Vec<Shape> {
        if !self.clipped {
            return Vec::new();
        }
        let [x, y, width, height] = self.frame.rect;
        let rect = Geometry::Rect {
            at: Coord { x, y },
            width,
            height,
            round: 0.0,
        };
        vec![Shape::plain(rect).stroked("#8a97a3", 1.0, false)]
    }

    /// Rings of polygons, cut to the frame.
    pub(super) fn rings(&self, polygons: &[ArcPolygon]) -> Vec<Vec<Coord>> {
        let ring = |ring: &Vec<i32>| assemble_ring(ring, |r| &self.arcs[arc_index(r)]).0;
        let rings = polygons.iter().flatten().map(ring);
        if !self.clipped {
            return rings.collect();
        }
        let cut = rings.map(|r| clip::ring(&r, self.frame.rect));
        cut.filter(|r| !r.is_empty()).collect()
    }

    /// An outline: without the frame's edges where it leaves the map.
    pub(super) fn outline(&self, polygons: &[ArcPolygon]) -> Geometry {
        let ring = |ring: &Vec<i32>| assemble_ring(ring, |r| &self.arcs[arc_index(r)]).0;
        let rings = polygons.iter().flatten().map(ring);
        if !self.clipped {
            return Geometry::Area(rings.collect());
        }
        let part = self.frame.rect;
        Geometry::Lines(rings.flat_map(|r| clip::line(&r, part)).collect())
    }
}
