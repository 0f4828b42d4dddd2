//! Makes the map's scene from the server's colours and the projects that pass the filters.

use crate::order;
use std::collections::{BTreeMap, BTreeSet};

use geodata_api::{MapBody, ProjectBody, UnitValue};
use geodata_mapspec::{Level, MapSpec, Theme, matches};
use geodata_model::{IstatCode, Place, Symbol};

use super::clusters::{Markers, radius_px};
use crate::{
    map::{BaseColours, Circle, HoverUnit, LineStyle, Rgba, Scene, Shape},
    ui::{data::Data, page::Page, widgets::primary_axis},
};

/// Symbols whose projects have different axes: a slate that is the colour of no axis and no class.
const MIXED: Rgba = [61, 72, 82, 255];
const WHITE: Rgba = [255, 255, 255, 255];
/// Background around the territory: `--surface-soft` of style.css.
const PAGE: Rgba = [244, 246, 248, 255];
/// The same on a dark page. The colours of the map are the same in both schemes, so that the legend means the same.
const DARK_PAGE: Rgba = [31, 42, 54, 255];
/// Units without a class: the grey of "no data".
const UNKNOWN: Rgba = [201, 201, 201, 255];

/// The scene of a page. Without a body it has no fills.
pub fn scene(
    data: &Data,
    page: &Page,
    body: Option<&MapBody>,
    markers: &Markers,
    zoom: f64,
    dark: bool,
) -> Scene {
    Scene {
        municipality_fill: body.map(|body| fills(data, body)).unwrap_or_default(),
        hatched: body.map(|body| unknown(data, body)).unwrap_or_default(),
        selected_zone: page.map.zone.map(|zone| zone.0),
        selected_municipality: page.map.municipality.map(IstatCode::number),
        lines: lines(data, page),
        circles: circles(data, page, markers, zoom),
        hover: match page.map.level {
            Level::Zone => HoverUnit::Zone,
            Level::Municipality => HoverUnit::Municipality,
        },
        base: BaseColours {
            background: if dark { DARK_PAGE } else { PAGE },
            ..BaseColours::LIGHT
        },
    }
}

fn fills(data: &Data, body: &MapBody) -> BTreeMap<u32, Rgba> {
    order::collected(units(data, body).map(|(istat, unit)| {
        let colour = unit.and_then(|unit| rgba(&unit.colour));
        (istat, colour.unwrap_or(UNKNOWN))
    }))
}

/// Municipalities whose unit has no value.
fn unknown(data: &Data, body: &MapBody) -> BTreeSet<u32> {
    // the colours of this theme identify zones and have no value
    if MapSpec::from_query(&body.spec).0.theme == Theme::Zones {
        return BTreeSet::new();
    }
    let valueless = |unit: Option<&UnitValue>| unit.is_none_or(|unit| unit.value.is_none());
    let units = units(data, body).filter(|(_, unit)| valueless(*unit));
    order::collected(units.map(|(istat, _)| istat))
}

/// Each municipality with the value of its unit.
fn units<'a>(
    data: &'a Data,
    body: &'a MapBody,
) -> impl Iterator<Item = (u32, Option<&'a UnitValue>)> {
    // the level of the body: the page may have another one already, whose body is still loading
    let level = MapSpec::from_query(&body.spec).0.level;
    let municipalities = data.municipalities.iter().map(|body| &body.municipality);
    municipalities.map(move |municipality| {
        let unit = match level {
            Level::Zone => municipality.zone.to_string(),
            Level::Municipality => municipality.istat.to_string(),
        };
        (municipality.istat.number(), body.units.get(&unit))
    })
}

fn lines(data: &Data, page: &Page) -> BTreeMap<String, LineStyle> {
    let drawn = data.projects.iter().filter(|body| is_line(body));
    order::collected(drawn.map(|body| {
        let project = &body.project;
        let open = page.map.project.as_ref() == Some(&project.id);
        let style = LineStyle {
            colour: rgba(data.axis_colour(primary_axis(project))).unwrap_or(MIXED),
            width: if open { 6.0 } else { 3.5 },
            dashed: matches!(project.place, Place::Schematic { .. }),
            visible: open || matches(&page.map, project),
        };
        (project.id.to_string(), style)
    }))
}

fn is_line(body: &ProjectBody) -> bool {
    matches!(
        body.project.place,
        Place::Schematic { .. } | Place::Exact { .. }
    )
}

