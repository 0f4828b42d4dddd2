//! The tabs of the views of gaps.

use yew::prelude::*;

use crate::ui::{
    context::{Link, Ui},
    page::Panel,
};

/// The tabs: matrix, list, priorities, what-if.
pub fn gap_tabs(ui: &Ui) -> Html {
    let tabs = [
        (Panel::Gaps, "ui-look-matrix"),
        (Panel::Missing, "ui-look-list"),
        (Panel::Priorities, "ui-look-priorities"),
        (Panel::WhatIf, "ui-look-whatif"),
    ];
    let has_whatif = ui.data.plan.atlas.roles.supports_scenarios();
    let offered = |(panel, _): &(Panel, &str)| *panel != Panel::WhatIf || has_whatif;
    let links = tabs.into_iter().filter(offered).map(|(panel, key)| {
        let current = ui.page.panel == panel;
        html! { <li><Link to={ui.page.at_panel(panel)} class="list-tab" {current}>{ ui.messages.text(key) }</Link></li> }
    });
    html! { <nav class="list-tabs" aria-label={ui.messages.text("ui-looks")}><ul>{ for links }</ul></nav> }
}
