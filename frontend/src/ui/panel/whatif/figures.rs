//! The figures that a scenario changes, before and after.

use std::collections::BTreeMap;

use geodata_api::gaps::Gap;
use geodata_api::scenario::{DISTANCE_BANDS, Figures, ScenarioAnswer};
use yew::prelude::*;

use super::super::gaps::place;
use super::far::Farthest;
use crate::ui::context::{Link, Ui};

/// A line of a table: its name, before, after, decimals.
struct Line {
    name: String,
    before: Option<f64>,
    after: Option<f64>,
    decimals: usize,
}

/// Residents by distance, access and gaps.
pub fn changes(ui: &Ui, body: &ScenarioAnswer) -> Html {
    let (before, after) = (&body.before, &body.after);
    let band = |of: fn(&Figures) -> &BTreeMap<String, f64>, name: &str| Line {
        name: ui.messages.text(band_key(name)),
        before: of(before).get(name).copied(),
        after: of(after).get(name).copied(),
        decimals: 0,
    };
    let all = DISTANCE_BANDS
        .iter()
        .map(|(name, _)| band(|f| &f.residents_by_band, name));
    let old = DISTANCE_BANDS
        .iter()
        .map(|(name, _)| band(|f| &f.residents_75_by_band, name));
    let count = |key: &str, of: fn(&Figures) -> usize| Line {
        name: ui.messages.text(key),
        before: Some(of(before) as f64),
        after: Some(of(after) as f64),
        decimals: 0,
    };
    let whole = [
        Line {
            name: ui.messages.text("ui-whatif-gini"),
            before: before.access_gini,
            after: after.access_gini,
            decimals: 3,
        },
        count("ui-whatif-gaps", |f| f.gaps),
        count("ui-whatif-robust-gaps", |f| f.robust_gaps),
    ];
    let access = ui.data.zones.iter().map(|zone| {
        let number = zone.zone.number;
        Line {
            name: place(ui, Some(number)),
            before: before.access_by_zone.get(&number).copied(),
            after: after.access_by_zone.get(&number).copied(),
            decimals: 3,
        }
    });
    // without residents the access of zones is not known either: a sentence replaces the tables, whose cells would all be empty
    if after.residents_by_band.is_empty() && before.residents_by_band.is_empty() {
        return html! {
            <>
                <p class="empty" data-testid="no-residents">{ ui.messages.text("ui-whatif-no-residents") }</p>
                { table(ui, "ui-whatif-whole", &whole[1..]) }
            </>
        };
    }
    html! {
        <>
            { table(ui, "ui-whatif-residents", &all.collect::<Vec<_>>()) }
            { table(ui, "ui-whatif-residents-75", &old.collect::<Vec<_>>()) }
            <Farthest />
            { table(ui, "ui-whatif-whole", &whole) }
            <details class="fold">
                <summary>{ ui.messages.text("ui-whatif-access") }</summary>
                { table(ui, "ui-whatif-access-by-zone", &access.collect::<Vec<_>>()) }
            </details>
            <p class="quiet">{ ui.messages.text("ui-whatif-caveat") }</p>
        </>
    }
}

fn band_key(name: &str) -> &'static str {
    match name {
        "0-5" => "ui-band-0-5",
        "5-10" => "ui-band-5-10",
        "10-20" => "ui-band-10-20",
        _ => "ui-band-over-20",
    }
}

fn table(ui: &Ui, caption: &str, lines: &[Line]) -> Html {
    let rows = lines.iter().map(|line| {
        let formatted = |value: Option<f64>| match value {
            Some(value) => ui.messages.number(value, line.decimals),
            None => "–".to_owned(),
        };
        html! {
            <tr>
                <th scope="row">{ &line.name }</th>
                <td>{ formatted(line.before) }</td>
                <td>{ formatted(line.after) }</td>
                { difference(ui, line) }
            </tr>
        }
    });
    html! {
        <table class="before-after">
            <caption>{ ui.messages.text(caption) }</caption>
            <thead><tr>
                <td></td>
                <th scope="col">{ ui.messages.text("ui-before") }</th>
                <th scope="col">{ ui.messages.text("ui-after") }</th>
                <th scope="col">{ ui.messages.text("ui-difference") }</th>
            </tr></thead>
            <tbody>{ for rows }</tbody>
        </table>
    }
}

fn difference(ui: &Ui, line: &Line) -> Html {
    let Some(change) = line.before.zip(line.after).map(|(b, a)| a - b) else {
        return html! { <td>{ "–" }</td> };
    };
    let size = ui.messages.number(change.abs(), line.decimals);
    if size == ui.messages.number(0.0, line.decimals) {
        return html! { <td class="unchanged">{ "=" }</td> };
    }
    let sign = if change > 0.0 { "+" } else { "−" };
    html! { <td class="changed">{ format!("{sign}{size}") }</td> }
}

/// The gaps that close, change or open.
pub fn gaps(ui: &Ui, body: &ScenarioAnswer) -> Html {
    if body.scenario.0.is_empty() {
        return Html::default();
    }
    let list = |key: &str, gaps: &[Gap]| {
        if gaps.is_empty() {
            return Html::default();
        }
        let items = gaps.iter().map(|gap| {
            html! {
                <li key={gap.id.clone()}>
                    <span class="overline">{ place(ui, gap.zone) }</span>
                    <Link to={ui.page.at_gap(&gap.id)}>{ ui.localized(&gap.name) }</Link>
                </li>
            }
        });
        html! { <><h3>{ ui.messages.plural(key, gaps.len()) }</h3><ul class="gap-changes">{ for items }</ul></> }
    };
    let same = body.closed.is_empty() && body.changed.is_empty() && body.opened.is_empty();
    html! {
        <section class="block" aria-live="polite">
            <h2>{ ui.messages.text("ui-whatif-gap-changes") }</h2>
            if same { <p>{ ui.messages.text("ui-whatif-gaps-same") }</p> }
            { list("ui-gaps-closed", &body.closed) }
            { list("ui-gaps-changed", &body.changed) }
            { list("ui-gaps-opened", &body.opened) }
        </section>
    }
}
