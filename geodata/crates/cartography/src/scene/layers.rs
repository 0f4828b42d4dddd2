//! The map itself: municipalities, zones, lines, projects, labels.

use std::collections::BTreeMap;

use geo::Coord;

use super::flow::{CIRCLE, INK};
use super::frame::Frame;
use super::furniture::{Furniture, Maker};
use super::labels::{Stack, names, plates};
use super::{Fill, Geometry, Layer, Shape, Sheet, clip, extent::extent};
use crate::values::unit_of;
use geodata_api::MapBody;
use geodata_atlas::PreparedAtlas;
use geodata_atlas::topology::{ArcPolygon, arc_index, assemble_ring};
use geodata_join::{HomogeneousGeometry, homogeneous_geometry};
use geodata_mapspec::{MapSpec, palette};
use geodata_model::{IstatCode, Place, Project};

/// A drawing under way.
pub(super) struct Drawing<'a> {
    pub(super) maker: Maker<'a>,
    furniture: Furniture,
    pub(super) frame: Frame,
    /// Arcs on the sheet, thinned once each, so that neighbours keep sharing their borders exactly.
    arcs: Vec<Vec<Coord>>,
    /// The map is a part of the territory and ends at its frame.
    pub(super) clipped: bool,
}

impl<'a> Drawing<'a> {
    pub(super) fn new(
        atlas: &'a PreparedAtlas,
        spec: &'a MapSpec,
        body: &'a MapBody,
        sheet: &'a Sheet,
    ) -> Self {
        let texts = atlas.texts.get(spec.language);
        let maker = Maker {
            atlas,
            spec,
            body,
            sheet,
            texts,
        };
        let furniture = maker.make();
        let part = extent(atlas, spec);
        let frame = Frame::around(part.unwrap_or(atlas.bbox), furniture.map, sheet.thin());
        let arcs = atlas.atlas.topology.arcs.iter();
        Self {
            arcs: arcs.map(|arc| frame.arc(arc)).collect(),
            clipped: part.is_some(),
            maker,
            furniture,
            frame,
        }
    }

    pub(super) fn source(&self) -> String {
        self.maker.source()
    }

    pub(super) fn layers(self) -> Vec<Layer> {
        let (stacks, exact) = self.points();
        let plates = plates(&self, &stacks);
        let names = names(&self, &stacks, &plates);
        let scale = self.maker.scale(&self.frame);
        let layers = [
            ("municipalities", self.municipalities()),
            ("zones", self.zones()),
            ("lines", self.lines()),
            ("projects", exact),
            ("labels", plates.into_iter().chain(names).collect()),
            ("frame", self.border()),
            ("heading", self.furniture.title),
            ("legend", self.furniture.legend),
            ("scale", scale),
            ("sources", self.furniture.footer),
        ];
        let texts = self.maker.texts;
        let layer = |(id, shapes)| Layer {
            id,
            name: texts.text(&format!("layer-{id}"), &[]),
            shapes,
        };
        let layers = layers.into_iter().map(layer);
        layers.filter(|l| !l.shapes.is_empty()).collect()
    }

