//! A map as one SVG drawing: what the page shows where the map engine cannot run.
//!
//! Drawn from the same [`MapBody`] as everything else. Arcs are thinned once each, so neighbours
//! keep sharing their borders exactly.

mod frame;
mod legend;
mod xml;

use std::collections::BTreeMap;

use geo::Coord;

use self::frame::Frame;
use self::xml::{escape, fill, line_path, plate, write};
use super::{Level, MapSpec, palette};
use crate::api::MapBody;
use crate::atlas::PreparedAtlas;
use crate::atlas::topology::{ArcPolygon, assemble_ring};
use crate::i18n::Catalogue;
use crate::model::{IstatCode, Place, ProjectId};

/// Size of the drawing in pixels, and of the frame inside it that holds the map.
const WIDTH: f64 = 1120.0;
const HEIGHT: f64 = 760.0;
const MAP: [f64; 4] = [24.0, 72.0, 780.0, 640.0];
/// Points of an arc nearer than this to the one before are left out: half a pixel cannot be seen.
const THIN_PX: f64 = 0.5;

/// Where a zone's plate may stand around its anchor, best first.
const PLATE_OFFSETS: [(f64, f64); 9] = [
    (0.0, 0.0),
    (0.0, -18.0),
    (0.0, 18.0),
    (-26.0, 0.0),
    (26.0, 0.0),
    (0.0, -36.0),
    (0.0, 36.0),
    (-40.0, -12.0),
    (40.0, -12.0),
];

/// Projects drawn as one circle.
struct Stack {
    code: IstatCode,
    count: usize,
    at: Coord,
    radius: f64,
}

/// The drawing, as a complete SVG document.
#[must_use]
pub fn svg(atlas: &PreparedAtlas, spec: &MapSpec, body: &MapBody) -> String {
    let drawing = Drawing::new(atlas, spec, body);
    let mut out = String::new();
    drawing.open(&mut out);
    drawing.units(&mut out);
    drawing.borders(&mut out);
    drawing.lines(&mut out);
    let stacks = drawing.stacks();
    drawing.points(&mut out, &stacks);
    drawing.labels(&mut out, &stacks);
    drawing.legend(&mut out);
    drawing.footer(&mut out);
    out.push_str("</svg>\n");
    out
}

struct Drawing<'a> {
    atlas: &'a PreparedAtlas,
    spec: &'a MapSpec,
    body: &'a MapBody,
    texts: &'a Catalogue,
    /// Arcs in pixels, thinned.
    arcs: Vec<Vec<Coord>>,
    frame: Frame,
}

impl<'a> Drawing<'a> {
    fn new(atlas: &'a PreparedAtlas, spec: &'a MapSpec, body: &'a MapBody) -> Self {
        let frame = Frame::around(atlas.bbox);
        let arcs = atlas.atlas.topology.arcs.iter();
        Self {
            atlas,
            spec,
            body,
            texts: atlas.texts.get(spec.language),
            arcs: arcs.map(|arc| frame.arc(arc)).collect(),
            frame,
        }
    }

    fn say(&self, text: &crate::model::Text) -> String {
        escape(text.get(self.spec.language))
    }

    fn open(&self, out: &mut String) {
        let (title, sentence) = (self.say(&self.body.title), self.say(&self.body.sentence));
        let language = self.spec.language.tag();
        let unknown = palette::UNKNOWN;
        write(
            out,
            format_args!(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {HEIGHT}\" width=\"{WIDTH}\" height=\"{HEIGHT}\" role=\"img\" aria-labelledby=\"title desc\" lang=\"{language}\" font-family=\"'Titillium Web', 'Segoe UI', Helvetica, Arial, sans-serif\" fill=\"#19191a\">\n\
             <title id=\"title\">{title}</title>\n<desc id=\"desc\">{sentence}</desc>\n\
             <defs><pattern id=\"unknown\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\"><rect width=\"6\" height=\"6\" fill=\"#fff\"/><rect width=\"2\" height=\"6\" fill=\"{unknown}\"/></pattern></defs>\n\
             <rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>\n\
             <text x=\"24\" y=\"44\" font-size=\"26\" font-weight=\"700\">{title}</text>\n"
            ),
        );
    }

    /// One path a municipality, named with its value.
    fn units(&self, out: &mut String) {
        out.push_str("<g id=\"municipalities\" stroke=\"#fff\" stroke-width=\"0.5\" stroke-linejoin=\"round\">\n");
        for (code, municipality) in &self.atlas.atlas.municipalities {
            let unit = match self.spec.level {
                Level::Zone => municipality.zone.to_string(),
                Level::Municipality => code.to_string(),
            };
            let (fill, label) = self.body.units.get(&unit).map_or_else(
                || ("url(#unknown)".to_owned(), String::new()),
                |v| (fill(&v.colour), self.say(&v.label)),
            );
            let path = self.path(&self.atlas.shapes[code].arcs);
            let name = escape(&municipality.name);
            write(
                out,
                format_args!(
                    "<path id=\"m{code}\" fill=\"{fill}\" d=\"{path}\"><title>{name}: {label}</title></path>\n"
                ),
            );
        }
        out.push_str("</g>\n");
    }

