//! What the layers hold, in mercator and independent of zoom.

use std::collections::BTreeMap;

use geo::{CoordsIter, LineString};

use super::coord::mercator_from_wgs84;
use super::schematic::schematic_line;
use crate::api::{Bbox, LonLat};
use crate::atlas::PreparedAtlas;
use crate::atlas::topology::{ArcPolygon, arc_index};
use crate::model::{IstatCode, Place, Project, ZoneNumber};

/// A position in mercator, from 0 to 1.
pub(super) type Mercator = [f64; 2];

/// Everything that tiles are made of.
pub(super) struct Source {
    /// Shared arcs, as in the topology.
    pub arcs: Vec<Vec<Mercator>>,
    /// Class of each arc.
    pub classes: Vec<BorderClass>,
    pub municipalities: Vec<Unit>,
    pub zones: Vec<Unit>,
    pub lines: Vec<ProjectLines>,
    pub points: Vec<ProjectPoint>,
    pub labels: Vec<Label>,
    pub bbox: Bbox,
}

/// What an arc separates; the more important first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum BorderClass {
    /// The territory from what lies outside.
    Outline,
    /// Two zones.
    Zone,
    /// Two municipalities of one zone.
    Municipality,
}

impl BorderClass {
    pub const ALL: [Self; 3] = [Self::Outline, Self::Zone, Self::Municipality];

    pub fn id(self) -> &'static str {
        match self {
            Self::Outline => "outline",
            Self::Zone => "zone",
            Self::Municipality => "municipality",
        }
    }
}

/// A municipality or a zone.
pub(super) struct Unit {
    /// ISTAT number or zone number.
    pub id: u64,
    /// The zone it is or belongs to.
    pub zone: u8,
    pub polygons: Vec<ArcPolygon>,
}

/// The attributes of a project's features.
#[derive(Clone)]
pub(super) struct ProjectTags {
    pub id: String,
    pub kind: String,
    pub axis: u8,
    pub status: &'static str,
    pub precision: &'static str,
}

pub(super) struct ProjectLines {
    pub tags: ProjectTags,
    pub lines: Vec<Vec<Mercator>>,
    /// Straight by design: never simplified.
    pub schematic: bool,
}

pub(super) struct ProjectPoint {
    pub tags: ProjectTags,
    pub at: Mercator,
}

pub(super) struct Label {
    pub class: &'static str,
    pub code: String,
    pub name: String,
    pub at: Mercator,
}

impl Source {
    pub fn new(atlas: &PreparedAtlas) -> Self {
        let topology = &atlas.atlas.topology;
        let project = |coords: &Vec<geo::Coord>| coords.iter().map(|c| mercator(*c)).collect();
        let mut source = Self {
            arcs: topology.arcs.iter().map(project).collect(),
            classes: classes(atlas),
            municipalities: municipalities(atlas),
            zones: zones(atlas),
            lines: Vec::new(),
            points: Vec::new(),
            labels: labels(atlas),
            bbox: atlas.bbox,
        };
        for project in atlas.atlas.projects.values() {
            source.add_project(atlas, project);
        }
        source
    }

    fn add_project(&mut self, atlas: &PreparedAtlas, project: &Project) {
        let tags = tags(project);
        match &project.place {
            Place::Exact { geometry } => {
                // the atlas refuses geometries that cannot be read, so none is lost here
                if let Ok(geometry) = geo::Geometry::try_from(geometry.clone()) {
                    self.add_exact(&tags, &geometry);
                }
            }
            Place::Schematic { .. } => {
                let line = schematic_line(atlas, project);
                self.add_lines(
                    &tags,
                    [line.into_iter().map(mercator_from_wgs84).collect()],
                    true,
                );
            }
            Place::Municipality { municipalities } => {
                let shapes = municipalities.iter().filter_map(|m| atlas.shapes.get(m));
                self.add_points(&tags, shapes.map(|s| s.label_point));
            }
            // known no more precisely than a zone: no place on the map to draw it at
            Place::Zone { .. } | Place::Metropolitan => {}
        }
    }

