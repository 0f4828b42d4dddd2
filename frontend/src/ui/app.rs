//! The page's frame: loads the atlas, keeps the state, follows the address.

use geodata::atlas::Stamp;
use geodata::model::Words;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::{
    changes::stamp,
    context::{Shared, Ui},
    data::Data,
    header::Header,
    load,
    notices::Notices,
    page::{Focus, Panel},
    panel::SidePanel,
    place::{Place, Step},
    say::Say,
    sheet::Sheet,
    stage::Stage,
    tour::Tour,
};
use crate::platform::{self, FetchError};

/// The page.
#[component]
pub fn App() -> Html {
    // before the address follows the state
    let since = use_memo((), |()| stamp(&platform::query()));
    let place = use_reducer_eq(|| Place::opened(&platform::query()));
    use_history(&place);
    use_address(&place);
    let (loading, retry) = use_atlas();
    let words = match &*loading {
        Loading::Done(data) => data.plan.atlas.words.clone(),
        Loading::Waiting | Loading::Failed(_) => Words::default(),
    };
    let say = use_memo((place.page.map.language, words), |(language, words)| {
        Shared::new(Say::new(*language, words))
    });
    let say = (*say).clone();
    let go = {
        let dispatcher = place.dispatcher();
        use_callback((), move |step: Step, ()| dispatcher.dispatch(step))
    };
    match &*loading {
        Loading::Waiting => waiting(&say),
        Loading::Failed(error) => failed(&say, error, &retry),
        Loading::Done(data) => {
            let (data, page) = (data.clone(), place.page.clone());
            let ui = Ui {
                data,
                say,
                page,
                go,
            };
            html! {
                <ContextProvider<Ui> context={ui}>
                    <Frame place={(*place).clone()} since={(*since).clone()} />
                </ContextProvider<Ui>>
            }
        }
    }
}

#[derive(Properties, PartialEq)]
struct FrameProps {
    place: Place,
    since: Option<Stamp>,
}

/// Header, panel and map.
#[component]
fn Frame(props: &FrameProps) -> Html {
    let ui = super::context::use_ui();
    let (calm, look_up) = use_calm(&ui);
    let press = look_up.reform(|event: PointerEvent| platform::is_on_canvas(&event));
    let focus = look_up.reform(|event: FocusEvent| platform::is_on_canvas(&event));
    let title = title(&ui);
    use_effect_with((ui.say.language(), title), |(language, title)| {
        platform::describe_page(language.tag(), title);
    });
    html! {
        <div class={classes!("app", ui.page.touring.then_some("touring"))} onpointerdown={press} onfocusin={focus}>
            <a class="skip" href="#panel-content">{ ui.say.text("ui-skip") }</a>
            <ContextProvider<Ui> context={calm}>
                <Header />
                <Notices notices={props.place.notices.clone()} since={props.since.clone()} />
                <Sheet><SidePanel /></Sheet>
            </ContextProvider<Ui>>
            <Stage arrival={props.place.arrival} />
            if ui.page.touring { <Tour /> }
        </div>
    }
}

/// What everything but the map is given: the view is that of when something else last changed, or a panel of two hundred
/// links would be made anew whenever the map comes to rest. It is made anew when a link in it is about to be used (the
/// callback, told whether the map was meant instead), and `use_camera` puts right what a state still says otherwise.
/// Only what is presented is a picture of the view itself.
#[hook]
fn use_calm(ui: &Ui) -> (Ui, Callback<bool>) {
    let last = use_mut_ref(|| ui.clone());
    let again = use_force_update();
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
    let look_up = Callback::from(move |on_the_map: bool| {
        let behind = last.borrow().page.map.view != ui.page.map.view;
        if behind && !on_the_map {
            *last.borrow_mut() = ui.clone();
            again.force_update();
        }
    });
    (now, look_up)
}

/// The page's title: what is open, then the product.
fn title(ui: &Ui) -> String {
    let open = match ui.page.focus() {
        Focus::Zone(number) => ui
            .data
            .zone(number)
            .map(|z| ui.get(&z.zone.name).to_owned()),
        Focus::Municipality(istat) => {
            let body = ui.data.municipality(istat);
            body.map(|body| body.municipality.name.clone())
        }
        Focus::Project(id) => ui
            .data
            .project(&id)
            .map(|p| ui.get(&p.project.title).to_owned()),
        Focus::Need(code) => Some(ui.say.with("ui-need-code", &[("code", code.into())])),
        Focus::Panel(Panel::Zones) => None,
        Focus::Panel(Panel::Sources) => Some(ui.say.text("ui-sources")),
        Focus::Panel(_) => Some(ui.say.text(ui.page.panel_key())),
    };
    let name = ui.say.text("ui-name");
    match open {
        Some(open) => format!("{open} – {name}"),
        None => format!("{name} – {}", ui.get(&ui.data.plan.atlas.title)),
    }
}

/// The address follows the state.
#[hook]
fn use_address(place: &UseReducerHandle<Place>) {
    let shown = use_mut_ref(|| place.arrival);
    let state = (place.page.clone(), place.arrival);
    use_effect_with(state, move |(page, arrival)| {
        let query = page.to_query();
        let before = shown.replace(*arrival);
        if platform::query() != query {
            platform::show_query(&query, arrival.is_new_step(before));
        }
    });
}

/// Back and forward lead to the state of the address.
#[hook]
fn use_history(place: &UseReducerHandle<Place>) {
    let dispatcher = place.dispatcher();
    use_effect_with((), move |()| {
        let listener = platform::listen_window("popstate", move |_| {
            dispatcher.dispatch(Step::History(platform::query()));
        });
        move || drop(listener)
    });
}

/// How far the atlas has come.
#[derive(PartialEq)]
enum Loading {
    Waiting,
    Failed(FetchError),
    Done(Shared<Data>),
}

/// The atlas, and how to ask for it again.
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

/// The frame while the atlas is on its way: the same bones as the page before the client.
fn waiting(say: &Say) -> Html {
    let bones = (0..8).map(|_| html! { <div class="bone bone-row"></div> });
    html! {
        <div class="app skeleton">
            <header class="header"><span class="brand"><img src="favicon.svg" alt="" width="36" height="36" /><span class="brand-name">{ say.text("ui-name") }</span></span></header>
            <div class="stage" aria-busy="true"><p class="boot" role="status">{ say.text("ui-loading") }</p></div>
            <div class="side" aria-hidden="true"><div class="bone bone-title"></div>{ for bones }</div>
        </div>
    }
}

/// Without data there is nothing to show but why, and the way to try again.
fn failed(say: &Say, error: &FetchError, retry: &Callback<MouseEvent>) -> Html {
    html! {
        <div class="app">
            <header class="header"><span class="brand"><img src="favicon.svg" alt="" width="36" height="36" /><span class="brand-name">{ say.text("ui-name") }</span></span></header>
            <main class="failure" role="alert">
                <h1>{ say.text("ui-data-failed") }</h1>
                <p>{ say.text("ui-data-failed-why") }</p>
                <p><button type="button" class="button" onclick={retry.clone()}>{ say.text("ui-retry") }</button></p>
                <p class="quiet">{ error.to_string() }</p>
            </main>
        </div>
    }
}
