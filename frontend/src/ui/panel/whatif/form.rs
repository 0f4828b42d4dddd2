//! The form for measures: a municipality is chosen from the list, on the map or by the search, and then what to add there.

use crate::order;
use geodata_api::scenario::{MAX_MEASURES, Measure};
use geodata_model::IstatCode;
use web_sys::HtmlSelectElement;
use yew::prelude::*;

use crate::ui::{
    context::{Link, Ui, use_ui},
    navigation::Action,
    page::Page,
    widgets::icon,
};

/// Whether health centres and whether cycle links can be added. A measure for which the atlas has no kind of project or no
/// strategy would change no figure.
pub fn supported_measures(ui: &Ui) -> (bool, bool) {
    let roles = &ui.data.plan.atlas.roles;
    (roles.health_centre().is_some(), roles.cycle_link.is_some())
}

/// The field for a municipality, and the buttons that add a measure there.
#[component]
pub fn Form() -> Html {
    let ui = use_ui();
    // the first end of a link, while the second is chosen
    let from = use_state_eq(|| None::<IstatCode>);
    let chosen = ui.page.map.municipality;
    let (centres, links) = supported_measures(&ui);
    let full = ui.page.scenario.0.len() >= MAX_MEASURES;
    let centre = chosen.map(|place| ui.page.with_measure(Measure::HealthCentre(place)));
    let start = {
        let from = from.clone();
        Callback::from(move |_: MouseEvent| from.set(chosen))
    };
    let cancel = {
        let from = from.clone();
        Callback::from(move |_: MouseEvent| from.set(None))
    };
    let link = from.zip(chosen).filter(|(a, b)| a != b);
    let join = link.map(|(a, b)| {
        let (dispatch, from) = (ui.dispatch.clone(), from.clone());
        let page = ui.page.with_measure(Measure::CycleLink(a, b));
        Callback::from(move |_: MouseEvent| {
            from.set(None);
            dispatch.emit(Action::Push(page.clone()));
        })
    });
    let choose_key = match *from {
        Some(_) => "ui-whatif-choose-end",
        None => "ui-whatif-choose",
    };
    html! {
        <section class="measure-form" aria-label={ui.messages.text("ui-whatif-add")}>
            if let Some(from) = *from {
                <p><strong>{ ui.messages.format("ui-whatif-link-from", &[("place", name(&ui, from).into())]) }</strong></p>
            }
            { municipality_field(&ui, choose_key) }
            <p class="quiet">{ ui.messages.text("ui-whatif-choose-how") }</p>
            if full { <p class="quiet" role="status">{ ui.messages.plural("ui-whatif-full", MAX_MEASURES) }</p> }
            else if let Some(place) = chosen {
                <div class="measure-buttons">
                    if from.is_none() && centres {
                        <button type="button" class="button button-small" onclick={ui.to(centre.unwrap_or_default())} data-testid="add-house">
                            { ui.messages.format("ui-whatif-add-house", &[("place", name(&ui, place).into())]) }
                        </button>
                    }
                    if from.is_none() && links {
                        <button type="button" class="button button-small button-quiet" onclick={start} data-testid="start-link">
                            { ui.messages.format("ui-whatif-start-link", &[("place", name(&ui, place).into())]) }
                        </button>
                    }
                    if let (Some(join), Some((a, b))) = (join, link) {
                        <button type="button" class="button button-small" onclick={join} data-testid="add-link">
                            { ui.messages.format("ui-whatif-add-link", &[("from", name(&ui, a).into()), ("to", name(&ui, b).into())]) }
                        </button>
                    }
                    if from.is_some() {
                        <button type="button" class="button button-small button-quiet" onclick={cancel}>{ ui.messages.text("ui-whatif-give-up") }</button>
                    }
                </div>
            }
        </section>
    }
}

/// The field with all municipalities by name; the one chosen on the map is selected here too.
fn municipality_field(ui: &Ui, key: &str) -> Html {
    let onchange = {
        let (dispatch, page) = (ui.dispatch.clone(), ui.page.clone());
        Callback::from(move |event: Event| {
            let select = event.target_dyn_into::<HtmlSelectElement>();
            if let Some(istat) = select.and_then(|s| s.value().parse().ok()) {
                dispatch.emit(Action::Replace(page.with_chosen_municipality(istat)));
            }
        })
    };
    let mut places: Vec<_> = ui.data.municipalities.iter().collect();
    order::sort_by(&mut places, |a, b| {
        a.municipality.name.cmp(&b.municipality.name)
    });
    let chosen = ui.page.map.municipality;
    let options = places.into_iter().map(|body| {
        let place = &body.municipality;
        html! {
            <option key={place.istat.to_string()} value={place.istat.to_string()} selected={chosen == Some(place.istat)}>{ &place.name }</option>
        }
    });
    html! {
        <label class="field">
            <span>{ ui.messages.text(key) }</span>
            <select {onchange} name="municipality">
                <option value="" selected={chosen.is_none()}>{ ui.messages.text("ui-whatif-none-chosen") }</option>
                { for options }
            </select>
        </label>
    }
}

/// The measures of the scenario, each with a button that removes it.
pub fn measures(ui: &Ui) -> Html {
    let measures = &ui.page.scenario.0;
    let Some(last) = measures.len().checked_sub(1) else {
        return html! { <p class="empty">{ ui.messages.text("ui-whatif-nothing-added") }</p> };
    };
    let items = measures.iter().enumerate().map(|(at, measure)| {
        let words = in_words(ui, *measure);
        let label = ui.messages.format("ui-whatif-remove", &[("measure", words.as_str().into())]);
        html! {
            <li key={format!("{at}-{measure}")} class="measure">
                <span class={classes!("measure-mark", mark(*measure))} aria-hidden="true"></span>
                <span class="row-body">{ words }</span>
                <button type="button" class="icon-button" aria-label={label} onclick={ui.to(ui.page.without_measure(at))}>{ icon("close") }</button>
            </li>
        }
    });
    let none = Page {
        scenario: geodata_api::scenario::Scenario::default(),
        ..ui.page.clone()
    };
    html! {
        <section class="block">
            <h2>{ ui.messages.plural("ui-whatif-measures", measures.len()) }</h2>
            <ul class="measures">{ for items }</ul>
            <p class="measure-ends">
                <Link to={ui.page.without_measure(last)}>{ ui.messages.text("ui-whatif-undo") }</Link>
                <Link to={none}>{ ui.messages.text("ui-whatif-clear") }</Link>
            </p>
        </section>
    }
}

fn mark(measure: Measure) -> &'static str {
    match measure {
        Measure::HealthCentre(_) => "mark-house",
        Measure::CycleLink(..) => "mark-link",
    }
}

/// A measure in words.
pub fn in_words(ui: &Ui, measure: Measure) -> String {
    match measure {
        Measure::HealthCentre(place) => ui
            .messages
            .format("ui-measure-house", &[("place", name(ui, place).into())]),
        Measure::CycleLink(from, to) => ui.messages.format(
            "ui-measure-link",
            &[("from", name(ui, from).into()), ("to", name(ui, to).into())],
        ),
    }
}

/// The name of a municipality; its code when the atlas does not have it.
pub fn name(ui: &Ui, istat: IstatCode) -> String {
    let body = ui.data.municipality(istat);
    body.map_or_else(|| istat.to_string(), |body| body.municipality.name.clone())
}
