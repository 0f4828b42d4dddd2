//! The panel of exports: pictures, slides, pages, embedded maps, the link of the map, its data, print, and tours of chosen maps.

mod actions;
mod fields;
mod options;
mod output;
mod preview;
mod tour;

use geodata_mapspec::MapSpec;
use yew::prelude::*;

use self::{
    actions::{Actions, Progress},
    fields::{title_field, zone_field},
    options::OptionFields,
    output::ExportOptions,
    preview::Preview,
    tour::ChosenMaps,
};
use crate::ui::context::{Ui, use_ui};

/// The panel of exports of the present map.
#[component]
pub fn Present() -> Html {
    let ui = use_ui();
    let options = use_state(|| ExportOptions {
        scale: 1,
        ..ExportOptions::default()
    });
    let title = use_state(String::new);
    let zone = use_state(|| None::<u8>);
    let progress = use_state(|| Progress::Nothing);
    let spec = spec(&ui, &title, *zone);
    let fields = OptionFields {
        ui: ui.clone(),
        options: options.clone(),
    };
    let actions = Actions {
        ui: ui.clone(),
        spec: spec.clone(),
        options: (*options).clone(),
        progress: progress.clone(),
    };
    html! {
        <div class="view present">
            <h1 id="panel-title" tabindex="-1">{ ui.messages.text("ui-present-title") }</h1>
            <p>{ ui.messages.text("ui-present-lead") }</p>
            { fields.outputs() }
            { title_field(&ui, &title) }
            { zone_field(&ui, &zone) }
            { fields.options() }
            <Preview options={(*options).clone()} spec={spec.clone()} />
            { actions.download() }
            <p class="action-message" role="status">{ progress.words(&ui) }</p>
            <h2>{ ui.messages.text("ui-present-more") }</h2>
            { actions.more() }
            <ChosenMaps {spec} copy={actions.copy_tour()} />
        </div>
    }
}

/// The map of the page with the title and the part chosen in the panel.
fn spec(ui: &Ui, title: &str, zone: Option<u8>) -> MapSpec {
    let map = ui.page.to_share().map;
    let view = map.view.filter(|_| zone.is_none());
    MapSpec {
        // a title that is too long is left out; the field says so
        title: geodata_mapspec::title(title).unwrap_or_default(),
        zone: zone.map(geodata_model::ZoneNumber).or(map.zone),
        view,
        ..map
    }
}
