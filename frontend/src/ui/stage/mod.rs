//! The map on the page: the engine's canvas, and over it everything that is text or a button.

mod camera;
mod controls;
mod covered;
mod engine;
mod fallback;
mod hypothesis;
mod labels;
mod legend;
mod life;
mod names;
mod rest;
mod scale;
mod scene;
mod sight;
mod stacks;
mod table;
mod tooltip;
mod wiring;
mod zone_labels;

use std::{cell::RefCell, rc::Rc};

use geodata::api::MapBody;
use yew::prelude::*;

pub use self::life::warm_up;

use self::{
    controls::{Controls, ScaleBar},
    covered::{Covered, SCALE_ROOM, use_covered},
    fallback::Fallback,
    hypothesis::Hypothesis,
    legend::Legend,
    life::{Condition, Ear, use_life},
    names::use_names,
    rest::use_rest,
    sight::use_sight,
    table::DataTable,
    tooltip::Tooltip,
    wiring::{use_body, use_camera, use_ear, use_marks, use_refit, use_scene, use_size},
};
use super::{
    context::{Go, use_ui},
    place::Arrival,
};
use crate::map::Picked;

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
    let hover = use_state_eq(Hover::default);
    let sight = use_sight(camera::asked(&ui.data, &ui.page, *size), *size);
    let view = sight.drawn();
    let rest = use_rest(&ui, &sight, props.arrival, *size);
    use_ear(&ui, &ear, &life, &rest, &sight, &hover);
    use_scene(&ui, &life, body.as_ref(), &marks, view.zoom);
    use_camera(&ui, &life, &rest, &sight, props.arrival, *size);
    let covered = (*use_memo((), |()| Covered::default())).clone();
    use_names(&ui, &sight, life.handle.is_some(), &marks, *size, &covered);
    use_refit(&ui, &life, &rest, *size);

    let off = *life.condition == Condition::Off;
    use_covered(&sight, &covered, *size, body.is_some() && !off);
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
                        aria-label={sentence.clone()}
                        aria-roledescription={ui.say.text("ui-map-role")} aria-describedby="map-help"
                    ></canvas>
                    <p id="map-help" class="sr-only">{ ui.say.text("ui-map-help") }</p>
                    if life.handle.is_some() {
                        <div ref={sight.layer()} class="over-map" aria-hidden="true">
                            <Hypothesis {view} size={*size} />
                            <div ref={sight.names()}></div>
                        </div>
                        <Tooltip hover={(*hover).clone()} body={body.clone()} width={size.width} />
                    }
                    <div id={SCALE_ROOM} class="scale-room">
                        if life.handle.is_some() { <ScaleBar bar={sight.scale_bar()} zoom={view.zoom} lat={scale::latitude(view.lat)} /> }
                    </div>
                    <Controls handle={(*life.handle).clone()} view={sight.now()} size={*size} />
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
