//! The first panel: the territory in four figures and its zones.

use geodata::model::Figure;
use yew::prelude::*;

use super::{filters::Filters, lists, rows::zone_row};
use crate::ui::{
    context::{Go, Ui, use_ui},
    data::is_present_in_zone,
    page::Panel,
    parts::{SourceMark, figure, icon},
    totals::{Totals, number},
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
            <h1 id="panel-title" tabindex="-1">{ ui.get(&ui.data.plan.atlas.territory) }</h1>
            { territory(&ui) }
            <Filters />
            { lists(&ui, Panel::Zones) }
            <h2 class="sr-only">{ ui.say.text("ui-panel-zones") }</h2>
            <ul class="rows">{ for rows.map(|(zone, count)| zone_row(&ui, zone, *count, most)) }</ul>
            if metropolitan > 0 {
                <p class="aside">
                    <Go to={ui.page.at_panel(Panel::Metropolitan)}>{ ui.say.count("ui-metropolitan-count", metropolitan) }</Go>
                    { " " }{ ui.say.text("ui-metropolitan-why") }
                </p>
            }
        </div>
    }
}

fn territory(ui: &Ui) -> Html {
    let (say, data) = (&ui.say, &ui.data);
    let totals = Totals::of(data);
    // the register rests on several sources: its mark leads to all of them
    let register = html! {
        <Go to={ui.page.at_source(None)} class="source-mark" label={say.text("ui-all-sources")}>{ icon("source") }</Go>
    };
    html! {
        <dl class="figures figures-strip">
            { figure(&say.text("ui-panel-zones"), &say.whole(data.zones.len() as f64), "", html! { <SourceMark of={Figure::Membership} /> }) }
            { figure(&say.text("ui-municipalities"), &say.whole(data.municipalities.len() as f64), "", html! { <SourceMark of={Figure::Boundaries} /> }) }
            { figure(&say.text("ui-residents"), &say.whole(number(totals.residents)), "", html! { <SourceMark of={Figure::Residents} /> }) }
            { figure(&say.text("ui-panel-projects"), &say.whole(data.projects.len() as f64), "", register) }
        </dl>
    }
}
