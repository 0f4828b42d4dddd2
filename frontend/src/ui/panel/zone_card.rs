//! The card of a zone: its figures compared with the whole territory, its projects, its municipalities.

use std::collections::BTreeSet;

use geodata_api::ZoneBody;
use geodata_model::{Figure, ZoneNumber};
use yew::prelude::*;

use super::{
    compare::Compare,
    crumbs::Crumbs,
    not_found::not_found,
    rows::{municipality_row, project_row, projects_by_axis},
};
use crate::ui::{
    context::{Link, Ui, use_ui},
    totals::{ALTITUDES, Totals, mean_of_zones, number, ratio, share_65_and_over},
    widgets::{Citations, SourceMark, figure, strategy_code},
};

/// Properties of [`ZoneCard`].
#[derive(Properties, PartialEq)]
pub struct ZoneCardProps {
    /// The zone.
    pub number: ZoneNumber,
}

/// The card of a zone.
#[component]
pub fn ZoneCard(props: &ZoneCardProps) -> Html {
    let ui = use_ui();
    let Some(body) = ui.data.zone(props.number) else {
        return not_found(&ui, &props.number.to_string());
    };
    let venue = body.zone.venue_municipality;
    let venue = venue.and_then(|istat| ui.data.municipality(istat));
    let heading = if body.zone.venue.is_empty() {
        "ui-sources"
    } else {
        "ui-venue"
    };
    html! {
        <article class="card">
            <Crumbs />
            <header class="card-header">
                <span class="zone-number zone-number-large" aria-hidden="true">{ body.zone.number.to_string() }</span>
                <div>
                    <p class="overline">{ ui.messages.text("ui-zone") }</p>
                    <h1 id="panel-title" tabindex="-1">
                        <span class="sr-only">{ format!("{} – ", body.zone.number) }</span>
                        { ui.localized(&body.zone.name) }
                    </h1>
                </div>
            </header>
            { figures(&ui, body) }
            { altitude(&ui, body) }
            <section class="block">
                <h2>{ ui.messages.text(heading) }</h2>
                <p>
                    { &body.zone.venue }
                    if let Some(venue) = venue {
                        { " – " }
                        <Link to={ui.page.at_municipality(&venue.municipality)}>{ &venue.municipality.name }</Link>
                    }
                </p>
                <Citations citations={body.zone.sources.clone()} />
            </section>
            { projects(&ui, body) }
            { strategies(&ui, body) }
            <Compare zone={props.number} />
            { members(&ui, body) }
        </article>
    }
}

fn figures(ui: &Ui, body: &ZoneBody) -> Html {
    let (messages, totals) = (&ui.messages, Totals::of(&ui.data));
    let share = |part: f64, whole: f64| {
        let share = ratio(part, whole);
        if share.is_nan() {
            return String::new();
        }
        messages.format(
            "ui-share-of-whole",
            &[("share", messages.percent(share).into())],
        )
    };
    let mean = |value: String| messages.format("ui-metropolitan-mean", &[("value", value.into())]);
    let residents = number(body.residents);
    let surface = messages.number(body.surface_km2, 0);
    let mut surface_of_whole = share(body.surface_km2, totals.surface_km2);
    if body.surface_measured {
        surface_of_whole = format!(
            "{surface_of_whole} · {}",
            messages.text("ui-surface-measured")
        );
    }
    let aged = share_65_and_over(body.residents_by_age);
    html! {
        <dl class="figures">
            { figure(
                &messages.text("ui-residents"), &messages.integer(residents),
                &share(residents, number(totals.residents)),
                html! { <SourceMark of={Figure::Residents} /> },
            ) }
            { figure(
                &messages.text("ui-surface"), &messages.format("ui-km2", &[("value", surface.into())]),
                &surface_of_whole,
                html! { <SourceMark of={Figure::Surface} /> },
            ) }
            { figure(
                &messages.text("ui-density"),
                &messages.quantity("ui-per-km2", body.density_per_km2.unwrap_or(f64::NAN), 0),
                &mean(messages.integer(totals.density_per_km2())),
                html! { <><SourceMark of={Figure::Residents} /><SourceMark of={Figure::Surface} /></> },
            ) }
            { figure(
                &messages.text("ui-aged-65"), &messages.percent(aged),
                &mean(messages.percent(share_65_and_over(totals.by_age))),
                html! { <SourceMark of={Figure::Residents} /> },
            ) }
        </dl>
    }
}

