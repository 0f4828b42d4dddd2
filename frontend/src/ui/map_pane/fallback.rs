//! The server's drawing, shown when the map engine cannot run: without WebGL, after lost contexts, or after repeated crashes.

use yew::prelude::*;

use crate::ui::context::use_ui;

/// Properties of [`Fallback`].
#[derive(Properties, PartialEq)]
pub struct FallbackProps {
    /// What the map shows, in a sentence.
    pub sentence: String,
    /// Starts the interactive map again.
    pub retry: Callback<MouseEvent>,
}

/// The same map as a static image, drawn by the server from the same specification.
#[component]
pub fn Fallback(props: &FallbackProps) -> Html {
    let ui = use_ui();
    html! {
        <div class="fallback" data-testid="map-fallback">
            <div class="fallback-message" role="status">
                <p>{ ui.messages.text("ui-fallback") }</p>
                <button type="button" class="button button-small" onclick={props.retry.clone()}>{ ui.messages.text("ui-retry") }</button>
            </div>
            <img src={ui.page.drawing_href()} alt={props.sentence.clone()} />
        </div>
    }
}
