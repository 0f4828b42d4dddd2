//! The list of the atlas's sources with publisher, date and licence.

use geodata_model::Source;
use yew::prelude::*;

use crate::{
    platform,
    ui::{
        context::{Link, Ui, use_ui},
        page::Panel,
        widgets::icon,
    },
};

/// The list of sources; the one from whose link it was opened is highlighted and has the focus.
#[component]
pub fn SourcesPanel() -> Html {
    let ui = use_ui();
    let asked = ui.page.source.clone();
    use_effect_with(asked.clone(), |asked| {
        if let Some(id) = asked {
            let id = format!("source-{id}");
            platform::scroll_into_view(&id);
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
                <ol><li><Link to={ui.page.without_source()}>{ icon("back") }{ ui.messages.text(back) }</Link></li></ol>
            </nav>
            <h1 id="panel-title" tabindex="-1">{ ui.messages.text("ui-sources") }</h1>
            <p class="quiet">{ ui.messages.text("ui-sources-why") }</p>
            <p><Link to={ui.page.at_panel(Panel::Versions)}>{ ui.messages.text("ui-versions-open") }</Link></p>
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
        ("ui-date", ui.messages.date(&source.date)),
        ("ui-licence", source.licence.clone()),
    ];
    let rows = facts.into_iter().filter(|(_, value)| !value.is_empty());
    let rows = rows.map(|(key, value)| {
        html! { <div><dt>{ ui.messages.text(key) }</dt><dd>{ value }</dd></div> }
    });
    html! {
        <li {id} tabindex="-1" class={classes!("source", pointed_out.then_some("pointed-out"))} key={source.id.as_str()}>
            <h2 lang="it">{ &source.title }</h2>
            <dl class="facts" lang="it">{ for rows }</dl>
            if !source.note.is_empty() { <p class="quiet" lang="it">{ &source.note }</p> }
            if !source.url.is_empty() {
                <p><a href={source.url.clone()} rel="noopener external">{ ui.messages.text("ui-open-source") }</a></p>
            }
        </li>
    }
}
