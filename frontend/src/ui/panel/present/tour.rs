//! The maps chosen for a tour: the present map can be added, and the tour started or its link copied.

use geodata_mapspec::MapSpec;
use yew::prelude::*;

use crate::{
    platform,
    ui::{
        context::{Link, Ui, use_ui},
        map_name::map_name,
        navigation::Action,
        widgets::icon,
    },
};

/// Properties of [`ChosenMaps`].
#[derive(Properties, PartialEq)]
pub struct ChosenMapsProps {
    /// The map that can be added.
    pub spec: MapSpec,
    /// Copies the tour's link.
    pub copy: Callback<MouseEvent>,
}

/// The maps chosen so far, with the buttons of the tour.
#[component]
pub fn ChosenMaps(props: &ChosenMapsProps) -> Html {
    let ui = use_ui();
    let stops = &ui.page.stops;
    let add = ui.to(ui.page.with_stops(stops.with(&props.spec)));
    let start = {
        let (dispatch, to) = (ui.dispatch.clone(), ui.page.at_tour_stop(0));
        Callback::from(move |_: MouseEvent| {
            platform::enter_full_screen();
            dispatch.emit(Action::Push(to.clone()));
        })
    };
    let button = |symbol: &str, key: &str, onclick: Callback<MouseEvent>, disabled: bool| {
        html! {
            <li><button type="button" class="action" {onclick} {disabled}>{ icon(symbol) }{ ui.messages.text(key) }</button></li>
        }
    };
    html! {
        <section class="block chosen-maps">
            <h2>{ ui.messages.text("ui-stops-title") }</h2>
            <p class="quiet">{ ui.messages.text("ui-stops-why") }</p>
            if !stops.0.is_empty() {
                <ol class="stops">{ for stops.0.iter().enumerate().map(|(at, map)| stop(&ui, at, map)) }</ol>
            }
            <ul class="actions">
                { button("plus", "ui-stops-add", add, !stops.has_room()) }
                if !stops.0.is_empty() {
                    { button("screen", "ui-stops-start", start, false) }
                    { button("link", "ui-stops-copy", props.copy.clone(), false) }
                }
            </ul>
        </section>
    }
}

fn stop(ui: &Ui, at: usize, map: &MapSpec) -> Html {
    let name = map_name(ui, map);
    let label = ui
        .messages
        .format("ui-stops-remove", &[("name", name.as_str().into())]);
    let onclick = ui.to(ui.page.with_stops(ui.page.stops.without(at)));
    html! {
        <li key={at}>
            <Link to={ui.page.at_tour_stop(at)}>{ name }</Link>
            <button type="button" class="icon-button" aria-label={label.clone()} title={label} {onclick}>{ icon("close") }</button>
        </li>
    }
}
