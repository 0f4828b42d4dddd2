//! Names over the map, in the page's own type: zones by residents, municipalities from near, counts on stacks.

use crate::order;
use geodata::model::IstatCode;
use yew::prelude::*;

use super::{
    labels::{Box2, Candidate, around, place, text_size},
    stacks::{Marks, radius_px},
    zone_labels::{ZoneLabel, zone_labels},
};
use crate::{
    map::{Size, View},
    ui::context::{Shared, Ui, use_ui},
};

/// From this zoom municipalities are named: farther out their names would cover them.
const MUNICIPALITIES_FROM_ZOOM: f64 = 9.6;
const MUNICIPALITY_PX: f64 = 13.0;
/// A symbol smaller than this has no room for a number.
const SMALLEST_COUNTED_PX: f64 = 6.5;
/// A municipality's name is below or above its point, which may carry a symbol.
const MUNICIPALITY_SHIFTS: &[[f64; 2]] = &[[0.0, 17.0], [0.0, -17.0], [0.0, 28.0]];

/// Properties of [`LabelLayer`].
#[derive(Properties, PartialEq)]
pub struct LabelLayerProps {
    /// Where the map looks.
    pub view: View,
    /// Size of the map.
    pub size: Size,
    /// What is counted on it.
    pub marks: Shared<Marks>,
}

/// The names over the map. Everything they say is in the panel too, where it can be read and reached.
#[component]
pub fn LabelLayer(props: &LabelLayerProps) -> Html {
    let ui = use_ui();
    let (view, size) = (props.view, props.size);
    let (counts, symbols) = counts(&props.marks, view, size);
    let (zones, taken) = zone_labels(&ui, &props.marks, view, size, &symbols);
    let municipalities = if view.zoom >= MUNICIPALITIES_FROM_ZOOM {
        municipality_labels(&ui, view, size, &taken)
    } else {
        Vec::new()
    };
    html! {
        <div class="labels" aria-hidden="true">
            { for municipalities }
            { for counts }
            { for zones.iter().map(|label| zone_label(&ui, label)) }
        </div>
    }
}

/// A position as the style of a label.
fn at([x, y]: [f64; 2]) -> String {
    // the compositor moves labels without a new layout
    format!("transform: translate({x:.1}px, {y:.1}px) translate(-50%, -50%)")
}

/// A zone's number, name and badge.
fn zone_label(ui: &Ui, label: &ZoneLabel) -> Html {
    let open = ui.page.map.zone == Some(label.number);
    let lines = label
        .lines
        .iter()
        .map(|line| html! { <span>{ line }</span> });
    html! {
            <div key={label.number.to_string()} class={classes!("label", "label-zone", open.then_some("open"))} ~style={at(label.centre)}>
                <span class="label-number">{ label.number.to_string() }</span>
                if !label.lines.is_empty() { <span class="label-name">{ for lines }</span> }
                if label.badge > 0 {
    <span class="label-badge">{ label.badge }</span>
                }
            </div>
        }
}

/// The numbers on the stacks, and the boxes of all symbols: names keep off them.
fn counts(marks: &Marks, view: View, size: Size) -> (Vec<Html>, Vec<Box2>) {
    let (mut labels, mut taken) = (Vec::new(), Vec::new());
    for stack in &marks.stacks {
        let point = view.project(stack.lonlat, size);
        let radius = f64::from(radius_px(stack.count, view.zoom));
        taken.push(around(point, [radius * 2.0 - 4.0, radius * 2.0 - 4.0]));
        let [x, y] = point;
        let inside = x >= 0.0 && y >= 0.0 && x <= size.width && y <= size.height;
        if stack.count > 1 && radius > SMALLEST_COUNTED_PX && inside {
            labels.push(html! {
                <span key={stack.istat.to_string()} class="label label-count" ~style={at(point)}>{ stack.count }</span>
            });
        }
    }
    (labels, taken)
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
    order::sort_by_key(&mut inside, |body| std::cmp::Reverse(body.residents));
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
