//! The card of a municipality.

use geodata_model::{Figure, IstatCode, Municipality};
use yew::prelude::*;

use super::{
    crumbs::Crumbs,
    not_found::not_found,
    rows::{basis_in_words, projects_by_axis},
};
use crate::ui::{
    context::{Ui, use_ui},
    totals::{ALTITUDES, Totals, number, ratio, share_65_and_over},
    widgets::{SourceMark, figure},
};

/// Properties of [`MunicipalityCard`].
#[derive(Properties, PartialEq)]
pub struct MunicipalityCardProps {
    /// The municipality.
    pub istat: IstatCode,
}

/// The card of a municipality.
#[component]
pub fn MunicipalityCard(props: &MunicipalityCardProps) -> Html {
    let ui = use_ui();
    let Some(body) = ui.data.municipality(props.istat) else {
        return not_found(&ui, &props.istat.to_string());
    };
    let municipality = &body.municipality;
    let here = ui.data.projects_in_municipality(municipality.istat);
    let shown: Vec<_> = here.into_iter().filter(|p| ui.shows(p)).collect();
    html! {
        <article class="card">
            <Crumbs zone={municipality.zone} />
            <header class="card-header">
                <div>
                    <p class="overline">{ ui.messages.text("ui-municipality") }</p>
                    <h1 id="panel-title" tabindex="-1">{ &municipality.name }</h1>
                    <p class="quiet">
                        { ui.messages.format("ui-istat-code", &[("code", municipality.istat.to_string().into())]) }
                    </p>
                </div>
            </header>
            { figures(&ui, municipality) }
            { membership(&ui, municipality) }
            <section class="block">
                <h2>{ ui.messages.plural("ui-projects-count", shown.len()) }</h2>
                if shown.is_empty() { <p class="empty">{ ui.messages.text("ui-no-projects-in-municipality") }</p> }
                { projects_by_axis(&ui, &shown) }
            </section>
        </article>
    }
}

fn figures(ui: &Ui, municipality: &Municipality) -> Html {
    let (messages, totals) = (&ui.messages, Totals::of(&ui.data));
    let mean = |value: String| messages.format("ui-metropolitan-mean", &[("value", value.into())]);
    let residents = number(municipality.residents());
    let density = ratio(residents, municipality.surface_km2);
    let surface = messages.number(municipality.surface_km2, 1);
    let height = municipality.altitude_m.map_or(f64::NAN, f64::from);
    let measured = if municipality.surface_measured {
        messages.text("ui-surface-measured")
    } else {
        String::new()
    };
    let altitude = ALTITUDES
        .iter()
        .find(|(zone, _)| Some(*zone) == municipality.altitude_zone);
    let altitude = altitude.map_or(String::new(), |(_, key)| {
        messages.text(&format!("{key}-name"))
    });
    let aged = share_65_and_over(municipality.residents_by_age);
    let aged = if aged.is_nan() {
        String::new()
    } else {
        messages.format(
            "ui-aged-65-share",
            &[("share", messages.percent(aged).into())],
        )
    };
    html! {
        <dl class="figures">
            { figure(
                &messages.text("ui-residents"), &messages.integer(residents),
                &aged,
                html! { <SourceMark of={Figure::Residents} /> },
            ) }
            { figure(
                &messages.text("ui-surface"), &messages.format("ui-km2", &[("value", surface.into())]), &measured,
                html! { <SourceMark of={Figure::Surface} /> },
            ) }
            { figure(
                &messages.text("ui-density"),
                &messages.quantity("ui-per-km2", density, 0),
                &mean(messages.integer(totals.density_per_km2())),
                html! { <><SourceMark of={Figure::Residents} /><SourceMark of={Figure::Surface} /></> },
            ) }
            { figure(
                &messages.text("ui-altitude-town-hall"),
                &messages.quantity("ui-metres", height, 0), &altitude,
                html! { <SourceMark of={Figure::Altitude} /> },
            ) }
        </dl>
    }
}

/// The zone it belongs to, and the basis of that membership.
fn membership(ui: &Ui, municipality: &Municipality) -> Html {
    let basis = basis_in_words(ui, municipality.zone_basis)
        .unwrap_or_else(|| ui.messages.text("ui-basis-listed"));
    html! {
        <section class="block">
            <h2>{ ui.messages.text("ui-membership") }<SourceMark of={Figure::Membership} /></h2>
            <p class="sentence">
                { basis }
                if !municipality.zone_sources.is_empty() {
                    <span class="quiet">
                        { " – " }
                        { ui.messages.format("ui-membership-references", &[("references", municipality.zone_sources.as_str().into())]) }
                    </span>
                }
            </p>
        </section>
    }
}
