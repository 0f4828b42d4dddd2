//! The ranked list of gaps, filtered by zone, subject and verdict, and apart from it what is not known.

use crate::order;
use geodata_api::NeedsBody;
use geodata_api::gaps::{Gap, Gaps, Subject, Unknown, Verdict};
use geodata_model::{Text, ZoneNumber};
use gloo_render::request_animation_frame;
use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::{
    super::loading::{waiting, with_loaded},
    item::GapItem,
    tabs::gap_tabs,
};
use crate::{
    platform,
    ui::{
        context::{Link, Shared, Ui, use_ui},
        load::use_json,
        navigation::Action,
        page::Page,
    },
};

/// Number of gaps rendered at first, and added in each animation frame: each has a dozen links, and rendering all at once would
/// block the page.
const BATCH: usize = 12;

/// The list.
#[component]
pub fn MissingPanel() -> Html {
    let ui = use_ui();
    let gaps = use_json::<Gaps>("api/gaps");
    let needs = use_json::<NeedsBody>("api/needs");
    // the list is rendered once, when the needs are loaded or have failed
    let content = match &*needs {
        None => waiting(&ui),
        Some(needs) => {
            let needs = needs.as_ref().ok().cloned();
            with_loaded(
                &ui,
                &gaps,
                |gaps| html! { <List gaps={gaps.clone()} {needs} /> },
            )
        }
    };
    html! {
        <div class="view">
            <h1 id="panel-title" tabindex="-1">{ ui.messages.text("ui-missing-title") }</h1>
            { gap_tabs(&ui) }
            { content }
        </div>
    }
}

#[derive(Properties, PartialEq)]
struct ListProps {
    gaps: Shared<Gaps>,
    needs: Option<Shared<NeedsBody>>,
}

#[component]
fn List(props: &ListProps) -> Html {
    let ui = &use_ui();
    let gaps = &props.gaps;
    let chosen = |(_, gap): &(usize, &Gap)| is_shown(ui, gap);
    let shown: Vec<(usize, &Gap)> = gaps.gaps.iter().enumerate().filter(chosen).collect();
    let pointed_out = ui.page.gap.clone();
    let wanted = shown
        .iter()
        .position(|(_, gap)| Some(&gap.id) == pointed_out.as_ref());
    let map = &ui.page.map;
    let filters = (
        map.zone,
        map.strategies.clone(),
        map.kinds.clone(),
        ui.page.verdict,
    );
    let rendered = use_growing(filters, shown.len(), wanted.map_or(0, |at| at + 1));
    use_effect_with(pointed_out.filter(|_| wanted.is_some()), |id| {
        if let Some(id) = id {
            platform::scroll_into_view(&format!("gap-{id}"));
        }
    });
    let unknown: Vec<&Unknown> = gaps
        .unknown
        .iter()
        .filter(|unknown| is_of(ui, &unknown.subject, unknown.zone))
        .collect();
    let item = |(at, gap): &(usize, &Gap)| {
        html! { <GapItem key={gap.id.clone()} gaps={gaps.clone()} at={*at} needs={props.needs.clone()} /> }
    };
    html! {
        <>
            { filter_fields(ui, gaps) }
            <p role="status"><strong>{ ui.messages.plural("ui-missing-count", shown.len()) }</strong></p>
            if shown.is_empty() { <p class="empty">{ ui.messages.text("ui-missing-none") }</p> }
            <ol class="gaps">{ for shown.iter().take(rendered).map(item) }</ol>
            if !unknown.is_empty() {
                <section class="block">
                    <h2>{ ui.messages.plural("ui-unknown-count", unknown.len()) }</h2>
                    <p class="quiet">{ ui.messages.text("ui-unknown-why") }</p>
                    <ul class="unknowns">{ for unknown.iter().map(|u| html! { <li>{ ui.localized(&u.reason) }</li> }) }</ul>
                </section>
            }
            <details class="fold">
                <summary>{ ui.messages.text("ui-how-computed") }</summary>
                <p>{ ui.localized(&gaps.method) }</p>
            </details>
            <p class="quiet">{ ui.messages.text("ui-gaps-data") }{ " " }<a href="api/gaps?f=csv" download="atlante-divari.csv">{ "CSV" }</a></p>
        </>
    }
}

/// The number of items of a list to render: at least `least`, and [`BATCH`] more in each animation frame, up to `length`. It
/// starts again when `list` changes.
#[hook]
fn use_growing<List: PartialEq + Clone + 'static>(
    list: List,
    length: usize,
    least: usize,
) -> usize {
    let grown = use_state_eq(|| (list.clone(), BATCH));
    let before = if grown.0 == list { grown.1 } else { BATCH };
    let rendered = before.max(least).min(length);
    use_effect_with((list, rendered, length), move |(list, rendered, length)| {
        let next = (list.clone(), rendered + BATCH);
        let more = (rendered < length).then(|| request_animation_frame(move |_| grown.set(next)));
        move || drop(more)
    });
    rendered
}

