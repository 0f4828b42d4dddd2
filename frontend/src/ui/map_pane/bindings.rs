//! Passes the page's state to the engine: the scene and the camera.

use geodata_api::MapBody;
use geodata_mapspec::MapSpec;
use yew::prelude::*;

use super::{
    clusters::Markers, debounced_view::DebouncedView, followed_view::FollowedView,
    lifecycle::Lifecycle, page_view, scene::scene,
};
use crate::{
    map::{Size, Transition},
    ui::{
        context::{Shared, Ui},
        navigation::{Arrival, Cause},
        page::Page,
        scheme::use_dark,
    },
};

/// Gives the engine a new scene when the state, the values or the colour scheme change.
#[hook]
pub fn use_scene(
    ui: &Ui,
    lifecycle: &Lifecycle,
    body: Option<&Shared<MapBody>>,
    markers: &Shared<Markers>,
    zoom: f64,
) {
    let page = Page {
        map: MapSpec {
            view: None,
            ..ui.page.map.clone()
        },
        ..Page::default()
    };
    // symbols have two sizes, so the scene does not change at every step of the wheel
    let near = zoom >= 8.0;
    let dark = use_dark();
    let data = ui.data.clone();
    let handle = (*lifecycle.handle).clone();
    use_effect_with(
        (handle, page, body.cloned(), markers.clone(), near, dark),
        move |(handle, page, body, markers, near, dark)| {
            if let Some(map) = handle {
                let zoom = if *near { 9.0 } else { 7.0 };
                map.set_scene(scene(&data, page, body.as_deref(), markers, zoom, *dark));
            }
        },
    );
}

/// Moves the camera when a state is opened: to what was opened, or after back and forward to the view of that state. When the
/// camera does not move and the state has another view than the map (a link contains the view of the moment when it was
/// rendered), the map's view is written into the state.
#[hook]
pub fn use_camera(
    ui: &Ui,
    lifecycle: &Lifecycle,
    debounced_view: &DebouncedView,
    followed_view: &FollowedView,
    arrival: Arrival,
    size: Size,
) {
    let focus = (
        ui.page.map.zone,
        ui.page.map.municipality,
        ui.page.map.project.clone(),
    );
    let view = ui.page.map.view;
    let before = use_mut_ref(|| (arrival, focus.clone(), view));
    let ui = ui.clone();
    let (debounced_view, now) = (debounced_view.clone(), followed_view.now());
    let handle = (*lifecycle.handle).clone();
    use_effect_with((arrival, focus, view), move |state| {
        let (last, from, seen) = before.replace(state.clone());
        let (arrival, focus, view) = state;
        let Some(map) = handle else {
            return;
        };
        if seen != *view {
            debounced_view.correct(now.get());
        }
        if last == *arrival {
            return;
        }
        // a map chosen for a tour is shown with the view it was chosen with
        let chosen = ui.page.touring && !ui.page.stops.0.is_empty();
        if arrival.cause == Cause::PopState || chosen {
            debounced_view.cancel();
            map.set_view(
                page_view::view_for(&ui.data, &ui.page, size),
                Transition::Fly,
            );
        } else if from != *focus
            && let Some(bbox) = page_view::extent_for(&ui.data, &ui.page)
        {
            debounced_view.cancel();
            map.fit(
                bbox,
                page_view::padding_px(&ui.data, bbox, size),
                Transition::Fly,
            );
        }
    });
}

/// Fits the view again when the map's size changes, as long as the user has not moved the map. `use_followed_view` computes the
/// view for the labels in the same way, so canvas and labels agree.
#[hook]
pub fn use_refit(ui: &Ui, lifecycle: &Lifecycle, debounced_view: &DebouncedView, size: Size) {
    let ui = ui.clone();
    let debounced_view = debounced_view.clone();
    let handle = (*lifecycle.handle).clone();
    use_effect_with((handle, size), move |(handle, size)| {
        if let Some(map) = handle.as_ref().filter(|_| ui.page.map.view.is_none()) {
            debounced_view.cancel();
            map.set_view(
                page_view::view_for(&ui.data, &ui.page, *size),
                Transition::Jump,
            );
        }
    });
}
