//! A map as one SVG drawing: what the page shows where the map engine cannot run.
//!
//! Drawn from the same [`MapBody`] as everything else. Arcs are thinned once each, so neighbours
//! keep sharing their borders exactly.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use geo::Coord;

use super::{Level, MapSpec, Theme, palette};
use crate::api::{LonLat, MapBody};
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

    fn legend(&self, out: &mut String) {
        let x = MAP[0] + MAP[2] + 20.0;
        let mut y = MAP[1] + 16.0;
        let title = self.say(&self.body.legend_title);
        write(
            out,
            format_args!(
                "<g id=\"legend\" font-size=\"15\">\n<text x=\"{x}\" y=\"{y}\" font-weight=\"700\">{title}</text>\n"
            ),
        );
        for entry in &self.body.legend {
            y += 26.0;
            let label = self.say(&entry.label);
            write(
                out,
                format_args!(
                    "<rect x=\"{x}\" y=\"{:.0}\" width=\"22\" height=\"16\" fill=\"{}\" stroke=\"#5d7083\" stroke-width=\"0.75\"/><text x=\"{:.0}\" y=\"{y}\">{label}</text>\n",
                    y - 13.0,
                    fill(&entry.colour),
                    x + 32.0
                ),
            );
        }
        y += 40.0;
        y = self.symbols(out, x, y);
        if self.spec.theme != Theme::Zones {
            for (number, zone) in &self.atlas.atlas.zones {
                y += 22.0;
                plate(out, x + 11.0, y - 4.5, *number);
                let name = self.say(&zone.name);
                write(
                    out,
                    format_args!(
                        "<text x=\"{:.0}\" y=\"{y}\" font-size=\"13\">{name}</text>\n",
                        x + 32.0
                    ),
                );
            }
        }
        out.push_str("</g>\n");
    }

    /// What circles and dashed lines stand for; gives the height below them.
    fn symbols(&self, out: &mut String, x: f64, y: f64) -> f64 {
        let (points, lines) = (
            self.texts.text("symbol-points", &[]),
            self.texts.text("symbol-schematic", &[]),
        );
        let (circle, text, dash) = (x + 11.0, x + 32.0, y + 26.0);
        write(
            out,
            format_args!(
                "<circle cx=\"{circle}\" cy=\"{:.1}\" r=\"8\" fill=\"#17324d\"/><text x=\"{text}\" y=\"{y}\" font-size=\"13\">{}</text>\n\
             <path d=\"M{x},{:.1}h24\" stroke=\"#455a64\" stroke-width=\"3\" stroke-dasharray=\"7 6\"/><text x=\"{text}\" y=\"{dash}\" font-size=\"13\">{}</text>\n",
                y - 4.5,
                escape(&points),
                dash - 4.5,
                escape(&lines)
            ),
        );
        dash + 16.0
    }

    fn footer(&self, out: &mut String) {
        let km = self.frame.kilometres(100.0);
        let nice = [50.0, 20.0, 10.0, 5.0]
            .into_iter()
            .find(|n| *n <= km)
            .unwrap_or(5.0);
        let (x, y, length) = (MAP[0], HEIGHT - 40.0, 100.0 * nice / km);
        let label = self.texts.number(nice, 0);
        write(
            out,
            format_args!(
                "<g id=\"scale\"><path d=\"M{x},{} v6 h{length:.1} v-6\" fill=\"none\" stroke=\"#19191a\" stroke-width=\"1.5\"/><text x=\"{:.1}\" y=\"{y}\" font-size=\"12\">{label} km</text></g>\n",
                y - 8.0,
                x + length + 8.0
            ),
        );
        let sources = escape(&self.body.attribution);
        let date = escape(&self.atlas.atlas.date);
        write(
            out,
            format_args!(
                "<text x=\"{x}\" y=\"{:.0}\" font-size=\"12\" fill=\"#455a64\">{sources} · {date} · {}</text>\n",
                HEIGHT - 14.0,
                self.body.version
            ),
        );
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

/// Unknown is hatched: it must not look like a step of the scale.
fn fill(colour: &str) -> String {
    if colour == palette::UNKNOWN {
        "url(#unknown)".to_owned()
    } else {
        colour.to_owned()
    }
}

/// A zone's number on a white plate centred on a point.
fn plate(out: &mut String, x: f64, y: f64, number: crate::model::ZoneNumber) {
    write(
        out,
        format_args!(
            "<rect x=\"{:.1}\" y=\"{:.1}\" width=\"22\" height=\"18\" rx=\"4\" fill=\"#fff\" stroke=\"#3d4955\"/><text x=\"{x:.1}\" y=\"{:.1}\" font-size=\"13\" font-weight=\"700\" text-anchor=\"middle\">{number}</text>\n",
            x - 11.0,
            y - 9.0,
            y + 4.5
        ),
    );
}

/// Web mercator fitted into the map's part of the drawing.
struct Frame {
    scale: f64,
    origin: Coord,
    middle_lat: f64,
}

impl Frame {
    fn around([west, south, east, north]: crate::api::Bbox) -> Self {
        let (min, max) = (mercator([west, north]), mercator([east, south]));
        let (width, height) = ((max.x - min.x).max(1e-9), (max.y - min.y).max(1e-9));
        let scale = (MAP[2] / width).min(MAP[3] / height);
        let origin = Coord {
            x: MAP[0] - min.x * scale + (MAP[2] - width * scale) / 2.0,
            y: MAP[1] - min.y * scale + (MAP[3] - height * scale) / 2.0,
        };
        Self {
            scale,
            origin,
            middle_lat: f64::midpoint(south, north),
        }
    }

    fn point(&self, lonlat: LonLat) -> Coord {
        mercator(lonlat) * self.scale + self.origin
    }

    /// An arc in pixels without the points nobody could tell apart; its ends stay.
    fn arc(&self, arc: &[Coord]) -> Vec<Coord> {
        let mut thin: Vec<Coord> = Vec::new();
        for (i, c) in arc.iter().enumerate() {
            let p = self.point([c.x, c.y]);
            let far = thin
                .last()
                .is_none_or(|q| (p.x - q.x).hypot(p.y - q.y) >= THIN_PX);
            if far || i + 1 == arc.len() {
                thin.push(p);
            }
        }
        thin
    }

    /// Kilometres on the ground along `pixels` at the middle latitude (sphere of WGS84's equator).
    fn kilometres(&self, pixels: f64) -> f64 {
        pixels / self.scale * 40_075.017 * self.middle_lat.to_radians().cos()
    }
}

/// Web mercator with the world as the unit square, y down.
fn mercator([lon, lat]: LonLat) -> Coord {
    let sin = lat.to_radians().sin();
    Coord {
        x: lon / 360.0 + 0.5,
        y: 0.5 - ((1.0 + sin) / (1.0 - sin)).ln() / (4.0 * std::f64::consts::PI),
    }
}

fn line_path(points: &[Coord], close: bool) -> String {
    let mut path = String::new();
    for (i, p) in points.iter().enumerate() {
        write(
            &mut path,
            format_args!("{}{:.1},{:.1}", if i == 0 { "M" } else { "L" }, p.x, p.y),
        );
    }
    if close {
        path.push('Z');
    }
    path
}

fn write(out: &mut String, text: std::fmt::Arguments) {
    // writing to a String cannot fail
    let _ = out.write_fmt(text);
}

/// Text for XML; characters that XML 1.0 forbids become the replacement character.
fn escape(text: &str) -> String {
    text.chars()
        .fold(String::with_capacity(text.len()), |mut out, c| {
            match c {
                '&' => out.push_str("&amp;"),
                '<' => out.push_str("&lt;"),
                '>' => out.push_str("&gt;"),
                '"' => out.push_str("&quot;"),
                '\t' | '\n' | '\r' => out.push(' '),
                c if c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}') => out.push('\u{fffd}'),
                c => out.push(c),
            }
            out
        })
}
