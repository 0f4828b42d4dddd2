//! Every source of the atlas: who published it, when, under which licence.

use geodata::model::Source;
use yew::prelude::*;

use crate::{
    platform,
    ui::{
        context::{Go, Ui, use_ui},
        page::Panel,
        parts::icon,
    },
};

/// The list of sources, with the one that was followed pointed out.
#[component]
pub fn SourcesPanel() -> Html {
    let ui = use_ui();
    let asked = ui.page.source.clone();
    use_effect_with(asked.clone(), |asked| {
        if let Some(id) = asked {
            let id = format!("source-{id}");
            platform::reveal(&id);
            platform::focus(&id);
        }
    });
    let back = if ui.page.has_card() {
        "ui-back-to-card"
    } else {
        "ui-back-to-map"
    };
    html! {
        <div class="view">
            <nav class="crumbs">
                <ol><li><Go to={ui.page.with_panel_behind()}>{ icon("back") }{ ui.say.text(back) }</Go></li></ol>
            </nav>
            <h1 id="panel-title" tabindex="-1">{ ui.say.text("ui-sources") }</h1>
            <p class="quiet">{ ui.say.text("ui-sources-why") }</p>
            <p><Go to={ui.page.at_panel(Panel::Versions)}>{ ui.say.text("ui-versions-open") }</Go></p>
            <ul class="sources">
                { for ui.data.plan.sources.iter().map(|source| entry(&ui, source, asked.as_ref() == Some(&source.id))) }
            </ul>
        </div>
    }
}

fn entry(ui: &Ui, source: &Source, pointed_out: bool) -> Html {
    let id = format!("source-{}", source.id);
    let facts = [
        ("ui-publisher", source.publisher.clone()),
        ("ui-date", ui.say.date(&source.date)),
        ("ui-licence", source.licence.clone()),
    ];
    let rows = facts.into_iter().filter(|(_, value)| !value.is_empty());
    let rows = rows.map(|(key, value)| {
        html! { <div><dt>{ ui.say.text(key) }</dt><dd>{ value }</dd></div> }
    });
    html! {
        <li {id} tabindex="-1" class={classes!("source", pointed_out.then_some("pointed-out"))} key={source.id.as_str()}>
            <h2 lang="it">{ &source.title }</h2>
            <dl class="facts" lang="it">{ for rows }</dl>
            if !source.note.is_empty() { <p class="quiet" lang="it">{ &source.note }</p> }
            if !source.url.is_empty() {
                <p><a href={source.url.clone()} rel="noopener external">{ ui.say.text("ui-open-source") }</a></p>
            }
        </li>
    }
}
