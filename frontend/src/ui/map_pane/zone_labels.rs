//! Where zone names go: whole, on two lines, or the number alone, whichever fits inside the zone.

use crate::order;
use geodata_api::ZoneBody;
use geodata_model::{LonLat, ZoneNumber};

use super::{
    clusters::Markers,
    label_placement::{Box2, Candidate, around, place},
    text_metrics::{broken, text_size},
};
use crate::{
    map::{Size, View},
    ui::context::Ui,
};

/// Height of the type.
const TYPE_PX: f64 = 15.0;
/// Height of a line.
const LINE_PX: f64 = 18.0;
/// Side of the number and of the badge.
pub const CHIP_PX: f64 = 22.0;
const GAP_PX: f64 = 5.0;
/// A name wider than this part of its zone would seem to name its neighbours too.
const PART_OF_ZONE: f64 = 0.95;

/// A label may step aside a little so that it covers no symbol and no other label.
const SHIFTS: &[[f64; 2]] = &[
    [0.0, 0.0],
    [0.0, -22.0],
    [0.0, 22.0],
    [-26.0, 0.0],
    [26.0, 0.0],
    [-26.0, -22.0],
    [26.0, -22.0],
    [-26.0, 22.0],
    [26.0, 22.0],
    [0.0, -40.0],
    [0.0, 40.0],
    [-50.0, 0.0],
    [50.0, 0.0],
];

/// A zone's label with its place.
#[derive(Debug, Clone, PartialEq)]
pub struct ZoneLabel {
    /// The zone.
    pub number: ZoneNumber,
    /// The lines of its name; none when only the number fits.
    pub lines: Vec<String>,
    /// Projects known only for the zone as a whole.
    pub badge: usize,
    /// Where the zone's label belongs.
    pub lonlat: LonLat,
    /// The label's centre, in CSS pixels.
    pub centre: [f64; 2],
    /// From there to the end of a line that leads to the zone, when the label stands beside it.
    pub leader: Option<[f64; 2]>,
}

/// The labels of all zones in view, most residents first, and the boxes they take.
pub fn zone_labels(
    ui: &Ui,
    markers: &Markers,
    view: View,
    size: Size,
    symbols: &[Box2],
    obstacles: &[Box2],
) -> (Vec<ZoneLabel>, Vec<Box2>) {
    let mut zones: Vec<_> = ui.data.zones.iter().collect();
    order::sort_by_key(&mut zones, |body| std::cmp::Reverse(body.residents));
    let mut labels = Vec::new();
    let mut room = Room::new([size.width, size.height], symbols, obstacles);
    for body in zones {
        let number = body.zone.number;
        let extent = extent_px(body, view, size);
        let forms = forms(
            ui.localized(&body.zone.name),
            extent[2] - extent[0],
            markers.badges.get(&number).copied().unwrap_or(0),
        );
        let at = view.project(body.label_point, size);
        let Some((Form { lines, badge }, centre)) = room.give(at, forms) else {
            continue;
        };
        labels.push(ZoneLabel {
            number,
            lines,
            badge,
            lonlat: body.label_point,
            centre,
            leader: (!contains(extent, centre)).then(|| leader(centre, at, symbols)),
        });
    }
    (labels, room.taken)
}

/// What room the map has for labels of zones.
struct Room {
    map: [f64; 2],
    /// Where no name may be: on symbols, on what is beside the map and on other labels.
    taken: Vec<Box2>,
    /// Where not even a number may be: symbols are not among these, for a zone without any label would be lost.
    barred: Vec<Box2>,
}

impl Room {
    fn new(map: [f64; 2], symbols: &[Box2], obstacles: &[Box2]) -> Self {
        Self {
            map,
            taken: [symbols, obstacles].concat(),
            barred: obstacles.to_vec(),
        }
    }

    /// The best form that fits at a place or a little aside, with its centre; the number over a symbol when none does.
    fn give(&mut self, at: [f64; 2], forms: Vec<Form>) -> Option<(Form, [f64; 2])> {
        let beside = |form: Form| Some((self.spot(at, &form, &self.taken)?, form));
        let over = |form: Form| Some((self.spot(at, &form, &self.barred)?, form));
        let found = forms.into_iter().find_map(beside);
        let (centre, form) = found.or_else(|| over(Form::default()))?;
        let area = around(centre, form.size());
        self.taken.push(area);
        self.barred.push(area);
        Some((form, centre))
    }

    fn spot(&self, at: [f64; 2], form: &Form, taken: &[Box2]) -> Option<[f64; 2]> {
        let candidate = Candidate {
            at,
            size: form.size(),
            shifts: SHIFTS,
        };
        place(&[candidate], taken, self.map)[0]
    }
}

/// What a label says beside the zone's number.
#[derive(Debug, Clone, PartialEq, Default)]
struct Form {
    lines: Vec<String>,
    badge: usize,
}

impl Form {
    fn size(&self) -> [f64; 2] {
        let lines = self.lines.iter();
        let widths = lines.map(|line| text_size(line, TYPE_PX)[0] + GAP_PX);
        let badge = if self.badge > 0 { CHIP_PX } else { 0.0 };
        let width = CHIP_PX + badge + widths.fold(0.0, f64::max);
        [width, CHIP_PX.max(self.lines.len() as f64 * LINE_PX)]
    }
}

