//! Taking the map elsewhere: pictures, slides, pages, frames, its link, its data, paper.

mod output;
mod preview;
mod tour;

use geodata_mapspec::{Format, LONGEST_TITLE, MapSpec};
use wasm_bindgen_futures::spawn_local;
use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

use self::{
    output::{ExportOptions, Output, frame, table},
    preview::Preview,
    tour::ChosenMaps,
};
use crate::{
    platform,
    ui::{
        context::{Link, Ui, use_ui},
        widgets::icon,
    },
};

/// What can be done with the map as it is now.
#[component]
pub fn Present() -> Html {
    let ui = use_ui();
    let choices = use_state(|| ExportOptions {
        scale: 1,
        ..ExportOptions::default()
    });
    let title = use_state(String::new);
    let zone = use_state(|| None::<u8>);
    let progress = use_state(|| Progress::Nothing);
    let spec = spec(&ui, &title, *zone);
    let panel = Panel {
        ui: ui.clone(),
        spec,
        choices: choices.clone(),
        progress: progress.clone(),
    };
    html! {
        <div class="view present">
            <h1 id="panel-title" tabindex="-1">{ ui.messages.text("ui-present-title") }</h1>
            <p>{ ui.messages.text("ui-present-lead") }</p>
            { panel.outputs() }
            { title_field(&ui, &title) }
            { zone_field(&ui, &zone) }
            { panel.options() }
            <Preview choices={(*panel.choices).clone()} spec={panel.spec.clone()} />
            { panel.download() }
            <p class="said" role="status">{ progress.words(&ui) }</p>
            <h2>{ ui.messages.text("ui-present-more") }</h2>
            { panel.more() }
            <ChosenMaps spec={panel.spec.clone()} copy={panel.copy_tour()} />
        </div>
    }
}

/// The map of the page with what the panel changes.
fn spec(ui: &Ui, title: &str, zone: Option<u8>) -> MapSpec {
    let map = ui.page.to_share().map;
    let view = map.view.filter(|_| zone.is_none());
    MapSpec {
        // what is too long is said beside the field
        title: geodata_mapspec::title(title).unwrap_or_default(),
        zone: zone.map(geodata_model::ZoneNumber).or(map.zone),
        view,
        ..map
    }
}

