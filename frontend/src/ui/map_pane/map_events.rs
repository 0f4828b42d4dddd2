//! Handles the engine's events: what each changes on the page, and the state a click opens.

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

/// Replaces the callback for the engine's events by one that acts on the present state of the page.
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

/// The action for a click: chooses a municipality in the panel of scenarios, elsewhere opens what was picked.
fn clicked(ui: &Ui, picked: &Picked) -> Option<Action> {
    if ui.page.panel == Panel::WhatIf {
        // choosing a place for a measure makes no history entry
        let istat = IstatCode::from_number(picked.municipality?)?;
        return Some(Action::Replace(ui.page.with_chosen_municipality(istat)));
    }
    opened(ui, picked).map(Action::Push)
}

/// The state that opens what was picked: the symbol or line, else the zone; the municipality if that zone is open already or the
/// map shows municipalities.
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
        return Some(ui.page.without_card().at_project(&id));
    }
    let zone = ZoneNumber(picked.zone?);
    // in the list of gaps the chosen zone is a filter, and no card is open
    let is_filter = ui.page.panel == Panel::Missing;
    let is_open = ui.page.map.zone == Some(zone) && !is_filter;
    let opens_municipality = is_open || ui.page.map.level == Level::Municipality;
    match picked.municipality.filter(|_| opens_municipality) {
        Some(number) => municipality(number),
        None => Some(ui.page.at_zone(zone)),
    }
}
