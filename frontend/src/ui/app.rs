//! The root component: loads the atlas, holds the state of the page, and keeps the address in step with it.

use geodata_model::{Stamp, Vocabulary};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::{
    changes::stamp,
    context::{Shared, Ui},
    data::Data,
    header::Header,
    load,
    map_pane::MapPane,
    messages::Messages,
    navigation::{Action, Location},
    notices::Notices,
    page::{Focus, Panel},
    panel::SidePanel,
    sheet::Sheet,
    tour::Tour,
};
use crate::platform::{self, FetchError};

/// The page.
#[component]
pub fn App() -> Html {
    // read before `use_address` replaces the query by that of the state, which has no stamp
    let since = use_memo((), |()| stamp(&platform::query()));
    let location = use_reducer_eq(|| Location::from_query(&platform::query()));
    use_history(&location);
    use_address(&location);
    let (loading, retry) = use_atlas();
    let vocabulary = match &*loading {
        Loading::Done(data) => data.plan.atlas.vocabulary.clone(),
        Loading::Waiting | Loading::Failed(_) => Vocabulary::default(),
    };
    let messages = use_memo(
        (location.page.map.language, vocabulary),
        |(language, vocabulary)| Shared::new(Messages::new(*language, vocabulary)),
    );
    let messages = (*messages).clone();
    let dispatch = {
        let dispatcher = location.dispatcher();
        use_callback((), move |step: Action, ()| dispatcher.dispatch(step))
    };
    match &*loading {
        Loading::Waiting => waiting(&messages),
        Loading::Failed(error) => failed(&messages, error, &retry),
        Loading::Done(data) => {
            let (data, page) = (data.clone(), location.page.clone());
            let ui = Ui {
                data,
                messages,
                page,
                dispatch,
            };
            html! {
                <ContextProvider<Ui> context={ui}>
                    <Frame location={(*location).clone()} since={(*since).clone()} />
                </ContextProvider<Ui>>
            }
        }
    }
}

#[derive(Properties, PartialEq)]
struct FrameProps {
    location: Location,
    since: Option<Stamp>,
}

/// Header, panel and map.
#[component]
fn Frame(props: &FrameProps) -> Html {
    let ui = super::context::use_ui();
    let (deferred, refresh) = use_deferred_view(&ui);
    let press = refresh.reform(|event: PointerEvent| platform::is_on_canvas(&event));
    let focus = refresh.reform(|event: FocusEvent| platform::is_on_canvas(&event));
    let title = title(&ui);
    use_effect_with((ui.messages.language(), title), |(language, title)| {
        platform::describe_page(language.tag(), title);
    });
    html! {
        <div class={classes!("app", ui.page.touring.then_some("touring"))} onpointerdown={press} onfocusin={focus}>
            <a class="skip" href="#panel-content">{ ui.messages.text("ui-skip") }</a>
            <ContextProvider<Ui> context={deferred}>
                <Header />
                <Notices notices={props.location.notices.clone()} since={props.since.clone()} />
                <Sheet><SidePanel /></Sheet>
            </ContextProvider<Ui>>
            <MapPane arrival={props.location.arrival} />
            if ui.page.touring { <Tour /> }
        </div>
    }
}

/// The context of everything but the map. Its `page.map.view` is updated only when something else changes too: the address of
/// every link contains the view, so a panel of two hundred links would otherwise be rendered again each time the map becomes
/// idle.
///
/// The callback updates the view at once. It is called on a press or a focus, before a link can be used, with `true` when the
/// event was on the map. When a state was opened by a link with an older view, `use_camera` corrects it. The panel for exports
/// always has the present view, because it shows a preview of it.
#[hook]
fn use_deferred_view(ui: &Ui) -> (Ui, Callback<bool>) {
    let last = use_mut_ref(|| ui.clone());
    let rerender = use_force_update();
    let now = {
        let mut last = last.borrow_mut();
        let mut same = ui.clone();
        same.page.map.view = last.page.map.view;
        if same != *last || ui.page.panel == Panel::Present {
            *last = ui.clone();
        }
        last.clone()
    };
    let ui = ui.clone();
    let refresh = Callback::from(move |on_the_map: bool| {
        let behind = last.borrow().page.map.view != ui.page.map.view;
        if behind && !on_the_map {
            *last.borrow_mut() = ui.clone();
            rerender.force_update();
        }
    });
    (now, refresh)
}

