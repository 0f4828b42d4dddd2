//! What was added, changed and removed since an earlier state of the data, to monitor the plan from one year to the next.

use geodata_api::{
    CellDifference, ChangeKind, DifferenceCounts, DifferencesBody, ProjectDifference, VersionBody,
    VersionsBody,
};
use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::loading::with_loaded;
use crate::ui::{
    context::{Link, Ui, use_ui},
    load::{use_json, use_json_at},
    navigation::Action,
    page::{Page, Panel},
    widgets::{icon, strategy_code},
};

/// Number of projects listed; the tables above the list count all of them.
const LISTED: usize = 100;

/// The field for an earlier state and, once one is chosen, the differences.
#[component]
pub fn VersionsPanel() -> Html {
    let ui = use_ui();
    let versions = use_json::<VersionsBody>("api/versions");
    let against = ui.page.against.clone();
    let address = against.as_ref().map(|id| format!("api/versions/{id}"));
    let differences = use_json_at::<DifferencesBody>(address);
    html! {
        <div class="view versions">
            <nav class="crumbs">
                <ol><li><Link to={ui.page.at_source(None)}>{ icon("back") }{ ui.messages.text("ui-all-sources") }</Link></li></ol>
            </nav>
            <h1 id="panel-title" tabindex="-1">{ ui.messages.text("ui-versions-title") }</h1>
            <p>{ ui.messages.text("ui-versions-why") }</p>
            { with_loaded(&ui, &versions, |versions| version_field(&ui, versions)) }
            if against.is_some() {
                { with_loaded(&ui, &differences, |differences| content(&ui, differences)) }
            }
        </div>
    }
}

fn version_field(ui: &Ui, versions: &VersionsBody) -> Html {
    if versions.earlier.is_empty() {
        return html! {
            <div class="empty">
                <p>{ ui.messages.text("ui-versions-none") }</p>
                <p class="quiet">{ ui.messages.text("ui-versions-none-why") }</p>
            </div>
        };
    }
    let against = ui.page.against.as_deref();
    let options = versions.earlier.iter().map(|version| {
        let selected = against == Some(version.id.as_str());
        html! { <option value={version.id.clone()} {selected}>{ name(ui, version) }</option> }
    });
    let onchange = {
        let (dispatch, page) = (ui.dispatch.clone(), ui.page.clone());
        Callback::from(move |event: Event| {
            let select = event.target_dyn_into::<HtmlSelectElement>();
            let chosen = select.map(|s| s.value()).filter(|id| !id.is_empty());
            dispatch.emit(Action::Push(Page {
                against: chosen,
                ..page.at_panel(Panel::Versions)
            }));
        })
    };
    html! {
        <label class="field">
            <span>{ ui.messages.text("ui-versions-against") }</span>
            <select name="against" {onchange}>
                <option value="" selected={against.is_none()}>{ ui.messages.text("ui-versions-choose") }</option>
                { for options }
            </select>
        </label>
    }
}

/// The name of a version, with the time at which the store came into this state if it is known.
fn name(ui: &Ui, version: &VersionBody) -> String {
    let name = ui.localized(&version.name);
    let Some((day, hour)) = version.when.as_deref().and_then(|w| w.split_once('T')) else {
        return name.to_owned();
    };
    let hour = hour.get(..5).unwrap_or_default();
    format!("{name} – {}, {hour} UTC", ui.messages.date(day))
}

