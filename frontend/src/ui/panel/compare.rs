//! A zone beside another and the whole: the same figures in three columns, and what each carries out alone.

use std::collections::BTreeSet;

use geodata::{
    api::ZoneBody,
    model::{StrategyCode, ZoneNumber},
};
use web_sys::HtmlSelectElement;
use yew::prelude::*;

use crate::ui::{
    context::{Go, Ui, use_ui},
    parts::strategy_code,
    place::Step,
    totals::{Totals, mean_of_zones, number, ratio, share_65_and_over},
};

/// Residents that rates of projects are given for.
const PER: f64 = 10_000.0;

/// Properties of [`Compare`].
#[derive(Properties, PartialEq)]
pub struct CompareProps {
    /// The zone whose card is open.
    pub zone: ZoneNumber,
}

/// The choice of another zone and, once chosen, the comparison.
#[component]
pub fn Compare(props: &CompareProps) -> Html {
    let ui = use_ui();
    let zone = props.zone;
    let other = ui.page.compare.filter(|other| *other != zone);
    let options = ui.data.zones.iter().map(|body| &body.zone);
    let options = options.filter(|z| z.number != zone).map(|z| {
        let name = format!("{} – {}", z.number, ui.get(&z.name));
        html! { <option value={z.number.to_string()} selected={other == Some(z.number)}>{ name }</option> }
    });
    let onchange = {
        let (go, page) = (ui.go.clone(), ui.page.clone());
        Callback::from(move |event: Event| {
            let select = event.target_dyn_into::<HtmlSelectElement>();
            let chosen = select.and_then(|s| s.value().parse().ok());
            go.emit(Step::To(page.comparing(chosen)));
        })
    };
    let pair = ui.data.zone(zone).zip(other.and_then(|o| ui.data.zone(o)));
    html! {
        <section class="block compare">
            <h2>{ ui.say.text("ui-compare") }</h2>
            <label class="field">
                <span>{ ui.say.text("ui-compare-with") }</span>
                <select name="compare" {onchange}>
                    <option value="" selected={other.is_none()}>{ ui.say.text("ui-compare-nobody") }</option>
                    { for options }
                </select>
            </label>
            if let Some((one, other)) = pair {
                { table(&ui, one, other) }
                { alone(&ui, one, other) }
                { alone(&ui, other, one) }
                <p class="quiet">{ ui.say.text("ui-compare-why") }{ " " }{ ui.say.text("ui-compare-means") }</p>
            }
        </section>
    }
}

fn table(ui: &Ui, one: &ZoneBody, other: &ZoneBody) -> Html {
    let (say, totals) = (&ui.say, Totals::of(&ui.data));
    let both = [one, other];
    let rate = |zone: &ZoneBody| ratio(zone.projects as f64 * PER, number(zone.residents));
    // what is counted in several zones has no sum
    let mean = |of: &dyn Fn(&ZoneBody) -> f64| {
        let value = say.number(mean_of_zones(&ui.data, of), 1);
        say.with("ui-compare-mean", &[("value", value.into())])
    };
    let row = |key: &str, of: &dyn Fn(&ZoneBody) -> String, all: String| {
        html! {
            <tr>
                <th scope="row">{ say.text(key) }</th>
                { for both.map(|zone| html! { <td>{ of(zone) }</td> }) }
                <td>{ all }</td>
            </tr>
        }
    };
    let heads = both.map(|zone| {
        html! { <th scope="col"><Go to={ui.page.at_zone(zone.zone.number)}>{ ui.get(&zone.zone.name) }</Go></th> }
    });
    html! {
        <table class="before-after">
            <caption class="sr-only">{ say.text("ui-compare") }</caption>
            <thead><tr><td></td>{ for heads }<th scope="col">{ say.text("ui-compare-whole") }</th></tr></thead>
            <tbody>
                { row("ui-residents", &|z| say.whole(number(z.residents)), say.whole(number(totals.residents))) }
                { row("ui-compare-municipalities", &|z| say.whole(z.municipalities as f64), say.whole(ui.data.municipalities.len() as f64)) }
                { row("ui-compare-surface", &|z| say.number(z.surface_km2, 0), say.number(totals.surface_km2, 0)) }
                { row("ui-compare-density", &|z| say.whole(z.density_per_km2.unwrap_or(f64::NAN)), say.whole(totals.density_per_km2())) }
                { row("ui-aged-65", &|z| say.percent(share_65_and_over(z.residents_by_age)), say.percent(share_65_and_over(totals.by_age))) }
                { row("ui-panel-projects", &|z| say.whole(z.projects as f64), mean(&|z| z.projects as f64)) }
                { row("ui-compare-rate", &|z| say.number(rate(z), 1), mean(&rate)) }
                { row("ui-compare-strategies", &|z| say.whole(z.strategies as f64), mean(&|z| z.strategies as f64)) }
            </tbody>
        </table>
    }
}

/// The strategies with projects in one zone and not in the other.
fn alone(ui: &Ui, here: &ZoneBody, there: &ZoneBody) -> Html {
    let covered = |zone: &ZoneBody| -> BTreeSet<StrategyCode> {
        let projects = ui.data.projects_in_zone(zone.zone.number).into_iter();
        projects
            .flat_map(|p| p.project.strategies.iter().copied())
            .collect()
    };
    let (ours, theirs) = (covered(here), covered(there));
    let only: Vec<_> = ours.difference(&theirs).copied().collect();
    let title = ui.say.with(
        "ui-compare-only",
        &[("zone", ui.get(&here.zone.name).into())],
    );
    let items = only.iter().map(|code| {
        let name = ui.data.strategy(*code).map_or("", |s| ui.get(&s.title));
        html! { <li>{ strategy_code(ui, *code) }<Go to={ui.page.at_strategy(*code)}>{ name }</Go></li> }
    });
    html! {
        <section class="group">
            <h3 class="group-title">{ title }<span class="count">{ only.len() }</span></h3>
            if only.is_empty() { <p class="quiet">{ ui.say.text("ui-compare-none") }</p> }
            <ul class="strategy-list">{ for items }</ul>
        </section>
    }
}
