//! A preview of the export, made by the server.

use geodata_mapspec::MapSpec;
use gloo_timers::callback::Timeout;
use yew::prelude::*;

use super::output::{ExportOptions, Output};
use crate::ui::context::use_ui;

/// Time in milliseconds without changes after which the server is asked for a preview: during a drag the view changes many times,
/// and only the last matters.
const PAUSE_MS: u32 = 300;

/// Properties of [`Preview`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct PreviewProps {
    /// The export's options.
    pub options: ExportOptions,
    /// The map.
    pub spec: MapSpec,
}

/// A small picture of the export, or the embedded page itself.
#[component]
pub fn Preview(props: &PreviewProps) -> Html {
    let ui = use_ui();
    let debounced = use_debounced(props);
    let label = ui.messages.text("ui-present-preview");
    let PreviewProps { options, spec } = &*debounced;
    let busy = (*debounced != *props).then_some("true");
    if matches!(options.output, Output::Frame | Output::Offline) {
        let frame = ExportOptions {
            output: Output::Frame,
            ..options.clone()
        };
        let src = frame.address(spec);
        return html! { <iframe class="preview" aria-busy={busy} key={src.clone()} {src} title={label} loading="lazy"></iframe> };
    }
    let (width, height) = options.format.size();
    let src = options.preview(spec);
    html! {
        <figure class="preview" aria-busy={busy}>
            <img key={src.clone()} {src} alt={label} width={format!("{width:.0}")} height={format!("{height:.0}")} />
            if options.output == Output::Deck {
                <figcaption class="quiet">{ ui.messages.text("ui-present-deck-why") }</figcaption>
            }
        </figure>
    }
}

/// The last properties that did not change for [`PAUSE_MS`].
#[hook]
fn use_debounced(latest: &PreviewProps) -> UseStateHandle<PreviewProps> {
    let debounced = use_state_eq(|| latest.clone());
    let next = debounced.clone();
    use_effect_with(latest.clone(), move |latest| {
        let latest = latest.clone();
        let pause = Timeout::new(PAUSE_MS, move || next.set(latest));
        move || drop(pause)
    });
    debounced
}