fn content(ui: &Ui, body: &DifferencesBody) -> Html {
    let dates = ui.messages.format(
        "ui-versions-dates",
        &[
            ("before", ui.messages.date(&body.before.date).into()),
            ("now", ui.messages.date(&body.now.date).into()),
        ],
    );
    if body.total.is_empty() && body.other.is_empty() {
        return html! { <p class="empty" role="status">{ ui.messages.text("ui-versions-same") }</p> };
    }
    let total = [
        ("ui-versions-added", body.total.added),
        ("ui-versions-changed", body.total.changed),
        ("ui-versions-removed", body.total.removed),
    ];
    let total = total.map(|(key, count)| html! { <li>{ ui.messages.plural(key, count) }</li> });
    let no_zone = (
        html! { ui.messages.text("ui-versions-no-zone") },
        body.no_zone,
    );
    let zones = body.zones.iter().map(|part| {
        let name = format!("{} – {}", part.zone, ui.localized(&part.name));
        let place = html! { <Link to={Page { panel: Panel::Zones, ..ui.page.at_zone(part.zone) }}>{ name }</Link> };
        (place, part.counts)
    });
    let zones = zones.chain([no_zone]).collect();
    let served = body
        .strategies
        .iter()
        .filter(|part| !part.counts.is_empty());
    let strategies = served.map(|part| {
        let title =
            html! { <Link to={ui.page.at_strategy(part.strategy)}>{ ui.localized(&part.name) }</Link> };
        (
            html! { <>{ strategy_code(ui, part.strategy) }{ " " }{ title }</> },
            part.counts,
        )
    });
    let more = body.projects.len().saturating_sub(LISTED);
    html! {
        <>
            <div role="status"><ul class="differences-total">{ for total }</ul></div>
            <p class="quiet">{ dates }</p>
            { table(ui, "ui-versions-by-zone", zones) }
            if !body.total.is_empty() {
                { table(ui, "ui-versions-by-strategy", strategies.collect()) }
                <section class="block">
                    <h2>{ ui.messages.text("ui-panel-projects") }</h2>
                    <ul class="differences">{ for body.projects.iter().take(LISTED).map(|p| project(ui, p)) }</ul>
                    if more > 0 { <p class="quiet">{ ui.messages.plural("ui-versions-more", more) }</p> }
                </section>
            }
            if !body.other.is_empty() {
                { table(ui, "ui-versions-other", body.other.iter().map(|t| (html! { <code>{ &t.table }</code> }, t.counts)).collect()) }
            }
        </>
    }
}

fn table(ui: &Ui, key: &str, rows: Vec<(Html, DifferenceCounts)>) -> Html {
    let figure = |count: usize| {
        let class = if count == 0 { "unchanged" } else { "changed" };
        html! { <td {class}>{ ui.messages.integer(count as f64) }</td> }
    };
    let rows = rows.into_iter().map(|(name, counts)| {
        html! {
            <tr>
                <th scope="row">{ name }</th>
                { figure(counts.added) }{ figure(counts.changed) }{ figure(counts.removed) }
            </tr>
        }
    });
    let heads = ["ui-fates-added", "ui-fates-changed", "ui-fates-removed"];
    html! {
        <table class="before-after">
            <caption>{ ui.messages.text(key) }</caption>
            <thead><tr><td></td>{ for heads.map(|key| html! { <th scope="col">{ ui.messages.text(key) }</th> }) }</tr></thead>
            <tbody>{ for rows }</tbody>
        </table>
    }
}

fn project(ui: &Ui, difference: &ProjectDifference) -> Html {
    let (class, key) = match difference.fate {
        ChangeKind::Added => ("fate added", "ui-fate-added"),
        ChangeKind::Changed => ("fate changed", "ui-fate-changed"),
        ChangeKind::Removed => ("fate removed", "ui-fate-removed"),
    };
    let served = ui.data.project(&difference.id);
    let title = served.map_or(difference.title.as_str(), |body| {
        ui.localized(&body.project.title)
    });
    let cells = difference.cells.iter().map(|cell| self::cell(ui, cell));
    html! {
        <li key={difference.id.to_string()}>
            <p>
                <span {class}>{ ui.messages.text(key) }</span>{ " " }
                if served.is_some() {
                    <Link to={ui.page.at_project(&difference.id)}>{ title }</Link>
                } else {
                    <span lang="it">{ title }</span>
                }
            </p>
            if !difference.cells.is_empty() { <dl class="cells">{ for cells }</dl> }
            if difference.moved && difference.fate == ChangeKind::Changed { <p class="quiet">{ ui.messages.text("ui-versions-moved") }</p> }
        </li>
    }
}

/// A cell's text in words: the codes of statuses and kinds are replaced by their names, other texts are as they were written.
fn in_words(ui: &Ui, column: &str, text: &str) -> String {
    match column {
        "status" => ui.messages.text(&format!("status-{text}")),
        "kind" => ui.data.kind_name(text, ui.messages.language()).to_owned(),
        _ => text.to_owned(),
    }
}

/// A changed cell, such as "Stato: Candidato → Finanziato"; the column is named in words if the catalogue has a text for it.
fn cell(ui: &Ui, cell: &CellDifference) -> Html {
    let key = format!("ui-column-{}", cell.column);
    let column = Some(ui.messages.text(&key)).filter(|words| *words != key);
    let value = |text: &str| match text {
        "" => html! { <span class="quiet">{ ui.messages.text("ui-versions-nothing") }</span> },
        text => html! { <span lang="it">{ in_words(ui, &cell.column, text) }</span> },
    };
    html! {
        <div>
            <dt>{ column.unwrap_or_else(|| cell.column.clone()) }</dt>
            <dd>
                <del>{ value(&cell.before) }</del>
                <span aria-hidden="true">{ " → " }</span>
                <ins>{ value(&cell.after) }</ins>
            </dd>
        </div>
    }
}
