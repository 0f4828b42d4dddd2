//! The card of something that the atlas does not have.

use yew::prelude::*;

use crate::ui::context::{Link, Ui};

/// The card of something the atlas does not have: an old link, a typing error.
pub fn not_found(ui: &Ui, code: &str) -> Html {
    html! {
        <article class="card">
            <h1 id="panel-title" tabindex="-1">{ ui.messages.text("ui-missing") }</h1>
            <p>{ ui.messages.format("ui-missing-why", &[("code", code.into())]) }</p>
            <p><Link to={ui.page.closed()} class="button">{ ui.messages.text("ui-back-to-map") }</Link></p>
        </article>
    }
}
