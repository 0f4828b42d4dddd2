//! The sites where another health centre would serve most residents, each with a button that adds it.

use geodata_api::scenario::{Measure, ScenarioAnswer, Site};
use yew::prelude::*;

use super::form::name;
use crate::ui::context::Ui;

/// The best sites for another health centre.
pub fn sites(ui: &Ui, answer: &ScenarioAnswer) -> Html {
    if answer.next_best.is_empty() {
        return Html::default();
    }
    let radius = ui.messages.integer(answer.radius_km);
    let rows = answer.next_best.iter().map(|site| row(ui, site, &radius));
    html! {
        <section class="block">
            <h2>{ ui.messages.text("ui-sites") }</h2>
            <p class="quiet">{ ui.messages.format("ui-sites-why", &[("radius", radius.clone().into())]) }</p>
            <ol class="rows sites">{ for rows }</ol>
        </section>
    }
}

fn row(ui: &Ui, site: &Site, radius: &str) -> Html {
    let place = name(ui, site.municipality);
    let gained = ui.messages.format(
        "ui-site-gain",
        &[
            ("residents", ui.messages.integer(site.residents).into()),
            ("aged", ui.messages.integer(site.residents_75).into()),
            ("radius", radius.into()),
        ],
    );
    let label = ui
        .messages
        .format("ui-site-add", &[("place", place.as_str().into())]);
    let add = ui.to(ui
        .page
        .with_measure(Measure::HealthCentre(site.municipality)));
    html! {
        <li key={site.municipality.to_string()} class="row site">
            <div class="row-body">
                <p><strong>{ place }</strong></p>
                <p class="row-detail">{ gained }</p>
            </div>
            <button type="button" class="button button-small" aria-label={label} onclick={add}>{ ui.messages.text("ui-site-add-short") }</button>
        </li>
    }
}
