//! Names over the map, in the page's own type: zones by residents, municipalities from near, counts on stacks.

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

/// From this zoom municipalities are named: farther out their names would cover them.
const MUNICIPALITIES_FROM_ZOOM: f64 = 9.6;
const MUNICIPALITY_PX: f64 = 13.0;
/// A symbol smaller than this has no room for a number.
const SMALLEST_COUNTED_PX: f64 = 6.5;
/// A municipality's name is below or above its point, which may carry a symbol.
const MUNICIPALITY_SHIFTS: &[[f64; 2]] = &[[0.0, 17.0], [0.0, -17.0], [0.0, 28.0]];

/// Keeps the names over the map: in the places found for the view the map has, and found anew when the page changes.
///
/// They are not drawn by yew, which would compare each of a hundred names at every few steps of a wheel. Everything they
/// say is in the panel too, where it can be read and reached.
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
    let find = {
        let (ui, markers, frame) = (ui.clone(), markers.clone(), followed_view.labels());
        let obstacles = obstacles.clone();
        Callback::from(move |(view, drawn): (View, View)| {
            let layer = Layer { view, drawn, size };
            let labels = names(&ui, &markers, &layer, &obstacles.boxes());
            pool.borrow_mut().show(&frame, labels);
        })
    };
    followed_view.listen(find);
    let open = (ui.page.map.zone, ui.page.map.municipality);
    let told = (
        running,
        ui.data.clone(),
        ui.messages.clone(),
        open,
        markers.clone(),
    );
    let followed_view = followed_view.clone();
    use_effect_with((told, size), move |_| followed_view.place_labels());
}

/// The names for a view, with their places as in another: what is drawn for that one follows the map as a whole.
fn names(ui: &Ui, markers: &Markers, layer: &Layer, obstacles: &[Box2]) -> Vec<Label> {
    let Layer { view, size, .. } = *layer;
    let (counts, symbols) = counts(markers, layer);
    let (zones, taken) = zone_labels(ui, markers, view, size, &symbols, obstacles);
    let municipalities = if view.zoom >= MUNICIPALITIES_FROM_ZOOM {
        municipality_labels(ui, layer, &taken)
    } else {
        Vec::new()
    };
    let zones = zones.into_iter().map(|label| zone_label(ui, layer, label));
    zones.chain(counts).chain(municipalities).collect()
}

/// The view names are chosen for, and the one in whose pixels their layer counts.
struct Layer {
    view: View,
    drawn: View,
    size: Size,
}

impl Layer {
    /// The spot of a label that belongs to a place on earth and whose centre was put at a point of the screen.
    fn spot(&self, lonlat: [f64; 2], [x, y]: [f64; 2]) -> LabelPosition {
        let [px, py] = self.view.project(lonlat, self.size);
        LabelPosition {
            at: self.drawn.project(lonlat, self.size),
            shift: [x - px, y - py],
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
        spot: LabelPosition {
            leader: label.leader,
            ..layer.spot(label.lonlat, label.centre)
        },
    }
}

/// The numbers on the stacks, and the boxes of all symbols: names keep off them.
fn counts(markers: &Markers, layer: &Layer) -> (Vec<Label>, Vec<Box2>) {
    let Layer { view, size, .. } = *layer;
    let (mut labels, mut taken) = (Vec::new(), Vec::new());
    for cluster in &markers.clusters {
        let point = view.project(cluster.lonlat, size);
        let radius = f64::from(radius_px(cluster.count, view.zoom));
        taken.push(around(point, [radius * 2.0 - 4.0, radius * 2.0 - 4.0]));
        let [x, y] = point;
        let inside = x >= 0.0 && y >= 0.0 && x <= size.width && y <= size.height;
        if cluster.count > 1 && radius > SMALLEST_COUNTED_PX && inside {
            labels.push(Label {
                key: format!("count {}", cluster.istat),
                class: classes!("label", "label-count"),
                parts: vec![LabelPart::new("", vec![cluster.count.to_string()])],
                spot: layer.spot(cluster.lonlat, point),
            });
        }
    }
    (labels, taken)
}

/// Municipality names, most residents first.
fn municipality_labels(ui: &Ui, layer: &Layer, taken: &[Box2]) -> Vec<Label> {
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
            shifts: MUNICIPALITY_SHIFTS,
        })
        .collect();
    let placed = place(&candidates, taken, [size.width, size.height]);
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
                spot: layer.spot(body.label_point, centre?),
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

    fn labels(query: &str, view: View, drawn: View, obstacles: &[Box2]) -> Vec<Label> {
        let ui = fixture::ui(query);
        let markers = Markers::of(&ui.data, &ui.page);
        let layer = Layer {
            view,
            drawn,
            size: SIZE,
        };
        names(&ui, &markers, &layer, obstacles)
    }

    fn pinerolo(zoom: f64) -> View {
        let istat = "001191".parse().unwrap();
        let data = fixture::data();
        let [lon, lat] = data.municipality(istat).unwrap().label_point;
        View { zoom, lat, lon }
    }

    #[test]
    fn municipalities_are_named_from_near_and_zones_always() {
        let keys = |zoom| {
            let labels = labels("", pinerolo(zoom), pinerolo(zoom), &[]);
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
            let labels = labels("", view, view, obstacles);
            labels.into_iter().map(|l| l.key).collect()
        };
        let middle = [300.0, 200.0, 700.0, 600.0];
        assert!(named(&[]).contains(&"001191".to_owned()));
        assert!(!named(&[middle]).contains(&"001191".to_owned()));
        // not even the number of a zone, which is shown over symbols
        let whole = [0.0, 0.0, SIZE.width, SIZE.height];
        let left = named(&[whole]);
        assert!(left.iter().all(|key| key.starts_with("count ")), "{left:?}");
    }

    #[test]
    fn a_name_stays_where_it_is_on_its_layer_while_the_map_moves() {
        let drawn = pinerolo(10.0);
        let moved = View {
            zoom: 10.4,
            ..drawn
        }
        .panned([60.0, 20.0]);
        let of = |view| {
            let found = labels("", view, drawn, &[])
                .into_iter()
                .find(|l| l.key == "001191");
            found.expect("the name is shown")
        };
        assert_eq!(of(drawn), of(moved));
    }
}
