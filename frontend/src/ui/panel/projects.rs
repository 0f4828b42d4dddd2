//! The projects that match the filters, grouped by axis; those of the whole area also on their own.

use yew::prelude::*;

use super::{filters::Filters, lists, rows::projects_by_axis, strategy_card::StrategyCard};
use crate::ui::{
    context::{Go, use_ui},
    page::Panel,
    parts::icon,
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
    let only_strategy = match ui.page.map.strategies.as_slice() {
        [code] => Some(*code),
        _ => None,
    };
    html! {
        <div class="view">
            <h1 id="panel-title" tabindex="-1">{ ui.say.count("ui-projects-count", shown.len()) }</h1>
            if let Some(code) = only_strategy { <StrategyCard {code} /> }
            <Filters />
            { lists(&ui, Panel::Projects) }
            if shown.is_empty() {
                <div class="empty">
                    <p>{ ui.say.text("ui-no-projects-match") }</p>
                    <p><Go to={ui.page.unfiltered()} class="button">{ ui.say.text("ui-clear-filters") }</Go></p>
                </div>
            }
            <h2 class="sr-only">{ ui.say.text("ui-projects-by-axis") }</h2>
            { projects_by_axis(&ui, &shown) }
        </div>
    }
}

/// The projects of the whole metropolitan area: no zone counts them, so they have a list of their own.
#[component]
pub fn MetropolitanPanel() -> Html {
    let ui = use_ui();
    let mut shown = ui.data.metropolitan_projects();
    // nothing to blame the filters for
    let none = if shown.is_empty() {
        "ui-no-metropolitan-projects"
    } else {
        "ui-no-projects-match"
    };
    shown.retain(|body| ui.shows(body));
    html! {
        <div class="view">
            <nav class="crumbs" aria-label={ui.say.text("ui-crumbs")}>
                <ol><li><Go to={ui.page.at_panel(Panel::Zones)}>{ icon("back") }{ ui.say.text("ui-panel-zones") }</Go></li></ol>
            </nav>
            <p class="overline">{ ui.say.text("ui-place-metropolitan") }</p>
            <h1 id="panel-title" tabindex="-1">{ ui.say.count("ui-projects-count", shown.len()) }</h1>
            <p class="quiet">{ ui.say.text("ui-metropolitan-list-why") }</p>
            <Filters />
            <h2 class="sr-only">{ ui.say.text("ui-projects-by-axis") }</h2>
            { projects_by_axis(&ui, &shown) }
            if shown.is_empty() { <p class="empty">{ ui.say.text(none) }</p> }
        </div>
    }
}