/// What the panel has to tell.
#[derive(Debug, Clone, PartialEq)]
enum Progress {
    Nothing,
    Working,
    /// A text of the catalogue.
    Done(&'static str),
    Failed(String),
}

impl Progress {
    fn words(&self, ui: &Ui) -> String {
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

struct Panel {
    ui: Ui,
    spec: MapSpec,
    choices: UseStateHandle<ExportOptions>,
    progress: UseStateHandle<Progress>,
}

impl Panel {
    fn text(&self, key: &str) -> String {
        self.ui.messages.text(key)
    }

    /// A callback that changes a choice.
    fn change<E: 'static>(&self, change: impl Fn(&mut ExportOptions, &E) + 'static) -> Callback<E> {
        let choices = self.choices.clone();
        Callback::from(move |event: E| {
            let mut next = (*choices).clone();
            change(&mut next, &event);
            choices.set(next);
        })
    }

    fn outputs(&self) -> Html {
        let row = |output: Output| {
            let onchange = self.change(move |c, _: &Event| c.output = output);
            let key = format!("ui-output-{}", output.id());
            html! {
                <li>
                    <label class="choice">
                        <input type="radio" name="output" value={output.id()} checked={self.choices.output == output} {onchange} />
                        <span class="choice-name">{ self.text(&key) }</span>
                    </label>
                </li>
            }
        };
        html! {
            <fieldset class="facet">
                <legend>{ self.text("ui-present-what") }</legend>
                <ul>{ for Output::ALL.into_iter().map(row) }</ul>
            </fieldset>
        }
    }

    fn options(&self) -> Html {
        let choices = &*self.choices;
        let formats = Format::ALL.into_iter().map(|format| {
            let key = format!("ui-format-{}", format.id());
            html! { <option value={format.id()} selected={choices.format == format}>{ self.text(&key) }</option> }
        });
        let format = self.change(|c, event: &Event| {
            let chosen = selected(event).and_then(|id| Format::from_id(&id));
            c.format = chosen.unwrap_or_default();
            // the finest pictures of the largest sheet are more than the server makes
            if c.format == Format::A3 {
                c.scale = c.scale.min(2);
            }
        });
        html! {
            <>
                if choices.output.has_format() {
                    <label class="field">
                        <span>{ self.text("ui-present-format") }</span>
                        <select onchange={format}>{ for formats }</select>
                    </label>
                }
                if choices.output == Output::Picture {
                    { self.scales() }
                    { self.switch("ui-present-transparent", choices.transparent, |c| c.transparent = !c.transparent) }
                }
                if choices.output == Output::Frame {
                    { self.switch("ui-present-still", choices.still, |c| c.still = !c.still) }
                    { self.switch("ui-present-dark", choices.dark, |c| c.dark = !c.dark) }
                }
            </>
        }
    }

    /// How fine a picture is, with its size in pixels.
    fn scales(&self) -> Html {
        let (width, height) = self.choices.format.size();
        let finest = if self.choices.format == Format::A3 {
            2
        } else {
            4
        };
        let option = |scale: u8| {
            let pixels = |units: f64| format!("{:.0}", units * 1.5 * f64::from(scale));
            let size = format!("{} × {} pixel", pixels(width), pixels(height));
            html! { <option value={scale.to_string()} selected={self.choices.scale == scale}>{ size }</option> }
        };
        let onchange = self.change(|c, event: &Event| {
            c.scale = selected(event).and_then(|s| s.parse().ok()).unwrap_or(1);
        });
        let scales = [1, 2, 4].into_iter().filter(|s| *s <= finest);
        html! {
            <label class="field">
                <span>{ self.text("ui-present-size") }</span>
                <select {onchange}>{ for scales.map(option) }</select>
            </label>
        }
    }

    fn switch(&self, key: &str, checked: bool, change: fn(&mut ExportOptions)) -> Html {
        let onchange = self.change(move |c, _: &Event| change(c));
        html! {
            <label class="choice">
                <input type="checkbox" {checked} {onchange} />
                <span class="choice-name">{ self.text(key) }</span>
            </label>
        }
    }

    fn download(&self) -> Html {
        let working = *self.progress == Progress::Working;
        if self.choices.output == Output::Frame {
            let address = platform::absolute(&self.choices.address(&self.spec));
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
            self.choices.address(&self.spec),
            self.choices.output.file_name(),
        );
        let onclick = self.work(move || {
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

    /// A callback that works and says how it went.
    fn work<F>(&self, work: impl Fn() -> F + 'static) -> Callback<MouseEvent>
    where
        F: Future<Output = Result<&'static str, String>> + 'static,
    {
        let progress = self.progress.clone();
        Callback::from(move |_| {
            let (progress, work) = (progress.clone(), work());
            progress.set(Progress::Working);
            spawn_local(async move {
                progress.set(match work.await {
                    Ok(key) => Progress::Done(key),
                    Err(why) => Progress::Failed(why),
                });
            });
        })
    }

    fn copy(&self, text: String, done: &'static str) -> Callback<MouseEvent> {
        let refused = self.text("ui-present-not-copied");
        self.work(move || {
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

    fn copy_tour(&self) -> Callback<MouseEvent> {
        let tour = self.ui.page.touring_stop(0);
        self.copy(platform::absolute(&tour.href()), "ui-stops-copied")
    }

    fn copy_picture(&self) -> Callback<MouseEvent> {
        let address = self.choices.copied_picture(&self.spec);
        let refused = self.text("ui-present-not-copied");
        self.work(move || {
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
        self.work(move || {
            let (address, refused) = (address.clone(), refused.clone());
            async move {
                let text = platform::fetch_text(&address).await?;
                let copied = platform::copy_text(&text).await;
                copied.then_some("ui-present-data-copied").ok_or(refused)
            }
        })
    }

    fn more(&self) -> Html {
        let page = crate::ui::page::Page {
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

fn selected(event: &Event) -> Option<String> {
    let select = event.target_dyn_into::<HtmlSelectElement>();
    select.map(|s| s.value())
}

fn title_field(ui: &Ui, title: &UseStateHandle<String>) -> Html {
    let onchange = {
        let title = title.clone();
        Callback::from(move |event: Event| {
            if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
                title.set(input.value());
            }
        })
    };
    let too_long = geodata_mapspec::title(title).err().map(|count| {
        let numbers = [("count", count.into()), ("most", LONGEST_TITLE.into())];
        ui.messages.format("ui-present-title-long", &numbers)
    });
    html! {
        <>
            <label class="field">
                <span>{ ui.messages.text("ui-present-own-title") }</span>
                <input type="text" value={(**title).clone()} {onchange} autocomplete="off" aria-invalid={too_long.is_some().to_string()} aria-describedby="own-title-why" />
            </label>
            <p id="own-title-why" class={classes!(too_long.is_some().then_some("warning"))} role="status">{ too_long }</p>
        </>
    }
}

fn zone_field(ui: &Ui, zone: &UseStateHandle<Option<u8>>) -> Html {
    let onchange = {
        let zone = zone.clone();
        Callback::from(move |event: Event| {
            zone.set(selected(&event).and_then(|number| number.parse().ok()));
        })
    };
    let options = ui.data.zones.iter().map(|body| {
        let number = body.zone.number;
        let name = format!("{number} – {}", ui.localized(&body.zone.name));
        html! { <option value={number.to_string()} selected={**zone == Some(number.0)}>{ name }</option> }
    });
    html! {
        <label class="field">
            <span>{ ui.messages.text("ui-present-part") }</span>
            <select {onchange}>
                <option value="" selected={zone.is_none()}>{ ui.messages.text("ui-present-as-seen") }</option>
                { for options }
            </select>
        </label>
    }
}
