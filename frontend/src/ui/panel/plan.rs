//! The plan: axes, strategies and actions, with the projects each has in the register.

use geodata_model::{AbsenceScope, Axis, Strategy, StrategyCode};
use yew::prelude::*;

use super::{list_tabs::list_tabs, rows::axis_in_words};
use crate::ui::{
    context::{Link, Ui, use_ui},
    page::Panel,
    widgets::{Citations, strategy_code},
};

/// Axes and strategies.
#[component]
pub fn PlanPanel() -> Html {
    let ui = use_ui();
    let plan = &ui.data.plan;
    let actions: Option<u16> = plan.axes.iter().map(|axis| axis.actions).sum();
    let mut summary = vec![
        ("axes", plan.axes.len().to_string().into()),
        ("strategies", plan.strategies.len().to_string().into()),
    ];
    summary.extend(actions.map(|actions| ("actions", actions.to_string().into())));
    let key = actions.map_or("ui-plan-summary-short", |_| "ui-plan-summary");
    html! {
        <div class="view">
            <h1 id="panel-title" tabindex="-1">{ ui.localized(&plan.atlas.title) }</h1>
            <p class="lead">{ ui.messages.format(key, &summary) }</p>
            { statements(&ui) }
            { list_tabs(&ui, Panel::Plan) }
            { for plan.axes.iter().map(|axis| axis_section(&ui, axis)) }
        </div>
    }
}

/// Statements about figures on which the sources differ.
fn statements(ui: &Ui) -> Html {
    let statements = &ui.data.plan.statements;
    if statements.is_empty() {
        return Html::default();
    }
    let items = statements.iter().map(|statement| {
        html! {
            <li>
                <p lang="it">{ &statement.text }</p>
                <Citations citations={statement.sources.clone()} />
            </li>
        }
    });
    html! {
        <details class="fold">
            <summary>{ ui.messages.plural("ui-statements", statements.len()) }</summary>
            <ul class="statements">{ for items }</ul>
        </details>
    }
}

fn axis_section(ui: &Ui, axis: &Axis) -> Html {
    let strategies: Vec<_> = ui
        .data
        .plan
        .strategies
        .iter()
        .filter(|strategy| strategy.code.axis == axis.number)
        .collect();
    let mut facts = vec![ui.messages.plural("ui-strategies-count", strategies.len())];
    let actions = axis.actions.map(usize::from);
    facts.extend(actions.map(|actions| ui.messages.plural("ui-actions-count", actions)));
    html! {
        <section class="axis" key={axis.number.to_string()} ~style={format!("--axis: {}", axis.colour)}>
            <h2 class="axis-title"><Link to={ui.page.at_axis(axis.number)}>{ axis_in_words(ui, axis.number) }</Link></h2>
            <p class="quiet">{ facts.join(" · ") }</p>
            <details class="fold">
                <summary>{ ui.messages.text("ui-axis-more") }</summary>
                <p lang="it">{ &axis.aim }</p>
                if !axis.pnrr_mission.is_empty() { <p class="quiet" lang="it">
                    { ui.messages.format("ui-axis-mission", &[("code", axis.pnrr_mission.as_str().into()), ("name", axis.pnrr_mission_name.as_str().into())]) }
                </p> }
                <Citations citations={axis.sources.clone()} />
            </details>
            <ul class="rows">{ for strategies.into_iter().map(|s| strategy_row(ui, s)) }</ul>
        </section>
    }
}

fn strategy_row(ui: &Ui, strategy: &Strategy) -> Html {
    let serves = |codes: &[StrategyCode]| codes.contains(&strategy.code);
    let projects = ui
        .data
        .projects
        .iter()
        .filter(|body| serves(&body.project.strategies))
        .count();
    html! {
        <li key={strategy.code.to_string()} class="row strategy-row">
            { strategy_code(ui, strategy.code) }
            <div class="row-body">
                <Link to={ui.page.at_strategy(strategy.code)} class="row-title">{ ui.localized(&strategy.title) }</Link>
                if projects == 0 { { absences_of(ui, strategy.code) } }
            </div>
            <div class="row-end row-amount">
                <span class="amount">{ ui.messages.integer(projects as f64) }</span>
                <span class="amount-unit">{ ui.messages.plural("ui-projects-unit", projects) }</span>
            </div>
        </li>
    }
}

/// The absences that sources declare for a strategy. A strategy that no source mentions has none.
pub fn absences_of(ui: &Ui, code: StrategyCode) -> Html {
    let absences = ui.data.plan.absences.iter().filter(|a| a.strategy == code);
    let items = absences.map(|absence| {
        let key = match absence.scope {
            AbsenceScope::Whole => "ui-declared-none",
            AbsenceScope::Part => "ui-declared-none-part",
        };
        html! {
            <div class="declared">
                <p><strong>{ ui.messages.text(key) }</strong>{ " " }<span lang="it">{ &absence.statement }</span></p>
                <Citations citations={absence.sources.clone()} />
            </div>
        }
    });
    html! { <>{ for items }</> }
}
