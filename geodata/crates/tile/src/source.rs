//! What the layers hold, in mercator and independent of zoom.

use geo::{CoordsIter, LineString};

use super::simplify::Simplifier;
use super::snap::separate;
use geodata_atlas::PreparedAtlas;
use geodata_atlas::topology::ArcPolygon;
use geodata_model::{Bbox, IstatCode, LonLat, Place, Project};
use geodata_mvt::{FINE_ZOOM, GridPoint, grid_from_mercator, mercator_from_wgs84};

/// A position in mercator, from 0 to 1.
pub(super) type Mercator = [f64; 2];

/// Everything that tiles are made of.
pub(super) struct Source {
    /// Shared arcs, as in the topology, on the fine grid.
    pub arcs: Simplifier,
    pub municipalities: Vec<Unit>,
    pub zones: Vec<Unit>,
    pub lines: Vec<ProjectLines>,
    pub points: Vec<ProjectPoint>,
    pub labels: Vec<Label>,
    pub bbox: Bbox,
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
    /// On the fine grid.
    pub lines: Simplifier,
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
        let arcs = topology.arcs.iter();
        let arcs = arcs
            .map(|arc| fine(arc.iter().map(|c| [c.x, c.y])))
            .collect();
        let mut source = Self {
            arcs: Simplifier::new(separate(arcs)),
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
                let line = atlas.schematic_line(project);
                self.add_lines(&tags, [fine(line.into_iter())]);
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
        let line = |l: &LineString| fine(l.coords().map(|c| [c.x, c.y]));
        match geometry {
            geo::Geometry::Point(_) | geo::Geometry::MultiPoint(_) => {
                self.add_points(tags, geometry.coords_iter().map(|c| [c.x, c.y]));
            }
            geo::Geometry::LineString(l) => self.add_lines(tags, [line(l)]),
            geo::Geometry::MultiLineString(m) => self.add_lines(tags, m.iter().map(line)),
            geo::Geometry::Polygon(p) => self.add_lines(tags, rings(p).map(line)),
            geo::Geometry::MultiPolygon(m) => {
                self.add_lines(tags, m.iter().flat_map(rings).map(line));
            }
            _ => {}
        }
    }

    fn add_lines(&mut self, tags: &ProjectTags, lines: impl IntoIterator<Item = Vec<GridPoint>>) {
        self.lines.push(ProjectLines {
            tags: tags.clone(),
            lines: Simplifier::new(lines.into_iter().filter(|l| l.len() > 1).collect()),
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

fn fine(positions: impl Iterator<Item = LonLat>) -> Vec<GridPoint> {
    let to_grid = |p| grid_from_mercator(mercator_from_wgs84(p), FINE_ZOOM);
    let mut line: Vec<GridPoint> = positions.map(to_grid).collect();
    line.dedup();
    line
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
    let unit = |(code, shape): (&IstatCode, &geodata_atlas::Shape)| Unit {
        id: code.number().into(),
        zone: atlas.atlas.municipalities.get(code).map_or(0, |m| m.zone.0),
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
