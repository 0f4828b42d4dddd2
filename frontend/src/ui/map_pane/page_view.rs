//! Where the map looks when a state is opened.

use geodata_api::ProjectBody;
use geodata_mapspec::MapView;
use geodata_mapspec::bbox::{scaled, union};
use geodata_model::{Bbox, Place};

use crate::{
    map::{Size, View},
    ui::{
        data::Data,
        page::{Focus, Page, Panel},
    },
};

/// Space left around what is fitted: top, right, bottom, left, in CSS pixels. The bottom keeps clear
/// of the attribution and the scale; on a phone, where no room is left over, the right of the buttons.
/// The whole territory has an empty corner for the legend; a part of it has not, and keeps clear of it
/// where there is room.
#[expect(
    clippy::float_cmp,
    reason = "the whole's extent is handed on as it is, never computed"
)]
pub fn padding_px(data: &Data, bbox: Bbox, size: Size) -> [f64; 4] {
    let right = if size.width < 600.0 { 68.0 } else { 20.0 };
    let left = if size.width < 800.0 || bbox == data.plan.atlas.bbox {
        20.0
    } else {
        LEGEND_PX
    };
    [20.0, right, 44.0, left]
}
/// The legend's width and its margins (map.css).
const LEGEND_PX: f64 = 272.0;
/// A municipality is shown with its neighbours: its extent this many times over.
const NEIGHBOURHOOD: f64 = 2.5;

/// The whole territory.
pub fn home(data: &Data, size: Size) -> View {
    fitting(data, data.plan.atlas.bbox, size)
}

/// The view that shows an extent.
fn fitting(data: &Data, bbox: Bbox, size: Size) -> View {
    View::fitting(bbox, padding_px(data, bbox, size), size)
}

/// The extent a state asks to look at; none when it is not about a place.
pub fn extent_for(data: &Data, page: &Page) -> Option<Bbox> {
    let map = &page.map;
    match page.focus() {
        Focus::Project(id) => data.project(&id).map(|body| of_project(data, body)),
        Focus::Municipality(istat) => {
            let bbox = data.municipality(istat)?.bbox;
            Some(scaled(bbox, NEIGHBOURHOOD))
        }
        Focus::Zone(number) => Some(data.zone(number)?.bbox),
        Focus::Need(_) | Focus::Panel(Panel::WhatIf) => None,
        Focus::Panel(Panel::Missing) if let Some(number) = map.zone => {
            Some(data.zone(number)?.bbox)
        }
        // a card closed: back to the whole, unless another remains open behind
        Focus::Panel(_) if map.zone.is_none() => Some(data.plan.atlas.bbox),
        Focus::Panel(_) => None,
    }
}

/// The municipalities a project touches, its zones if none, the whole area if it is everywhere.
fn of_project(data: &Data, body: &ProjectBody) -> Bbox {
    let whole = data.plan.atlas.bbox;
    if body.project.place == Place::Metropolitan {
        return whole;
    }
    let shares = &body.allocation.municipalities.shares;
    let municipalities = shares.iter().filter(|s| !s.marginal);
    let municipalities = municipalities.filter_map(|s| data.municipality(s.unit).map(|m| m.bbox));
    if let Some(bbox) = municipalities.reduce(union) {
        return scaled(bbox, 1.4);
    }
    let zones = body.allocation.zones.shares.iter();
    let zones = zones.filter_map(|s| data.zone(s.unit).map(|z| z.bbox));
    zones.reduce(union).unwrap_or(whole)
}

/// The view the address asks for, or the whole territory.
pub fn view_for(data: &Data, page: &Page, size: Size) -> View {
    match page.map.view {
        Some(MapView { zoom, lat, lon }) => View { zoom, lat, lon }.clamped(data.plan.atlas.bbox),
        None => extent_for(data, page)
            .map_or_else(|| home(data, size), |bbox| fitting(data, bbox, size)),
    }
}

/// The view to write into the address: none when it is the one the state is opened with anyway, so
/// that a link stays short and fits the screen it is opened on.
pub fn view_to_write(data: &Data, page: &Page, view: View, size: Size) -> Option<MapView> {
    let mut unmoved = page.clone();
    unmoved.map.view = None;
    let opened = view_for(data, &unmoved, size);
    let [x, y] = opened.project([view.lon, view.lat], size);
    let [cx, cy] = size.centre();
    let same = (view.zoom - opened.zoom).abs() < 0.01 && (x - cx).hypot(y - cy) < 2.0;
    let View { zoom, lat, lon } = view;
    (!same).then_some(MapView { zoom, lat, lon })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::fixture;

    const SIZE: Size = Size {
        width: 1000.0,
        height: 800.0,
    };

    fn extent_of_query(query: &str) -> Option<Bbox> {
        extent_for(&fixture::data(), &Page::from_query(query).0)
    }

    #[test]
    fn cards_are_looked_at_and_lists_are_not() {
        let data = fixture::data();
        let whole = data.plan.atlas.bbox;
        assert_eq!(extent_of_query("zone=5"), Some(data.zones[1].bbox));
        assert_eq!(extent_of_query("panel=plan"), Some(whole));
        assert_eq!(extent_of_query("project=metro"), Some(whole));
        assert_eq!(
            extent_of_query("project=patto-pinerolese"),
            Some(data.zones[1].bbox)
        );
        assert_eq!(
            extent_of_query("zone=5&panel=sources&source=x"),
            None,
            "stay where we are"
        );
        assert_eq!(extent_of_query("zone=99"), None);
    }

    #[test]
    fn an_address_with_a_view_is_obeyed() {
        let page = Page::from_query("zone=5&view=9.50/45.10000/7.50000").0;
        let view = view_for(&fixture::data(), &page, SIZE);
        assert_eq!((view.zoom, view.lat, view.lon), (9.5, 45.1, 7.5));
    }

    #[test]
    fn a_part_keeps_clear_of_the_legend_where_there_is_room() {
        let data = fixture::data();
        let west =
            |bbox, size: Size| fitting(&data, bbox, size).project([bbox[0], bbox[3]], size)[0];
        let zone = data.zones[1].bbox;
        assert!(west(zone, SIZE) >= LEGEND_PX - 0.5, "{}", west(zone, SIZE));
        let phone = Size {
            width: 390.0,
            height: 500.0,
        };
        assert!(west(zone, phone) < 200.0, "{}", west(zone, phone));
    }

    #[test]
    fn the_view_a_state_opens_with_is_not_written() {
        let data = fixture::data();
        let (all, zone) = (
            Page::default(),
            Page::from_query("zone=5&view=9.50/45.10000/7.50000").0,
        );
        let home = home(&data, SIZE);
        assert_eq!(view_to_write(&data, &all, home, SIZE), None);
        assert!(view_to_write(&data, &all, home.panned([50.0, 0.0]), SIZE).is_some());
        assert!(
            view_to_write(&data, &zone, home, SIZE).is_some(),
            "away from the zone"
        );
        let fitted = fitting(&data, data.zones[1].bbox, SIZE);
        assert_eq!(view_to_write(&data, &zone, fitted, SIZE), None);
    }
}
