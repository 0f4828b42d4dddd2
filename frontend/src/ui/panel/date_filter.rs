//! The filter by date: the projects that hold in a year, in a month or on a day.

use geodata_mapspec::MapSpec;
use geodata_model::{Language, PartialDate};
use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::ui::{
    context::{Ui, use_ui},
    navigation::Action,
    page::Page,
};

/// A text field for a date. The map follows when the field loses the focus or Enter is pressed.
#[component]
pub fn DateFilter() -> Html {
    let ui = use_ui();
    let at = ui.page.map.at;
    // the text of the field while it is no valid date
    let invalid = use_state(|| None::<String>);
    {
        // the date was cleared elsewhere, or changed by back or forward
        let invalid = invalid.clone();
        use_effect_with(at, move |_| invalid.set(None));
    }
    let onchange = {
        let (ui, invalid) = (ui.clone(), invalid.clone());
        Callback::from(move |event: Event| {
            let Some(input) = event.target_dyn_into::<HtmlInputElement>() else {
                return;
            };
            let text = input.value().trim().to_owned();
            let date = PartialDate::parse_lenient(&text);
            invalid.set((date.is_none() && !text.is_empty()).then_some(text.clone()));
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
    let is_invalid = invalid.is_some();
    let value = (*invalid)
        .clone()
        .or_else(|| at.map(|date| field_value(&ui, date)));
    let hint = if is_invalid {
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
                    aria-invalid={is_invalid.to_string()}
                    {onchange}
                />
            </label>
            <p class="quiet" id="at-hint" role={is_invalid.then_some("alert")}>{ ui.messages.text(hint) }</p>
        </>
    }
}

/// A date in a form that the field can parse again, which a form with the name of the month is not.
fn field_value(ui: &Ui, date: PartialDate) -> String {
    match ui.messages.language() {
        Language::It => ui.messages.date(&date.to_string()),
        Language::En => date.to_string(),
    }
}
