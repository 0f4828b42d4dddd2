//! What ties the page's state to the engine: colours, scene, camera, and the engine's events.

use geodata::{
    api::MapBody,
    cartography::{Level, MapSpec},
    model::{IstatCode, ProjectId, ZoneNumber},
};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::{
    Hover, camera,
    life::{Condition, Ear, Life},
    rest::Rest,
    scene::scene,
    sight::Sight,
    stacks::Marks,
};
use crate::{
    map::{MapEvent, Picked, Size, Transition},
    platform,
    ui::{
        context::{Shared, Ui},
        load,
        page::{Page, Panel},
        place::{Arrival, Cause, Step},
        scheme::use_dark,
    },
};

/// Values and colours of the map; those of the map before remain until the new ones are here.
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
                // an answer that was overtaken by another question is not shown
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

/// Size of the map's frame in CSS pixels, followed as it changes.
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

/// What is counted on the map, computed when the filters change and not at every frame.
#[hook]
pub fn use_marks(ui: &Ui) -> Shared<Marks> {
    let page = Page {
        map: filters_of(&ui.page.map),
        ..Page::default()
    };
    let data = ui.data.clone();
    let marks = use_memo(page, move |page| Shared::new(Marks::of(&data, page)));
    (*marks).clone()
}

/// Only what decides which projects are shown.
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

/// Gives the engine a new scene when what it is made of changes.
#[hook]
pub fn use_scene(
    ui: &Ui,
    life: &Life,
    body: Option<&Shared<MapBody>>,
    marks: &Shared<Marks>,
    zoom: f64,
) {
    let page = Page {
        map: MapSpec {
            view: None,
            ..ui.page.map.clone()
        },
        ..Page::default()
    };
    // symbols change size only between far and near, not at every step of the wheel
    let near = zoom >= 8.0;
    let dark = use_dark();
    let data = ui.data.clone();
    let handle = (*life.handle).clone();
    use_effect_with(
        (handle, page, body.cloned(), marks.clone(), near, dark),
        move |(handle, page, body, marks, near, dark)| {
            if let Some(map) = handle {
                let zoom = if *near { 9.0 } else { 7.0 };
                map.set_scene(scene(&data, page, body.as_deref(), marks, zoom, *dark));
            }
        },
    );
}

/// Moves the camera where a step leads; walking the history restores the view of each state. A state that moves nothing and
/// says another view than the map has (a link is made with the view of an earlier moment) is told the map's.
#[hook]
pub fn use_camera(ui: &Ui, life: &Life, rest: &Rest, sight: &Sight, arrival: Arrival, size: Size) {
    let focus = (
        ui.page.map.zone,
        ui.page.map.municipality,
        ui.page.map.project.clone(),
    );
    let view = ui.page.map.view;
    let before = use_mut_ref(|| (arrival, focus.clone(), view));
    let ui = ui.clone();
    let (rest, now) = (rest.clone(), sight.now());
    let handle = (*life.handle).clone();
    use_effect_with((arrival, focus, view), move |state| {
        let (last, from, seen) = before.replace(state.clone());
        let (arrival, focus, view) = state;
        let Some(map) = handle else {
            return;
        };
        if seen != *view {
            rest.says_where(now.get());
        }
        if last == *arrival {
            return;
        }
        // a map chosen for a tour is seen from where it was chosen
        let chosen = ui.page.touring && !ui.page.stops.0.is_empty();
        if arrival.cause == Cause::History || chosen {
            rest.forget();
            map.set_view(camera::asked(&ui.data, &ui.page, size), Transition::Fly);
        } else if from != *focus
            && let Some(bbox) = camera::target(&ui.data, &ui.page)
        {
            rest.forget();
            map.fit(
                bbox,
                camera::padding_px(&ui.data, bbox, size),
                Transition::Fly,
            );
        }
    });
}

/// Keeps the whole of what is asked for in sight when the map's place changes size, as long as
/// nobody has chosen a view: labels and canvas must never look from two different places.
#[hook]
pub fn use_refit(ui: &Ui, life: &Life, rest: &Rest, size: Size) {
    let ui = ui.clone();
    let rest = rest.clone();
    let handle = (*life.handle).clone();
    use_effect_with((handle, size), move |(handle, size)| {
        if let Some(map) = handle.as_ref().filter(|_| ui.page.map.view.is_none()) {
            rest.forget();
            map.set_view(camera::asked(&ui.data, &ui.page, *size), Transition::Jump);
        }
    });
}

/// Lets the engine's events reach the present state of the page.
#[hook]
pub fn use_ear(
    ui: &Ui,
    ear: &Ear,
    life: &Life,
    rest: &Rest,
    sight: &Sight,
    hover: &UseStateHandle<Hover>,
) {
    let (ui, hover) = (ui.clone(), hover.clone());
    let (life, rest, sight) = (life.clone(), rest.clone(), sight.clone());
    let listener = Callback::from(move |event| match event {
        MapEvent::Ready => life.condition.set(Condition::Running),
        MapEvent::Idle => {
            sight.settled();
            rest.settled();
        }
        MapEvent::ViewChanged(now) => {
            rest.moved(now);
            sight.moved(now);
        }
        MapEvent::Hover(picked, at) => hover.set(picked.map(|picked| (picked, at))),
        MapEvent::Click(picked) => {
            if let Some(step) = clicked(&ui, &picked) {
                ui.go.emit(step);
            }
        }
        MapEvent::ContextLost => life.lost(),
        MapEvent::Failed(reason) => {
            platform::warn(&reason);
            life.condition.set(Condition::Off);
        }
    });
    ear.replace(listener);
}

/// The state a click leads to: the symbol or line under it, else the unit; inside the open zone, the municipality.
fn clicked(ui: &Ui, picked: &Picked) -> Option<Step> {
    if ui.page.panel == Panel::WhatIf {
        // a place for a measure: choosing is not a step to go back to
        let istat = IstatCode::from_number(picked.municipality?)?;
        return Some(Step::Adjust(ui.page.choosing(istat)));
    }
    opened(ui, picked).map(Step::To)
}

fn opened(ui: &Ui, picked: &Picked) -> Option<Page> {
    let municipality = |number| {
        let istat = IstatCode::from_number(number)?;
        Some(
            ui.page
                .at_municipality(&ui.data.municipality(istat)?.municipality),
        )
    };
    if let Some(stack) = picked.circles.first() {
        return municipality(stack.parse().ok()?);
    }
    if let Some(line) = picked.lines.first() {
        let id: ProjectId = line.parse().ok()?;
        return Some(ui.page.closed().at_project(&id));
    }
    let zone = ZoneNumber(picked.zone?);
    let filters = ui.page.panel == Panel::Missing;
    let inside = ui.page.map.zone == Some(zone) && !filters;
    let deeper = inside || ui.page.map.level == Level::Municipality;
    match picked.municipality.filter(|_| deeper) {
        Some(number) => municipality(number),
        None => Some(ui.page.at_zone(zone)),
    }
}
