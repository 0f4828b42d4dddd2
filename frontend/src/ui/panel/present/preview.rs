//! The thing itself, small, as the server makes it.

use geodata_mapspec::MapSpec;
use gloo_timers::callback::Timeout;
use yew::prelude::*;

use super::output::{ExportOptions, Output};
use crate::ui::context::use_ui;

/// How long a map has to stay as it is before the server is asked for it: a drag is many maps, of which the last is wanted.
const PAUSE_MS: u32 = 300;

/// Properties of [`Preview`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct PreviewProps {
    /// What to make.
    pub choices: ExportOptions,
    /// Of which map.
    pub spec: MapSpec,
}

/// A small picture of what will be made, or the frame itself.
#[component]
pub fn Preview(props: &PreviewProps) -> Html {
    let ui = use_ui();
    let settled = use_settled(props);
    let label = ui.messages.text("ui-present-preview");
    let PreviewProps { choices, spec } = &*settled;
    let busy = (*settled != *props).then_some("true");
    if matches!(choices.output, Output::Frame | Output::Offline) {
        let frame = ExportOptions {
            output: Output::Frame,
            ..choices.clone()
        };
        let src = frame.address(spec);
        return html! { <iframe class="preview" aria-busy={busy} key={src.clone()} {src} title={label} loading="lazy"></iframe> };
    }
    let (width, height) = choices.format.size();
    let src = choices.preview(spec);
    html! {
        <figure class="preview" aria-busy={busy}>
            <img key={src.clone()} {src} alt={label} width={format!("{width:.0}")} height={format!("{height:.0}")} />
            if choices.output == Output::Deck {
                <figcaption class="quiet">{ ui.messages.text("ui-present-deck-why") }</figcaption>
            }
        </figure>
    }
}

/// What was asked for last and has not changed for a moment.
#[hook]
fn use_settled(wanted: &PreviewProps) -> UseStateHandle<PreviewProps> {
    let settled = use_state_eq(|| wanted.clone());
    let next = settled.clone();
    use_effect_with(wanted.clone(), move |wanted| {
        let wanted = wanted.clone();
        let pause = Timeout::new(PAUSE_MS, move || next.set(wanted));
        move || drop(pause)
    });
    settled
}
