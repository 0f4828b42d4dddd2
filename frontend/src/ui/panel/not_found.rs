//! The card for a code that the atlas does not have.

use yew::prelude::*;

use crate::ui::context::{Link, Ui};

/// The card for a code that the atlas does not have, as in an old link or after a typing error.
pub fn not_found(ui: &Ui, code: &str) -> Html {
    html! {
        <article class="card">
            <h1 id="panel-title" tabindex="-1">{ ui.messages.text("ui-missing") }</h1>
            <p>{ ui.messages.format("ui-missing-why", &[("code", code.into())]) }</p>
            <p><Link to={ui.page.without_card()} class="button">{ ui.messages.text("ui-back-to-map") }</Link></p>
        </article>
    }
}
