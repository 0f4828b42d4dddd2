//! The filter by date: which projects there are at a year, a month or a day.

use geodata_mapspec::MapSpec;
use geodata_model::{Language, PartialDate};
use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::ui::{
    context::{Ui, use_ui},
    navigation::Action,
    page::Page,
};

/// A date to be written as people write it; the map follows when the field is left or Enter is pressed.
#[component]
pub fn DateFilter() -> Html {
    let ui = use_ui();
    let at = ui.page.map.at;
    // what was written and is no date, as long as it stands there
    let wrong = use_state(|| None::<String>);
    {
        // cleared elsewhere, or another step of the history
        let wrong = wrong.clone();
        use_effect_with(at, move |_| wrong.set(None));
    }
    let onchange = {
        let (ui, wrong) = (ui.clone(), wrong.clone());
        Callback::from(move |event: Event| {
            let Some(input) = event.target_dyn_into::<HtmlInputElement>() else {
                return;
            };
            let text = input.value().trim().to_owned();
            let date = PartialDate::parse_lenient(&text);
            wrong.set((date.is_none() && !text.is_empty()).then_some(text.clone()));
            if date.is_some() || text.is_empty() {
                let map = MapSpec {
                    at: date,
                    ..ui.page.map.clone()
                };
                ui.dispatch.emit(Action::Push(Page {
                    map,
                    ..ui.page.clone()
                }));
            }
        })
    };
    let is_wrong = wrong.is_some();
    let value = (*wrong)
        .clone()
        .or_else(|| at.map(|date| written(&ui, date)));
    let hint = if is_wrong {
        "ui-filter-at-wrong"
    } else {
        "ui-filter-at-hint"
    };
    html! {
        <>
            <label class="field">
                <span>{ ui.messages.text("ui-filter-at") }</span>
                <input
                    type="text"
                    name="at"
                    autocomplete="off"
                    value={value.unwrap_or_default()}
                    aria-describedby="at-hint"
                    aria-invalid={is_wrong.to_string()}
                    {onchange}
                />
            </label>
            <p class="quiet" id="at-hint" role={is_wrong.then_some("alert")}>{ ui.messages.text(hint) }</p>
        </>
    }
}

/// A date as the field takes it: with the month in letters it would not come back.
fn written(ui: &Ui, date: PartialDate) -> String {
    match ui.messages.language() {
        Language::It => ui.messages.date(&date.to_string()),
        Language::En => date.to_string(),
    }
}