fn circles(data: &Data, page: &Page, markers: &Markers, zoom: f64) -> Vec<Circle> {
    let chosen = page.map.project.as_ref().and_then(|id| data.project(id));
    let chosen = chosen.map_or(&[][..], |body| match &body.project.place {
        Place::Municipality { municipalities } => municipalities,
        _ => &[],
    });
    markers
        .clusters
        .iter()
        .map(|cluster| {
            let colour = cluster.axis.and_then(|axis| rgba(data.axis_colour(axis)));
            let shape = match (&cluster.kind, cluster.count) {
                (Some(kind), 1) => shape(data.kind(kind).map(|kind| kind.symbol)),
                _ => Shape::Circle,
            };
            Circle {
                id: cluster.istat.to_string(),
                lonlat: cluster.lonlat,
                radius_px: radius_px(cluster.count, zoom),
                fill: colour.unwrap_or(MIXED),
                stroke: WHITE,
                stroke_px: if chosen.contains(&cluster.istat) {
                    4.0
                } else {
                    1.5
                },
                shape,
            }
        })
        .collect()
}

fn shape(symbol: Option<Symbol>) -> Shape {
    match symbol {
        Some(Symbol::Square) => Shape::Square,
        Some(Symbol::Triangle) => Shape::Triangle,
        Some(Symbol::Diamond) => Shape::Diamond,
        Some(Symbol::Cross) => Shape::Cross,
        Some(Symbol::Hexagon) => Shape::Hexagon,
        Some(Symbol::Star) => Shape::Star,
        Some(Symbol::Line) => Shape::Line,
        Some(Symbol::Circle) | None => Shape::Circle,
    }
}

/// A colour written `#rrggbb`.
fn rgba(hex: &str) -> Option<Rgba> {
    let digits = hex.strip_prefix('#').filter(|digits| digits.len() == 6)?;
    let value = u32::from_str_radix(digits, 16).ok()?;
    let [_, red, green, blue] = value.to_be_bytes();
    Some([red, green, blue, 255])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::fixture;

    fn body(level: &str) -> MapBody {
        let code = if level == "zone" { "5" } else { "001191" };
        let text = serde_json::json!({ "it": "", "en": "" });
        serde_json::from_value(serde_json::json!({
            "spec": format!("level={level}"), "title": text, "legend_title": text, "legend": [],
            "units": { code: { "value": 1.0, "label": text, "class": 0, "colour": "#1a3a7c" } },
            "projects": [], "sentence": text, "attribution": "", "version": "",
        }))
        .unwrap()
    }

    fn scene_of(query: &str, level: &str) -> Scene {
        let (data, page) = (fixture::data(), Page::from_query(query).0);
        let markers = Markers::of(&data, &page);
        scene(&data, &page, Some(&body(level)), &markers, 9.0, false)
    }

    #[test]
    fn municipalities_take_the_colour_of_their_unit() {
        let scene = scene_of("", "zone");
        assert_eq!(scene.municipality_fill[&1191], [26, 58, 124, 255]);
        assert_eq!(
            scene.municipality_fill[&1110],
            [26, 58, 124, 255],
            "same zone"
        );
        assert_eq!(
            scene.municipality_fill[&1272], UNKNOWN,
            "no value is not left blank"
        );
        assert!(
            scene.hatched.contains(&1272),
            "what is not known is hatched"
        );
        assert!(!scene.hatched.contains(&1191));
        let scene = scene_of("level=municipality", "municipality");
        assert_eq!(scene.municipality_fill[&1191], [26, 58, 124, 255]);
        assert_eq!(scene.municipality_fill[&1110], UNKNOWN);
        let named = scene_of("theme=zones", "zone&theme=zones");
        assert!(named.hatched.is_empty(), "these colours have no value");
    }

    #[test]
    fn schematic_lines_are_dashed_and_follow_the_filters() {
        let line = scene_of("", "zone").lines["bike-to-rail-pinerolese"];
        assert!(line.dashed && line.visible);
        assert_eq!(line.colour, [42, 154, 199, 255]);
        assert!(!scene_of("axis=6", "zone").lines["bike-to-rail-pinerolese"].visible);
    }

    #[test]
    fn projects_of_zones_and_of_the_whole_area_are_not_drawn() {
        let scene = scene_of("", "zone");
        assert_eq!(scene.lines.len(), 1);
        assert_eq!(scene.circles.len(), 1);
        assert_eq!(
            scene.circles[0].shape,
            Shape::Cross,
            "the kind's own shape when alone"
        );
    }

    #[test]
    fn colours_are_read_or_refused() {
        assert_eq!(rgba("#0066cc"), Some([0, 102, 204, 255]));
        for wrong in ["0066cc", "#06c", "#zzzzzz", ""] {
            assert_eq!(rgba(wrong), None);
        }
    }
}
