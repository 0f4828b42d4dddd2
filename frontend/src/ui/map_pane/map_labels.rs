//! The labels over the map: names of zones, names of municipalities from a certain zoom on, and the numbers on clusters.

use crate::order;
use geodata_model::IstatCode;
use yew::prelude::*;

use super::{
    clusters::{Markers, radius_px},
    followed_view::FollowedView,
    label_placement::{Box2, Candidate, around, place},
    obstacles::Obstacles,
    text_metrics::text_size,
    zone_labels::{ZoneLabel, zone_labels},
};
use crate::{
    map::{Size, View},
    platform::{Label, LabelPart, LabelPool, LabelPosition},
    ui::context::{Shared, Ui},
};

/// The lowest zoom at which municipalities are named: farther out their names would be larger than they are.
const MUNICIPALITIES_FROM_ZOOM: f64 = 9.6;
/// Font size of the names of municipalities.
const MUNICIPALITY_PX: f64 = 13.0;
/// Radius of the smallest symbol with a number: the number does not fit into a smaller one.
const SMALLEST_COUNTED_PX: f64 = 6.5;
/// A municipality's name is below or above its point, at which there may be a symbol.
const MUNICIPALITY_OFFSETS: &[[f64; 2]] = &[[0.0, 17.0], [0.0, -17.0], [0.0, 28.0]];

/// Places the labels for the map's view, and again when the page changes.
///
/// They are not rendered by yew, which would compare each of a hundred labels at every few steps of the wheel. They are hidden
/// from assistive technology, because all their text is in the panel too.
#[hook]
pub fn use_map_labels(
    ui: &Ui,
    followed_view: &FollowedView,
    running: bool,
    markers: &Shared<Markers>,
    size: Size,
    obstacles: &Obstacles,
) {
    let pool = use_mut_ref(LabelPool::default);
    let place_labels = {
        let (ui, markers, frame) = (ui.clone(), markers.clone(), followed_view.labels());
        let obstacles = obstacles.clone();
        Callback::from(move |(view, drawn): (View, View)| {
            let layer = Layer { view, drawn, size };
            let labels = labels(&ui, &markers, &layer, &obstacles.boxes());
            pool.borrow_mut().show(&frame, labels);
        })
    };
    followed_view.listen(place_labels);
    let open = (ui.page.map.zone, ui.page.map.municipality);
    let inputs = (
        running,
        ui.data.clone(),
        ui.messages.clone(),
        open,
        markers.clone(),
    );
    let followed_view = followed_view.clone();
    use_effect_with((inputs, size), move |_| followed_view.place_labels());
}

/// The labels for the layer's view.
fn labels(ui: &Ui, markers: &Markers, layer: &Layer, obstacles: &[Box2]) -> Vec<Label> {
    let Layer { view, size, .. } = *layer;
    let (counts, symbols) = counts(markers, layer);
    let (zones, occupied) = zone_labels(ui, markers, view, size, &symbols, obstacles);
    let municipalities = if view.zoom >= MUNICIPALITIES_FROM_ZOOM {
        municipality_labels(ui, layer, &occupied)
    } else {
        Vec::new()
    };
    let zones = zones.into_iter().map(|label| zone_label(ui, layer, label));
    zones.chain(counts).chain(municipalities).collect()
}

/// The layer of labels: they are placed for `view`, at positions in the pixels of the view `drawn` for which the layer was
/// rendered. A transform moves the layer as a whole from the one to the other.
struct Layer {
    view: View,
    drawn: View,
    size: Size,
}

impl Layer {
    /// The position on the layer of a label for the place `lonlat` whose centre is at a point of the screen.
    fn position(&self, lonlat: [f64; 2], [x, y]: [f64; 2]) -> LabelPosition {
        let [px, py] = self.view.project(lonlat, self.size);
        LabelPosition {
            anchor: self.drawn.project(lonlat, self.size),
            offset: [x - px, y - py],
            leader: None,
        }
    }
}

/// A zone's number, name and badge.
fn zone_label(ui: &Ui, layer: &Layer, label: ZoneLabel) -> Label {
    let open = ui.page.map.zone == Some(label.number);
    let number = LabelPart::new("label-number", vec![label.number.to_string()]);
    let name = (!label.lines.is_empty()).then(|| LabelPart::new("label-name", label.lines));
    let badge =
        (label.badge > 0).then(|| LabelPart::new("label-badge", vec![label.badge.to_string()]));
    Label {
        key: format!("zone {}", label.number),
        class: classes!(
            "label",
            "label-zone",
            open.then_some("open"),
            label.leader.map(|_| "with-leader"),
        ),
        parts: [Some(number), name, badge].into_iter().flatten().collect(),
        position: LabelPosition {
            leader: label.leader,
            ..layer.position(label.lonlat, label.centre)
        },
    }
}

