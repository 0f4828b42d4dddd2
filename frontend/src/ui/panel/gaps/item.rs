//! One gap: what is missing and where, the reason, the residents concerned, the neighbours that have it, and how robust the
//! finding is.

use geodata_api::NeedsBody;
use geodata_api::gaps::{Gap, Gaps, Subject, Verdict};
use geodata_model::ZoneNumber;
use yew::prelude::*;

use crate::ui::{
    context::{Link, Shared, Ui, use_ui},
    page::{Page, Panel},
    widgets::{icon, strategy_code},
};

/// Properties of [`GapItem`].
#[derive(Properties, PartialEq)]
pub struct GapItemProps {
    /// All gaps.
    pub gaps: Shared<Gaps>,
    /// Index of the gap in that list.
    pub at: usize,
    /// All needs, once they are loaded.
    pub needs: Option<Shared<NeedsBody>>,
}

/// A gap in the list.
#[component]
pub fn GapItem(props: &GapItemProps) -> Html {
    let ui = &use_ui();
    let Some(gap) = props.gaps.gaps.get(props.at) else {
        return Html::default();
    };
    let needs = props.needs.as_deref();
    let pointed_out = ui.page.gap.as_deref() == Some(gap.id.as_str());
    let place = place(ui, gap.zone);
    html! {
        <li id={format!("gap-{}", gap.id)} class={classes!("gap", pointed_out.then_some("pointed-out"))}>
            <div class="gap-head">
                <span class="gap-rank" aria-hidden="true">{ gap.rank.to_string() }</span>
                <div class="row-body">
                    <p class="overline">{ place }</p>
                    <h2 class="gap-title">
                        if let Subject::Strategy(code) = gap.subject { { strategy_code(ui, code) } }
                        <Link to={ui.page.at_gap(&gap.id)} current={pointed_out}>{ ui.localized(&gap.name) }</Link>
                    </h2>
                </div>
                { verdict_badge(ui, gap) }
            </div>
            <p>{ ui.localized(&gap.reason) }</p>
            <ul class="gap-facts">
                if let Some(residents) = gap.residents {
                    <li>{ ui.messages.plural("ui-residents-concerned", residents as usize) }</li>
                }
                if !gap.neighbours.is_empty() {
                    <li>{ ui.messages.text("ui-neighbours-have") }{ " " }{ zones(ui, &gap.neighbours) }</li>
                }
                if !gap.evidence.is_empty() { <li>{ ui.messages.text("ui-gap-evidence") }{ " " }{ projects(ui, &gap.evidence) }</li> }
                if !gap.mentions.is_empty() { <li>{ ui.messages.text("ui-gap-mentions") }{ " " }{ projects(ui, &gap.mentions) }</li> }
            </ul>
            { needs_of(ui, gap, needs) }
            <p class="gap-actions">
                <Link to={on_the_map(ui, gap)} class="small-action">{ icon("map") }{ ui.messages.text("ui-gap-on-map") }</Link>
            </p>
        </li>
    }
}

/// "Zona 4 – AMT Nord", or the whole area.
pub fn place(ui: &Ui, zone: Option<ZoneNumber>) -> String {
    let Some(number) = zone else {
        return ui.messages.text("ui-place-metropolitan");
    };
    let title = ui
        .messages
        .format("ui-zone-number", &[("number", number.to_string().into())]);
    let body = ui.data.zone(number);
    body.map_or(title.clone(), |body| {
        format!("{title} – {}", ui.localized(&body.zone.name))
    })
}

/// Whether a gap is robust, with the number of variants of the calculation that agree.
pub fn verdict_badge(ui: &Ui, gap: &Gap) -> Html {
    let variants = gap.robustness.variants.len();
    let agree = gap.robustness.variants.values().filter(|v| **v).count();
    let (class, key) = match gap.robustness.verdict {
        Verdict::Robust => ("verdict robust", "ui-badge-robust"),
        Verdict::Fragile => ("verdict fragile", "ui-badge-fragile"),
    };
    let share = ui.messages.format(
        "ui-badge-share",
        &[("agree", agree.into()), ("variants", variants.into())],
    );
    html! { <span {class}>{ ui.messages.text(key) }{ " " }<span class="verdict-share">{ share }</span></span> }
}

fn zones(ui: &Ui, zones: &[ZoneNumber]) -> Html {
    let links = zones.iter().enumerate().map(|(at, number)| {
        let page = Page {
            panel: Panel::Zones,
            ..ui.page.at_zone(*number)
        };
        let name = place(ui, Some(*number));
        html! { <>if at > 0 { { ", " } }<Link to={page} label={name}>{ number.to_string() }</Link></> }
    });
    html! { <>{ for links }</> }
}

fn projects(ui: &Ui, ids: &[geodata_model::ProjectId]) -> Html {
    let found = ids.iter().filter_map(|id| ui.data.project(id));
    let links = found.enumerate().map(|(at, body)| {
        let project = &body.project;
        html! { <>if at > 0 { { ", " } }<Link to={ui.page.at_project(&project.id)}>{ ui.localized(&project.title) }</Link></> }
    });
    html! { <>{ for links }</> }
}

/// The needs that closing the gap would answer, each a link to its card.
fn needs_of(ui: &Ui, gap: &Gap, needs: Option<&NeedsBody>) -> Html {
    if gap.needs.is_empty() {
        return Html::default();
    }
    let items = gap.needs.iter().map(|code| {
        let need = needs.and_then(|n| n.needs.iter().find(|need| need.code == *code));
        let text = need.map_or("", |need| ui.localized(&need.text));
        html! { <li><Link to={ui.page.at_need(code)}>{ code }</Link>{ " " }{ text }</li> }
    });
    html! {
        <details class="fold">
            <summary>{ ui.messages.plural("ui-gap-needs", gap.needs.len()) }</summary>
            <ul class="needs">{ for items }</ul>
        </details>
    }
}

/// The map of the projects of the gap's strategy or service, on which the zones without them are visible.
fn on_the_map(ui: &Ui, gap: &Gap) -> Page {
    let mut page = ui.page.unfiltered().at_gap(&gap.id);
    page.map.theme = geodata_mapspec::Theme::Projects;
    page.map.level = geodata_mapspec::Level::Zone;
    page.map.zone = gap.zone;
    page.map.view = None;
    match &gap.subject {
        Subject::Strategy(code) => page.map.strategies = vec![*code],
        Subject::Service(kind) => page.map.kinds = vec![kind.clone()],
    }
    page
}
