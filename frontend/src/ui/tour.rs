//! A tour for meetings: the whole territory, then zone after zone, in large type, by keys or a presenter's remote;
//! or the maps chosen for it, one after the other.
//!
//! Each stop is a state of the page like any other, so it has its address and the browser's back works.

use geodata_api::ZoneBody;
use geodata_model::ZoneNumber;
use wasm_bindgen::JsCast;
use web_sys::KeyboardEvent;
use yew::prelude::*;

use super::{
    context::{Ui, use_ui},
    map_name::map_name,
    navigation::Action,
    page::Page,
    totals::{self, Totals},
    widgets::icon,
};
use crate::platform;

/// The identifier of the heading, which gets the focus at each stop, so that screen readers read it.
const TITLE: &str = "tour-title";

/// The stops of the tour: the maps chosen for it, else the whole territory and then every zone.
fn stops(ui: &Ui) -> Vec<Page> {
    let page = &ui.page;
    if !page.stops.0.is_empty() {
        return (0..page.stops.0.len())
            .map(|at| page.at_tour_stop(at))
            .collect();
    }
    let zones = ui.data.zones.iter().map(|body| Some(body.zone.number));
    let stops = std::iter::once(None::<ZoneNumber>).chain(zones);
    stops.map(|zone| page.at_tour_zone(zone)).collect()
}

/// What a key of the keyboard, or of a presenter's remote, does on a tour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Key {
    Next,
    Previous,
    First,
    Last,
    End,
}

impl Key {
    fn named(key: &str) -> Option<Self> {
        Some(match key {
            "ArrowRight" | "PageDown" => Self::Next,
            "ArrowLeft" | "PageUp" => Self::Previous,
            "Home" => Self::First,
            "End" => Self::Last,
            "Escape" => Self::End,
            _ => return None,
        })
    }

    /// The stop after this key at stop `at` of `count`; none when the tour ends.
    fn next_stop(self, at: usize, count: usize) -> Option<usize> {
        let last = count.saturating_sub(1);
        match self {
            Self::Next => Some((at + 1).min(last)),
            Self::Previous => Some(at.saturating_sub(1)),
            Self::First => Some(0),
            Self::Last => Some(last),
            Self::End => None,
        }
    }
}

/// The bar of a tour: name and figures of the stop, and buttons to the other stops.
#[component]
pub fn Tour() -> Html {
    let ui = use_ui();
    let stops = stops(&ui);
    let chosen = !ui.page.stops.0.is_empty();
    let at = if chosen {
        ui.page.stop.min(stops.len() - 1)
    } else {
        let here = |stop: &Page| stop.map.zone == ui.page.map.zone;
        stops.iter().position(here).unwrap_or(0)
    };
    let on_key = {
        let (dispatch, page, stops) = (ui.dispatch.clone(), ui.page.clone(), stops.clone());
        Callback::from(move |key: Key| {
            let to = match key.next_stop(at, stops.len()) {
                Some(next) if next == at => return,
                Some(next) => stops.get(next).unwrap_or(&page).clone(),
                None => {
                    platform::leave_full_screen();
                    page.without_tour()
                }
            };
            dispatch.emit(Action::Push(to));
        })
    };
    use_keys(on_key.clone());
    use_effect_with(at, |_| platform::focus(TITLE));
    let button = |key: Key, text: &str, name: &str, disabled: bool| {
        let (label, on_key) = (ui.messages.text(text), on_key.clone());
        let onclick = Callback::from(move |_: MouseEvent| on_key.emit(key));
        html! { <button type="button" class="tour-button" aria-label={label.clone()} title={label} {onclick} {disabled}>{ icon(name) }</button> }
    };
    let step = [
        ("at", (at + 1).to_string().into()),
        ("of", stops.len().to_string().into()),
    ];
    let zone = ui.page.map.zone.and_then(|number| ui.data.zone(number));
    let title = if chosen {
        map_name(&ui, &ui.page.map)
    } else {
        title(&ui, zone)
    };
    let (previous, next) = if chosen {
        ("ui-tour-previous-map", "ui-tour-next-map")
    } else {
        ("ui-tour-previous", "ui-tour-next")
    };
    html! {
        <section class="tour" aria-label={ui.messages.text("ui-tour")}>
            <div class="tour-head" aria-live="polite">
                if let Some(body) = zone {
                    <span class="zone-number zone-number-large" aria-hidden="true">{ body.zone.number.to_string() }</span>
                }
                <h1 id={TITLE} tabindex="-1">{ title }</h1>
            </div>
            // a chosen map may show something else than these figures, which would be read as figures of that map
            if !chosen { { figures(&ui, zone) } }
            <div class="tour-buttons">
                <span class="quiet">{ ui.messages.format("ui-tour-step", &step) }</span>
                { button(Key::Previous, previous, "back", at == 0) }
                { button(Key::Next, next, "forward", at + 1 == stops.len()) }
                { button(Key::End, "ui-tour-end", "close", false) }
            </div>
        </section>
    }
}