    fn say<'t>(&self, text: &'t geodata_model::Text) -> &'t str {
        text.get(self.maker.spec.language)
    }

    /// One shape a municipality, named with its value.
    fn municipalities(&self) -> Vec<Shape> {
        let Maker {
            atlas, spec, body, ..
        } = self.maker;
        let shape = |(code, municipality): (&IstatCode, &geodata_model::Municipality)| {
            let rings = self.rings(&atlas.shapes.get(code)?.arcs);
            let unit = body.units.get(&unit_of(spec.level, municipality));
            let (colour, label) = unit.map_or((palette::UNKNOWN, ""), |v| {
                (v.colour.as_str(), self.say(&v.label))
            });
            let shape = Shape::plain(Geometry::Area(rings))
                .named(format!("m{code}"), &municipality.name, label)
                .filled(colour)
                .stroked("#ffffff", 0.5, false);
            Some(shape)
        };
        let all = atlas.atlas.municipalities.iter().filter_map(shape);
        all.filter(|s| !s.geometry.is_empty()).collect()
    }

    fn zones(&self) -> Vec<Shape> {
        let Maker { atlas, spec, .. } = self.maker;
        let mut shapes = Vec::new();
        for (number, zone) in &atlas.zones {
            let (colour, width) = if spec.zone == Some(*number) {
                (INK, 3.0)
            } else {
                ("#3d4955", 1.4)
            };
            let name = atlas
                .atlas
                .zones
                .get(number)
                .map_or("", |z| self.say(&z.name));
            let label = self
                .maker
                .texts
                .text("zone-number", &[("number", number.to_string().into())]);
            shapes.push(
                Shape::plain(self.outline(&zone.shape.arcs))
                    .named(format!("z{number}"), label, name)
                    .stroked(colour, width, false),
            );
        }
        let focus = spec.municipality.and_then(|code| atlas.shapes.get(&code));
        shapes.extend(focus.map(|s| Shape::plain(self.outline(&s.arcs)).stroked(INK, 2.6, false)));
        shapes.retain(|s| !s.geometry.is_empty());
        shapes
    }

    /// Lines: dashed where they join places and are not tracks.
    fn lines(&self) -> Vec<Shape> {
        let mut shapes = Vec::new();
        for project in self.projects() {
            let (lines, dashed) = match &project.place {
                Place::Schematic { .. } => (
                    vec![self.line(&self.maker.atlas.schematic_line(project))],
                    true,
                ),
                Place::Exact { geometry } => match homogeneous_geometry(geometry) {
                    Ok(HomogeneousGeometry::Lines(lines)) => {
                        let line = |l: &geo::LineString| self.frame.arc(&l.0);
                        (lines.iter().map(line).collect(), false)
                    }
                    _ => continue,
                },
                _ => continue,
            };
            let part = self.frame.part;
            let cut = lines.iter().flat_map(|l| clip::line(l, part)).collect();
            let geometry = Geometry::Lines(cut);
            if geometry.is_empty() {
                continue;
            }
            shapes.push(Shape::plain(geometry.clone()).stroked("#ffffff", 5.5, false));
            shapes.push(self.project_shape(geometry, project).stroked(
                self.colour(project),
                3.0,
                dashed,
            ));
        }
        shapes
    }

    fn line(&self, points: &[geodata_model::LonLat]) -> Vec<Coord> {
        points.iter().map(|p| self.frame.point(*p)).collect()
    }

    fn project_shape(&self, geometry: Geometry, project: &Project) -> Shape {
        let status = format!("status-{}", project.status.id());
        Shape::plain(geometry).named(
            format!("p-{}", project.id),
            self.say(&project.title),
            self.maker.texts.text(&status, &[]),
        )
    }

    fn projects(&self) -> impl Iterator<Item = &'a Project> {
        let (atlas, body) = (self.maker.atlas, self.maker.body);
        let all = body.projects.iter();
        all.filter_map(|id| atlas.atlas.projects.get(id))
    }

    fn colour(&self, project: &Project) -> &'a str {
        let axes = &self.maker.atlas.atlas.axes;
        let axis = project.strategies.first().and_then(|s| axes.get(&s.axis));
        axis.map_or("#455a64", |a| &a.colour)
    }

    /// One circle a municipality, counting its projects, and what a source places exactly.
    fn points(&self) -> (Vec<Stack>, Vec<Shape>) {
        let atlas = self.maker.atlas;
        let mut counts: BTreeMap<IstatCode, usize> = BTreeMap::new();
        let mut shapes = Vec::new();
        for project in self.projects() {
            match &project.place {
                Place::Municipality { municipalities } => {
                    for code in municipalities {
                        *counts.entry(*code).or_default() += 1;
                    }
                }
                Place::Exact { geometry } => shapes.extend(self.exact(project, geometry)),
                _ => {}
            }
        }
        let stack = |(code, count): (IstatCode, usize)| {
            let at = self.frame.point(atlas.shapes.get(&code)?.label_point);
            let radius = 4.5 + 2.2 * (count as f64).sqrt().min(6.0);
            self.frame.holds(at).then_some(Stack {
                code,
                count,
                at,
                radius,
            })
        };
        let stacks: Vec<Stack> = counts.into_iter().filter_map(stack).collect();
        shapes.extend(stacks.iter().map(|stack| self.circle(stack)));
        (stacks, shapes)
    }

    fn circle(&self, stack: &Stack) -> Shape {
        let municipality = self.maker.atlas.atlas.municipalities.get(&stack.code);
        let words = self
            .maker
            .texts
            .text("projects-here", &[("count", stack.count.into())]);
        let shape = Shape::plain(Geometry::Circle {
            centre: stack.at,
            radius: stack.radius,
        })
        .named(
            format!("c{}", stack.code),
            municipality.map_or("", |m| &m.name),
            words,
        )
        .filled(CIRCLE)
        .stroked("#ffffff", 1.5, false);
        if stack.count > 1 {
            shape.labelled(stack.count.to_string(), stack.radius * 1.2, "#ffffff")
        } else {
            shape
        }
    }

    /// Points and areas that a source gives.
    fn exact(&self, project: &Project, geometry: &geojson::Geometry) -> Vec<Shape> {
        let colour = self.colour(project);
        match homogeneous_geometry(geometry) {
            Ok(HomogeneousGeometry::Points(points)) => {
                let places = points.iter().map(|p| self.frame.point([p.x, p.y]));
                let places = places.filter(|p| self.frame.holds(*p));
                let circle = |centre| Geometry::Circle {
                    centre,
                    radius: 5.0,
                };
                let shapes = places.map(|p| {
                    self.project_shape(circle(p), project)
                        .filled(colour)
                        .stroked("#ffffff", 1.5, false)
                });
                shapes.collect()
            }
            Ok(HomogeneousGeometry::Areas(areas)) => {
                let rings = areas
                    .iter()
                    .flat_map(|p| std::iter::once(p.exterior()).chain(p.interiors()));
                let part = self.frame.part;
                let rings = rings.map(|r| clip::ring(&self.frame.arc(&r.0), part));
                let area = Geometry::Area(rings.filter(|r| !r.is_empty()).collect());
                if area.is_empty() {
                    return Vec::new();
                }
                vec![
                    self.project_shape(area, project)
                        .stroked(colour, 2.5, false),
                ]
            }
            _ => Vec::new(),
        }
    }

    /// The frame of a map that shows a part.
    fn border(&self) -> Vec<Shape> {
        if !self.clipped {
            return Vec::new();
        }
        let [x, y, width, height] = self.frame.part;
        let rect = Geometry::Rect {
            at: Coord { x, y },
            width,
            height,
            round: 0.0,
        };
        vec![Shape::plain(rect).stroked("#8a97a3", 1.0, false)]
    }

    fn rings(&self, polygons: &[ArcPolygon]) -> Vec<Vec<Coord>> {
        let ring = |ring: &Vec<i32>| assemble_ring(ring, |r| &self.arcs[arc_index(r)]).0;
        let rings = polygons.iter().flatten().map(ring);
        if !self.clipped {
            return rings.collect();
        }
        let cut = rings.map(|r| clip::ring(&r, self.frame.part));
        cut.filter(|r| !r.is_empty()).collect()
    }

    /// An outline: without the frame's edges where it leaves the map.
    fn outline(&self, polygons: &[ArcPolygon]) -> Geometry {
        let ring = |ring: &Vec<i32>| assemble_ring(ring, |r| &self.arcs[arc_index(r)]).0;
        let rings = polygons.iter().flatten().map(ring);
        if !self.clipped {
            return Geometry::Area(rings.collect());
        }
        let part = self.frame.part;
        Geometry::Lines(rings.flat_map(|r| clip::line(&r, part)).collect())
    }
}

impl Geometry {
    fn is_empty(&self) -> bool {
        match self {
            Self::Area(rings) | Self::Lines(rings) => rings.is_empty(),
            _ => false,
        }
    }
}

impl Shape {
    pub(super) fn with_id(mut self, id: &str) -> Self {
        id.clone_into(&mut self.id);
        self
    }

    /// Whether nothing of it would be seen.
    #[must_use]
    pub fn is_invisible(&self) -> bool {
        self.fill == Fill::None
            && self.stroke.is_none()
            && !matches!(self.geometry, Geometry::Text(_))
    }
}
