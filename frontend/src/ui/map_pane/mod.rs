//! The map on the page: the engine's canvas, and over it labels, tooltip, legend and buttons as elements of the document.

mod bindings;
mod clusters;
mod controls;
mod data_table;
mod debounced_view;
mod engine;
mod fallback;
mod followed_view;
mod label_placement;
mod legend;
mod lifecycle;
mod map_data;
mod map_events;
mod map_labels;
mod obstacles;
mod page_view;
mod scale;
mod scenario_overlay;
mod scene;
mod text_metrics;
mod tooltip;
mod zone_labels;

use std::{cell::RefCell, rc::Rc};

use geodata_api::MapBody;
use yew::prelude::*;

pub use self::lifecycle::warm_up;

use self::{
    bindings::{use_camera, use_refit, use_scene},
    controls::{Controls, ScaleBar},
    data_table::DataTable,
    debounced_view::use_debounced_view,
    fallback::Fallback,
    followed_view::use_followed_view,
    legend::Legend,
    lifecycle::{EngineStatus, EventCallback, use_lifecycle},
    map_data::{use_body, use_markers, use_size},
    map_events::use_map_events,
    map_labels::use_map_labels,
    obstacles::{FRAME, Obstacles, SCALE_ROOM, use_obstacles},
    scenario_overlay::ScenarioOverlay,
    tooltip::{Hover, Tooltip},
};
use super::{
    context::{Link, use_ui},
    navigation::Arrival,
};

/// Properties of [`MapPane`].
#[derive(Properties, PartialEq)]
pub struct MapPaneProps {
    /// How the user came to the present state.
    pub arrival: Arrival,
}

/// The map.
#[component]
pub fn MapPane(props: &MapPaneProps) -> Html {
    let ui = use_ui();
    let body = use_body(&ui);
    let markers = use_markers(&ui);
    let canvas_ref = use_node_ref();
    let event_callback: EventCallback =
        (*use_memo((), |()| Rc::new(RefCell::new(Callback::noop())))).clone();
    let lifecycle = use_lifecycle(&ui, &canvas_ref, &event_callback);
    let size = use_size(FRAME);
    let hover = use_state_eq(Hover::default);
    let followed_view = use_followed_view(page_view::view_for(&ui.data, &ui.page, *size), *size);
    let view = followed_view.drawn();
    let debounced_view = use_debounced_view(&ui, &followed_view, props.arrival, *size);
    use_map_events(
        &ui,
        &event_callback,
        &lifecycle,
        &debounced_view,
        &followed_view,
        &hover,
    );
    use_scene(&ui, &lifecycle, body.as_ref(), &markers, view.zoom);
    use_camera(
        &ui,
        &lifecycle,
        &debounced_view,
        &followed_view,
        props.arrival,
        *size,
    );
    let obstacles = (*use_memo((), |()| Obstacles::default())).clone();
    use_map_labels(
        &ui,
        &followed_view,
        lifecycle.handle.is_some(),
        &markers,
        *size,
        &obstacles,
    );
    use_refit(&ui, &lifecycle, &debounced_view, *size);

    let off = *lifecycle.status == EngineStatus::Off;
    use_obstacles(&followed_view, &obstacles, *size, body.is_some() && !off);
    let sentence = body
        .as_ref()
        .map_or_else(String::new, |b| ui.localized(&b.sentence).to_owned());
    let retry = {
        let lifecycle = lifecycle.clone();
        Callback::from(move |_: MouseEvent| lifecycle.retry())
    };
    html! {
        <section class="stage" aria-label={ui.messages.text("ui-map")}>
            <div id={FRAME} class={classes!("map-frame", ui.page.table.then_some("covered"))}>
                if off {
                    <Fallback sentence={sentence.clone()} {retry} />
                } else {
                    <canvas
                        key={*lifecycle.canvas} ref={canvas_ref} class="map-canvas" tabindex="0" role="application"
                        aria-label={sentence.clone()}
                        aria-roledescription={ui.messages.text("ui-map-role")} aria-describedby="map-help"
                    ></canvas>
                    <p id="map-help" class="sr-only">{ ui.messages.text("ui-map-help") }</p>
                    if lifecycle.handle.is_some() {
                        <div ref={followed_view.layer()} class="over-map" aria-hidden="true">
                            <ScenarioOverlay {view} size={*size} />
                            <div ref={followed_view.labels()}></div>
                        </div>
                        <Tooltip hover={(*hover).clone()} body={body.clone()} width={size.width} />
                    }
                    <div id={SCALE_ROOM} class="scale-room">
                        if lifecycle.handle.is_some() { <ScaleBar bar={followed_view.scale_bar()} zoom={view.zoom} lat={scale::latitude(view.lat)} /> }
                    </div>
                    <Controls handle={(*lifecycle.handle).clone()} view={followed_view.now()} size={*size} />
                    if *lifecycle.status == EngineStatus::Starting { <p class="map-wait">{ ui.messages.text("ui-map-starting") }</p> }
                }
                if let Some(body) = body.clone() { if !off { <Legend {body} markers={markers.clone()} /> } }
            </div>
            if ui.page.table {
                if let Some(body) = body.clone() { <DataTable {body} /> }
            }
            <p class="attribution">
                { attribution(body.as_deref(), &ui.data.plan.atlas.attribution) }{ " · " }
                <Link to={ui.page.at_source(None)}>{ ui.messages.text("ui-all-sources") }</Link>
            </p>
            // announced by screen readers when it changes; the canvas has the same sentence as its label
            <p class="sr-only" role="status" aria-live="polite">{ sentence }</p>
        </section>
    }
}

/// The attribution, which every map must show: that of the map, or of the atlas while the map is loading.
fn attribution(body: Option<&MapBody>, atlas: &str) -> String {
    let of_map = body.map(|body| body.attribution.as_str());
    of_map
        .filter(|line| !line.is_empty())
        .unwrap_or(atlas)
        .to_owned()
}
