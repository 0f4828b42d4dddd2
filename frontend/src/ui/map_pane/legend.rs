//! The legend, with the form fields for the theme and the level of the map.

use geodata_api::{LegendEntry, MapBody, UnitValue};
use geodata_mapspec::{INDICATORS, Level, MapSpec, Theme};
use geodata_model::Symbol;
use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::{clusters::Markers, obstacles::LEGEND};
use crate::{
    platform,
    ui::{
        context::{Link, Shared, Ui, use_ui},
        navigation::Action,
        page::{Page, Panel},
        widgets::symbol,
    },
};

/// Properties of [`Legend`].
#[derive(Properties, PartialEq)]
pub struct LegendProps {
    /// The map's values and colours.
    pub body: Shared<MapBody>,
    /// The clusters and badges on it.
    pub markers: Shared<Markers>,
}

/// The legend. On a small screen it is closed at first, so that it does not hide the map.
#[component]
pub fn Legend(props: &LegendProps) -> Html {
    let ui = use_ui();
    let open = use_memo((), |()| !platform::matches_media("(max-width: 1099px)"));
    let body = &props.body;
    html! {
        <details id={LEGEND} class="legend" open={*open}>
            <summary>{ ui.messages.text("ui-legend") }</summary>
            <div class="legend-body">
                { theme_field(&ui) }
                { level_field(&ui) }
                <h2 class="legend-title">{ ui.localized(&body.legend_title) }</h2>
                <ul class={classes!("legend-classes", (ui.page.map.theme == Theme::Zones).then_some("legend-zones"))}>
                    { for body.legend.iter().map(|entry| class_row(&ui, entry, is_unknown(body, entry))) }
                </ul>
                { method(&ui) }
                { symbols(&ui, &props.markers) }
            </div>
        </details>
    }
}

fn theme_field(ui: &Ui) -> Html {
    let onchange = {
        let ui = ui.clone();
        Callback::from(move |event: Event| {
            let select = event.target_dyn_into::<HtmlSelectElement>();
            let chosen = select.map(|select| select.value()).unwrap_or_default();
            let indicators = INDICATORS.into_iter().map(Theme::Indicator);
            let mut themes = Theme::ALL.into_iter().chain(indicators);
            if let Some(theme) = themes.find(|theme| theme.id() == chosen) {
                ui.dispatch.emit(Action::Push(ui.page.with_theme(theme)));
            }
        })
    };
    let option = |theme: Theme, key: String| {
        let selected = ui.page.map.theme == theme;
        html! { <option value={theme.id()} {selected}>{ ui.messages.text(&key) }</option> }
    };
    let themes = Theme::ALL.map(|theme| option(theme, format!("ui-theme-{}", theme.id())));
    let indicators =
        INDICATORS.map(|name| option(Theme::Indicator(name), format!("indicator-{name}-title")));
    html! {
        <label class="field">
            <span>{ ui.messages.text("ui-theme") }</span>
            <select {onchange}>
                { for themes }
                <optgroup label={ui.messages.text("ui-indicators")}>{ for indicators }</optgroup>
            </select>
        </label>
    }
}

fn level_field(ui: &Ui) -> Html {
    if ui.page.map.theme == Theme::Zones {
        // this theme has one colour per zone at every level
        return Html::default();
    }
    let levels = [
        (Level::Zone, "ui-level-zone"),
        (Level::Municipality, "ui-level-municipality"),
    ];
    let links = levels.into_iter().map(|(level, key)| {
        let current = ui.page.map.level == level;
        html! { <li><Link to={ui.page.with_level(level)} {current}>{ ui.messages.text(key) }</Link></li> }
    });
    html! { <ul class="segments" aria-label={ui.messages.text("ui-level")}>{ for links }</ul> }
}

/// Whether an entry stands for the units without a value, which the map hatches.
fn is_unknown(body: &MapBody, entry: &LegendEntry) -> bool {
    let of_entry = |unit: &&UnitValue| unit.colour == entry.colour;
    let theme = MapSpec::from_query(&body.spec).0.theme;
    let mut units = body.units.values().filter(of_entry).peekable();
    theme != Theme::Zones && units.peek().is_some() && units.all(|unit| unit.value.is_none())
}

fn class_row(ui: &Ui, entry: &LegendEntry, unknown: bool) -> Html {
    html! {
        <li>
            <span class={classes!("swatch", unknown.then_some("hatched"))} ~style={format!("--colour: {}", entry.colour)} aria-hidden="true"></span>
            <span>{ ui.localized(&entry.label) }</span>
            <span class="count">{ ui.messages.integer(entry.count as f64) }</span>
        </li>
    }
}

/// How an indicator is computed, its caveat, and its values as a download.
fn method(ui: &Ui) -> Html {
    let Theme::Indicator(name) = ui.page.map.theme else {
        return Html::default();
    };
    let by = ui.page.map.level.id();
    html! {
        <details class="fold legend-method">
            <summary>{ ui.messages.text("ui-how-computed") }</summary>
            <p>{ ui.messages.text(&format!("indicator-{name}-formula")) }</p>
            <p>{ ui.messages.text(&format!("indicator-{name}-caveat")) }</p>
            <p><a href={format!("api/indicators/{name}?by={by}&f=csv")} download={format!("{name}.csv")}>{ ui.messages.text("ui-values-csv") }</a></p>
        </details>
    }
}

/// The meaning of the symbols that are on the map.
fn symbols(ui: &Ui, markers: &Markers) -> Html {
    let clusters = &markers.clusters;
    let mixed = clusters.iter().any(|cluster| cluster.axis.is_none());
    let lines = ui.data.projects.iter().any(|body| {
        ui.shows(body) && body.project.place.precision() == geodata_model::Precision::Schematic
    });
    let has_scenario = !ui.page.scenario.0.is_empty();
    if clusters.is_empty() && !lines && !has_scenario {
        return Html::default();
    }
    html! {
        <ul class="legend-symbols">
            if !clusters.is_empty() {
                <li>{ symbol(Symbol::Circle, "#5d7083") }<span>{ ui.messages.text("ui-legend-stack") }</span></li>
            }
            if mixed {
                <li>{ symbol(Symbol::Circle, "#3d4852") }<span>{ ui.messages.text("ui-legend-mixed") }</span></li>
            }
            if lines {
                <li><span class="dash" aria-hidden="true"></span><span>{ ui.messages.text("ui-legend-schematic") }</span></li>
            }
            if has_scenario {
                <li><span class="measure-mark mark-house" aria-hidden="true"></span><Link to={Page { panel: Panel::WhatIf, ..ui.page.clone() }}>{ ui.messages.text("ui-legend-hypothesis") }</Link></li>
            }
        </ul>
    }
}
