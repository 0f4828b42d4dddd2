//! The panel beside the map. It contains as text everything that the map shows.

mod compare;
mod crumbs;
mod date_filter;
mod filters;
mod gaps;
mod list_tabs;
mod loading;
mod municipality_card;
mod need_card;
mod not_found;
mod places;
mod plan;
mod present;
mod priorities;
mod project_card;
mod projects;
mod rows;
mod sources;
mod strategy_card;
mod versions;
mod whatif;
mod zone_card;
mod zones;

use yew::prelude::*;

use self::{
    gaps::{MatrixPanel, MissingPanel},
    municipality_card::MunicipalityCard,
    need_card::NeedCard,
    plan::PlanPanel,
    present::Present,
    priorities::PrioritiesPanel,
    project_card::ProjectCard,
    projects::{MetropolitanPanel, ProjectsPanel},
    sources::SourcesPanel,
    versions::VersionsPanel,
    whatif::WhatIfPanel,
    zone_card::ZoneCard,
    zones::ZonesPanel,
};
use super::{
    context::{Link, Ui, use_ui},
    page::{Focus, Panel},
};
use crate::platform;

/// The panel: the main navigation, then the open card or the chosen list.
#[component]
pub fn SidePanel() -> Html {
    let ui = use_ui();
    let focus = ui.page.focus();
    use_scroll_and_focus(&focus);
    let content = match focus {
        Focus::Project(id) => html! { <ProjectCard {id} /> },
        Focus::Municipality(istat) => html! { <MunicipalityCard {istat} /> },
        Focus::Zone(number) => html! { <ZoneCard {number} /> },
        Focus::Panel(Panel::Zones) => html! { <ZonesPanel /> },
        Focus::Panel(Panel::Projects) => html! { <ProjectsPanel /> },
        Focus::Panel(Panel::Metropolitan) => html! { <MetropolitanPanel /> },
        Focus::Panel(Panel::Plan) => html! { <PlanPanel /> },
        Focus::Need(code) => html! { <NeedCard {code} /> },
        Focus::Panel(Panel::Gaps) => html! { <MatrixPanel /> },
        Focus::Panel(Panel::Missing) => html! { <MissingPanel /> },
        Focus::Panel(Panel::Priorities) => html! { <PrioritiesPanel /> },
        Focus::Panel(Panel::WhatIf) => html! { <WhatIfPanel /> },
        Focus::Panel(Panel::Present) => html! { <Present /> },
        Focus::Panel(Panel::Sources) => html! { <SourcesPanel /> },
        Focus::Panel(Panel::Versions) => html! { <VersionsPanel /> },
    };
    html! {
        <>
            { main_navigation(&ui) }
            <div class="panel-content" id="panel-content">{ content }</div>
        </>
    }
}

/// When another card or list is opened, scrolls to its beginning and moves the focus to its heading, so that screen readers read
/// it. The list of sources moves the focus itself.
#[hook]
fn use_scroll_and_focus(focus: &Focus) {
    let first = use_mut_ref(|| true);
    use_effect_with(focus.clone(), move |focus| {
        if first.replace(false) {
            return;
        }
        platform::scroll_to_top("panel-content");
        if !matches!(focus, Focus::Panel(Panel::Sources)) {
            platform::focus("panel-title");
        }
    });
}

/// The main navigation, which is always visible.
fn main_navigation(ui: &Ui) -> Html {
    let sections = [
        ("ui-way-explore", Panel::Zones),
        ("ui-way-gaps", Panel::Gaps),
        ("ui-way-present", Panel::Present),
    ];
    let links = sections.into_iter().map(|(key, panel)| {
        let (gaps, presenting) = (ui.page.panel.is_of_gaps(), ui.page.panel == Panel::Present);
        let current = match panel {
            Panel::Gaps => gaps,
            Panel::Present => presenting,
            _ => !gaps && !presenting,
        };
        html! {
            <li><Link to={ui.page.at_panel(panel)} class="way" {current}>{ ui.messages.text(key) }</Link></li>
        }
    });
    html! {
        <nav class="ways" aria-label={ui.messages.text("ui-ways")}><ul>{ for links }</ul></nav>
    }
}
