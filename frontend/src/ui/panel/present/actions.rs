//! The actions of the panel: save a file, copy to the clipboard, print. Each sets a message about its success.

use geodata_mapspec::MapSpec;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::output::{ExportOptions, Output, frame, table};
use crate::{
    platform,
    ui::{
        context::{Link, Ui},
        page::Page,
        widgets::icon,
    },
};

/// The state of the last action.
#[derive(Debug, Clone, PartialEq)]
pub enum Progress {
    /// Nothing was done yet.
    Nothing,
    /// It is under way.
    Working,
    /// It succeeded; the key of a message.
    Done(&'static str),
    /// It failed; the reason in words.
    Failed(String),
}

impl Progress {
    /// The state as a message.
    pub fn words(&self, ui: &Ui) -> String {
        match self {
            Self::Nothing => String::new(),
            Self::Working => ui.messages.text("ui-present-working"),
            Self::Done(key) => ui.messages.text(key),
            Self::Failed(why) => ui
                .messages
                .format("ui-present-failed", &[("why", why.as_str().into())]),
        }
    }
}

/// The actions on a map with the chosen options.
pub struct Actions {
    /// The context.
    pub ui: Ui,
    /// The map.
    pub spec: MapSpec,
    /// The options of the export.
    pub options: ExportOptions,
    /// The state of the last action.
    pub progress: UseStateHandle<Progress>,
}

impl Actions {
    fn text(&self, key: &str) -> String {
        self.ui.messages.text(key)
    }

    /// The button that saves the file, or the code of an embedded map with a button that copies it.
    pub fn download(&self) -> Html {
        let working = *self.progress == Progress::Working;
        if self.options.output == Output::Frame {
            let address = platform::absolute(&self.options.address(&self.spec));
            let code = frame(&address, &self.text("ui-name"));
            let copy = self.copy(code.clone(), "ui-present-code-copied");
            return html! {
                <>
                    <label class="field">
                        <span>{ self.text("ui-present-code") }</span>
                        <textarea readonly=true rows="4" value={code} />
                    </label>
                    <button type="button" class="action primary" onclick={copy}>{ icon("link") }{ self.text("ui-present-copy-code") }</button>
                </>
            };
        }
        let (address, name) = (
            self.options.address(&self.spec),
            self.options.output.file_name(),
        );
        let onclick = self.run(move || {
            let address = address.clone();
            async move {
                let blob = platform::fetch_blob(&address).await?;
                platform::save(&blob, name);
                Ok("ui-present-saved")
            }
        });
        html! {
            <>
                <button type="button" class="action primary" {onclick} disabled={working}>{ icon("download") }{ self.text("ui-present-download") }</button>
                if working { <progress aria-label={self.text("ui-present-working")}></progress> }
            </>
        }
    }

    /// A callback that runs an action and sets [`Progress`].
    fn run<F>(&self, action: impl Fn() -> F + 'static) -> Callback<MouseEvent>
    where
        F: Future<Output = Result<&'static str, String>> + 'static,
    {
        let progress = self.progress.clone();
        Callback::from(move |_| {
            let (progress, result) = (progress.clone(), action());
            progress.set(Progress::Working);
            spawn_local(async move {
                progress.set(match result.await {
                    Ok(key) => Progress::Done(key),
                    Err(why) => Progress::Failed(why),
                });
            });
        })
    }

    /// A callback that copies a text to the clipboard; `done` is the key of the message for success.
    fn copy(&self, text: String, done: &'static str) -> Callback<MouseEvent> {
        let refused = self.text("ui-present-not-copied");
        self.run(move || {
            let (text, refused) = (text.clone(), refused.clone());
            async move {
                if platform::copy_text(&text).await {
                    Ok(done)
                } else {
                    Err(format!("{refused} {text}"))
                }
            }
        })
    }

    /// A callback that copies the link of the tour.
    pub fn copy_tour(&self) -> Callback<MouseEvent> {
        let tour = self.ui.page.at_tour_stop(0);
        self.copy(platform::absolute(&tour.href()), "ui-stops-copied")
    }

    fn copy_picture(&self) -> Callback<MouseEvent> {
        let address = self.options.copied_picture(&self.spec);
        let refused = self.text("ui-present-not-copied");
        self.run(move || {
            let (address, refused) = (address.clone(), refused.clone());
            async move {
                let picture = platform::fetch_blob(&address).await?;
                let copied = platform::copy_image(&picture).await;
                copied.then_some("ui-present-picture-copied").ok_or(refused)
            }
        })
    }

    fn copy_data(&self) -> Callback<MouseEvent> {
        let address = table(&self.spec);
        let refused = self.text("ui-present-not-copied");
        self.run(move || {
            let (address, refused) = (address.clone(), refused.clone());
            async move {
                let text = platform::fetch_text(&address).await?;
                let copied = platform::copy_text(&text).await;
                copied.then_some("ui-present-data-copied").ok_or(refused)
            }
        })
    }

    /// The other actions: copy link, picture or data, save or show the table, print.
    pub fn more(&self) -> Html {
        let page = Page {
            map: self.spec.clone(),
            ..self.ui.page.to_share()
        };
        let link = self.copy(platform::absolute(&page.href()), "ui-present-link-copied");
        let print = Callback::from(|_: MouseEvent| platform::print());
        let action = |name: &str, key: &str, onclick: Callback<MouseEvent>| {
            html! {
                <li><button type="button" class="action" {onclick}>{ icon(name) }{ self.text(key) }</button></li>
            }
        };
        html! {
            <ul class="actions">
                { action("link", "ui-copy-link", link) }
                { action("map", "ui-present-copy-picture", self.copy_picture()) }
                { action("table", "ui-present-copy-data", self.copy_data()) }
                <li>
                    <a class="action" href={table(&self.spec)} download="atlante.csv">{ icon("download") }{ self.text("ui-present-data-csv") }</a>
                </li>
                <li>
                    <Link to={self.ui.page.with_table(true)} class="action">{ icon("table") }{ self.text("ui-show-table") }</Link>
                </li>
                { action("print", "ui-print", print) }
            </ul>
        }
    }
}
