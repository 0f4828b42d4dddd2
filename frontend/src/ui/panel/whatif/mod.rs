//! What if there were a house or a cycle link more: figures before and after, and where the next would serve most.

mod far;
mod figures;
mod form;
mod sites;

use geodata::indicator::scenario;
use yew::prelude::*;

use super::gaps::{looks, with_loaded};
use crate::ui::{
    context::{Ui, use_ui},
    load::{self, use_answer},
};

/// Measures, and what they change.
#[component]
pub fn WhatIfPanel() -> Html {
    let ui = use_ui();
    let measures = ui.page.scenario.to_query();
    let answer = use_answer::<scenario::Answer>(format!("api/scenario?add={measures}"));
    let can = match form::measures_of(&ui) {
        (true, false) => "house",
        (false, true) => "link",
        _ => "both",
    };
    html! {
        <div class="view">
            <h1 id="panel-title" tabindex="-1">{ ui.say.text("ui-whatif-title") }</h1>
            { looks(&ui) }
            <p>{ ui.say.with("ui-whatif-lead", &[("can", can.into())]) }</p>
            <p class="warning">{ ui.say.text("ui-whatif-nothing-written") }</p>
            <form::Form />
            { form::measures(&ui) }
            { with_loaded(&ui, &answer, |answer| content(&ui, answer)) }
        </div>
    }
}

fn content(ui: &Ui, answer: &load::Answer<scenario::Answer>) -> Html {
    html! {
        <div class="view whatif" data-computed-by={by(answer)} data-milliseconds={format!("{:.1}", answer.milliseconds)} data-add={answer.body.scenario.to_query()}>
            { figures::changes(ui, &answer.body) }
            { figures::gaps(ui, &answer.body) }
            { sites::sites(ui, &answer.body) }
            <p class="quiet">{ computed(ui, answer) }</p>
        </div>
    }
}

/// Who computed an answer, for tests and styles.
pub fn by<T>(answer: &load::Answer<T>) -> &'static str {
    if answer.here { "browser" } else { "server" }
}

fn computed(ui: &Ui, answer: &load::Answer<scenario::Answer>) -> String {
    let key = if answer.here {
        "ui-computed-here"
    } else {
        "ui-computed-there"
    };
    let milliseconds = ui.say.whole(answer.milliseconds.ceil());
    ui.say.with(key, &[("milliseconds", milliseconds.into())])
}
