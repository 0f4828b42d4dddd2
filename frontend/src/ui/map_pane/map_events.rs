//! The engine's events: what each changes on the page, and the state a click leads to.

use geodata_mapspec::Level;
use geodata_model::{IstatCode, ProjectId, ZoneNumber};
use yew::prelude::*;

use super::{
    debounced_view::DebouncedView,
    followed_view::FollowedView,
    lifecycle::{EngineStatus, EventCallback, Lifecycle},
    tooltip::Hover,
};
use crate::{
    map::{MapEvent, Picked},
    platform,
    ui::{
        context::Ui,
        navigation::Action,
        page::{Page, Panel},
    },
};

/// Lets the engine's events reach the present state of the page.
#[hook]
pub fn use_map_events(
    ui: &Ui,
    event_callback: &EventCallback,
    lifecycle: &Lifecycle,
    debounced_view: &DebouncedView,
    followed_view: &FollowedView,
    hover: &UseStateHandle<Hover>,
) {
    let (ui, hover) = (ui.clone(), hover.clone());
    let (lifecycle, debounced_view, followed_view) = (
        lifecycle.clone(),
        debounced_view.clone(),
        followed_view.clone(),
    );
    let listener = Callback::from(move |event| match event {
        MapEvent::Ready => lifecycle.status.set(EngineStatus::Running),
        MapEvent::Idle => {
            followed_view.idle();
            debounced_view.idle();
        }
        MapEvent::ViewChanged(now) => {
            debounced_view.moved(now);
            followed_view.moved(now);
        }
        MapEvent::Hover(picked, at) => hover.set(picked.map(|picked| (picked, at))),
        MapEvent::Click(picked) => {
            if let Some(step) = clicked(&ui, &picked) {
                ui.dispatch.emit(step);
            }
        }
        MapEvent::ContextLost => lifecycle.context_lost(),
        MapEvent::Failed(reason) => {
            platform::warn(&reason);
            lifecycle.status.set(EngineStatus::Off);
        }
    });
    event_callback.replace(listener);
}

/// The state a click leads to: the symbol or line under it, else the unit; inside the open zone, the municipality.
fn clicked(ui: &Ui, picked: &Picked) -> Option<Action> {
    if ui.page.panel == Panel::WhatIf {
        // a place for a measure: choosing is not a step to go back to
        let istat = IstatCode::from_number(picked.municipality?)?;
        return Some(Action::Replace(ui.page.choosing(istat)));
    }
    opened(ui, picked).map(Action::Push)
}

fn opened(ui: &Ui, picked: &Picked) -> Option<Page> {
    let municipality = |number| {
        let istat = IstatCode::from_number(number)?;
        Some(
            ui.page
                .at_municipality(&ui.data.municipality(istat)?.municipality),
        )
    };
    if let Some(cluster) = picked.circles.first() {
        return municipality(cluster.parse().ok()?);
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
