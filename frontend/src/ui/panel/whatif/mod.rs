//! What if there were a house or a cycle link more: figures before and after, and where the next would serve most.

mod far;
mod figures;
mod form;
mod sites;

use geodata_api::scenario;
use yew::prelude::*;

use super::{gaps::gap_tabs, loading::with_loaded};
use crate::ui::{
    context::{Ui, use_ui},
    load::{self, use_answer},
};

/// Measures, and what they change.
#[component]
pub fn WhatIfPanel() -> Html {
    let ui = use_ui();
    let measures = ui.page.scenario.to_query();
    let answer = use_answer::<scenario::ScenarioAnswer>(format!("api/scenario?add={measures}"));
    let can = match form::measures_of(&ui) {
        (true, false) => "house",
        (false, true) => "link",
        _ => "both",
    };
    html! {
        <div class="view">
            <h1 id="panel-title" tabindex="-1">{ ui.messages.text("ui-whatif-title") }</h1>
            { gap_tabs(&ui) }
            <p>{ ui.messages.format("ui-whatif-lead", &[("can", can.into())]) }</p>
            <p class="warning">{ ui.messages.text("ui-whatif-nothing-written") }</p>
            <form::Form />
            { form::measures(&ui) }
            { with_loaded(&ui, &answer, |answer| content(&ui, answer)) }
        </div>
    }
}

fn content(ui: &Ui, answer: &load::Answer<scenario::ScenarioAnswer>) -> Html {
    html! {
        <div class="view whatif" data-computed-by={answer.computed_by()} data-milliseconds={format!("{:.1}", answer.milliseconds)} data-add={answer.body.scenario.to_query()}>
            { figures::changes(ui, &answer.body) }
            { figures::gaps(ui, &answer.body) }
            { sites::sites(ui, &answer.body) }
            <p class="quiet">{ computed(ui, answer) }</p>
        </div>
    }
}

fn computed(ui: &Ui, answer: &load::Answer<scenario::ScenarioAnswer>) -> String {
    let key = if answer.in_browser {
        "ui-computed-here"
    } else {
        "ui-computed-there"
    };
    let milliseconds = ui.messages.integer(answer.milliseconds.ceil());
    ui.messages
        .format(key, &[("milliseconds", milliseconds.into())])
}
