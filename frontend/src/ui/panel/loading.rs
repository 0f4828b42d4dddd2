//! Views of a body of the API in its three states: loading, failed, loaded.

use yew::prelude::*;

use crate::ui::{
    context::{Shared, Ui},
    load::Loaded,
};

/// The view of a loaded body; a message while it is loading, and the error when it failed.
pub fn with_loaded<T>(
    ui: &Ui,
    loaded: &UseStateHandle<Loaded<T>>,
    view: impl FnOnce(&Shared<T>) -> Html,
) -> Html {
    match &**loaded {
        None => waiting(ui),
        Some(Err(error)) => html! {
            <div class="empty" role="alert">
                <p>{ ui.messages.text("ui-data-failed-why") }</p>
                <p class="quiet">{ error.to_string() }</p>
            </div>
        },
        Some(Ok(loaded)) => view(loaded),
    }
}

/// The message shown while a body is loading.
pub fn waiting(ui: &Ui) -> Html {
    html! { <p class="empty" role="status">{ ui.messages.text("ui-loading") }</p> }
}
