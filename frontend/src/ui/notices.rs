//! Notices above the page: parameters of the address that were not understood, a map that was restarted, changes since an
//! export, data that are newer than the page or that the server refused.

use geodata_model::{Stamp, Text};
use yew::prelude::*;

use super::{
    changes::use_changes, context::use_ui, load::use_data_status, navigation::Action, widgets::icon,
};
use crate::platform;

/// The key under which `boot.js` stores the message of the last crash.
const CRASH_MESSAGE: &str = "atlante.message";
/// The key under which it stores that the engine is off.
const ENGINE: &str = "atlante.engine";

/// Properties of [`Notices`].
#[derive(Properties, PartialEq)]
pub struct NoticesProps {
    /// About the address.
    pub notices: Vec<Text>,
    /// The data of the export whose link was opened.
    pub since: Option<Stamp>,
}

/// The notices, until they are dismissed.
#[component]
pub fn Notices(props: &NoticesProps) -> Html {
    let ui = use_ui();
    let crashed = use_state(|| {
        // when the engine is off, the fallback in the map's place says so
        let is_off = platform::stored(ENGINE).as_deref() == Some("off");
        platform::stored(CRASH_MESSAGE).is_some() && !is_off
    });
    use_effect_with((), |()| platform::remove_stored(CRASH_MESSAGE));
    let changes = use_changes(props.since.clone(), &ui.data.plan.atlas.version);
    let mut notices: Vec<String> = props
        .notices
        .iter()
        .map(|n| ui.localized(n).to_owned())
        .collect();
    if *crashed {
        notices.insert(0, ui.messages.text("ui-restarted"));
    }
    notices.extend(changes.iter().map(|text| ui.localized(text).to_owned()));
    let data_status = use_data_status();
    // the problem that was dismissed: shown again only when the data had been correct in between
    let dismissed = use_state_eq(|| None::<Text>);
    {
        let dismissed = dismissed.clone();
        use_effect_with(data_status.refused.is_some(), move |refused| {
            if !refused {
                dismissed.set(None);
            }
        });
    }
    let dismiss_refused = {
        let (dismissed, refused) = (dismissed.clone(), data_status.refused.clone());
        Callback::from(move |_: MouseEvent| dismissed.set(refused.clone()))
    };
    let postponed = use_state(|| false);
    let reload = Callback::from(|_: MouseEvent| platform::reload());
    let later = {
        let postponed = postponed.clone();
        Callback::from(move |_: MouseEvent| postponed.set(true))
    };
    let dismiss = {
        let (dispatch, crashed, changes) = (ui.dispatch.clone(), crashed.clone(), changes.clone());
        Callback::from(move |_: MouseEvent| {
            crashed.set(false);
            changes.set(None);
            dispatch.emit(Action::DismissNotices);
        })
    };
    html! {
        // present even when empty, because screen readers announce only changes inside an existing status element
        <div class="notices" role="status">
            if let Some(problem) = data_status.refused.as_ref().filter(|_| data_status.refused != *dismissed) {
                <div class="notice" data-testid="refused-data">
                    <div><p>{ ui.messages.text("ui-refused-data") }</p><pre>{ ui.localized(problem) }</pre></div>
                    <button type="button" class="icon-button" onclick={dismiss_refused} aria-label={ui.messages.text("ui-dismiss")}>{ icon("close") }</button>
                </div>
            }
            if data_status.newer && !*postponed {
                <div class="notice" data-testid="newer-data">
                    <p>{ ui.messages.text("ui-newer-data") }</p>
                    <button type="button" class="button button-small" onclick={reload}>{ ui.messages.text("ui-reload") }</button>
                    <button type="button" class="icon-button" onclick={later} aria-label={ui.messages.text("ui-dismiss")}>{ icon("close") }</button>
                </div>
            }
            if !notices.is_empty() {
                <div class="notice">
                    <ul>{ for notices.into_iter().map(|text| html! { <li>{ text }</li> }) }</ul>
                    <button type="button" class="icon-button" onclick={dismiss} aria-label={ui.messages.text("ui-dismiss")}>{ icon("close") }</button>
                </div>
            }
        </div>
    }
}
