//! Scenarios: the figures before and after adding health centres and cycle links, and the best sites for another centre.

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

/// The measures of a scenario, and the figures that they change.
#[component]
pub fn WhatIfPanel() -> Html {
    let ui = use_ui();
    let measures = ui.page.scenario.to_query();
    let answer = use_answer::<scenario::ScenarioAnswer>(format!("api/scenario?add={measures}"));
    let supported = match form::supported_measures(&ui) {
        (true, false) => "house",
        (false, true) => "link",
        _ => "both",
    };
    html! {
        <div class="view">
            <h1 id="panel-title" tabindex="-1">{ ui.messages.text("ui-whatif-title") }</h1>
            { gap_tabs(&ui) }
            <p>{ ui.messages.format("ui-whatif-lead", &[("can", supported.into())]) }</p>
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
            <p class="quiet">{ computed_by(ui, answer) }</p>
        </div>
    }
}

fn computed_by(ui: &Ui, answer: &load::Answer<scenario::ScenarioAnswer>) -> String {
    let key = if answer.in_browser {
        "ui-computed-here"
    } else {
        "ui-computed-there"
    };
    let milliseconds = ui.messages.integer(answer.milliseconds.ceil());
    ui.messages
        .format(key, &[("milliseconds", milliseconds.into())])
}
