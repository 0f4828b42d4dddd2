//! The map on the page: the engine's canvas, and over it everything that is text or a button.

mod camera;
mod controls;
mod engine;
mod fallback;
mod hypothesis;
mod label_layer;
mod labels;
mod legend;
mod life;
mod rest;
mod scale;
mod scene;
mod stacks;
mod table;
mod tooltip;
mod wiring;
mod zone_labels;

use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};

use geodata::api::MapBody;
use yew::prelude::*;

use self::{
    controls::{Controls, ScaleBar},
    fallback::Fallback,
    hypothesis::Hypothesis,
    label_layer::LabelLayer,
    legend::Legend,
    life::{Condition, Ear, use_life},
    rest::use_rest,
    table::DataTable,
    tooltip::Tooltip,
    wiring::{use_body, use_camera, use_ear, use_marks, use_refit, use_scene, use_size},
};
use super::{
    context::{Go, use_ui},
    place::Arrival,
};
use crate::map::{Picked, View};

/// Identifier of the element that frames the map.
const FRAME: &str = "map-frame";

/// Properties of [`Stage`].
#[derive(Properties, PartialEq)]
pub struct StageProps {
    /// How the reader came to the present state.
    pub arrival: Arrival,
}

/// What is under the pointer, and where.
type Hover = Option<(Picked, [f64; 2])>;

/// The map.
#[component]
pub fn Stage(props: &StageProps) -> Html {
    let ui = use_ui();
    let body = use_body(&ui);
    let marks = use_marks(&ui);
    let canvas_ref = use_node_ref();
    let ear: Ear = (*use_memo((), |()| Rc::new(RefCell::new(Callback::noop())))).clone();
    let life = use_life(&ui, &canvas_ref, &ear);
    let size = use_size(FRAME);
    let view = use_state_eq(|| None::<View>);
    let hover = use_state_eq(Hover::default);
    let shown_view = view.unwrap_or_else(|| camera::asked(&ui.data, &ui.page, *size));
    let seen = use_memo((), |()| Cell::new(shown_view));
    seen.set(shown_view);
    let rest = use_rest(&ui, props.arrival, *size);
    use_ear(&ui, &ear, &life, &rest, &view, &hover);
    use_scene(&ui, &life, body.as_ref(), &marks, shown_view.zoom);
    use_camera(&ui, &life, &rest, props.arrival, *size);
    use_refit(&ui, &life, &rest, *size);

    let off = *life.condition == Condition::Off;
    let sentence = body
        .as_ref()
        .map_or_else(String::new, |b| ui.get(&b.sentence).to_owned());
    let retry = {
        let again = life.clone();
        Callback::from(move |_: MouseEvent| again.retry())
    };
    html! {
        <section class="stage" aria-label={ui.say.text("ui-map")}>
            <div id={FRAME} class={classes!("map-frame", ui.page.table.then_some("covered"))}>
                if off {
                    <Fallback sentence={sentence.clone()} {retry} />
                } else {
                    <canvas
                        key={*life.canvas} ref={canvas_ref} class="map-canvas" tabindex="0" role="application"
                        data-map-state={life.condition.word()} aria-label={sentence.clone()}
                        aria-roledescription={ui.say.text("ui-map-role")} aria-describedby="map-help"
                    ></canvas>
                    <p id="map-help" class="sr-only">{ ui.say.text("ui-map-help") }</p>
                    if life.handle.is_some() {
                        <Hypothesis view={shown_view} size={*size} />
                        <LabelLayer view={shown_view} resting={*life.condition == Condition::Idle} size={*size} marks={marks.clone()} />
                        <Tooltip hover={(*hover).clone()} body={body.clone()} width={size.width} />
                        <ScaleBar zoom={shown_view.zoom} lat={scale::latitude(shown_view.lat)} />
                    }
                    <Controls handle={(*life.handle).clone()} view={seen.clone()} size={*size} />
                    if *life.condition == Condition::Starting { <p class="map-wait">{ ui.say.text("ui-map-starting") }</p> }
                }
                if let Some(body) = body.clone() { if !off { <Legend {body} marks={marks.clone()} /> } }
            </div>
            if ui.page.table {
                if let Some(body) = body.clone() { <DataTable {body} /> }
            }
            <p class="attribution">
                { attribution(body.as_deref(), &ui.data.plan.atlas.attribution) }{ " · " }
                <Go to={ui.page.at_source(None)}>{ ui.say.text("ui-all-sources") }</Go>
            </p>
            // announces what the map shows when it changes; the canvas carries the same sentence
            <p class="sr-only" role="status" aria-live="polite">{ sentence }</p>
        </section>
    }
}

/// What every map must show: the map's own line, the atlas' until it is here.
fn attribution(body: Option<&MapBody>, atlas: &str) -> String {
    let own = body.map(|body| body.attribution.as_str());
    own.filter(|line| !line.is_empty())
        .unwrap_or(atlas)
        .to_owned()
}