/// The numbers on the clusters, and the boxes of all symbols, which no name may overlap.
fn counts(markers: &Markers, layer: &Layer) -> (Vec<Label>, Vec<Box2>) {
    let Layer { view, size, .. } = *layer;
    let (mut labels, mut symbols) = (Vec::new(), Vec::new());
    for cluster in &markers.clusters {
        let point = view.project(cluster.lonlat, size);
        let radius = f64::from(radius_px(cluster.count, view.zoom));
        symbols.push(around(point, [radius * 2.0 - 4.0, radius * 2.0 - 4.0]));
        let [x, y] = point;
        let inside = x >= 0.0 && y >= 0.0 && x <= size.width && y <= size.height;
        if cluster.count > 1 && radius > SMALLEST_COUNTED_PX && inside {
            labels.push(Label {
                key: format!("count {}", cluster.istat),
                class: classes!("label", "label-count"),
                parts: vec![LabelPart::new("", vec![cluster.count.to_string()])],
                position: layer.position(cluster.lonlat, point),
            });
        }
    }
    (labels, symbols)
}

/// The names of municipalities. Those with most residents are placed first.
fn municipality_labels(ui: &Ui, layer: &Layer, occupied: &[Box2]) -> Vec<Label> {
    let Layer { view, size, .. } = *layer;
    let [west, south, east, north] = view.bbox(size);
    let mut inside: Vec<_> = ui
        .data
        .municipalities
        .iter()
        .filter(|body| {
            let [lon, lat] = body.label_point;
            lon > west && lon < east && lat > south && lat < north
        })
        .collect();
    order::sort_by_key(&mut inside, |body| std::cmp::Reverse(body.residents));
    let candidates: Vec<_> = inside
        .iter()
        .map(|body| Candidate {
            at: view.project(body.label_point, size),
            size: text_size(&body.municipality.name, MUNICIPALITY_PX),
            offsets: MUNICIPALITY_OFFSETS,
        })
        .collect();
    let placed = place(&candidates, occupied, [size.width, size.height]);
    let open: Option<IstatCode> = ui.page.map.municipality;
    inside
        .iter()
        .zip(placed)
        .filter_map(|(body, centre)| {
            let municipality = &body.municipality;
            let class = (open == Some(municipality.istat)).then_some("open");
            Some(Label {
                key: municipality.istat.to_string(),
                class: classes!("label", "label-municipality", class),
                parts: vec![LabelPart::new("", vec![municipality.name.clone()])],
                position: layer.position(body.label_point, centre?),
            })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::fixture;

    const SIZE: Size = Size {
        width: 1000.0,
        height: 800.0,
    };

    fn labels_of(query: &str, view: View, drawn: View, obstacles: &[Box2]) -> Vec<Label> {
        let ui = fixture::ui(query);
        let markers = Markers::of(&ui.data, &ui.page);
        let layer = Layer {
            view,
            drawn,
            size: SIZE,
        };
        labels(&ui, &markers, &layer, obstacles)
    }

    fn pinerolo(zoom: f64) -> View {
        let istat = "001191".parse().unwrap();
        let data = fixture::data();
        let [lon, lat] = data.municipality(istat).unwrap().label_point;
        View { zoom, lat, lon }
    }

    #[test]
    fn municipalities_are_named_from_a_zoom_on_and_zones_always() {
        let keys = |zoom| {
            let labels = labels_of("", pinerolo(zoom), pinerolo(zoom), &[]);
            labels.into_iter().map(|l| l.key).collect::<Vec<_>>()
        };
        let far = keys(8.0);
        assert!(far.iter().any(|key| key.starts_with("zone ")), "{far:?}");
        assert!(!far.contains(&"001191".to_owned()), "{far:?}");
        assert!(keys(10.0).contains(&"001191".to_owned()));
    }

    #[test]
    fn no_name_lies_under_the_legend() {
        let view = pinerolo(10.0);
        let named = |obstacles: &[Box2]| -> Vec<String> {
            let labels = labels_of("", view, view, obstacles);
            labels.into_iter().map(|l| l.key).collect()
        };
        let middle = [300.0, 200.0, 700.0, 600.0];
        assert!(named(&[]).contains(&"001191".to_owned()));
        assert!(!named(&[middle]).contains(&"001191".to_owned()));
        // nor does the number of a zone, which may overlap symbols
        let whole = [0.0, 0.0, SIZE.width, SIZE.height];
        let left = named(&[whole]);
        assert!(left.iter().all(|key| key.starts_with("count ")), "{left:?}");
    }

    #[test]
    fn a_label_keeps_its_position_on_the_layer_while_the_map_moves() {
        let drawn = pinerolo(10.0);
        let moved = View {
            zoom: 10.4,
            ..drawn
        }
        .panned([60.0, 20.0]);
        let of = |view| {
            let found = labels_of("", view, drawn, &[])
                .into_iter()
                .find(|l| l.key == "001191");
            found.expect("the name is shown")
        };
        assert_eq!(of(drawn), of(moved));
    }
}