fn title(ui: &Ui, zone: Option<&ZoneBody>) -> String {
    let name = zone.map_or(&ui.data.plan.atlas.territory, |body| &body.zone.name);
    ui.localized(name).to_owned()
}

/// Residents, municipalities, projects and strategies with projects, in large type.
fn figures(ui: &Ui, zone: Option<&ZoneBody>) -> Html {
    let messages = &ui.messages;
    let all = ui.data.plan.strategies.len();
    let (residents, municipalities, projects, strategies) = match zone {
        Some(body) => (
            body.residents,
            body.municipalities,
            body.projects,
            body.strategies,
        ),
        None => (
            Totals::of(&ui.data).residents,
            ui.data.municipalities.len(),
            ui.data.projects.len(),
            ui.data
                .plan
                .strategies
                .iter()
                .filter(|s| {
                    let mut projects = ui.data.projects.iter();
                    projects.any(|p| p.project.strategies.contains(&s.code))
                })
                .count(),
        ),
    };
    let of_all = [
        ("value", strategies.to_string().into()),
        ("all", all.to_string().into()),
    ];
    let figure =
        |value: String, name: String| html! { <div><dt>{ name }</dt><dd>{ value }</dd></div> };
    html! {
        <dl class="tour-figures">
            { figure(messages.integer(totals::number(residents)), messages.text("ui-residents")) }
            { figure(messages.integer(municipalities as f64), messages.text("ui-tour-municipalities")) }
            { figure(messages.integer(projects as f64), messages.text("ui-panel-projects")) }
            { figure(messages.format("ui-tour-of", &of_all), messages.text("ui-tour-strategies")) }
        </dl>
    }
}

/// Calls `on_key` for the keys of a tour, unless the map has the focus: the same keys move the map.
#[hook]
fn use_keys(on_key: Callback<Key>) {
    // replaced while rendering: effects run later, and a key pressed in between would start from the previous stop
    let latest = use_mut_ref(Callback::noop);
    latest.replace(on_key);
    use_effect_with((), move |()| {
        let listener = platform::listen_window("keydown", move |event| {
            let Some(event) = event.dyn_ref::<KeyboardEvent>() else {
                return;
            };
            let modified = event.ctrl_key() || event.meta_key() || event.alt_key();
            let Some(key) = Key::named(&event.key()).filter(|_| !modified) else {
                return;
            };
            if platform::is_on_canvas(event) && key != Key::End {
                return;
            }
            event.prevent_default();
            let on_key = latest.borrow().clone();
            on_key.emit(key);
        });
        move || drop(listener)
    });
}

/// The button over the map that starts the tour in full screen.
#[component]
pub fn TourButton() -> Html {
    let ui = use_ui();
    let label = ui.messages.text("ui-tour-start");
    let onclick = {
        let (dispatch, to) = (ui.dispatch.clone(), ui.page.at_tour_zone(ui.page.map.zone));
        Callback::from(move |_: MouseEvent| {
            platform::enter_full_screen();
            dispatch.emit(Action::Push(to.clone()));
        })
    };
    html! { <button type="button" class="map-button" data-testid="start-tour" title={label.clone()} aria-label={label} {onclick}>{ icon("screen") }</button> }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_move_between_the_first_and_the_last_stop() {
        let next = |key: &str, at| Key::named(key).and_then(|key| key.next_stop(at, 12));
        assert_eq!(next("ArrowRight", 0), Some(1));
        assert_eq!(next("PageDown", 11), Some(11));
        assert_eq!(next("ArrowLeft", 0), Some(0));
        assert_eq!(next("Home", 7), Some(0));
        assert_eq!(next("End", 0), Some(11));
        assert_eq!(next("Escape", 5), None);
        assert_eq!(Key::named("a"), None);
    }
}