/// The numbers of municipalities by altitude zone, as a bar and in words.
fn altitude(ui: &Ui, body: &ZoneBody) -> Html {
    let count = |zone| body.altitude.get(&zone).copied().unwrap_or(0);
    let parts = || ALTITUDES.iter().filter(|(zone, _)| count(*zone) > 0);
    let segments = parts().map(|(zone, key)| {
        let grow = format!("flex-grow: {}", count(*zone));
        html! { <span class={classes!("mix-part", *key)} ~style={grow}></span> }
    });
    let words = parts().map(|(zone, key)| {
        html! {
            <li><span class={classes!("mix-key", *key)} aria-hidden="true"></span>{ ui.messages.plural(key, count(*zone)) }</li>
        }
    });
    html! {
        <section class="block">
            <h2>{ ui.messages.text("ui-altitude") }<SourceMark of={Figure::Altitude} /></h2>
            if body.altitude.is_empty() {
                <p class="quiet">{ ui.messages.text("value-unknown") }</p>
            } else {
                <div class="mix" aria-hidden="true">{ for segments }</div>
                <ul class="mix-words">{ for words }</ul>
            }
        </section>
    }
}

fn projects(ui: &Ui, body: &ZoneBody) -> Html {
    let number = body.zone.number;
    let present: Vec<_> = ui
        .data
        .projects_in_zone(number)
        .into_iter()
        .filter(|p| ui.shows(p))
        .collect();
    let whole: Vec<_> = ui
        .data
        .projects_of_whole_zone(number)
        .into_iter()
        .filter(|p| ui.shows(p))
        .collect();
    let located: Vec<_> = present
        .iter()
        .filter(|p| !whole.contains(p))
        .copied()
        .collect();
    let mean = mean_of_zones(&ui.data, |zone| zone.projects as f64);
    let mean = ui.messages.number(mean, 1);
    html! {
        <section class="block">
            <h2>{ ui.messages.plural("ui-projects-count", present.len()) }</h2>
            <p class="quiet">{ ui.messages.format("ui-zone-mean-projects", &[("value", mean.into())]) }</p>
            if !whole.is_empty() {
                <section class="group">
                    <h3 class="group-title">
                        <span class="zone-badge" aria-hidden="true">{ whole.len() }</span>
                        { ui.messages.text("ui-whole-zone") }
                    </h3>
                    <p class="quiet">{ ui.messages.text("ui-whole-zone-why") }</p>
                    <ul class="rows">{ for whole.iter().map(|p| project_row(ui, p)) }</ul>
                </section>
            }
            { projects_by_axis(ui, &located) }
            if present.is_empty() { <p class="empty">{ ui.messages.text("ui-no-projects-here") }</p> }
        </section>
    }
}

/// All strategies, each marked as having projects here or not; a number alone would not say which.
fn strategies(ui: &Ui, body: &ZoneBody) -> Html {
    let with_projects: BTreeSet<_> = ui
        .data
        .projects_in_zone(body.zone.number)
        .into_iter()
        .flat_map(|p| p.project.strategies.iter().copied())
        .collect();
    let all = &ui.data.plan.strategies;
    let cells = all.iter().map(|strategy| {
        let here = with_projects.contains(&strategy.code);
        let state = ui
            .messages
            .text(if here { "ui-covered" } else { "ui-not-covered" });
        let label = format!(
            "{} {} – {state}",
            strategy.code,
            ui.localized(&strategy.title)
        );
        html! {
            <li class={if here { "on" } else { "off" }} title={label.clone()}>
                <span class="sr-only">{ label }</span>
                <span aria-hidden="true">{ strategy_code(ui, strategy.code) }</span>
            </li>
        }
    });
    let counts = [
        ("covered", with_projects.len().to_string().into()),
        ("all", all.len().to_string().into()),
    ];
    html! {
        <section class="block">
            <h2>{ ui.messages.format("ui-strategies-covered", &counts) }</h2>
            <ul class="strategy-cells">{ for cells }</ul>
            <p class="quiet">{ ui.messages.text("ui-not-covered-why") }</p>
        </section>
    }
}

fn members(ui: &Ui, body: &ZoneBody) -> Html {
    let members = ui.data.municipalities_of(body.zone.number);
    html! {
        <section class="block">
            <h2>
                { ui.messages.plural("ui-municipalities-count", members.len()) }
                <SourceMark of={Figure::Membership} />
            </h2>
            <p class="list-head"><span>{ ui.messages.text("ui-municipality") }</span><span>{ ui.messages.text("ui-residents") }<SourceMark of={Figure::Residents} /></span></p>
            <ul class="rows">{ for members.into_iter().map(|m| municipality_row(ui, m)) }</ul>
        </section>
    }
}
