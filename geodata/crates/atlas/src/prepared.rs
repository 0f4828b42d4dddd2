//! The prepared atlas: shapes, index and allocations, computed once and then only read.

use std::collections::BTreeMap;

use geo::{Area, BoundingRect, Coord, InteriorPoint, MultiPolygon};

use crate::atlas::Atlas;
use crate::dissolve::dissolve;
use crate::topology::ArcPolygon;
use geodata_join::{Territory, UnitIndex, allocate_all};
use geodata_model::i18n::Catalogues;
use geodata_model::{
    Allocation, Bbox, IstatCode, LonLat, Municipality, Place, Project, ProjectId, ZoneNumber,
};

/// A unit's shape and where its label goes.
#[derive(Debug, Clone)]
pub struct Shape {
    /// Its polygons as arcs of the topology.
    pub arcs: Vec<ArcPolygon>,
    /// A point inside it, in its largest part.
    pub label_point: LonLat,
    /// Extent.
    pub bbox: Bbox,
}

/// A zone with what follows from its municipalities.
#[derive(Debug, Clone)]
pub struct PreparedZone {
    /// Its municipalities, by code.
    pub members: Vec<IstatCode>,
    /// Its outline: no border between members is in it.
    pub shape: Shape,
    /// The outline as polygons in degrees.
    pub polygons: MultiPolygon,
}

/// An atlas with everything that is computed from it for queries.
pub struct PreparedAtlas {
    /// The records.
    pub atlas: Atlas,
    /// Shapes of the municipalities.
    pub shapes: BTreeMap<IstatCode, Shape>,
    /// The same as polygons in degrees, at the source's full resolution.
    pub polygons: BTreeMap<IstatCode, MultiPolygon>,
    /// Zones dissolved from them.
    pub zones: BTreeMap<ZoneNumber, PreparedZone>,
    /// The municipality that holds a point.
    pub index: UnitIndex<IstatCode>,
    /// Where each project falls.
    pub allocations: BTreeMap<ProjectId, Allocation>,
    /// Texts in both languages.
    pub texts: Catalogues,
    /// Extent of the territory.
    pub bbox: Bbox,
}

impl PreparedAtlas {
    /// Prepares a validated atlas.
    #[must_use]
    pub fn new(atlas: Atlas) -> Self {
        let polygons: BTreeMap<IstatCode, MultiPolygon> = atlas
            .topology
            .shapes
            .iter()
            .map(|(&code, arcs)| (code, atlas.topology.multi_polygon(arcs)))
            .collect();
        let shapes = atlas
            .topology
            .shapes
            .iter()
            .map(|(&code, arcs)| (code, shape(arcs.clone(), &polygons[&code])))
            .collect();
        let index = UnitIndex::new(polygons.iter().map(|(&code, shape)| (code, shape)));
        let mut prepared = Self {
            zones: zones(&atlas),
            bbox: bbox_of(polygons.values()),
            texts: Catalogues::with_vocabulary(&atlas.vocabulary),
            atlas,
            shapes,
            polygons,
            index,
            allocations: BTreeMap::new(),
        };
        let projects = prepared.atlas.projects.values();
        prepared.allocations = allocate_all(prepared.territory(), projects);
        prepared
    }

    /// The territory as the join takes it.
    #[must_use]
    pub fn territory(&self) -> Territory<'_> {
        Territory {
            municipalities: &self.atlas.municipalities,
            zones: &self.atlas.zones,
            shapes: &self.polygons,
            index: &self.index,
            texts: &self.texts,
        }
    }

    /// The line drawn for a schematic place: through the named municipalities in order; empty for others.
    #[must_use]
    pub fn schematic_line(&self, project: &Project) -> Vec<LonLat> {
        let Place::Schematic { municipalities } = &project.place else {
            return Vec::new();
        };
        let shapes = municipalities
            .iter()
            .filter_map(|code| self.shapes.get(code));
        shapes.map(|shape| shape.label_point).collect()
    }

    /// The municipalities of a zone; none when there is no such zone.
    pub fn members(&self, zone: ZoneNumber) -> impl Iterator<Item = &Municipality> {
        let members = self.zones.get(&zone).map_or(&[][..], |z| &z.members);
        members
            .iter()
            .filter_map(|code| self.atlas.municipalities.get(code))
    }
}

fn zones(atlas: &Atlas) -> BTreeMap<ZoneNumber, PreparedZone> {
    atlas
        .zones
        .keys()
        .map(|&zone| {
            let municipalities = atlas.municipalities.values().filter(|m| m.zone == zone);
            let members: Vec<IstatCode> = municipalities.map(|m| m.istat).collect();
            let parts = members
                .iter()
                .filter_map(|code| atlas.topology.shapes.get(code));
            let arcs = dissolve(&atlas.topology, parts.map(Vec::as_slice));
            let polygons = atlas.topology.multi_polygon(&arcs);
            let shape = shape(arcs, &polygons);
            (
                zone,
                PreparedZone {
                    members,
                    shape,
                    polygons,
                },
            )
        })
        .collect()
}

fn shape(arcs: Vec<ArcPolygon>, polygons: &MultiPolygon) -> Shape {
    Shape {
        arcs,
        label_point: label_point(polygons),
        bbox: bbox_of(std::iter::once(polygons)),
    }
}

/// A point well inside the largest part, where the label is anchored.
fn label_point(polygons: &MultiPolygon) -> LonLat {
    let largest = polygons
        .iter()
        .max_by(|a, b| a.unsigned_area().total_cmp(&b.unsigned_area()));
    let point = largest.and_then(InteriorPoint::interior_point);
    point.map_or([0.0, 0.0], |p| [p.x(), p.y()])
}

fn bbox_of<'a>(shapes: impl Iterator<Item = &'a MultiPolygon>) -> Bbox {
    let start = [
        f64::INFINITY,
        f64::INFINITY,
        f64::NEG_INFINITY,
        f64::NEG_INFINITY,
    ];
    let bbox = shapes
        .filter_map(BoundingRect::bounding_rect)
        .fold(start, |b, r| {
            let (Coord { x: w, y: s }, Coord { x: e, y: n }) = (r.min(), r.max());
            [b[0].min(w), b[1].min(s), b[2].max(e), b[3].max(n)]
        });
    if bbox[0] <= bbox[2] { bbox } else { [0.0; 4] }
}
