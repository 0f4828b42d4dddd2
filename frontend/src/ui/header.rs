//! The bar at the top: name of the product and of the territory, search, colour scheme, language.

use geodata_model::Language;
use yew::prelude::*;

use super::{
    context::{Link, use_ui},
    page::Page,
    scheme::SchemeButton,
    search::SearchBox,
};

/// The bar at the top.
#[component]
pub fn Header() -> Html {
    let ui = use_ui();
    let first = Page::default().with_language(ui.page.map.language);
    let languages = [
        (Language::It, "IT – Italiano", "it"),
        (Language::En, "EN – English", "en"),
    ];
    let links = languages.into_iter().map(|(language, name, tag)| {
        let current = ui.messages.language() == language;
        // each language is named in that language, so that its speakers recognise it
        html! {
            <li lang={tag}>
                <Link to={ui.page.with_language(language)} class="language" label={name} {current}>{ tag }</Link>
            </li>
        }
    });
    html! {
        <header class="header">
            <Link to={first} class="brand">
                <img src="favicon.svg" alt="" width="36" height="36" />
                <span class="brand-text">
                    <span class="brand-name">{ ui.messages.text("ui-name") }</span>
                    <span class="brand-territory">{ ui.localized(&ui.data.plan.atlas.territory) }</span>
                </span>
            </Link>
            <SearchBox />
            <SchemeButton />
            <nav class="languages" aria-label={ui.messages.text("ui-language")}><ul>{ for links }</ul></nav>
        </header>
    }
}
