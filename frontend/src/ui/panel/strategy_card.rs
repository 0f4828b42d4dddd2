//! The card of a strategy, shown above the list of its projects: its aim, its row of the matrix, the needs it answers.

use geodata_api::NeedsBody;
use geodata_api::matrix::Matrix;
use geodata_model::{Need, StrategyCode};
use yew::prelude::*;

use super::{
    gaps::{legend, one_strategy},
    loading::with_loaded,
    plan::absences_of,
};
use crate::ui::{
    context::{Link, use_ui},
    load::use_json,
    widgets::{Citations, strategy_code},
};

/// Properties of [`StrategyCard`].
#[derive(Properties, PartialEq)]
pub struct StrategyCardProps {
    /// The strategy.
    pub code: StrategyCode,
}

/// The card of a strategy; nothing for a code that the plan does not have.
#[component]
pub fn StrategyCard(props: &StrategyCardProps) -> Html {
    let ui = use_ui();
    let matrix = use_json::<Matrix>("api/matrix");
    let needs = use_json::<NeedsBody>("api/needs");
    let code = props.code;
    let Some(strategy) = ui.data.strategy(code) else {
        return Html::default();
    };
    let answered = |needs: &NeedsBody| -> Vec<Need> {
        let linked = |need: &&Need| {
            let mut links = needs.links.iter();
            links.any(|link| link.need == need.code && link.strategy == code)
        };
        needs.needs.iter().filter(linked).cloned().collect()
    };
    let needs = match &*needs {
        Some(Ok(needs)) => answered(needs),
        _ => Vec::new(),
    };
    let rows = needs.iter().map(|need| {
        html! {
            <li key={need.code.clone()} class="row slim-row">
                <Link to={ui.page.at_need(&need.code)} class="row-title">{ ui.localized(&need.text) }</Link>
            </li>
        }
    });
    html! {
        <section class="strategy-header">
            <p class="strategy-title">{ strategy_code(&ui, code) }{ ui.localized(&strategy.title) }</p>
            if !strategy.aim.is_empty() { <p lang="it">{ &strategy.aim }</p> }
            <h2>{ ui.messages.text("ui-strategy-where") }</h2>
            { with_loaded(&ui, &matrix, |matrix| one_strategy(&ui, matrix, code)) }
            <details class="fold">
                <summary>{ ui.messages.text("ui-strategy-legend") }</summary>
                { legend(&ui) }
            </details>
            { absences_of(&ui, code) }
            if !needs.is_empty() {
                <details class="fold">
                    <summary>{ ui.messages.plural("ui-strategy-needs", needs.len()) }</summary>
                    <ul class="rows">{ for rows }</ul>
                </details>
            }
            <Citations citations={strategy.sources.clone()} />
        </section>
    }
}
