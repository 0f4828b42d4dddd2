//! The card of a need: its text, the strategies that answer it, and the number of their projects.

use geodata_api::NeedsBody;
use geodata_model::NeedLink;
use yew::prelude::*;

use super::{crumbs::Crumbs, loading::with_loaded, not_found::not_found, rows::axis_in_words};
use crate::ui::{
    context::{Link, Ui, use_ui},
    load::use_json,
    widgets::{Citations, strategy_code},
};

/// Properties of [`NeedCard`].
#[derive(Properties, PartialEq)]
pub struct NeedCardProps {
    /// The need's code.
    pub code: String,
}

/// The card of a need.
#[component]
pub fn NeedCard(props: &NeedCardProps) -> Html {
    let ui = use_ui();
    let needs = use_json::<NeedsBody>("api/needs");
    with_loaded(&ui, &needs, |needs| card(&ui, needs, &props.code))
}

fn card(ui: &Ui, needs: &NeedsBody, code: &str) -> Html {
    let Some(need) = needs.needs.iter().find(|need| need.code == code) else {
        return not_found(ui, code);
    };
    let links: Vec<&NeedLink> = needs.links.iter().filter(|l| l.need == code).collect();
    let axes = need.axes.iter().map(
        |axis| html! { <li><Link to={ui.page.at_axis(*axis)}>{ axis_in_words(ui, *axis) }</Link></li> },
    );
    html! {
        <article class="card">
            <Crumbs />
            <header>
                <p class="overline">{ ui.messages.format("ui-need-code", &[("code", code.into())]) }</p>
                <h1 id="panel-title" tabindex="-1">{ ui.localized(&need.text) }</h1>
            </header>
            if !need.axes.is_empty() { <ul>{ for axes }</ul> }
            <section class="block">
                <h2>{ ui.messages.text("ui-need-strategies") }</h2>
                if links.is_empty() { <p class="empty">{ ui.messages.text("ui-need-no-strategies") }</p> }
                <ul class="rows">{ for links.iter().map(|link| link_row(ui, link)) }</ul>
                if !links.is_empty() { <p class="quiet">{ ui.messages.text("ui-need-links-ours") }</p> }
            </section>
            <section class="block">
                <h2>{ ui.messages.text("ui-sources") }</h2>
                <Citations citations={need.sources.clone()} />
            </section>
        </article>
    }
}

fn link_row(ui: &Ui, link: &NeedLink) -> Html {
    let code = link.strategy;
    let title = ui
        .data
        .strategy(code)
        .map_or("", |s| ui.localized(&s.title));
    let serves = |body: &&geodata_api::ProjectBody| body.project.strategies.contains(&code);
    let projects = ui.data.projects.iter().filter(serves).count();
    html! {
        <li key={code.to_string()} class="row strategy-row">
            { strategy_code(ui, code) }
            <div class="row-body">
                <Link to={ui.page.at_strategy(code)} class="row-title">{ title }</Link>
                <p class="row-detail" lang="it">{ &link.reason }</p>
            </div>
            <div class="row-end row-amount">
                <span class="amount">{ ui.messages.integer(projects as f64) }</span>
                <span class="amount-unit">{ ui.messages.plural("ui-projects-unit", projects) }</span>
            </div>
        </li>
    }
}
