//! The tabs of the lists: zones, projects, plan.

use yew::prelude::*;

use crate::ui::{
    context::{Link, Ui},
    page::Panel,
};

/// The tabs of the lists, with the number of zones and of matching projects.
pub fn list_tabs(ui: &Ui, shown: Panel) -> Html {
    let matching = ui
        .data
        .projects
        .iter()
        .filter(|body| ui.shows(body))
        .count();
    let lists = [
        (Panel::Zones, "ui-panel-zones", Some(ui.data.zones.len())),
        (Panel::Projects, "ui-panel-projects", Some(matching)),
        (Panel::Plan, "ui-panel-plan", None),
    ];
    let links = lists.into_iter().map(|(panel, key, count)| {
        html! {
            <li>
                <Link to={ui.page.at_panel(panel)} class="list-tab" current={panel == shown}>
                    { ui.messages.text(key) }
                    if let Some(count) = count { <span class="count">{ ui.messages.integer(count as f64) }</span> }
                </Link>
            </li>
        }
    });
    html! { <nav class="list-tabs" aria-label={ui.messages.text("ui-lists")}><ul>{ for links }</ul></nav> }
}