    fn borders(&self, out: &mut String) {
        out.push_str("<g id=\"zones\" fill=\"none\" stroke=\"#3d4955\" stroke-width=\"1.4\" stroke-linejoin=\"round\">\n");
        for (number, zone) in &self.atlas.zones {
            let focus = if self.spec.zone == Some(*number) {
                " stroke=\"#19191a\" stroke-width=\"3\""
            } else {
                ""
            };
            write(
                out,
                format_args!(
                    "<path id=\"z{number}\"{focus} d=\"{}\"/>\n",
                    self.path(&zone.shape.arcs)
                ),
            );
        }
        out.push_str("</g>\n");
    }

    /// Schematic lines, dashed: they join places, they are not tracks.
    fn lines(&self, out: &mut String) {
        out.push_str("<g id=\"lines\" fill=\"none\" stroke-width=\"3\" stroke-linecap=\"round\" stroke-linejoin=\"round\">\n");
        for id in &self.body.projects {
            let project = &self.atlas.atlas.projects[id];
            let points = self.atlas.schematic_line(project);
            if points.is_empty() {
                continue;
            }
            let points: Vec<Coord> = points.iter().map(|p| self.frame.point(*p)).collect();
            let (path, colour) = (line_path(&points, false), self.colour(id));
            let title = self.say(&project.title);
            write(
                out,
                format_args!(
                    "<path stroke=\"#fff\" stroke-width=\"5.5\" d=\"{path}\"/><path stroke=\"{colour}\" stroke-dasharray=\"7 6\" d=\"{path}\"><title>{title}</title></path>\n"
                ),
            );
        }
        out.push_str("</g>\n");
    }

    fn colour(&self, id: &ProjectId) -> &str {
        let strategy = self.atlas.atlas.projects[id].strategies.first();
        let axis = strategy.and_then(|s| self.atlas.atlas.axes.get(&s.axis));
        axis.map_or("#455a64", |a| &a.colour)
    }

    /// Projects of each municipality, where they are drawn and how large.
    fn stacks(&self) -> Vec<Stack> {
        let mut counts: BTreeMap<IstatCode, usize> = BTreeMap::new();
        for id in &self.body.projects {
            if let Place::Municipality { municipalities } = &self.atlas.atlas.projects[id].place {
                for code in municipalities {
                    *counts.entry(*code).or_default() += 1;
                }
            }
        }
        let stack = |(code, count): (IstatCode, usize)| Stack {
            code,
            count,
            at: self.frame.point(self.atlas.shapes[&code].label_point),
            radius: 4.5 + 2.2 * (count as f64).sqrt().min(6.0),
        };
        counts.into_iter().map(stack).collect()
    }

    /// One circle a municipality, counting its projects.
    fn points(&self, out: &mut String, stacks: &[Stack]) {
        out.push_str("<g id=\"projects\" fill=\"#17324d\" stroke=\"#fff\" stroke-width=\"1.5\" text-anchor=\"middle\">\n");
        for Stack {
            code,
            count,
            at,
            radius,
        } in stacks
        {
            let name = escape(&self.atlas.atlas.municipalities[code].name);
            write(
                out,
                format_args!(
                    "<circle cx=\"{:.1}\" cy=\"{:.1}\" r=\"{radius:.1}\"><title>{name}: {count}</title></circle>",
                    at.x, at.y
                ),
            );
            if *count > 1 {
                write(
                    out,
                    format_args!(
                        "<text x=\"{:.1}\" y=\"{:.1}\" font-size=\"{:.0}\" font-weight=\"700\" fill=\"#fff\" stroke=\"none\">{count}</text>",
                        at.x,
                        at.y + radius * 0.42,
                        radius * 1.2
                    ),
                );
            }
            out.push('\n');
        }
        out.push_str("</g>\n");
    }

    /// Zone numbers on plates, so that nobody takes them for counts of projects; beside the circles.
    fn labels(&self, out: &mut String, stacks: &[Stack]) {
        out.push_str("<g id=\"labels\">\n");
        for (number, zone) in &self.atlas.zones {
            let anchor = self.frame.point(zone.shape.label_point);
            let free = |at: &Coord| {
                stacks
                    .iter()
                    .all(|s| (at.x - s.at.x).hypot(at.y - s.at.y) > s.radius + 14.0)
            };
            let places = PLATE_OFFSETS.map(|(x, y)| anchor + Coord { x, y });
            let at = places.into_iter().find(free).unwrap_or(anchor);
            plate(out, at.x, at.y, *number);
        }
        out.push_str("</g>\n");
    }

    fn path(&self, polygons: &[ArcPolygon]) -> String {
        let mut path = String::new();
        for ring in polygons.iter().flatten() {
            let line = assemble_ring(ring, |r| &self.arcs[crate::atlas::topology::arc_index(r)]);
            path.push_str(&line_path(&line.0, true));
        }
        path
    }
}
