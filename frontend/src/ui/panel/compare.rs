//! Compares a zone with another and with the whole: the same figures in three columns, and the strategies that only one of the two
//! zones carries out.

use std::collections::BTreeSet;

use geodata_api::ZoneBody;
use geodata_model::{StrategyCode, ZoneNumber};
use web_sys::HtmlSelectElement;
use yew::prelude::*;

use crate::ui::{
    context::{Link, Ui, use_ui},
    navigation::Action,
    totals::{Totals, mean_of_zones, number, ratio, share_65_and_over},
    widgets::strategy_code,
};

/// Rates of projects are given per so many residents.
const PER: f64 = 10_000.0;

/// Properties of [`Compare`].
#[derive(Properties, PartialEq)]
pub struct CompareProps {
    /// The zone whose card is open.
    pub zone: ZoneNumber,
}

/// The field for the other zone and, once one is chosen, the comparison.
#[component]
pub fn Compare(props: &CompareProps) -> Html {
    let ui = use_ui();
    let zone = props.zone;
    let other = ui.page.compare.filter(|other| *other != zone);
    let options = ui.data.zones.iter().map(|body| &body.zone);
    let options = options.filter(|z| z.number != zone).map(|z| {
        let name = format!("{} – {}", z.number, ui.localized(&z.name));
        html! { <option value={z.number.to_string()} selected={other == Some(z.number)}>{ name }</option> }
    });
    let onchange = {
        let (dispatch, page) = (ui.dispatch.clone(), ui.page.clone());
        Callback::from(move |event: Event| {
            let select = event.target_dyn_into::<HtmlSelectElement>();
            let chosen = select.and_then(|s| s.value().parse().ok());
            dispatch.emit(Action::Push(page.compared_with(chosen)));
        })
    };
    let pair = ui.data.zone(zone).zip(other.and_then(|o| ui.data.zone(o)));
    html! {
        <section class="block compare">
            <h2>{ ui.messages.text("ui-compare") }</h2>
            <label class="field">
                <span>{ ui.messages.text("ui-compare-with") }</span>
                <select name="compare" {onchange}>
                    <option value="" selected={other.is_none()}>{ ui.messages.text("ui-compare-nobody") }</option>
                    { for options }
                </select>
            </label>
            if let Some((one, other)) = pair {
                { table(&ui, one, other) }
                { strategies_only_in(&ui, one, other) }
                { strategies_only_in(&ui, other, one) }
                <p class="quiet">{ ui.messages.text("ui-compare-why") }{ " " }{ ui.messages.text("ui-compare-means") }</p>
            }
        </section>
    }
}

fn table(ui: &Ui, one: &ZoneBody, other: &ZoneBody) -> Html {
    let (messages, totals) = (&ui.messages, Totals::of(&ui.data));
    let both = [one, other];
    let rate = |zone: &ZoneBody| ratio(zone.projects as f64 * PER, number(zone.residents));
    // a project may be counted in several zones, so the sum over zones means nothing
    let mean = |of: &dyn Fn(&ZoneBody) -> f64| {
        let value = messages.number(mean_of_zones(&ui.data, of), 1);
        messages.format("ui-compare-mean", &[("value", value.into())])
    };
    let row = |key: &str, of: &dyn Fn(&ZoneBody) -> String, all: String| {
        html! {
            <tr>
                <th scope="row">{ messages.text(key) }</th>
                { for both.map(|zone| html! { <td>{ of(zone) }</td> }) }
                <td>{ all }</td>
            </tr>
        }
    };
    let heads = both.map(|zone| {
        html! { <th scope="col"><Link to={ui.page.at_zone(zone.zone.number)}>{ ui.localized(&zone.zone.name) }</Link></th> }
    });
    html! {
        <table class="before-after">
            <caption class="sr-only">{ messages.text("ui-compare") }</caption>
            <thead><tr><td></td>{ for heads }<th scope="col">{ messages.text("ui-compare-whole") }</th></tr></thead>
            <tbody>
                { row("ui-residents", &|z| messages.integer(number(z.residents)), messages.integer(number(totals.residents))) }
                { row("ui-compare-municipalities", &|z| messages.integer(z.municipalities as f64), messages.integer(ui.data.municipalities.len() as f64)) }
                { row("ui-compare-surface", &|z| messages.number(z.surface_km2, 0), messages.number(totals.surface_km2, 0)) }
                { row("ui-compare-density", &|z| messages.integer(z.density_per_km2.unwrap_or(f64::NAN)), messages.integer(totals.density_per_km2())) }
                { row("ui-aged-65", &|z| messages.percent(share_65_and_over(z.residents_by_age)), messages.percent(share_65_and_over(totals.by_age))) }
                { row("ui-panel-projects", &|z| messages.integer(z.projects as f64), mean(&|z| z.projects as f64)) }
                { row("ui-compare-rate", &|z| messages.number(rate(z), 1), mean(&rate)) }
                { row("ui-compare-strategies", &|z| messages.integer(z.strategies as f64), mean(&|z| z.strategies as f64)) }
            </tbody>
        </table>
    }
}

/// The strategies with projects in one zone and not in the other.
fn strategies_only_in(ui: &Ui, here: &ZoneBody, there: &ZoneBody) -> Html {
    let with_projects = |zone: &ZoneBody| -> BTreeSet<StrategyCode> {
        let projects = ui.data.projects_in_zone(zone.zone.number).into_iter();
        projects
            .flat_map(|p| p.project.strategies.iter().copied())
            .collect()
    };
    let (here_strategies, there_strategies) = (with_projects(here), with_projects(there));
    let only: Vec<_> = here_strategies
        .difference(&there_strategies)
        .copied()
        .collect();
    let title = ui.messages.format(
        "ui-compare-only",
        &[("zone", ui.localized(&here.zone.name).into())],
    );
    let items = only.iter().map(|code| {
        let name = ui.data.strategy(*code).map_or("", |s| ui.localized(&s.title));
        html! { <li>{ strategy_code(ui, *code) }<Link to={ui.page.at_strategy(*code)}>{ name }</Link></li> }
    });
    html! {
        <section class="group">
            <h3 class="group-title">{ title }<span class="count">{ only.len() }</span></h3>
            if only.is_empty() { <p class="quiet">{ ui.messages.text("ui-compare-none") }</p> }
            <ul class="strategy-list">{ for items }</ul>
        </section>
    }
}
