//! The view of the map for a state of the page.

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

/// The margin around a fitted box: top, right, bottom, left, in CSS pixels. At the bottom it keeps the box clear of the
/// attribution and the scale bar, and on a phone, which is narrow, on the right of the buttons. On a wide map the left margin
/// keeps it clear of the legend, except for the whole territory, whose shape leaves that corner empty.
#[expect(
    clippy::float_cmp,
    reason = "the extent of the whole is passed on unchanged, never computed"
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
/// The factor on the extent of a municipality, so that its neighbours are visible.
const NEIGHBOURHOOD: f64 = 2.5;

/// The view of the whole territory.
pub fn default_view(data: &Data, size: Size) -> View {
    fitting(data, data.plan.atlas.bbox, size)
}

/// The view that shows an extent.
fn fitting(data: &Data, bbox: Bbox, size: Size) -> View {
    View::fitting(bbox, padding_px(data, bbox, size), size)
}

/// The extent to show for a state; none when it is not about a place.
pub fn extent_for(data: &Data, page: &Page) -> Option<Bbox> {
    let map = &page.map;
    match page.focus() {
        Focus::Project(id) => data.project(&id).map(|body| extent_of_project(data, body)),
        Focus::Municipality(istat) => {
            let bbox = data.municipality(istat)?.bbox;
            Some(scaled(bbox, NEIGHBOURHOOD))
        }
        Focus::Zone(number) => Some(data.zone(number)?.bbox),
        Focus::Need(_) | Focus::Panel(Panel::WhatIf) => None,
        Focus::Panel(Panel::Missing) if let Some(number) = map.zone => {
            Some(data.zone(number)?.bbox)
        }
        // after a card was closed: the whole territory, unless a zone is still chosen
        Focus::Panel(_) if map.zone.is_none() => Some(data.plan.atlas.bbox),
        Focus::Panel(_) => None,
    }
}

/// The extent of the municipalities of a project, of its zones if it has none, of the whole territory if it is metropolitan.
fn extent_of_project(data: &Data, body: &ProjectBody) -> Bbox {
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

/// The view in the address; without one, that of the state's extent, or of the whole territory.
pub fn view_for(data: &Data, page: &Page, size: Size) -> View {
    match page.map.view {
        Some(MapView { zoom, lat, lon }) => View { zoom, lat, lon }.clamped(data.plan.atlas.bbox),
        None => extent_for(data, page).map_or_else(
            || default_view(data, size),
            |bbox| fitting(data, bbox, size),
        ),
    }
}

/// The view to write into the address. None when the state is opened with that view anyway: links stay short, and the map fits
/// the screen on which they are opened.
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
    fn cards_have_an_extent_and_the_list_of_sources_has_none() {
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
            "the map does not move"
        );
        assert_eq!(extent_of_query("zone=99"), None);
    }

    #[test]
    fn a_view_in_the_address_is_used() {
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
        let whole = default_view(&data, SIZE);
        assert_eq!(view_to_write(&data, &all, whole, SIZE), None);
        assert!(view_to_write(&data, &all, whole.panned([50.0, 0.0]), SIZE).is_some());
        assert!(
            view_to_write(&data, &zone, whole, SIZE).is_some(),
            "away from the zone"
        );
        let fitted = fitting(&data, data.zones[1].bbox, SIZE);
        assert_eq!(view_to_write(&data, &zone, fitted, SIZE), None);
    }
}
