//! Form fields of the panel: title and part of the map.

use geodata_mapspec::LONGEST_TITLE;
use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

use crate::ui::context::Ui;

/// The field for the title of the map; it says when the title is too long.
pub fn title_field(ui: &Ui, title: &UseStateHandle<String>) -> Html {
    let onchange = {
        let title = title.clone();
        Callback::from(move |event: Event| {
            if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
                title.set(input.value());
            }
        })
    };
    let too_long = geodata_mapspec::title(title).err().map(|count| {
        let numbers = [("count", count.into()), ("most", LONGEST_TITLE.into())];
        ui.messages.format("ui-present-title-long", &numbers)
    });
    html! {
        <>
            <label class="field">
                <span>{ ui.messages.text("ui-present-own-title") }</span>
                <input type="text" value={(**title).clone()} {onchange} autocomplete="off" aria-invalid={too_long.is_some().to_string()} aria-describedby="own-title-why" />
            </label>
            <p id="own-title-why" class={classes!(too_long.is_some().then_some("warning"))} role="status">{ too_long }</p>
        </>
    }
}

/// The field for the part of the map: as on the page, or one zone.
pub fn zone_field(ui: &Ui, zone: &UseStateHandle<Option<u8>>) -> Html {
    let onchange = {
        let zone = zone.clone();
        Callback::from(move |event: Event| {
            zone.set(selected(&event).and_then(|number| number.parse().ok()));
        })
    };
    let options = ui.data.zones.iter().map(|body| {
        let number = body.zone.number;
        let name = format!("{number} – {}", ui.localized(&body.zone.name));
        html! { <option value={number.to_string()} selected={**zone == Some(number.0)}>{ name }</option> }
    });
    html! {
        <label class="field">
            <span>{ ui.messages.text("ui-present-part") }</span>
            <select {onchange}>
                <option value="" selected={zone.is_none()}>{ ui.messages.text("ui-present-as-seen") }</option>
                { for options }
            </select>
        </label>
    }
}

/// The value of the select element that an event happened on.
pub fn selected(event: &Event) -> Option<String> {
    let select = event.target_dyn_into::<HtmlSelectElement>();
    select.map(|s| s.value())
}
