//! The ranking of projects by criteria whose weights the user sets.

use geodata_api::priorities::{Criterion, Priorities, Ranked};
use geodata_model::Text;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::{gaps::gap_tabs, loading::with_loaded};
use crate::ui::{
    context::{Link, Ui, use_ui},
    load::{Answer, use_answer},
    navigation::Action,
    page::Page,
};

/// Number of projects listed before the user asks for all.
const SHOWN: usize = 20;

/// The ranking of projects.
#[component]
pub fn PrioritiesPanel() -> Html {
    let ui = use_ui();
    let weights = ui.page.weights.to_query();
    let ranking = use_answer::<Priorities>(format!("api/priorities?weights={weights}"));
    let whole = use_state(|| false);
    let show_all = {
        let whole = whole.clone();
        Callback::from(move |_: MouseEvent| whole.set(true))
    };
    html! {
        <div class="view">
            <h1 id="panel-title" tabindex="-1">{ ui.messages.text("ui-priorities-title") }</h1>
            { gap_tabs(&ui) }
            <p>{ ui.messages.text("ui-priorities-lead") }</p>
            { with_loaded(&ui, &ranking, |answer| content(&ui, answer, *whole, &show_all)) }
        </div>
    }
}

fn content(
    ui: &Ui,
    answer: &Answer<Priorities>,
    whole: bool,
    show_all: &Callback<MouseEvent>,
) -> Html {
    let ranking = &answer.body;
    let shown = if whole { ranking.projects.len() } else { SHOWN };
    let equal = Page {
        weights: geodata_api::priorities::Weights::default(),
        ..ui.page.clone()
    };
    let more = ranking.projects.len().saturating_sub(shown);
    html! {
        <>
            <fieldset class="weights">
                <legend>{ ui.messages.text("ui-weights") }</legend>
                { for Criterion::ALL.into_iter().map(|criterion| slider(ui, ranking, criterion)) }
                if !ui.page.weights.to_query().is_empty() {
                    <p><Link to={equal}>{ ui.messages.text("ui-weights-equal") }</Link></p>
                }
            </fieldset>
            <p class="quiet">{ ui.localized(&ranking.caveat) }</p>
            <ol class="ranking" data-computed-by={answer.computed_by()}>
                { for ranking.projects.iter().take(shown).map(|ranked| row(ui, ranking, ranked)) }
            </ol>
            if more > 0 {
                <button type="button" class="action" onclick={show_all.clone()}>{ ui.messages.plural("ui-and-more-projects", more) }</button>
            }
        </>
    }
}

/// The slider of a criterion's weight, from 0 to 3 in steps of 0.5.
fn slider(ui: &Ui, ranking: &Priorities, criterion: Criterion) -> Html {
    let name = name_of(ui, ranking, criterion);
    let weight = ui.page.weights.of(criterion);
    let share = ranking.weights.get(&criterion).copied().unwrap_or(0.0);
    let value_text = ui.messages.format(
        "ui-weight-value",
        &[
            ("weight", ui.messages.number(weight, 1).into()),
            ("share", ui.messages.percent(share).into()),
        ],
    );
    let oninput = {
        let (dispatch, page) = (ui.dispatch.clone(), ui.page.clone());
        Callback::from(move |event: InputEvent| {
            let input = event.target_dyn_into::<HtmlInputElement>();
            if let Some(weight) = input.and_then(|i| i.value().parse::<f64>().ok()) {
                let mut page = page.clone();
                page.weights.0.insert(criterion, weight);
                dispatch.emit(Action::Replace(page));
            }
        })
    };
    html! {
        <label class="weight" key={criterion.id()}>
            <span>{ name }</span>
            <input type="range" min="0" max="3" step="0.5" name={criterion.id()} value={weight.to_string()} aria-valuetext={value_text.clone()} {oninput} />
            <span class="weight-value">{ value_text }</span>
        </label>
    }
}

fn name_of(ui: &Ui, ranking: &Priorities, criterion: Criterion) -> String {
    let name: Option<&Text> = ranking.criteria.get(&criterion);
    name.map_or("", |name| ui.localized(name)).to_owned()
}

fn row(ui: &Ui, ranking: &Priorities, ranked: &Ranked) -> Html {
    let title = ui
        .data
        .project(&ranked.project)
        .map_or(ranked.project.as_str(), |b| ui.localized(&b.project.title));
    let parts: Vec<(Criterion, f64)> = ranked
        .contributions
        .iter()
        .filter(|(_, c)| c.part > 0.0)
        .map(|(criterion, c)| (*criterion, c.part))
        .collect();
    let bar = parts.iter().map(|(criterion, part)| {
        let style = format!("width: {:.2}%", part * 100.0);
        html! { <span class={classes!("part", format!("part-{}", criterion.id()))} ~style={style}></span> }
    });
    let words = parts.iter().map(|(criterion, part)| {
        html! {
            <li>
                <span class={classes!("part-key", format!("part-{}", criterion.id()))} aria-hidden="true"></span>
                { format!("{}: {}", name_of(ui, ranking, *criterion), ui.messages.number(part * 100.0, 1)) }
            </li>
        }
    });
    let unknown = ranked
        .contributions
        .iter()
        .filter(|(_, c)| c.value.is_none());
    let unknown: Vec<String> = unknown
        .map(|(criterion, _)| name_of(ui, ranking, *criterion))
        .collect();
    let places = [
        ("best", ranked.best_rank.into()),
        ("worst", ranked.worst_rank.into()),
    ];
    let key = if ranked.best_rank == ranked.worst_rank {
        "ui-rank-steady"
    } else {
        "ui-rank-range"
    };
    html! {
        <li key={ranked.project.as_str()} class="ranked">
            <span class="gap-rank">{ ranked.rank.to_string() }</span>
            <div class="row-body">
                <p class="ranked-title"><Link to={ui.page.at_project(&ranked.project)}>{ title }</Link></p>
                <div class="parts" aria-hidden="true">{ for bar }</div>
                <details class="fold">
                    <summary>{ ui.messages.text("ui-contributions") }</summary>
                    <ul class="part-words">{ for words }</ul>
                    if !unknown.is_empty() {
                        <p>{ ui.messages.format("ui-contributions-unknown", &[("names", unknown.join(", ").into())]) }</p>
                    }
                </details>
                <p class="row-detail">{ ui.messages.format(key, &places) }</p>
            </div>
            <span class="amount">{ ui.messages.number(ranked.index * 100.0, 1) }</span>
        </li>
    }
}
