//! The search box: a combobox that can be used with the keyboard alone.

use geodata_api::NeedsBody;
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::index::{Entry, Index, Target};
use crate::{
    platform,
    ui::{
        context::{Ui, use_ui},
        load::use_json_when,
        navigation::Action,
        page::Page,
        widgets::icon,
    },
};

const INPUT: &str = "search-input";
const ANSWERS_SHOWN: usize = 8;

/// The state of the box: the text, whether the list is open, and the index of the marked answer.
#[derive(Debug, Clone, PartialEq, Default)]
struct State {
    query: String,
    open: bool,
    marked: usize,
}

/// An answer as it is rendered.
struct Answer {
    page: Page,
    name: String,
    detail: String,
    kind: &'static str,
}

/// The search box.
#[component]
pub fn SearchBox() -> Html {
    let ui = use_ui();
    let state = use_state(State::default);
    // the needs are loaded when the box gets the focus, so that the page does not wait for them otherwise
    let wanted = use_state_eq(|| false);
    let needs = use_json_when::<NeedsBody>("api/needs", *wanted);
    let needs = needs.as_ref().and_then(|n| n.as_ref().ok()).cloned();
    let index = use_memo((ui.messages.clone(), needs), |(messages, needs)| {
        Index::new(&ui.data, needs.as_deref(), messages.language())
    });
    let onfocus = {
        let wanted = wanted.clone();
        Callback::from(move |_: FocusEvent| wanted.set(true))
    };
    use_slash();
    let answers = answers_to(&ui, &index, &state);
    let marked = state.marked.min(answers.len().saturating_sub(1));
    let choose = choose(&ui, &state);
    let oninput = {
        let state = state.clone();
        Callback::from(move |event: InputEvent| {
            if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
                state.set(State {
                    query: input.value(),
                    open: true,
                    marked: 0,
                });
            }
        })
    };
    let first_page = {
        let (ui, index) = (ui.clone(), index.clone());
        Callback::from(move |query: String| {
            let state = State {
                query,
                ..State::default()
            };
            let first = answers_to(&ui, &index, &state).into_iter().next();
            first.map(|answer| answer.page)
        })
    };
    let onkeydown = onkeydown(&state, &answers, marked, &choose, first_page);
    let onblur = {
        let state = state.clone();
        Callback::from(move |_: FocusEvent| {
            state.set(State {
                open: false,
                ..(*state).clone()
            });
        })
    };
    let open = state.open && !state.query.trim().is_empty();
    html! {
        <div class="search" role="search">
            <label class="sr-only" for={INPUT}>{ ui.messages.text("ui-search") }</label>
            <span class="search-icon">{ icon("search") }</span>
            <input
                id={INPUT} type="text" class="search-input" role="combobox" autocomplete="off" spellcheck="false"
                placeholder={ui.messages.text("ui-search-hint")} value={state.query.clone()}
                aria-expanded={open.to_string()} aria-controls="search-answers" aria-autocomplete="list"
                aria-activedescendant={(open && !answers.is_empty()).then(|| format!("answer-{marked}"))}
                {oninput} {onkeydown} {onblur} {onfocus}
            />
            <kbd class="search-key" aria-hidden="true">{ "/" }</kbd>
            if open {
                <ul id="search-answers" class="answers" role="listbox" aria-label={ui.messages.text("ui-search-answers")}>
                    { for answers.iter().enumerate().map(|(at, answer)| option(&ui, answer, at, at == marked, &choose)) }
                    if answers.is_empty() { <li class="answer-none">{ ui.messages.text("ui-search-nothing") }</li> }
                </ul>
            }
            <span class="sr-only" role="status">
                if open { { ui.messages.plural("ui-search-count", answers.len()) } }
            </span>
        </div>
    }
}

/// The key "/" moves the focus to the box, unless it is in another field.
#[hook]
fn use_slash() {
    use_effect_with((), |()| {
        let listener = platform::listen_window("keydown", |event| {
            let slash = event
                .dyn_ref::<KeyboardEvent>()
                .is_some_and(|key| key.key() == "/" && !key.ctrl_key() && !key.meta_key());
            if slash && !platform::is_typing() {
                event.prevent_default();
                platform::focus(INPUT);
            }
        });
        move || drop(listener)
    });
}

fn answers_to(ui: &Ui, index: &Index, state: &State) -> Vec<Answer> {
    let found = index.answers(&state.query, ANSWERS_SHOWN);
    let answer = |entry: &Entry| {
        let (page, kind) = match &entry.target {
            Target::Zone(number) => (ui.page.at_zone(*number), "ui-zone"),
            Target::Municipality(istat) => {
                let body = ui.data.municipality(*istat)?;
                (
                    ui.page.at_municipality(&body.municipality),
                    "ui-municipality",
                )
            }
            Target::Strategy(code) => (ui.page.at_strategy(*code), "ui-strategy"),
            Target::Project(id) => (ui.page.without_card().at_project(id), "ui-project"),
            Target::Need(code) => (ui.page.without_card().at_need(code), "ui-need"),
        };
        Some(Answer {
            page,
            name: entry.name.clone(),
            detail: entry.detail.clone(),
            kind,
        })
    };
    found.into_iter().filter_map(answer).collect()
}

/// Opens an answer and clears the box.
fn choose(ui: &Ui, state: &UseStateHandle<State>) -> Callback<Page> {
    let (dispatch, state) = (ui.dispatch.clone(), state.clone());
    Callback::from(move |page: Page| {
        state.set(State::default());
        dispatch.emit(Action::Push(page));
    })
}

fn onkeydown(
    state: &UseStateHandle<State>,
    answers: &[Answer],
    marked: usize,
    choose: &Callback<Page>,
    first_page: Callback<String, Option<Page>>,
) -> Callback<KeyboardEvent> {
    let (state, choose) = (state.clone(), choose.clone());
    let count = answers.len();
    let target = answers.get(marked).map(|answer| answer.page.clone());
    Callback::from(move |event: KeyboardEvent| {
        let mark = |marked| {
            state.set(State {
                marked,
                open: true,
                ..(*state).clone()
            });
        };
        match event.key().as_str() {
            "ArrowDown" if count > 0 => mark((marked + 1) % count),
            "ArrowUp" if count > 0 => mark((marked + count - 1) % count),
            "Enter" => {
                // if the answers shown are not yet those of the typed text, the first answer to that text is opened
                let typed = event.target_dyn_into::<HtmlInputElement>();
                let typed = typed.map_or_else(|| state.query.clone(), |input| input.value());
                let page = if typed == state.query {
                    target.clone()
                } else {
                    first_page.emit(typed)
                };
                if let Some(page) = page {
                    choose.emit(page);
                }
            }
            "Escape" => state.set(State::default()),
            _ => return,
        }
        event.prevent_default();
    })
}

fn option(ui: &Ui, answer: &Answer, at: usize, marked: bool, choose: &Callback<Page>) -> Html {
    // `mousedown` comes before `blur`, which closes the list; `click` would come after it
    let onmousedown = {
        let (choose, page) = (choose.clone(), answer.page.clone());
        Callback::from(move |event: MouseEvent| {
            event.prevent_default();
            choose.emit(page.clone());
        })
    };
    html! {
        <li
            id={format!("answer-{at}")} key={at} role="option" {onmousedown}
            class={classes!("answer", marked.then_some("marked"))} aria-selected={marked.to_string()}
        >
            <span class="answer-kind">{ ui.messages.text(answer.kind) }</span>
            <span class="answer-name">{ &answer.name }</span>
            <span class="answer-detail">{ &answer.detail }</span>
        </li>
    }
}
