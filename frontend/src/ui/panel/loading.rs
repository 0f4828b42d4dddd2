//! A view of a body of the API that is on its way, has come or has failed.

use yew::prelude::*;

use crate::ui::{
    context::{Shared, Ui},
    load::Loaded,
};

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
                <p>{ ui.messages.text("ui-data-failed-why") }</p>
                <p class="quiet">{ error.to_string() }</p>
            </div>
        },
        Some(Ok(loaded)) => view(loaded),
    }
}

/// In the place of what is on its way.
pub fn waiting(ui: &Ui) -> Html {
    html! { <p class="empty" role="status">{ ui.messages.text("ui-loading") }</p> }
}
