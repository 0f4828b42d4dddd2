//! The filters on projects: options with counts, a chip for each chosen option, and a link that clears them.

use geodata_mapspec::MapSpec;
use gloo_timers::callback::Timeout;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::{date_filter::DateFilter, rows::axis_in_words};
use crate::ui::{
    context::{Link, Ui, use_ui},
    facets::{Facet, facets},
    navigation::Action,
    page::FilterOption,
    page::Page,
    widgets::{icon, strategy_code},
};

/// Time without input after which the text filter is applied, milliseconds.
const TYPING_PAUSE_MS: u32 = 250;

/// The filters of the page.
#[component]
pub fn Filters() -> Html {
    let ui = use_ui();
    let chosen = FilterOption::of(&ui.page.map);
    // closed at first, so that a phone shows the list; it stays as it is when another list is opened
    let open = use_state(|| false);
    let ontoggle = {
        let open = open.clone();
        Callback::from(move |event: Event| {
            let element = event.target_dyn_into::<web_sys::HtmlDetailsElement>();
            open.set(element.is_some_and(|details| details.open()));
        })
    };
    let title = match chosen.len() {
        0 => ui.messages.text("ui-filters"),
        count => ui.messages.plural("ui-filters-active", count),
    };
    html! {
        <section class="filters" aria-label={ui.messages.text("ui-filters")}>
            <details {ontoggle} open={*open}>
                <summary class="filters-summary">{ icon("filter") }{ title }</summary>
                if *open {
                    <WordsFilter />
                    if ui.data.is_dated() || ui.page.map.at.is_some() { <DateFilter /> }
                    { for facets(&ui.data, &ui.page.map).iter().map(|facet| facet_view(&ui, facet)) }
                }
            </details>
            if !chosen.is_empty() {
                <ul class="chips" aria-label={ui.messages.text("ui-filters-chosen")}>
                    { for chosen.iter().map(|option| chip(&ui, option)) }
                    <li><Link to={ui.page.unfiltered()} class="chip chip-clear">{ ui.messages.text("ui-clear-filters") }</Link></li>
                </ul>
            }
        </section>
    }
}

fn chip(ui: &Ui, option: &FilterOption) -> Html {
    let name = option_in_words(ui, option);
    let label = ui
        .messages
        .format("ui-remove-filter", &[("name", name.as_str().into())]);
    html! {
        <li key={name.clone()}>
            <Link to={ui.page.toggled(option)} class="chip" label={label}>{ name }{ icon("close") }</Link>
        </li>
    }
}

fn option_in_words(ui: &Ui, option: &FilterOption) -> String {
    let (messages, language) = (&ui.messages, ui.messages.language());
    match option {
        FilterOption::Axis(number) => axis_in_words(ui, *number),
        FilterOption::Strategy(code) => {
            let title = ui
                .data
                .strategy(*code)
                .map_or("", |s| ui.localized(&s.title));
            format!("{code} {title}")
        }
        FilterOption::Kind(id) => {
            let kind = ui.data.kind(id);
            kind.map_or(id.as_str(), |k| k.plural.get(language))
                .to_owned()
        }
        FilterOption::Status(status) => messages.text(&format!("status-{}", status.id())),
        FilterOption::Source(id) => {
            let source = ui.data.source(id.as_str());
            source.map_or_else(|| id.to_string(), |s| s.title.clone())
        }
        FilterOption::Programme(name) => name.clone(),
        FilterOption::At(date) => messages.format(
            "ui-at-chip",
            &[("date", messages.date(&date.to_string()).into())],
        ),
        FilterOption::Words(words) => {
            messages.format("ui-words-chip", &[("words", words.as_str().into())])
        }
    }
}

fn facet_view(ui: &Ui, facet: &Facet) -> Html {
    let chosen = FilterOption::of(&ui.page.map);
    let rows = facet.options.iter().filter_map(|(option, count)| {
        let checked = chosen.contains(option);
        // an option without projects is offered only while it is chosen, so that it can be removed
        (*count > 0 || checked).then(|| option_row(ui, option, *count, checked))
    });
    html! {
        <fieldset class="facet" key={facet.key}>
            <legend>{ ui.messages.text(facet.key) }</legend>
            <ul>{ for rows }</ul>
        </fieldset>
    }
}

fn option_row(ui: &Ui, option: &FilterOption, count: usize, checked: bool) -> Html {
    let onchange = ui.to(ui.page.toggled(option));
    // only one programme can be chosen, hence a radio button; its chip removes it
    let kind = match option {
        FilterOption::Programme(_) => "radio",
        _ => "checkbox",
    };
    let mark = match option {
        FilterOption::Axis(number) => {
            let colour = format!("--axis: {}", ui.data.axis_colour(*number));
            html! { <span class="axis-mark" aria-hidden="true" ~style={colour}></span> }
        }
        FilterOption::Strategy(code) => strategy_code(ui, *code),
        _ => Html::default(),
    };
    let name = match option {
        FilterOption::Strategy(code) => {
            let strategy = ui.data.strategy(*code);
            strategy.map_or_else(String::new, |s| ui.localized(&s.title).to_owned())
        }
        option => option_in_words(ui, option),
    };
    html! {
        <li key={option_in_words(ui, option)}>
            <label class="choice">
                <input type={kind} {checked} {onchange} />
                { mark }
                <span class="choice-name">{ name }</span>
                <span class="count">{ ui.messages.integer(count as f64) }</span>
            </label>
        </li>
    }
}

/// The field for words to search for in the projects. It is applied when the user stops typing, and replaces the history entry,
/// so that there is not one for every letter.
#[component]
fn WordsFilter() -> Html {
    let ui = use_ui();
    let shown = ui.page.map.text.clone();
    let typed = use_state(|| shown.clone());
    let pause = use_mut_ref(|| None::<Timeout>);
    {
        // the words were cleared elsewhere, or changed by back or forward
        let typed = typed.clone();
        use_effect_with(shown, move |shown| {
            if typed.trim() != shown.trim() {
                typed.set(shown.clone());
            }
        });
    }
    let oninput = {
        let (dispatch, page, typed) = (ui.dispatch.clone(), ui.page.clone(), typed.clone());
        Callback::from(move |event: InputEvent| {
            let Some(input) = event.target_dyn_into::<HtmlInputElement>() else {
                return;
            };
            typed.set(input.value());
            let map = MapSpec {
                text: input.value().trim().to_owned(),
                ..page.map.clone()
            };
            let next = Page {
                map,
                ..page.clone()
            };
            let dispatch = dispatch.clone();
            let apply = move || dispatch.emit(Action::Replace(next));
            *pause.borrow_mut() = Some(Timeout::new(TYPING_PAUSE_MS, apply));
        })
    };
    html! {
        <label class="field">
            <span>{ ui.messages.text("ui-words") }</span>
            <input type="search" value={(*typed).clone()} {oninput} autocomplete="off" />
        </label>
    }
}
