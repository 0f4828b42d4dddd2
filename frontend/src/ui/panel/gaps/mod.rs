//! What is missing where: the matrix of strategies and zones, and the ranked list of gaps.

mod item;
mod list;
mod matrix;

use yew::prelude::*;

pub use item::place;
pub use list::MissingPanel;
pub use matrix::{MatrixPanel, legend, one_strategy};

use crate::ui::{
    context::{Go, Shared, Ui},
    load::Loaded,
    page::Panel,
};

/// The looks at what is missing.
pub fn looks(ui: &Ui) -> Html {
    let looks = [
        (Panel::Gaps, "ui-look-matrix"),
        (Panel::Missing, "ui-look-list"),
        (Panel::Priorities, "ui-look-priorities"),
        (Panel::WhatIf, "ui-look-whatif"),
    ];
    let supposing = ui.data.plan.atlas.roles.supposes();
    let offered = |(panel, _): &(Panel, &str)| *panel != Panel::WhatIf || supposing;
    let links = looks.into_iter().filter(offered).map(|(panel, key)| {
        let current = ui.page.panel == panel;
        html! { <li><Go to={ui.page.at_panel(panel)} class="list-tab" {current}>{ ui.say.text(key) }</Go></li> }
    });
    html! { <nav class="list-tabs" aria-label={ui.say.text("ui-looks")}><ul>{ for links }</ul></nav> }
}

/// A view of what was asked for; while it is on its way, and when it does not come, why.
pub fn with_loaded<T>(
    ui: &Ui,
    loaded: &UseStateHandle<Loaded<T>>,
    view: impl FnOnce(&Shared<T>) -> Html,
) -> Html {
    match &**loaded {
        None => waiting(ui),
        Some(Err(error)) => html! {
            <div class="empty" role="alert">
                <p>{ ui.say.text("ui-data-failed-why") }</p>
                <p class="quiet">{ error.to_string() }</p>
            </div>
        },
        Some(Ok(loaded)) => view(loaded),
    }
}

/// In the place of what is on its way.
pub fn waiting(ui: &Ui) -> Html {
    html! { <p class="empty" role="status">{ ui.say.text("ui-loading") }</p> }
}
