//! The projects that match the filters, grouped by axis; those of the whole area apart.

use geodata::model::{Place, StrategyCode};
use yew::prelude::*;

use super::{
    filters::Filters,
    lists,
    plan::absences_of,
    rows::{project_row, projects_by_axis},
};
use crate::ui::{
    context::{Go, Ui, use_ui},
    page::Panel,
    parts::{Citations, strategy_code},
};

/// The list of projects.
#[component]
pub fn ProjectsPanel() -> Html {
    let ui = use_ui();
    let shown: Vec<_> = ui
        .data
        .projects
        .iter()
        .filter(|body| ui.shows(body))
        .collect();
    let (metropolitan, placed): (Vec<_>, Vec<_>) = shown
        .iter()
        .partition(|body| body.project.place == Place::Metropolitan);
    let only_strategy = match ui.page.map.strategies.as_slice() {
        [code] => Some(*code),
        _ => None,
    };
    html! {
        <div class="view">
            <h1 id="panel-title" tabindex="-1">{ ui.say.count("ui-projects-count", shown.len()) }</h1>
            if let Some(code) = only_strategy { { strategy_header(&ui, code) } }
            <Filters />
            { lists(&ui, Panel::Projects) }
            if shown.is_empty() {
                <div class="empty">
                    <p>{ ui.say.text("ui-no-projects-match") }</p>
                    <p><Go to={ui.page.unfiltered()} class="button">{ ui.say.text("ui-clear-filters") }</Go></p>
                </div>
            }
            { projects_by_axis(&ui, &placed) }
            if !metropolitan.is_empty() {
                <section class="group">
                    <h3 class="group-title">
                        { ui.say.text("ui-place-metropolitan") }
                        <span class="count">{ ui.say.whole(metropolitan.len() as f64) }</span>
                    </h3>
                    <p class="quiet">{ ui.say.text("ui-metropolitan-list-why") }</p>
                    <ul class="rows">{ for metropolitan.iter().map(|body| project_row(&ui, body)) }</ul>
                </section>
            }
        </div>
    }
}

/// What a strategy is, when the list is about one.
fn strategy_header(ui: &Ui, code: StrategyCode) -> Html {
    let Some(strategy) = ui.data.strategy(code) else {
        return Html::default();
    };
    html! {
        <section class="strategy-header">
            <p class="strategy-title">{ strategy_code(ui, code) }{ ui.get(&strategy.title) }</p>
            if !strategy.aim.is_empty() { <p lang="it">{ &strategy.aim }</p> }
            { absences_of(ui, code) }
            <Citations citations={strategy.sources.clone()} />
        </section>
    }
}
