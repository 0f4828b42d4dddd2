//! The card of a project: its facts, its allocation with reasons, its sources.

use geodata_api::ProjectBody;
use geodata_model::{PartialDate, Place, Project, ProjectId, Validity};
use yew::prelude::*;

use super::{crumbs::Crumbs, not_found::not_found, places::Places, rows::axis_in_words};
use crate::ui::{
    context::{Link, Ui, use_ui},
    widgets::{Citations, primary_axis, project_symbol, status_tag, strategy_code},
};

/// Properties of [`ProjectCard`].
#[derive(Properties, PartialEq)]
pub struct ProjectCardProps {
    /// The project.
    pub id: ProjectId,
}

/// The card of a project.
#[component]
pub fn ProjectCard(props: &ProjectCardProps) -> Html {
    let ui = use_ui();
    let Some(body) = ui.data.project(&props.id) else {
        return not_found(&ui, props.id.as_str());
    };
    let project = &body.project;
    let date = ui.messages.date(&project.source_date);
    html! {
        <article class="card">
            <Crumbs zone={ui.page.map.zone} municipality={ui.page.map.municipality} />
            <header class="card-header">
                <span class="card-symbol">{ project_symbol(&ui, project) }</span>
                <div>
                    <p class="overline">{ ui.data.kind_name(&project.kind, ui.messages.language()) }</p>
                    <h1 id="panel-title" tabindex="-1">{ ui.localized(&project.title) }</h1>
                    <p class="tags">{ status_tag(&ui, project.status) }</p>
                </div>
            </header>
            if !project.summary.is_empty() { <p class="lead" lang="it">{ &project.summary }</p> }
            { strategies(&ui, project) }
            { facts(&ui, project) }
            { whereabouts(&ui, body) }
            { notes(&ui, body) }
            <section class="block">
                <h2>{ ui.messages.text("ui-sources") }</h2>
                <Citations citations={project.sources.clone()} />
                if !date.is_empty() {
                    <p class="quiet">{ ui.messages.format("ui-information-date", &[("date", date.into())]) }</p>
                }
            </section>
        </article>
    }
}

fn strategies(ui: &Ui, project: &Project) -> Html {
    let items = project.strategies.iter().map(|code| {
        let title = ui
            .data
            .strategy(*code)
            .map_or("", |s| ui.localized(&s.title));
        html! {
            <li>
                { strategy_code(ui, *code) }
                <Link to={ui.page.at_strategy(*code)}>{ title }</Link>
            </li>
        }
    });
    html! {
        <section class="block">
            <h2>{ ui.messages.plural("ui-strategies-of-project", project.strategies.len()) }</h2>
            <p class="quiet">{ axis_in_words(ui, primary_axis(project)) }</p>
            <ul class="strategy-list">{ for items }</ul>
        </section>
    }
}

/// The period in which it holds, as far as a source states it.
fn validity(ui: &Ui, validity: Validity) -> Option<String> {
    let key = match (validity.from, validity.to) {
        (Some(_), Some(_)) => "ui-valid-from-to",
        (Some(_), None) => "ui-valid-from",
        (None, Some(_)) => "ui-valid-to",
        (None, None) => return None,
    };
    let date = |date: Option<PartialDate>| {
        date.map_or_else(String::new, |date| ui.messages.date(&date.to_string()))
    };
    let args = [
        ("from", date(validity.from).into()),
        ("to", date(validity.to).into()),
    ];
    Some(ui.messages.format(key, &args))
}

/// The facts that the sources state; what they do not state is left out.
fn facts(ui: &Ui, project: &Project) -> Html {
    let messages = &ui.messages;
    let euro = |amount: f64| {
        let decimals = if amount.fract().abs() < 0.005 { 0 } else { 2 };
        let value = messages.number(amount, decimals);
        messages.format("ui-euro", &[("value", value.into())])
    };
    let km =
        |length: f64| messages.format("ui-km", &[("value", messages.number(length, 1).into())]);
    let stated = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
    let facts = [
        ("ui-lead-body", stated(&project.lead_body)),
        ("ui-partners", stated(&project.partners)),
        ("ui-programme", stated(&project.programme)),
        ("ui-validity", validity(ui, project.validity)),
        ("ui-amount", project.amount_eur.map(euro)),
        ("ui-length", project.length_km.map(km)),
        (
            "ui-interventions",
            project
                .interventions
                .map(|n| messages.integer(f64::from(n))),
        ),
        ("ui-cup", stated(&project.cup)),
    ];
    let rows = facts.into_iter().filter_map(|(key, value)| {
        let value = value?;
        Some(html! { <div><dt>{ messages.text(key) }</dt><dd>{ value }</dd></div> })
    });
    let rows: Vec<Html> = rows.collect();
    if rows.is_empty() {
        return Html::default();
    }
    html! { <dl class="facts">{ for rows }</dl> }
}

fn whereabouts(ui: &Ui, body: &ProjectBody) -> Html {
    let place = &body.project.place;
    let precision = place.precision().id();
    let drawn = match place {
        Place::Zone { .. } => Some("ui-drawn-zone"),
        Place::Metropolitan => Some("ui-drawn-metropolitan"),
        Place::Schematic { .. } => Some("ui-drawn-schematic"),
        Place::Municipality { .. } => Some("ui-drawn-municipality"),
        Place::Exact { .. } => None,
    };
    html! {
        <section class="block">
            <h2>{ ui.messages.text("ui-where") }</h2>
            <p class="precision">{ ui.messages.text(&format!("precision-{precision}")) }</p>
            if let Some(key) = drawn { <p class="quiet">{ ui.messages.text(key) }</p> }
            <Places allocation={body.allocation.clone()} />
        </section>
    }
}

/// The register's note, the notes of the allocation (such as a declared zone that differs), and recorded conflicts of sources.
fn notes(ui: &Ui, body: &ProjectBody) -> Html {
    let note = Some(&body.project.note).filter(|note| !note.is_empty());
    let conflicts: Vec<_> = ui
        .data
        .plan
        .conflicts
        .iter()
        .filter(|conflict| conflict.project.as_ref() == Some(&body.project.id))
        .collect();
    if note.is_none() && conflicts.is_empty() && body.allocation.notes.is_empty() {
        return Html::default();
    }
    html! {
        <section class="block">
            <h2>{ ui.messages.text("ui-notes") }</h2>
            if let Some(note) = note { <p lang="it">{ note }</p> }
            { for body.allocation.notes.iter().map(|note| html! { <p class="warning">{ ui.localized(note) }</p> }) }
            { for conflicts.into_iter().map(|conflict| html! {
                <div class="warning">
                    <p lang="it">{ &conflict.text }</p>
                    <Citations citations={conflict.sources.clone()} />
                </div>
            }) }
        </section>
    }
}
