//! Projects: lines, points and areas that a source gives, and one circle a municipality that counts the others.

use std::collections::BTreeMap;

use geo::Coord;

use super::clip;
use super::colours::CIRCLE;
use super::map_frame::MapFrame;
use super::shape::{Geometry, Shape};
use geodata_join::{HomogeneousGeometry, homogeneous_geometry};
use geodata_model::{IstatCode, Place, Project};

/// Projects drawn as one circle.
pub(super) struct ProjectCircle {
    pub(super) code: IstatCode,
    pub(super) count: usize,
    pub(super) at: Coord,
    pub(super) radius: f64,
}

/// Lines: dashed where they join places and are not tracks.
pub(super) fn lines(map: &MapFrame) -> Vec<Shape> {
    let mut shapes = Vec::new();
    for project in projects(map) {
        let (lines, dashed) = match &project.place {
            Place::Schematic { .. } => (
                vec![line(map, &map.inputs.atlas.schematic_line(project))],
                true,
            ),
            Place::Exact { geometry } => match homogeneous_geometry(geometry) {
                Ok(HomogeneousGeometry::Lines(lines)) => {
                    let line = |l: &geo::LineString| map.frame.arc(&l.0);
                    (lines.iter().map(line).collect(), false)
                }
                _ => continue,
            },
            _ => continue,
        };
        let part = map.frame.rect;
        let cut = lines.iter().flat_map(|l| clip::line(l, part)).collect();
        let geometry = Geometry::Lines(cut);
        if geometry.is_empty() {
            continue;
        }
        shapes.push(Shape::plain(geometry.clone()).stroked("#ffffff", 5.5, false));
        shapes.push(project_shape(map, geometry, project).stroked(
            colour(map, project),
            3.0,
            dashed,
        ));
    }
    shapes
}

fn line(map: &MapFrame, points: &[geodata_model::LonLat]) -> Vec<Coord> {
    points.iter().map(|p| map.frame.point(*p)).collect()
}

fn project_shape(map: &MapFrame, geometry: Geometry, project: &Project) -> Shape {
    let status = format!("status-{}", project.status.id());
    Shape::plain(geometry).named(
        format!("p-{}", project.id),
        map.localized(&project.title),
        map.inputs.texts.text(&status, &[]),
    )
}

fn projects<'a>(map: &MapFrame<'a>) -> impl Iterator<Item = &'a Project> {
    let (atlas, body) = (map.inputs.atlas, map.inputs.body);
    let all = body.projects.iter();
    all.filter_map(|id| atlas.atlas.projects.get(id))
}

fn colour<'a>(map: &MapFrame<'a>, project: &Project) -> &'a str {
    let axes = &map.inputs.atlas.atlas.axes;
    let axis = project.strategies.first().and_then(|s| axes.get(&s.axis));
    axis.map_or("#455a64", |a| &a.colour)
}

/// One circle a municipality, counting its projects, and what a source places exactly.
pub(super) fn points(map: &MapFrame) -> (Vec<ProjectCircle>, Vec<Shape>) {
    let atlas = map.inputs.atlas;
    let mut counts: BTreeMap<IstatCode, usize> = BTreeMap::new();
    let mut shapes = Vec::new();
    for project in projects(map) {
        match &project.place {
            Place::Municipality { municipalities } => {
                for code in municipalities {
                    *counts.entry(*code).or_default() += 1;
                }
            }
            Place::Exact { geometry } => shapes.extend(exact(map, project, geometry)),
            _ => {}
        }
    }
    let circle = |(code, count): (IstatCode, usize)| {
        let at = map.frame.point(atlas.shapes.get(&code)?.label_point);
        let radius = 4.5 + 2.2 * (count as f64).sqrt().min(6.0);
        map.frame.contains(at).then_some(ProjectCircle {
            code,
            count,
            at,
            radius,
        })
    };
    let circles: Vec<ProjectCircle> = counts.into_iter().filter_map(circle).collect();
    shapes.extend(circles.iter().map(|circle| circle_shape(map, circle)));
    (circles, shapes)
}

fn circle_shape(map: &MapFrame, circle: &ProjectCircle) -> Shape {
    let municipality = map.inputs.atlas.atlas.municipalities.get(&circle.code);
    let words = map
        .inputs
        .texts
        .text("projects-here", &[("count", circle.count.into())]);
    let shape = Shape::plain(Geometry::Circle {
        centre: circle.at,
        radius: circle.radius,
    })
    .named(
        format!("c{}", circle.code),
        municipality.map_or("", |m| &m.name),
        words,
    )
    .filled(CIRCLE)
    .stroked("#ffffff", 1.5, false);
    if circle.count > 1 {
        shape.labelled(circle.count.to_string(), circle.radius * 1.2, "#ffffff")
    } else {
        shape
    }
}

/// Points and areas that a source gives.
fn exact(map: &MapFrame, project: &Project, geometry: &geojson::Geometry) -> Vec<Shape> {
    let colour = colour(map, project);
    match homogeneous_geometry(geometry) {
        Ok(HomogeneousGeometry::Points(points)) => {
            let places = points.iter().map(|p| map.frame.point([p.x, p.y]));
            let places = places.filter(|p| map.frame.contains(*p));
            let circle = |centre| Geometry::Circle {
                centre,
                radius: 5.0,
            };
            let shapes = places.map(|p| {
                project_shape(map, circle(p), project)
                    .filled(colour)
                    .stroked("#ffffff", 1.5, false)
            });
            shapes.collect()
        }
        Ok(HomogeneousGeometry::Areas(areas)) => {
            let rings = areas
                .iter()
                .flat_map(|p| std::iter::once(p.exterior()).chain(p.interiors()));
            let part = map.frame.rect;
            let rings = rings.map(|r| clip::ring(&map.frame.arc(&r.0), part));
            let area = Geometry::Area(rings.filter(|r| !r.is_empty()).collect());
            if area.is_empty() {
                return Vec::new();
            }
            vec![project_shape(map, area, project).stroked(colour, 2.5, false)]
        }
        _ => Vec::new(),
    }
}
