//! Places the labels of zones: the whole name, the name on two lines, or only the number, whichever fits inside the zone.

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

/// Font size of the names.
const FONT_PX: f64 = 15.0;
/// Height of a line.
const LINE_PX: f64 = 18.0;
/// Side of the number and of the badge.
pub const CHIP_PX: f64 = 22.0;
/// Space between the number and the name.
const GAP_PX: f64 = 5.0;
/// Widest label as a part of the width of its zone: a wider one would seem to name the neighbouring zones too.
const PART_OF_ZONE: f64 = 0.95;

/// Offsets of a label from the zone's label point, in order of preference, so that it overlaps no symbol and no other label.
const OFFSETS: &[[f64; 2]] = &[
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
    /// Number of projects located only to the zone.
    pub badge: usize,
    /// The zone's label point.
    pub lonlat: LonLat,
    /// The label's centre, in CSS pixels.
    pub centre: [f64; 2],
    /// From there to the end of the leader line; none when the label is inside the zone's extent.
    pub leader: Option<[f64; 2]>,
}

/// The labels of all zones in view, those with most residents placed first, and the boxes that are occupied afterwards.
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
    let mut placement = Placement::new([size.width, size.height], symbols, obstacles);
    for body in zones {
        let number = body.zone.number;
        let extent = extent_px(body, view, size);
        let variants = variants(
            ui.localized(&body.zone.name),
            extent[2] - extent[0],
            markers.badges.get(&number).copied().unwrap_or(0),
        );
        let at = view.project(body.label_point, size);
        let Some((Variant { lines, badge }, centre)) = placement.place(at, variants) else {
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
    (labels, placement.occupied)
}

/// The boxes that labels of zones may not overlap.
struct Placement {
    map: [f64; 2],
    /// Boxes that no name may overlap: symbols, obstacles and other labels.
    occupied: Vec<Box2>,
    /// Boxes that a number alone may not overlap either. Symbols are not among them, because otherwise a zone could be left
    /// without any label.
    occupied_for_numbers: Vec<Box2>,
}

impl Placement {
    fn new(map: [f64; 2], symbols: &[Box2], obstacles: &[Box2]) -> Self {
        Self {
            map,
            occupied: [symbols, obstacles].concat(),
            occupied_for_numbers: obstacles.to_vec(),
        }
    }

    /// The first variant that fits at one of the offsets, with its centre; when none does, the number alone over symbols.
    fn place(&mut self, at: [f64; 2], variants: Vec<Variant>) -> Option<(Variant, [f64; 2])> {
        let fitting = |v: Variant| Some((self.centre(at, &v, &self.occupied)?, v));
        let over_symbols = |v: Variant| Some((self.centre(at, &v, &self.occupied_for_numbers)?, v));
        let found = variants.into_iter().find_map(fitting);
        let (centre, variant) = found.or_else(|| over_symbols(Variant::default()))?;
        let area = around(centre, variant.size());
        self.occupied.push(area);
        self.occupied_for_numbers.push(area);
        Some((variant, centre))
    }

    fn centre(&self, at: [f64; 2], variant: &Variant, occupied: &[Box2]) -> Option<[f64; 2]> {
        let candidate = Candidate {
            at,
            size: variant.size(),
            offsets: OFFSETS,
        };
        place(&[candidate], occupied, self.map)[0]
    }
}

/// The content of a label beside the zone's number.
#[derive(Debug, Clone, PartialEq, Default)]
struct Variant {
    lines: Vec<String>,
    badge: usize,
}

impl Variant {
    fn size(&self) -> [f64; 2] {
        let lines = self.lines.iter();
        let widths = lines.map(|line| text_size(line, FONT_PX)[0] + GAP_PX);
        let badge = if self.badge > 0 { CHIP_PX } else { 0.0 };
        let width = CHIP_PX + badge + widths.fold(0.0, f64::max);
        [width, CHIP_PX.max(self.lines.len() as f64 * LINE_PX)]
    }
}

/// The variants of a label for a zone of this width, best first: with the name, with the name on two lines, with the badge, and
/// the number alone, which is always possible.
fn variants(name: &str, zone_width: f64, badge: usize) -> Vec<Variant> {
    let names = [vec![name.to_owned()], broken(name), Vec::new()];
    let with_badge = names.into_iter().map(|lines| Variant { lines, badge });
    with_badge
        .filter(|variant| variant.size()[0] <= zone_width * PART_OF_ZONE)
        .chain([Variant::default()])
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

/// From a label's centre to the labelled point `at`, or to the edge of a symbol at that point.
fn leader(centre: [f64; 2], at: [f64; 2], symbols: &[Box2]) -> [f64; 2] {
    let vector = [at[0] - centre[0], at[1] - centre[1]];
    let at_point = symbols.iter().filter(|symbol| contains(**symbol, at));
    // the part of the vector outside the symbol
    let outside = |[left, top, right, bottom]: &Box2| {
        let along = |length: f64, from: f64, edges: [f64; 2]| {
            let edge = if length > 0.0 { edges[0] } else { edges[1] };
            if length == 0.0 {
                0.0
            } else {
                (edge - from) / length
            }
        };
        let x = along(vector[0], centre[0], [*left, *right]);
        x.max(along(vector[1], centre[1], [*top, *bottom]))
    };
    let part = at_point.map(outside).fold(1.0, f64::min);
    vector.map(|d| d * part.max(0.0))
}

fn contains([left, top, right, bottom]: Box2, [x, y]: [f64; 2]) -> bool {
    x >= left && x <= right && y >= top && y <= bottom
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::fixture;

    #[test]
    fn narrower_zones_have_a_broken_name_then_a_badge_then_only_the_number() {
        let variants = |width: f64| -> Vec<(usize, usize)> {
            let variants = variants("Area Metropolitana Torino Ovest", width, 4);
            variants.iter().map(|v| (v.lines.len(), v.badge)).collect()
        };
        assert_eq!(variants(400.0), [(1, 4), (2, 4), (0, 4), (0, 0)]);
        assert_eq!(variants(220.0), [(2, 4), (0, 4), (0, 0)]);
        assert_eq!(variants(60.0), [(0, 4), (0, 0)]);
        assert_eq!(variants(20.0), [(0, 0)], "the number always fits");
    }

    #[test]
    fn a_number_may_be_over_a_symbol_but_never_over_another_number() {
        let everywhere = [[0.0, 0.0, 400.0, 400.0]];
        let mut placement = Placement::new([400.0, 400.0], &everywhere, &[]);
        let at = [200.0, 200.0];
        let placed: Vec<_> = (0..20)
            .filter_map(|_| placement.place(at, variants("Torino", 300.0, 2)))
            .collect();
        assert!(placed.len() > 1, "{placed:?}");
        for (i, (variant, a)) in placed.iter().enumerate() {
            assert_eq!(*variant, Variant::default());
            for (_, b) in &placed[i + 1..] {
                let apart = (a[0] - b[0]).abs() >= CHIP_PX || (a[1] - b[1]).abs() >= CHIP_PX;
                assert!(apart, "{a:?} and {b:?}");
            }
        }
    }

    #[test]
    fn a_number_overlaps_no_obstacle() {
        let legend = [[0.0, 0.0, 400.0, 400.0]];
        let mut placement = Placement::new([400.0, 400.0], &[], &legend);
        let placed = placement.place([200.0, 200.0], variants("Torino", 300.0, 2));
        assert_eq!(placed, None);
    }

    #[test]
    fn only_a_label_outside_its_zone_has_a_leader_line() {
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
        let outside = label(&[symbol]);
        let [x, y] = outside.leader.expect("it does not fit inside its zone");
        let end = [outside.centre[0] + x, outside.centre[1] + y];
        let far = (end[0] - at[0]).abs().max((end[1] - at[1]).abs());
        assert!(
            (far - 23.0).abs() < 0.001,
            "it ends at the symbol's edge: {end:?}, {at:?}"
        );
    }
}
