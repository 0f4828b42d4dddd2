//! Taking the map elsewhere: its link, its drawing, its table, paper.

use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::{
    platform,
    ui::{
        context::{Go, use_ui},
        parts::icon,
    },
};

/// What can be done with the map as it is now.
#[component]
pub fn Present() -> Html {
    let ui = use_ui();
    let said = use_state(String::new);
    let copy = {
        let (said, say) = (said.clone(), ui.say.clone());
        let page = ui.page.to_share();
        Callback::from(move |_: MouseEvent| {
            let (said, say) = (said.clone(), say.clone());
            let address = platform::absolute(&page.href());
            spawn_local(async move {
                let key = if platform::copy(&address).await {
                    "ui-link-copied"
                } else {
                    "ui-link-not-copied"
                };
                said.set(say.with(key, &[("address", address.into())]));
            });
        })
    };
    let print = Callback::from(|_: MouseEvent| platform::print());
    let drawing = ui.page.drawing();
    html! {
        <div class="view">
            <h1 id="panel-title" tabindex="-1">{ ui.say.text("ui-present-title") }</h1>
            <p>{ ui.say.text("ui-present-lead") }</p>
            <ul class="actions">
                <li>
                    <button type="button" class="action" onclick={copy}>{ icon("link") }{ ui.say.text("ui-copy-link") }</button>
                    <p class="quiet">{ ui.say.text("ui-copy-link-why") }</p>
                    <p class="said" role="status">{ &*said }</p>
                </li>
                <li>
                    <a class="action" href={drawing} download="atlante.svg">{ icon("download") }{ ui.say.text("ui-download-svg") }</a>
                    <p class="quiet">{ ui.say.text("ui-download-svg-why") }</p>
                </li>
                <li>
                    <Go to={ui.page.with_table(true)} class="action">{ icon("table") }{ ui.say.text("ui-show-table") }</Go>
                    <p class="quiet">{ ui.say.text("ui-show-table-why") }</p>
                </li>
                <li>
                    <button type="button" class="action" onclick={print}>{ icon("print") }{ ui.say.text("ui-print") }</button>
                    <p class="quiet">{ ui.say.text("ui-print-why") }</p>
                </li>
            </ul>
        </div>
    }
}
