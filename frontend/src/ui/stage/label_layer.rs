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

/// Farther than this the names do not follow the map as one: they are placed anew, CSS pixels.
const FAR_PX: f64 = 120.0;
/// Nor when the map has grown or shrunk by more than this part of a zoom.
const FAR_ZOOM: f64 = 0.25;

/// Properties of [`LabelLayer`].
#[derive(Properties, PartialEq)]
pub struct LabelLayerProps {
    /// Where the map looks.
    pub view: View,
    /// The map is complete and nothing moves.
    pub resting: bool,
    /// Size of the map.
    pub size: Size,
    /// What is counted on it.
    pub marks: Shared<Marks>,
}

/// The names over the map. Everything they say is in the panel too, where it can be read and reached.
///
/// Names placed once follow a map that moves, as one; they are placed anew when it has gone far or rests.
#[component]
pub fn LabelLayer(props: &LabelLayerProps) -> Html {
    let placed_at = use_mut_ref(|| props.view);
    let mut anchor = placed_at.borrow_mut();
    let shift = Shift::between(*anchor, props.view, props.size).filter(|_| !props.resting);
    if shift.is_none() {
        *anchor = props.view;
    }
    html! {
        <div class="labels" aria-hidden="true" ~style={shift.unwrap_or(Shift::NONE).style()}>
            <Names view={*anchor} size={props.size} marks={props.marks.clone()} />
        </div>
    }
}

/// What makes names placed at one view right at another: a place `p` goes to `scale * p + offset`.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Shift {
    scale: f64,
    offset: [f64; 2],
}

impl Shift {
    const NONE: Self = Self {
        scale: 1.0,
        offset: [0.0; 2],
    };

    /// None when the views are so far apart that names have to be placed anew.
    fn between(placed_at: View, view: View, size: Size) -> Option<Self> {
        let zooms = view.zoom - placed_at.zoom;
        let scale = zooms.exp2();
        let [x, y] = view.project([placed_at.lon, placed_at.lat], size);
        let [cx, cy] = size.centre();
        let near = zooms.abs() <= FAR_ZOOM && (x - cx).hypot(y - cy) <= FAR_PX;
        near.then_some(Self {
            scale,
            offset: [x - scale * cx, y - scale * cy],
        })
    }

    /// The layer is scaled and its names are not: what they say keeps its size.
    fn style(self) -> String {
        let Self {
            scale,
            offset: [x, y],
        } = self;
        let unscale = scale.recip();
        format!(
            "transform: translate({x:.2}px, {y:.2}px) scale({scale:.5}); --unscale: {unscale:.5}"
        )
    }
}

/// Properties of [`Names`].
#[derive(Properties, PartialEq)]
struct NamesProps {
    view: View,
    size: Size,
    marks: Shared<Marks>,
}

/// Names and numbers, each in its place.
#[component]
fn Names(props: &NamesProps) -> Html {
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
        <>
            { for municipalities }
            { for counts }
            { for zones.iter().map(|label| zone_label(&ui, label)) }
        </>
    }
}

/// A position as the style of a label.
fn at([x, y]: [f64; 2]) -> String {
    format!("transform: translate({x:.1}px, {y:.1}px) translate(-50%, -50%) scale(var(--unscale))")
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

#[cfg(test)]
mod tests {
    use super::*;

    const SIZE: Size = Size {
        width: 1000.0,
        height: 800.0,
    };
    const VIEW: View = View {
        zoom: 9.0,
        lat: 45.0,
        lon: 7.5,
    };

    fn assert_follows(view: View) {
        let point = [7.6, 45.1];
        let Shift { scale, offset } = Shift::between(VIEW, view, SIZE).expect("near enough");
        let (before, after) = (VIEW.project(point, SIZE), view.project(point, SIZE));
        for axis in [0, 1] {
            let at = scale * before[axis] + offset[axis];
            assert!((at - after[axis]).abs() < 0.01, "{at} {after:?}");
        }
    }

    #[test]
    fn names_follow_a_map_that_is_dragged_or_zoomed() {
        assert_follows(VIEW.panned([60.0, -40.0]));
        assert_follows(VIEW.zoomed_around(9.14, [200.0, 700.0], SIZE));
        assert_eq!(Shift::between(VIEW, VIEW, SIZE), Some(Shift::NONE));
    }

    #[test]
    fn names_are_placed_anew_far_away_and_at_another_scale() {
        assert_eq!(Shift::between(VIEW, VIEW.panned([130.0, 0.0]), SIZE), None);
        let nearer = View { zoom: 9.3, ..VIEW };
        assert_eq!(Shift::between(VIEW, nearer, SIZE), None);
    }
}
