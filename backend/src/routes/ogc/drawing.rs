//! A small drawing of the features of a page, so that a person sees where they are.

use std::fmt::Write as _;

use geo::{Geometry, LineString, Simplify as _};
use geodata_atlas::PreparedAtlas;
use geodata_model::Bbox;

use crate::features::collection::Item;
use geodata_model::xml::escape;

/// Width of the drawing in its own units.
const WIDTH: f64 = 720.0;
/// Half a unit of the drawing: what is smaller cannot be seen.
const SIMPLIFIED: f64 = 0.5;
/// More positions than these make a page slow to load for a picture this small.
const MOST_FEATURES: usize = 400;

/// The drawing, or nothing where no feature has a geometry; its frame is always the whole territory.
pub fn draw(atlas: &PreparedAtlas, items: &[&Item], title: &str) -> String {
    let shapes: Vec<_> = items
        .iter()
        .filter_map(|item| Some((item, item.shape.as_ref()?)))
        .take(MOST_FEATURES)
        .collect();
    if shapes.is_empty() {
        return String::new();
    }
    let plane = Plane::new(atlas.bbox);
    let mut out = format!(
        "<svg class=\"drawing\" viewBox=\"0 0 {WIDTH:.0} {:.0}\" role=\"img\" aria-label=\"{}\">",
        plane.height,
        escape(title)
    );
    for zone in atlas.zones.values() {
        let shape = Geometry::from(zone.polygons.clone());
        path(&mut out, &plane, &shape, "ground");
    }
    for (item, shape) in shapes {
        let is_schematic = item.values.iter().any(|v| v == "schematic_line");
        let class = if is_schematic {
            "feature schematic"
        } else {
            "feature"
        };
        path(&mut out, &plane, shape, class);
    }
    out + "</svg>"
}

/// Longitude and latitude to the drawing, with the proportions of the middle latitude.
struct Plane {
    west: f64,
    north: f64,
    per_degree: f64,
    stretch: f64,
    height: f64,
}

impl Plane {
    fn new([west, south, east, north]: Bbox) -> Self {
        let stretch = 1.0 / f64::midpoint(south, north).to_radians().cos();
        let per_degree = WIDTH / (east - west).max(f64::MIN_POSITIVE);
        Self {
            west,
            north,
            per_degree,
            stretch,
            height: (north - south) * per_degree * stretch,
        }
    }

    fn line(&self, line: &LineString) -> LineString {
        let projected: LineString = line
            .coords()
            .map(|c| {
                let x = (c.x - self.west) * self.per_degree;
                let y = (self.north - c.y) * self.per_degree * self.stretch;
                (x, y)
            })
            .collect();
        projected.simplify(SIMPLIFIED)
    }
}

fn path(out: &mut String, plane: &Plane, shape: &Geometry, class: &str) {
    let mut d = String::new();
    let mut is_line = false;
    match shape {
        Geometry::MultiPolygon(parts) => {
            for part in parts {
                ring(&mut d, plane, part.exterior());
                for hole in part.interiors() {
                    ring(&mut d, plane, hole);
                }
            }
        }
        Geometry::Polygon(part) => ring(&mut d, plane, part.exterior()),
        Geometry::LineString(line) => {
            is_line = true;
            points(&mut d, &plane.line(line));
        }
        Geometry::MultiLineString(lines) => {
            is_line = true;
            for line in lines {
                points(&mut d, &plane.line(line));
            }
        }
        Geometry::Point(point) => {
            is_line = true;
            // a stroke without length and with round ends is a dot
            let dot: LineString = vec![point.0, point.0].into();
            points(&mut d, &plane.line(&dot));
        }
        _ => {}
    }
    let line = if is_line { " line" } else { "" };
    let _ = write!(out, "<path class=\"{class}{line}\" d=\"{d}\"/>");
}

fn ring(d: &mut String, plane: &Plane, ring: &LineString) {
    let line = plane.line(ring);
    // below half a unit nothing is left to fill
    if line.0.len() > 3 {
        points(d, &line);
        d.push('Z');
    }
}

fn points(d: &mut String, line: &LineString) {
    for (i, c) in line.coords().enumerate() {
        let letter = if i == 0 { 'M' } else { 'L' };
        let _ = write!(d, "{letter}{:.1} {:.1}", c.x, c.y);
    }
}
