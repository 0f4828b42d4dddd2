//! Names over the map, in the page's own type: zones by residents, municipalities from near, counts on stacks.

use geodata::model::{IstatCode, ZoneNumber};
use yew::prelude::*;

use super::{
    labels::{Box2, Candidate, around, place, text_size},
    stacks::{radius_px, stacks},
};
use crate::{
    map::{Size, View},
    ui::{
        context::{Ui, use_ui},
        page::Page,
    },
};

/// From this zoom municipalities are named: farther out their names would cover them.
const MUNICIPALITIES_FROM_ZOOM: f64 = 10.0;
const ZONE_PX: f64 = 15.0;
const MUNICIPALITY_PX: f64 = 13.0;
/// Side of a zone's number and of its badge.
const CHIP_PX: f64 = 22.0;
/// A zone's name may move a little so that it meets no other.
const ZONE_SHIFTS: &[[f64; 2]] = &[
    [0.0, 0.0],
    [0.0, -24.0],
    [0.0, 24.0],
    [-40.0, 0.0],
    [40.0, 0.0],
    [0.0, -44.0],
    [0.0, 44.0],
];
/// A municipality's name is below or above its point, which may carry a symbol.
const MUNICIPALITY_SHIFTS: &[[f64; 2]] = &[[0.0, 17.0], [0.0, -17.0], [0.0, 28.0]];

/// Properties of [`LabelLayer`].
#[derive(Properties, PartialEq)]
pub struct LabelLayerProps {
    /// Where the map looks.
    pub view: View,
    /// Size of the map.
    pub size: Size,
}

/// The names over the map. Everything they say is in the panel too, where it can be read and reached.
#[component]
pub fn LabelLayer(props: &LabelLayerProps) -> Html {
    let ui = use_ui();
    let (view, size) = (props.view, props.size);
    let (zones, mut taken) = zone_labels(&ui, view, size);
    let counts = counts(&ui, view, size, &mut taken);
    let municipalities = if view.zoom >= MUNICIPALITIES_FROM_ZOOM {
        municipality_labels(&ui, view, size, &taken)
    } else {
        Vec::new()
    };
    html! {
        <div class="labels" aria-hidden="true">
            { for municipalities }
            { for counts }
            { for zones }
        </div>
    }
}

/// A position as the style of a label.
fn at([x, y]: [f64; 2]) -> String {
    // the compositor moves labels without a new layout
    format!("transform: translate({x:.1}px, {y:.1}px) translate(-50%, -50%)")
}

/// What a zone's label says.
struct ZoneLabel {
    number: ZoneNumber,
    name: String,
    badge: usize,
    point: [f64; 2],
}

/// Zone labels, most residents first: the name, or the number alone where the name finds no room.
fn zone_labels(ui: &Ui, view: View, size: Size) -> (Vec<Html>, Vec<Box2>) {
    let mut zones: Vec<_> = ui.data.zones.iter().collect();
    zones.sort_by_key(|body| std::cmp::Reverse(body.residents));
    let labels: Vec<ZoneLabel> = zones
        .into_iter()
        .map(|body| ZoneLabel {
            number: body.zone.number,
            name: ui.get(&body.zone.name).to_owned(),
            badge: badge(ui, body.zone.number),
            point: view.project(body.label_point, size),
        })
        .collect();
    let badge_px = |label: &ZoneLabel| if label.badge > 0 { CHIP_PX + 4.0 } else { 0.0 };
    let candidate = |label: &ZoneLabel, width: f64| Candidate {
        at: label.point,
        size: [width + CHIP_PX + badge_px(label) + 6.0, CHIP_PX],
        shifts: ZONE_SHIFTS,
    };
    let map = [size.width, size.height];
    let named: Vec<_> = labels
        .iter()
        .map(|label| candidate(label, text_size(&label.name, ZONE_PX)[0]))
        .collect();
    let named_at = place(&named, &[], map);
    let boxes = named_at.iter().zip(&named);
    let mut taken: Vec<Box2> = boxes
        .filter_map(|(p, c)| p.map(|p| around(p, c.size)))
        .collect();
    let numbered: Vec<_> = labels
        .iter()
        .zip(&named_at)
        .filter(|(_, placed)| placed.is_none())
        .map(|(label, _)| label)
        .collect();
    let chips: Vec<_> = numbered.iter().map(|label| candidate(label, 0.0)).collect();
    let chips_at = place(&chips, &taken, map);
    taken.extend(
        chips_at
            .iter()
            .zip(&chips)
            .filter_map(|(p, c)| p.map(|p| around(p, c.size))),
    );
    let with_name = labels.iter().zip(&named_at);
    let with_name =
        with_name.filter_map(|(label, placed)| Some(zone_label(ui, label, true, (*placed)?)));
    let number_only = numbered.iter().zip(&chips_at);
    let number_only =
        number_only.filter_map(|(label, placed)| Some(zone_label(ui, label, false, (*placed)?)));
    (with_name.chain(number_only).collect(), taken)
}