/// The document's title: the name of what is open, then that of the product.
fn title(ui: &Ui) -> String {
    let open = match ui.page.focus() {
        Focus::Zone(number) => ui
            .data
            .zone(number)
            .map(|z| ui.localized(&z.zone.name).to_owned()),
        Focus::Municipality(istat) => {
            let body = ui.data.municipality(istat);
            body.map(|body| body.municipality.name.clone())
        }
        Focus::Project(id) => ui
            .data
            .project(&id)
            .map(|p| ui.localized(&p.project.title).to_owned()),
        Focus::Need(code) => Some(ui.messages.format("ui-need-code", &[("code", code.into())])),
        Focus::Panel(Panel::Zones) => None,
        Focus::Panel(Panel::Sources) => Some(ui.messages.text("ui-sources")),
        Focus::Panel(_) => Some(ui.messages.text(ui.page.panel_title_key())),
    };
    let name = ui.messages.text("ui-name");
    match open {
        Some(open) => format!("{open} – {name}"),
        None => format!("{name} – {}", ui.localized(&ui.data.plan.atlas.title)),
    }
}

/// Writes the state into the address whenever it changes.
#[hook]
fn use_address(location: &UseReducerHandle<Location>) {
    let shown = use_mut_ref(|| location.arrival);
    let state = (location.page.clone(), location.arrival);
    use_effect_with(state, move |(page, arrival)| {
        let query = page.to_query();
        let before = shown.replace(*arrival);
        if platform::query() != query {
            platform::show_query(&query, arrival.is_new_entry(before));
        }
    });
}

/// Takes the state from the address after back and forward.
#[hook]
fn use_history(location: &UseReducerHandle<Location>) {
    let dispatcher = location.dispatcher();
    use_effect_with((), move |()| {
        let listener = platform::listen_window("popstate", move |_| {
            dispatcher.dispatch(Action::PopState(platform::query()));
        });
        move || drop(listener)
    });
}

/// The state of loading the atlas.
#[derive(PartialEq)]
enum Loading {
    Waiting,
    Failed(FetchError),
    Done(Shared<Data>),
}

/// Loads the atlas; the callback tries again after a failure.
#[hook]
fn use_atlas() -> (UseStateHandle<Loading>, Callback<MouseEvent>) {
    let loading = use_state(|| Loading::Waiting);
    let attempt = use_state(|| 0_u32);
    {
        let loading = loading.clone();
        use_effect_with(*attempt, move |_| {
            spawn_local(async move {
                loading.set(match load::atlas().await {
                    Ok(data) => Loading::Done(Shared::new(data)),
                    Err(error) => Loading::Failed(error),
                });
            });
        });
    }
    let retry = {
        let loading = loading.clone();
        Callback::from(move |_| {
            loading.set(Loading::Waiting);
            attempt.set(*attempt + 1);
        })
    };
    (loading, retry)
}

/// The page while the atlas is loading: the same placeholders as in the HTML page before the client has started.
fn waiting(messages: &Messages) -> Html {
    let placeholders = (0..8).map(|_| html! { <div class="bone bone-row"></div> });
    html! {
        <div class="app skeleton">
            <header class="header"><span class="brand"><img src="favicon.svg" alt="" width="36" height="36" /><span class="brand-name">{ messages.text("ui-name") }</span></span></header>
            <div class="stage" aria-busy="true"><p class="boot" role="status">{ messages.text("ui-loading") }</p></div>
            <div class="side" aria-hidden="true"><div class="bone bone-title"></div>{ for placeholders }</div>
        </div>
    }
}

/// The page when the atlas could not be loaded: the error, and a button to try again.
fn failed(messages: &Messages, error: &FetchError, retry: &Callback<MouseEvent>) -> Html {
    html! {
        <div class="app">
            <header class="header"><span class="brand"><img src="favicon.svg" alt="" width="36" height="36" /><span class="brand-name">{ messages.text("ui-name") }</span></span></header>
            <main class="failure" role="alert">
                <h1>{ messages.text("ui-data-failed") }</h1>
                <p>{ messages.text("ui-data-failed-why") }</p>
                <p><button type="button" class="button" onclick={retry.clone()}>{ messages.text("ui-retry") }</button></p>
                <p class="quiet">{ error.to_string() }</p>
            </main>
        </div>
    }
}
