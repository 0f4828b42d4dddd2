//! The first panel: the territory in four figures and its zones.

use geodata_model::Figure;
use yew::prelude::*;

use super::{filters::Filters, list_tabs::list_tabs, rows::zone_row};
use crate::ui::{
    context::{Link, Ui, use_ui},
    data::is_present_in_zone,
    page::Panel,
    totals::{Totals, number},
    widgets::{SourceMark, figure, icon},
};

/// The territory and its zones.
#[component]
pub fn ZonesPanel() -> Html {
    let ui = use_ui();
    let matching: Vec<_> = ui
        .data
        .projects
        .iter()
        .filter(|body| ui.shows(body))
        .collect();
    let counts: Vec<usize> = ui
        .data
        .zones
        .iter()
        .map(|zone| {
            let here = |body: &&&_| is_present_in_zone(body, zone.zone.number);
            matching.iter().filter(here).count()
        })
        .collect();
    let most = counts.iter().copied().max().unwrap_or(0);
    let rows = ui.data.zones.iter().zip(&counts);
    let metropolitan = ui
        .data
        .metropolitan_projects()
        .into_iter()
        .filter(|body| ui.shows(body))
        .count();
    html! {
        <div class="view">
            <h1 id="panel-title" tabindex="-1">{ ui.localized(&ui.data.plan.atlas.territory) }</h1>
            { territory(&ui) }
            <Filters />
            { list_tabs(&ui, Panel::Zones) }
            <h2 class="sr-only">{ ui.messages.text("ui-panel-zones") }</h2>
            <ul class="rows">{ for rows.map(|(zone, count)| zone_row(&ui, zone, *count, most)) }</ul>
            if metropolitan > 0 {
                <p class="aside">
                    <Link to={ui.page.at_panel(Panel::Metropolitan)}>{ ui.messages.plural("ui-metropolitan-count", metropolitan) }</Link>
                    { " " }{ ui.messages.text("ui-metropolitan-why") }
                </p>
            }
        </div>
    }
}

fn territory(ui: &Ui) -> Html {
    let (messages, data) = (&ui.messages, &ui.data);
    let totals = Totals::of(data);
    // the register has several sources, so its mark links to the list of all
    let register = html! {
        <Link to={ui.page.at_source(None)} class="source-mark" label={messages.text("ui-all-sources")}>{ icon("source") }</Link>
    };
    html! {
        <dl class="figures figures-strip">
            { figure(&messages.text("ui-panel-zones"), &messages.integer(data.zones.len() as f64), "", html! { <SourceMark of={Figure::Membership} /> }) }
            { figure(&messages.text("ui-municipalities"), &messages.integer(data.municipalities.len() as f64), "", html! { <SourceMark of={Figure::Boundaries} /> }) }
            { figure(&messages.text("ui-residents"), &messages.integer(number(totals.residents)), "", html! { <SourceMark of={Figure::Residents} /> }) }
            { figure(&messages.text("ui-panel-projects"), &messages.integer(data.projects.len() as f64), "", register) }
        </dl>
    }
}