/// The forms a label may take in a room of some width, best first. The number alone always may.
fn forms(name: &str, room: f64, badge: usize) -> Vec<Form> {
    let names = [vec![name.to_owned()], broken(name), Vec::new()];
    let with_badge = names.into_iter().map(|lines| Form { lines, badge });
    with_badge
        .filter(|form| form.size()[0] <= room * PART_OF_ZONE)
        .chain([Form::default()])
        .collect()
}

/// Left, top, right and bottom of a zone on the screen.
fn extent_px(body: &ZoneBody, view: View, size: Size) -> Box2 {
    let [west, south, east, north] = body.bbox;
    let ([left, top], [right, bottom]) = (
        view.project([west, north], size),
        view.project([east, south], size),
    );
    [left, top, right, bottom]
}

/// From a label's centre to where it belongs, or to the edge of a symbol that lies there.
fn leader(centre: [f64; 2], at: [f64; 2], symbols: &[Box2]) -> [f64; 2] {
    let way = [at[0] - centre[0], at[1] - centre[1]];
    let over = symbols.iter().filter(|symbol| contains(**symbol, at));
    // how much of the way lies outside the symbol, on the side the line comes from
    let free = |[left, top, right, bottom]: &Box2| {
        let along = |way: f64, from: f64, edges: [f64; 2]| {
            let edge = if way > 0.0 { edges[0] } else { edges[1] };
            if way == 0.0 { 0.0 } else { (edge - from) / way }
        };
        let x = along(way[0], centre[0], [*left, *right]);
        x.max(along(way[1], centre[1], [*top, *bottom]))
    };
    let part = over.map(free).fold(1.0, f64::min);
    way.map(|d| d * part.max(0.0))
}

fn contains([left, top, right, bottom]: Box2, [x, y]: [f64; 2]) -> bool {
    x >= left && x <= right && y >= top && y <= bottom
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::fixture;

    #[test]
    fn a_name_is_broken_before_it_is_dropped_and_the_badge_goes_last() {
        let forms = |room: f64| -> Vec<(usize, usize)> {
            let forms = forms("Area Metropolitana Torino Ovest", room, 4);
            forms.iter().map(|f| (f.lines.len(), f.badge)).collect()
        };
        assert_eq!(forms(400.0), [(1, 4), (2, 4), (0, 4), (0, 0)]);
        assert_eq!(forms(220.0), [(2, 4), (0, 4), (0, 0)]);
        assert_eq!(forms(60.0), [(0, 4), (0, 0)]);
        assert_eq!(forms(20.0), [(0, 0)], "the number always fits");
    }

    #[test]
    fn a_number_may_be_over_a_symbol_but_never_over_another_number() {
        let everywhere = [[0.0, 0.0, 400.0, 400.0]];
        let mut room = Room::new([400.0, 400.0], &everywhere, &[]);
        let at = [200.0, 200.0];
        let given: Vec<_> = (0..20)
            .filter_map(|_| room.give(at, forms("Torino", 300.0, 2)))
            .collect();
        assert!(given.len() > 1, "{given:?}");
        for (i, (form, a)) in given.iter().enumerate() {
            assert_eq!(*form, Form::default());
            for (_, b) in &given[i + 1..] {
                let apart = (a[0] - b[0]).abs() >= CHIP_PX || (a[1] - b[1]).abs() >= CHIP_PX;
                assert!(apart, "{a:?} and {b:?}");
            }
        }
    }

    #[test]
    fn what_is_beside_the_map_covers_a_number_too() {
        let legend = [[0.0, 0.0, 400.0, 400.0]];
        let mut room = Room::new([400.0, 400.0], &[], &legend);
        assert_eq!(room.give([200.0, 200.0], forms("Torino", 300.0, 2)), None);
    }

    #[test]
    fn a_line_leads_from_a_label_beside_its_zone_and_from_no_other() {
        let (ui, view) = (
            fixture::ui(""),
            View {
                zoom: 7.5,
                lat: 45.1,
                lon: 7.4,
            },
        );
        let size = Size {
            width: 390.0,
            height: 500.0,
        };
        let torino = ZoneNumber(1);
        let centre = ui.data.zone(torino).unwrap().label_point;
        let label = |symbols: &[Box2]| {
            let labels = zone_labels(&ui, &Markers::default(), view, size, symbols, &[]).0;
            labels
                .into_iter()
                .find(|label| label.number == torino)
                .unwrap()
        };
        assert_eq!(label(&[]).leader, None);
        let at = view.project(centre, size);
        let symbol = around(at, [40.0, 40.0]);
        let aside = label(&[symbol]);
        let [x, y] = aside.leader.expect("it has no room on its zone");
        let end = [aside.centre[0] + x, aside.centre[1] + y];
        let far = (end[0] - at[0]).abs().max((end[1] - at[1]).abs());
        assert!(
            (far - 23.0).abs() < 0.001,
            "it ends at the symbol's edge: {end:?}, {at:?}"
        );
    }
}
