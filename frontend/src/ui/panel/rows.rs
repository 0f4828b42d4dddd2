//! Rows of the lists of projects, zones and municipalities, each a link to its card.

use geodata_api::{MunicipalityBody, ProjectBody, ZoneBody};
use geodata_model::{AxisNumber, MembershipBasis, Place};
use yew::prelude::*;

use crate::ui::{
    context::{Link, Ui},
    messages::Messages,
    totals::number,
    widgets::{bar, primary_axis, project_symbol, status_tag, strategy_code},
};

/// Number of names listed; of more, only the number is given.
const NAMES_SHOWN: usize = 3;

/// The place of a project in a few words.
pub fn place_in_words(ui: &Ui, body: &ProjectBody) -> String {
    let names = match &body.project.place {
        Place::Metropolitan => return ui.messages.text("ui-place-metropolitan"),
        Place::Zone { zones } => {
            let numbers: Vec<_> = zones.iter().map(ToString::to_string).collect();
            return ui.messages.format(
                "ui-place-zones",
                &[
                    ("count", zones.len().into()),
                    ("zones", numbers.join(", ").into()),
                ],
            );
        }
        place => place.municipalities().to_vec(),
    };
    let units = if names.is_empty() {
        let shares = &body.allocation.municipalities.shares;
        shares
            .iter()
            .filter(|s| !s.marginal)
            .map(|s| s.unit)
            .collect()
    } else {
        names
    };
    let names: Vec<&str> = units
        .iter()
        .filter_map(|istat| ui.data.municipality(*istat))
        .map(|body| body.municipality.name.as_str())
        .collect();
    let shown = names.iter().take(NAMES_SHOWN).copied().collect::<Vec<_>>();
    let shown = shown.join(", ");
    match names.len().saturating_sub(NAMES_SHOWN) {
        0 => shown,
        more => ui.messages.format(
            "names-more",
            &[("names", shown.into()), ("count", more.into())],
        ),
    }
}

/// A project in a list.
pub fn project_row(ui: &Ui, body: &ProjectBody) -> Html {
    let project = &body.project;
    let kind = ui.data.kind_name(&project.kind, ui.messages.language());
    html! {
        <li key={project.id.as_str()} class="row project-row">
            <span class="row-mark">{ project_symbol(ui, project) }</span>
            <div class="row-body">
                <Link to={ui.page.at_project(&project.id)} class="row-title">{ ui.localized(&project.title) }</Link>
                <p class="row-detail">{ format!("{kind} · {}", place_in_words(ui, body)) }</p>
            </div>
            <div class="row-end">
                if let Some(code) = project.strategies.first() { { strategy_code(ui, *code) } }
                { status_tag(ui, project.status) }
            </div>
        </li>
    }
}

/// Projects grouped by the axis of their first strategy. Empty, without a message, when there are none.
pub fn projects_by_axis(ui: &Ui, projects: &[&ProjectBody]) -> Html {
    let groups = ui.data.plan.axes.iter().map(|axis| {
        let of_axis = |body: &&&ProjectBody| primary_axis(&body.project) == axis.number;
        let mine: Vec<_> = projects.iter().filter(of_axis).collect();
        if mine.is_empty() {
            return Html::default();
        }
        html! {
            <section class="group" key={axis.number.to_string()} ~style={format!("--rows: {}", mine.len())}>
                <h3 class="group-title" ~style={format!("--axis: {}", axis.colour)}>
                    <span class="axis-mark" aria-hidden="true"></span>
                    { axis_in_words(ui, axis.number) }
                    <span class="count">{ ui.messages.integer(mine.len() as f64) }</span>
                </h3>
                <ul class="rows">{ for mine.iter().map(|body| project_row(ui, body)) }</ul>
            </section>
        }
    });
    html! { <>{ for groups }</> }
}

/// "Asse 3 – Torino Metropoli più mobile".
pub fn axis_in_words(ui: &Ui, number: AxisNumber) -> String {
    let axis = ui.data.plan.axes.iter().find(|axis| axis.number == number);
    let name = axis.map_or("", |axis| ui.localized(&axis.name));
    ui.messages.format(
        "ui-axis-name",
        &[("number", number.to_string().into()), ("name", name.into())],
    )
}

/// A zone in a list, with its number of projects that match the filters and a bar; `most` is the largest such number of any zone.
pub fn zone_row(ui: &Ui, body: &ZoneBody, projects: usize, most: usize) -> Html {
    let (zone, messages) = (&body.zone, &ui.messages);
    let detail = [
        messages.plural("ui-municipalities-count", body.municipalities),
        residents(messages, body.residents),
    ];
    html! {
        <li key={zone.number.to_string()} class="row zone-row">
            <span class="zone-number" aria-hidden="true">{ zone.number.to_string() }</span>
            <div class="row-body">
                <Link to={ui.page.at_zone(zone.number)} class="row-title">
                    <span class="sr-only">{ messages.format("ui-zone-number", &[("number", zone.number.to_string().into())]) }{ " " }</span>
                    { ui.localized(&zone.name) }
                </Link>
                <p class="row-detail">{ detail.join(" · ") }</p>
            </div>
            <div class="row-end row-amount">
                <span class="amount">{ messages.integer(projects as f64) }</span>
                <span class="amount-unit">{ messages.plural("ui-projects-unit", projects) }</span>
            </div>
            { bar(projects as f64 / most.max(1) as f64) }
        </li>
    }
}

/// "130.000 residenti", or a text that the number is not known.
fn residents(messages: &Messages, count: Option<u32>) -> String {
    count.map_or_else(
        || messages.text("ui-residents-unknown"),
        |residents| messages.plural("ui-residents-count", residents as usize),
    )
}

/// A municipality in the list of its zone, with the basis of its membership unless a published list names it.
pub fn municipality_row(ui: &Ui, body: &MunicipalityBody) -> Html {
    let municipality = &body.municipality;
    let basis = basis_in_words(ui, municipality.zone_basis);
    html! {
        <li key={municipality.istat.to_string()} class="row slim-row">
            <Link to={ui.page.at_municipality(municipality)} class="row-title">{ &municipality.name }</Link>
            if let Some(basis) = basis { <span class="basis">{ basis }</span> }
            <span class="row-number">{ ui.messages.integer(number(body.residents)) }</span>
        </li>
    }
}

/// The basis of a membership in words; none for a published list, which is the usual one.
pub fn basis_in_words(ui: &Ui, basis: MembershipBasis) -> Option<String> {
    match basis {
        MembershipBasis::Listed => None,
        MembershipBasis::Named => Some(ui.messages.text("ui-basis-named")),
        MembershipBasis::Derived => Some(ui.messages.text("ui-basis-derived")),
    }
}
