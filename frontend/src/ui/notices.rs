//! Quiet notices above the page: what the address held and nobody understood, a map that started again, data that
//! are newer than the page or cannot be served.

use geodata::{atlas::Stamp, model::Text};
use yew::prelude::*;

use super::{changes::use_changes, context::use_ui, load::use_news, parts::icon, place::Step};
use crate::platform;

/// Where the supervisor (`boot.js`) leaves what the last crash said.
const CRASH_MESSAGE: &str = "atlante.message";
/// Where it says whether the engine may start.
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
        // where the engine was given up, the map's place says so itself
        let given_up = platform::remembered(ENGINE).as_deref() == Some("off");
        platform::remembered(CRASH_MESSAGE).is_some() && !given_up
    });
    use_effect_with((), |()| platform::forget(CRASH_MESSAGE));
    let changes = use_changes(props.since.clone(), &ui.data.plan.atlas.version);
    let mut notices: Vec<String> = props.notices.iter().map(|n| ui.get(n).to_owned()).collect();
    if *crashed {
        notices.insert(0, ui.say.text("ui-restarted"));
    }
    notices.extend(changes.iter().map(|text| ui.get(text).to_owned()));
    let news = use_news();
    // put away until there is another problem, or the same one after the data had been mended
    let known = use_state_eq(|| None::<Text>);
    {
        let known = known.clone();
        use_effect_with(news.refused.is_some(), move |refused| {
            if !refused {
                known.set(None);
            }
        });
    }
    let noted = {
        let (known, refused) = (known.clone(), news.refused.clone());
        Callback::from(move |_: MouseEvent| known.set(refused.clone()))
    };
    let put_off = use_state(|| false);
    let reload = Callback::from(|_: MouseEvent| platform::reload());
    let later = {
        let put_off = put_off.clone();
        Callback::from(move |_: MouseEvent| put_off.set(true))
    };
    let dismiss = {
        let (go, crashed, changes) = (ui.go.clone(), crashed.clone(), changes.clone());
        Callback::from(move |_: MouseEvent| {
            crashed.set(false);
            changes.set(None);
            go.emit(Step::Dismiss);
        })
    };
    html! {
        // present even when empty, so that what appears later is announced
        <div class="notices" role="status">
            if let Some(problem) = news.refused.as_ref().filter(|_| news.refused != *known) {
                <div class="notice" data-testid="refused-data">
                    <div><p>{ ui.say.text("ui-refused-data") }</p><pre>{ ui.get(problem) }</pre></div>
                    <button type="button" class="icon-button" onclick={noted} aria-label={ui.say.text("ui-dismiss")}>{ icon("close") }</button>
                </div>
            }
            if news.newer && !*put_off {
                <div class="notice" data-testid="newer-data">
                    <p>{ ui.say.text("ui-newer-data") }</p>
                    <button type="button" class="button button-small" onclick={reload}>{ ui.say.text("ui-reload") }</button>
                    <button type="button" class="icon-button" onclick={later} aria-label={ui.say.text("ui-dismiss")}>{ icon("close") }</button>
                </div>
            }
            if !notices.is_empty() {
                <div class="notice">
                    <ul>{ for notices.into_iter().map(|text| html! { <li>{ text }</li> }) }</ul>
                    <button type="button" class="icon-button" onclick={dismiss} aria-label={ui.say.text("ui-dismiss")}>{ icon("close") }</button>
                </div>
            }
        </div>
    }
}
