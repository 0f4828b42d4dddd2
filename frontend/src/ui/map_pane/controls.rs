//! Buttons over the map, and its scale.

use std::{cell::Cell, rc::Rc};

use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::{engine::MapHandle, obstacles::CONTROLS, page_view, scale};
use crate::{
    map::{Size, Transition, View},
    platform,
    ui::{
        context::{Link, Shared, use_ui},
        tour::TourButton,
        widgets::icon,
    },
};

/// Widest scale bar, CSS pixels.
const SCALE_ROOM_PX: f64 = 110.0;

/// Properties of [`Controls`].
#[derive(Properties, PartialEq)]
pub struct ControlsProps {
    /// The running engine.
    pub handle: Option<Shared<MapHandle>>,
    /// The map's view, read when a button is pressed, so that the buttons need not be rendered again while the map moves.
    pub view: Rc<Cell<View>>,
    /// Size of the map.
    pub size: Size,
}

/// Zoom, default view, table, tour, link.
#[component]
pub fn Controls(props: &ControlsProps) -> Html {
    let ui = use_ui();
    let zoom = |step: f64| {
        let (handle, view) = (props.handle.clone(), props.view.clone());
        Callback::from(move |_: MouseEvent| {
            if let Some(map) = &handle {
                let view = view.get();
                // to the next whole zoom, so that repeated clicks give the same zooms
                let zoom = (view.zoom + step).round();
                map.set_view(View { zoom, ..view }, Transition::Fly);
            }
        })
    };
    let show_all = {
        let (handle, view) = (
            props.handle.clone(),
            page_view::default_view(&ui.data, props.size),
        );
        Callback::from(move |_: MouseEvent| {
            if let Some(map) = &handle {
                map.set_view(view, Transition::Fly);
            }
        })
    };
    let button = |key: &str, name: &str, onclick: Callback<MouseEvent>| {
        let label = ui.messages.text(key);
        html! { <button type="button" class="map-button" title={label.clone()} aria-label={label} {onclick}>{ icon(name) }</button> }
    };
    let copied_message = use_state_eq(|| None::<&'static str>);
    let copy = {
        let (copied_message, href) = (copied_message.clone(), ui.page.to_share().href());
        Callback::from(move |_: MouseEvent| {
            let (copied_message, address) = (copied_message.clone(), platform::absolute(&href));
            spawn_local(async move {
                let copied = platform::copy_text(&address).await;
                copied_message.set(Some(if copied {
                    "ui-link-copied"
                } else {
                    "ui-link-not-copied"
                }));
            });
        })
    };
    let clear_message = {
        let copied_message = copied_message.clone();
        Callback::from(move |_: FocusEvent| copied_message.set(None))
    };
    let table = ui.messages.text("ui-show-table");
    html! {
        <div id={CONTROLS} class="controls" role="group" aria-label={ui.messages.text("ui-map-controls")}>
            <div class="control-group">
                { button("ui-zoom-in", "plus", zoom(1.0)) }
                { button("ui-zoom-out", "minus", zoom(-1.0)) }
            </div>
            <div class="control-group">{ button("ui-home", "home", show_all) }</div>
            <div class="control-group">
                <Link to={ui.page.with_table(true)} class="map-button" label={table}>{ icon("table") }</Link>
                <TourButton />
            </div>
            <div class="control-group" onfocusout={clear_message}>{ button("ui-copy-link", "link", copy) }</div>
            <p class="control-message" role="status">{ copied_message.map(|key| ui.messages.text(key)) }</p>
        </div>
    }
}

/// Properties of [`ScaleBar`].
#[derive(Properties, PartialEq)]
pub struct ScaleBarProps {
    /// The element, whose width is scaled with the map until it is rendered again.
    pub bar: NodeRef,
    /// The map's zoom.
    pub zoom: f64,
    /// The latitude for which the bar is computed, degrees; see [`scale::latitude`].
    pub lat: f64,
}

/// The scale of the map at its centre.
#[component]
pub fn ScaleBar(props: &ScaleBarProps) -> Html {
    let ui = use_ui();
    let view = View {
        zoom: props.zoom,
        lat: props.lat,
        lon: 0.0,
    };
    let (metres, px) = scale::bar(view.world_px(), view.lat, SCALE_ROOM_PX);
    let length = if metres >= 1000.0 {
        let value = ui.messages.integer(metres / 1000.0);
        ui.messages.format("ui-km", &[("value", value.into())])
    } else {
        let value = ui.messages.integer(metres);
        ui.messages.format("ui-metres", &[("value", value.into())])
    };
    html! { <div ref={&props.bar} class="scale" ~style={format!("width: calc({px:.1}px * var(--grown, 1))")}>{ length }</div> }
}
