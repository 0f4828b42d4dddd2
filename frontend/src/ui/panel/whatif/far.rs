//! The municipalities farthest from a community health centre (casa della comunità), with their residents of 75 years and over.

use std::collections::BTreeMap;

use serde::Deserialize;
use yew::prelude::*;

use super::super::loading::with_loaded;
use crate::{
    order,
    ui::{
        context::{Link, Ui, use_ui},
        load::use_json_when,
    },
};

/// The band of the greatest distances.
const FARTHEST: &str = "20+";

/// The part of an indicator's body that is used here.
#[derive(Debug, PartialEq, Deserialize)]
struct Values {
    values: BTreeMap<String, Value>,
}

/// The value of a municipality: its residents by band of distance.
#[derive(Debug, PartialEq, Deserialize)]
struct Value {
    #[serde(default)]
    parts: BTreeMap<String, f64>,
}

/// The municipalities with residents in the farthest band, without the scenario's measures; loaded when the list is first opened.
#[component]
pub fn Farthest() -> Html {
    let ui = use_ui();
    let open = use_state_eq(|| false);
    let values = use_json_when::<Values>(
        "api/indicators/distance-residents-75?by=municipality",
        *open,
    );
    let ontoggle = {
        let open = open.clone();
        Callback::from(move |event: Event| {
            let element = event.target_dyn_into::<web_sys::HtmlDetailsElement>();
            // it stays true, so that the body is not requested again
            open.set(*open || element.is_some_and(|details| details.open()));
        })
    };
    html! {
        <details class="fold farthest" {ontoggle}>
            <summary>{ ui.messages.text("ui-whatif-farthest") }</summary>
            if *open { { with_loaded(&ui, &values, |values| list(&ui, values)) } }
        </details>
    }
}

fn list(ui: &Ui, values: &Values) -> Html {
    let of = |(code, value): (&String, &Value)| {
        let municipality = ui.data.municipality(code.parse().ok()?)?;
        let residents = value.parts.get(FARTHEST).copied()?;
        (residents > 0.0).then_some((municipality, residents))
    };
    let mut far: Vec<_> = values.values.iter().filter_map(of).collect();
    order::sort_by(&mut far, |a, b| b.1.total_cmp(&a.1));
    let all: f64 = far.iter().map(|(_, residents)| residents).sum();
    let rows = far.iter().map(|(body, residents)| {
        let municipality = &body.municipality;
        let zone = ui.data.zone(municipality.zone);
        let zone = zone.map_or("", |z| ui.localized(&z.zone.name));
        // the link opens the card of the municipality, and does not choose it as a place for a measure
        let mut page = ui.page.at_zone(municipality.zone);
        page.map.municipality = Some(municipality.istat);
        html! {
            <tr key={municipality.istat.to_string()}>
                <th scope="row"><Link to={page}>{ &municipality.name }</Link></th>
                <td class="name">{ zone }</td>
                <td>{ ui.messages.integer(*residents) }</td>
            </tr>
        }
    });
    let args = [
        ("count", far.len().into()),
        ("value", ui.messages.integer(far.len() as f64).into()),
        ("residents", ui.messages.integer(all).into()),
    ];
    html! {
        <table class="before-after">
            <caption>{ ui.messages.format("ui-whatif-farthest-count", &args) }</caption>
            <thead><tr>
                <th scope="col">{ ui.messages.text("ui-municipality") }</th>
                <th scope="col">{ ui.messages.text("ui-zone") }</th>
                <th scope="col">{ ui.messages.text("ui-residents-75") }</th>
            </tr></thead>
            <tbody>{ for rows }</tbody>
        </table>
    }
}
