//! Municipalities with the colours of the theme, and the outlines of zones.

use super::colours::INK;
use super::inputs::Inputs;
use super::map_frame::MapFrame;
use super::shape::{Geometry, Shape};
use crate::values::unit_of;
use geodata_mapspec::palette;
use geodata_model::IstatCode;

/// One shape a municipality, named with its value.
pub(super) fn municipalities(map: &MapFrame) -> Vec<Shape> {
    let Inputs {
        atlas, spec, body, ..
    } = map.inputs;
    let shape = |(code, municipality): (&IstatCode, &geodata_model::Municipality)| {
        let rings = map.rings(&atlas.shapes.get(code)?.arcs);
        let unit = body.units.get(&unit_of(spec.level, municipality));
        let (colour, label) = unit.map_or((palette::UNKNOWN, ""), |v| {
            (v.colour.as_str(), map.localized(&v.label))
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

/// Outlines of zones, and of the municipality in focus.
pub(super) fn zones(map: &MapFrame) -> Vec<Shape> {
    let Inputs { atlas, spec, .. } = map.inputs;
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
            .map_or("", |z| map.localized(&z.name));
        let label = map
            .inputs
            .texts
            .text("zone-number", &[("number", number.to_string().into())]);
        shapes.push(
            Shape::plain(map.outline(&zone.shape.arcs))
                .named(format!("z{number}"), label, name)
                .stroked(colour, width, false),
        );
    }
    let focus = spec.municipality.and_then(|code| atlas.shapes.get(&code));
    shapes.extend(focus.map(|s| Shape::plain(map.outline(&s.arcs)).stroked(INK, 2.6, false)));
    shapes.retain(|s| !s.geometry.is_empty());
    shapes
}
