//! The light or dark colour scheme: the system's, or the one the user chose.

use yew::prelude::*;

use super::{context::use_ui, widgets::icon};
use crate::platform;

/// Whether the page is dark; the component is rendered again when that changes.
#[hook]
pub fn use_dark() -> bool {
    let dark = use_state_eq(platform::is_dark);
    {
        let dark = dark.clone();
        use_effect_with((), move |()| {
            let listener = platform::listen_window(platform::SCHEME_CHANGED, move |_| {
                dark.set(platform::is_dark());
            });
            move || drop(listener)
        });
    }
    *dark
}

/// The button that switches between light and dark.
#[component]
pub fn SchemeButton() -> Html {
    let ui = use_ui();
    let dark = use_dark();
    let onclick = Callback::from(|_: MouseEvent| platform::toggle_scheme());
    let label = ui.messages.text("ui-dark");
    html! {
        <button type="button" class="scheme" {onclick} aria-pressed={dark.to_string()} aria-label={label.clone()} title={label}>
            { icon(if dark { "sun" } else { "moon" }) }
        </button>
    }
}