fn is_shown(ui: &Ui, gap: &Gap) -> bool {
    let verdict = ui.page.verdict;
    verdict.is_none_or(|verdict| gap.robustness.verdict == verdict)
        && is_of(ui, &gap.subject, gap.zone)
}

/// Whether a subject in a zone passes the filters; what concerns the whole area is shown for every zone.
fn is_of(ui: &Ui, subject: &Subject, zone: Option<ZoneNumber>) -> bool {
    let map = &ui.page.map;
    let here = map.zone.is_none() || zone.is_none() || zone == map.zone;
    let all = map.strategies.is_empty() && map.kinds.is_empty();
    here && (all
        || match subject {
            Subject::Strategy(code) => map.strategies.contains(code),
            Subject::Service(kind) => map.kinds.contains(kind),
        })
}

/// The fields above the list; the zone is the one chosen on the map.
fn filter_fields(ui: &Ui, gaps: &Gaps) -> Html {
    let zones = ui.data.zones.iter().map(|body| {
        let (number, name) = (body.zone.number, ui.localized(&body.zone.name));
        (number.to_string(), format!("{number} – {name}"))
    });
    let zone = ui.page.map.zone.map(|zone| zone.to_string());
    let mut subjects: Vec<(&Subject, &Text)> =
        gaps.gaps.iter().map(|g| (&g.subject, &g.name)).collect();
    order::sort_by_key(&mut subjects, |(subject, _)| *subject);
    subjects.dedup_by_key(|(subject, _)| *subject);
    let subjects = subjects.into_iter().map(|(subject, name)| {
        let name = ui.localized(name);
        let name = match subject {
            Subject::Strategy(code) => format!("{code} {name}"),
            Subject::Service(_) => name.to_owned(),
        };
        (subject.to_string(), name)
    });
    let map = &ui.page.map;
    let subject = match (map.strategies.first(), map.kinds.first()) {
        (Some(code), _) => Some(code.to_string()),
        (None, kind) => kind.map(|kind| Subject::Service(kind.clone()).to_string()),
    };
    let verdicts = [
        ("robust", ui.messages.text("ui-verdict-robust")),
        ("fragile", ui.messages.text("ui-verdict-fragile")),
    ];
    let verdicts = verdicts.map(|(id, name)| (id.to_owned(), name));
    let verdict = ui.page.verdict.map(|verdict| match verdict {
        Verdict::Robust => "robust",
        Verdict::Fragile => "fragile",
    });
    html! {
        <div class="choices">
            { filter_field(ui, "ui-zone", zones.collect(), zone.as_deref(), with_zone) }
            { filter_field(ui, "ui-missing-subject", subjects.collect(), subject.as_deref(), with_subject) }
            { filter_field(ui, "ui-verdict", verdicts.into(), verdict, with_verdict) }
            if let Some(zone) = ui.page.map.zone {
                <p><Link to={Page { panel: crate::ui::page::Panel::Zones, ..ui.page.at_zone(zone) }}>{ ui.messages.text("ui-open-zone-card") }</Link></p>
            }
        </div>
    }
}

fn with_zone(page: &mut Page, value: &str) {
    (page.map.zone, page.map.view) = (value.parse().ok(), None);
}

fn with_subject(page: &mut Page, value: &str) {
    *page = page.unfiltered();
    match value.parse() {
        Ok(Subject::Strategy(code)) => page.map.strategies = vec![code],
        Ok(Subject::Service(kind)) => page.map.kinds = vec![kind],
        Err(_) => {}
    }
}

fn with_verdict(page: &mut Page, value: &str) {
    page.verdict = match value {
        "robust" => Some(Verdict::Robust),
        "fragile" => Some(Verdict::Fragile),
        _ => None,
    };
}

/// A field for one of several options, or all.
fn filter_field(
    ui: &Ui,
    key: &str,
    options: Vec<(String, String)>,
    chosen: Option<&str>,
    change: fn(&mut Page, &str),
) -> Html {
    let onchange = {
        let (dispatch, page) = (ui.dispatch.clone(), ui.page.clone());
        Callback::from(move |event: Event| {
            let select = event.target_dyn_into::<HtmlSelectElement>();
            let mut page = page.clone();
            page.gap = None;
            change(&mut page, &select.map(|s| s.value()).unwrap_or_default());
            dispatch.emit(Action::Push(page));
        })
    };
    let options = options.into_iter().map(|(value, name)| {
        let selected = chosen == Some(value.as_str());
        html! { <option {value} {selected}>{ name }</option> }
    });
    html! {
        <label class="field">
            <span>{ ui.messages.text(key) }</span>
            <select {onchange}>
                <option value="" selected={chosen.is_none()}>{ ui.messages.text("ui-all") }</option>
                { for options }
            </select>
        </label>
    }
}
