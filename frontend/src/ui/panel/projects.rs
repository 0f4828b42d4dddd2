//! The list of the projects that match the filters, grouped by axis, and the list of those of the whole area.

use yew::prelude::*;

use super::{
    filters::Filters, list_tabs::list_tabs, rows::projects_by_axis, strategy_card::StrategyCard,
};
use crate::ui::{
    context::{Link, use_ui},
    page::Panel,
    widgets::icon,
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
            <h1 id="panel-title" tabindex="-1">{ ui.messages.plural("ui-projects-count", shown.len()) }</h1>
            if let Some(code) = only_strategy { <StrategyCard {code} /> }
            <Filters />
            { list_tabs(&ui, Panel::Projects) }
            if shown.is_empty() {
                <div class="empty">
                    <p>{ ui.messages.text("ui-no-projects-match") }</p>
                    <p><Link to={ui.page.unfiltered()} class="button">{ ui.messages.text("ui-clear-filters") }</Link></p>
                </div>
            }
            <h2 class="sr-only">{ ui.messages.text("ui-projects-by-axis") }</h2>
            { projects_by_axis(&ui, &shown) }
        </div>
    }
}

/// The projects of the whole metropolitan area. They are counted in no zone, so they have a list of their own.
#[component]
pub fn MetropolitanPanel() -> Html {
    let ui = use_ui();
    let mut shown = ui.data.metropolitan_projects();
    // if there are none before filtering, the message does not mention the filters
    let none = if shown.is_empty() {
        "ui-no-metropolitan-projects"
    } else {
        "ui-no-projects-match"
    };
    shown.retain(|body| ui.shows(body));
    html! {
        <div class="view">
            <nav class="crumbs" aria-label={ui.messages.text("ui-crumbs")}>
                <ol><li><Link to={ui.page.at_panel(Panel::Zones)}>{ icon("back") }{ ui.messages.text("ui-panel-zones") }</Link></li></ol>
            </nav>
            <p class="overline">{ ui.messages.text("ui-place-metropolitan") }</p>
            <h1 id="panel-title" tabindex="-1">{ ui.messages.plural("ui-projects-count", shown.len()) }</h1>
            <p class="quiet">{ ui.messages.text("ui-metropolitan-list-why") }</p>
            <Filters />
            <h2 class="sr-only">{ ui.messages.text("ui-projects-by-axis") }</h2>
            { projects_by_axis(&ui, &shown) }
            if shown.is_empty() { <p class="empty">{ ui.messages.text(none) }</p> }
        </div>
    }
}