/// Projects known only for the zone as a whole, among those shown.
fn badge(ui: &Ui, zone: ZoneNumber) -> usize {
    let whole = ui.data.projects_of_whole_zone(zone);
    whole.into_iter().filter(|body| ui.shows(body)).count()
}

fn zone_label(ui: &Ui, label: &ZoneLabel, named: bool, centre: [f64; 2]) -> Html {
    let open = ui.page.map.zone == Some(label.number);
    let title = ui.say.count("ui-whole-zone-count", label.badge);
    html! {
        <div key={label.number.to_string()} class={classes!("label", "label-zone", open.then_some("open"))} ~style={at(centre)}>
            <span class="label-number">{ label.number.to_string() }</span>
            if named { <span class="label-name">{ &label.name }</span> }
            if label.badge > 0 {
                <span class="label-badge" {title} onclick={ui.to(ui.page.at_zone(label.number))}>{ label.badge }</span>
            }
        </div>
    }
}

/// The numbers on the stacks; each keeps its place free of municipality names.
fn counts(ui: &Ui, view: View, size: Size, taken: &mut Vec<Box2>) -> Vec<Html> {
    let page = Page {
        map: ui.page.map.clone(),
        ..Page::default()
    };
    let mut labels = Vec::new();
    for stack in stacks(&ui.data, &page) {
        let point = view.project(stack.lonlat, size);
        let radius = f64::from(radius_px(stack.count, view.zoom));
        taken.push(around(point, [radius * 2.0 - 4.0, radius * 2.0 - 4.0]));
        let outside =
            point[0] < 0.0 || point[1] < 0.0 || point[0] > size.width || point[1] > size.height;
        if stack.count > 1 && radius > 6.5 && !outside {
            labels.push(html! {
                <span key={stack.istat.to_string()} class="label label-count" ~style={at(point)}>{ stack.count }</span>
            });
        }
    }
    labels
}

/// Municipality names, most residents first.
fn municipality_labels(ui: &Ui, view: View, size: Size, taken: &[Box2]) -> Vec<Html> {
    let [west, south, east, north] = view.bbox(size);
    let mut inside: Vec<_> = ui
        .data
        .municipalities
        .iter()
        .filter(|body| {
            let [lon, lat] = body.label_point;
            lon > west && lon < east && lat > south && lat < north
        })
        .collect();
    inside.sort_by_key(|body| std::cmp::Reverse(body.residents));
    let candidates: Vec<_> = inside
        .iter()
        .map(|body| Candidate {
            at: view.project(body.label_point, size),
            size: text_size(&body.municipality.name, MUNICIPALITY_PX),
            shifts: MUNICIPALITY_SHIFTS,
        })
        .collect();
    let placed = place(&candidates, taken, [size.width, size.height]);
    let open: Option<IstatCode> = ui.page.map.municipality;
    inside
        .iter()
        .zip(placed)
        .filter_map(|(body, centre)| {
            let municipality = &body.municipality;
            let class = (open == Some(municipality.istat)).then_some("open");
            Some(html! {
                <span key={municipality.istat.to_string()} class={classes!("label", "label-municipality", class)} ~style={at(centre?)}>
                    { &municipality.name }
                </span>
            })
        })
        .collect()
}
