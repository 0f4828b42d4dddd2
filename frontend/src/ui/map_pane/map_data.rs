//! The inputs of the map: values and colours from the server, markers of projects, the size of its element.

use geodata_api::MapBody;
use geodata_mapspec::MapSpec;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::clusters::Markers;
use crate::{
    map::Size,
    platform,
    ui::{
        context::{Shared, Ui},
        load,
        page::Page,
    },
};

/// Values and colours of the map; those of the previous map remain until the new ones have come.
#[hook]
pub fn use_body(ui: &Ui) -> Option<Shared<MapBody>> {
    let body = use_state(|| None::<Shared<MapBody>>);
    let address = load::map_address(&ui.page.map);
    let latest = use_mut_ref(String::new);
    {
        let body = body.clone();
        use_effect_with(address, move |address| {
            let address = address.clone();
            latest.borrow_mut().clone_from(&address);
            spawn_local(async move {
                let answer = load::map(&address).await;
                // an answer is dropped if another map was requested since
                if *latest.borrow() != address {
                    return;
                }
                match answer {
                    Ok(answer) => body.set(Some(Shared::new(answer))),
                    Err(error) => platform::warn(&error.to_string()),
                }
            });
        });
    }
    (*body).clone()
}

/// Size in CSS pixels of the element with this `id`; the component is rendered again when it changes.
#[hook]
pub fn use_size(id: &'static str) -> UseStateHandle<Size> {
    let size = use_state_eq(|| Size::new(1000.0, 700.0));
    {
        let size = size.clone();
        use_effect_with((), move |()| {
            let set = move |width, height| size.set(Size::new(width, height));
            let watch = platform::element(id).and_then(|frame| platform::watch_size(&frame, set));
            move || drop(watch)
        });
    }
    size
}

/// The clusters and badges of the map, computed again only when the filters change.
#[hook]
pub fn use_markers(ui: &Ui) -> Shared<Markers> {
    let page = Page {
        map: filters_of(&ui.page.map),
        ..Page::default()
    };
    let data = ui.data.clone();
    let markers = use_memo(page, move |page| Shared::new(Markers::of(&data, page)));
    (*markers).clone()
}

/// The map with nothing but the filters, which decide which projects are shown.
fn filters_of(map: &MapSpec) -> MapSpec {
    MapSpec {
        axes: map.axes.clone(),
        strategies: map.strategies.clone(),
        kinds: map.kinds.clone(),
        statuses: map.statuses.clone(),
        sources: map.sources.clone(),
        programme: map.programme.clone(),
        at: map.at,
        text: map.text.clone(),
        ..MapSpec::default()
    }
}