    /// Points as points, lines as lines, areas as their outlines.
    fn add_exact(&mut self, tags: &ProjectTags, geometry: &geo::Geometry) {
        let line = |l: &LineString| l.coords().map(|c| mercator(*c)).collect::<Vec<_>>();
        match geometry {
            geo::Geometry::Point(_) | geo::Geometry::MultiPoint(_) => {
                self.add_points(tags, geometry.coords_iter().map(|c| [c.x, c.y]));
            }
            geo::Geometry::LineString(l) => self.add_lines(tags, [line(l)], false),
            geo::Geometry::MultiLineString(m) => self.add_lines(tags, m.iter().map(line), false),
            geo::Geometry::Polygon(p) => self.add_lines(tags, rings(p).map(line), false),
            geo::Geometry::MultiPolygon(m) => {
                self.add_lines(tags, m.iter().flat_map(rings).map(line), false);
            }
            _ => {}
        }
    }

    fn add_lines(
        &mut self,
        tags: &ProjectTags,
        lines: impl IntoIterator<Item = Vec<Mercator>>,
        schematic: bool,
    ) {
        self.lines.push(ProjectLines {
            tags: tags.clone(),
            lines: lines.into_iter().filter(|l| l.len() > 1).collect(),
            schematic,
        });
    }

    fn add_points(&mut self, tags: &ProjectTags, points: impl Iterator<Item = LonLat>) {
        self.points.extend(points.map(|at| ProjectPoint {
            tags: tags.clone(),
            at: mercator_from_wgs84(at),
        }));
    }
}

fn rings(polygon: &geo::Polygon) -> impl Iterator<Item = &LineString> {
    std::iter::once(polygon.exterior()).chain(polygon.interiors())
}

fn mercator(c: geo::Coord) -> Mercator {
    mercator_from_wgs84([c.x, c.y])
}

fn tags(project: &Project) -> ProjectTags {
    ProjectTags {
        id: project.id.to_string(),
        kind: project.kind.clone(),
        // never empty in a validated atlas
        axis: project.strategies.first().map_or(0, |s| s.axis.0),
        status: project.status.id(),
        precision: project.place.precision().id(),
    }
}

fn municipalities(atlas: &PreparedAtlas) -> Vec<Unit> {
    let unit = |(code, shape): (&IstatCode, &crate::atlas::Shape)| Unit {
        id: code.number().into(),
        zone: zone_of(atlas, *code).map_or(0, |z| z.0),
        polygons: shape.arcs.clone(),
    };
    atlas.shapes.iter().map(unit).collect()
}

fn zones(atlas: &PreparedAtlas) -> Vec<Unit> {
    let zones = atlas.zones.iter();
    zones
        .map(|(number, zone)| Unit {
            id: number.0.into(),
            zone: number.0,
            polygons: zone.shape.arcs.clone(),
        })
        .collect()
}

fn zone_of(atlas: &PreparedAtlas, code: IstatCode) -> Option<ZoneNumber> {
    atlas.atlas.municipalities.get(&code).map(|m| m.zone)
}

/// An arc has a municipality on one side or on both.
fn classes(atlas: &PreparedAtlas) -> Vec<BorderClass> {
    let mut zones_beside: BTreeMap<usize, Vec<Option<ZoneNumber>>> = BTreeMap::new();
    for (&code, shape) in &atlas.shapes {
        for &arc in shape.arcs.iter().flatten().flatten() {
            let beside = zones_beside.entry(arc_index(arc)).or_default();
            beside.push(zone_of(atlas, code));
        }
    }
    let class = |arc| match zones_beside.get(&arc).map(Vec::as_slice) {
        Some([a, b]) if a == b => BorderClass::Municipality,
        Some([_, _]) => BorderClass::Zone,
        _ => BorderClass::Outline,
    };
    (0..atlas.atlas.topology.arcs.len()).map(class).collect()
}

fn labels(atlas: &PreparedAtlas) -> Vec<Label> {
    let zones = atlas.zones.iter().filter_map(|(number, zone)| {
        Some(Label {
            class: "zone",
            code: number.to_string(),
            name: atlas.atlas.zones.get(number)?.name.it.clone(),
            at: mercator_from_wgs84(zone.shape.label_point),
        })
    });
    let municipalities = atlas.shapes.iter().filter_map(|(code, shape)| {
        Some(Label {
            class: "municipality",
            code: code.to_string(),
            name: atlas.atlas.municipalities.get(code)?.name.clone(),
            at: mercator_from_wgs84(shape.label_point),
        })
    });
    zones.chain(municipalities).collect()
}
