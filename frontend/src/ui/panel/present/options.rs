//! The form fields for the kind of export and its options.

use geodata_mapspec::Format;
use yew::prelude::*;

use super::{
    fields::selected,
    output::{ExportOptions, Output},
};
use crate::ui::context::Ui;

/// The form fields, and the options that they change.
pub struct OptionFields {
    /// The context.
    pub ui: Ui,
    /// The options.
    pub options: UseStateHandle<ExportOptions>,
}

impl OptionFields {
    fn text(&self, key: &str) -> String {
        self.ui.messages.text(key)
    }

    /// The field for the kind of export.
    pub fn outputs(&self) -> Html {
        let row = |output: Output| {
            let onchange = self.change(move |o, _: &Event| o.output = output);
            let key = format!("ui-output-{}", output.id());
            html! {
                <li>
                    <label class="choice">
                        <input type="radio" name="output" value={output.id()} checked={self.options.output == output} {onchange} />
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

    /// The fields for the options of the chosen kind.
    pub fn options(&self) -> Html {
        let options = &*self.options;
        let formats = Format::ALL.into_iter().map(|format| {
            let key = format!("ui-format-{}", format.id());
            html! { <option value={format.id()} selected={options.format == format}>{ self.text(&key) }</option> }
        });
        let format = self.change(|o, event: &Event| {
            let chosen = selected(event).and_then(|id| Format::from_id(&id));
            o.format = chosen.unwrap_or_default();
            o.scale = o.scale.min(finest_scale(o.format));
        });
        html! {
            <>
                if options.output.has_format() {
                    <label class="field">
                        <span>{ self.text("ui-present-format") }</span>
                        <select onchange={format}>{ for formats }</select>
                    </label>
                }
                if options.output == Output::Picture {
                    { self.scales() }
                    { self.switch("ui-present-transparent", options.transparent, |o| o.transparent = !o.transparent) }
                }
                if options.output == Output::Frame {
                    { self.switch("ui-present-still", options.still, |o| o.still = !o.still) }
                    { self.switch("ui-present-dark", options.dark, |o| o.dark = !o.dark) }
                }
            </>
        }
    }

    /// The field for the resolution of a picture; its options are the sizes in pixels.
    fn scales(&self) -> Html {
        let (width, height) = self.options.format.size();
        let finest = finest_scale(self.options.format);
        let option = |scale: u8| {
            let pixels = |units: f64| format!("{:.0}", units * 1.5 * f64::from(scale));
            let size = format!("{} × {} pixel", pixels(width), pixels(height));
            html! { <option value={scale.to_string()} selected={self.options.scale == scale}>{ size }</option> }
        };
        let onchange = self.change(|o, event: &Event| {
            o.scale = selected(event).and_then(|s| s.parse().ok()).unwrap_or(1);
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
        let onchange = self.change(move |o, _: &Event| change(o));
        html! {
            <label class="choice">
                <input type="checkbox" {checked} {onchange} />
                <span class="choice-name">{ self.text(key) }</span>
            </label>
        }
    }

    /// A callback that changes an option.
    fn change<E: 'static>(&self, change: impl Fn(&mut ExportOptions, &E) + 'static) -> Callback<E> {
        let options = self.options.clone();
        Callback::from(move |event: E| {
            let mut next = (*options).clone();
            change(&mut next, &event);
            options.set(next);
        })
    }
}

/// The largest factor on the resolution of pictures in a format: the server refuses larger pictures of the largest sheet.
fn finest_scale(format: Format) -> u8 {
    if format == Format::A3 { 2 } else { 4 }
}
