//! Where zone names go: whole, on two lines, or the number alone, whichever fits inside the zone.

use geodata::{api::ZoneBody, model::ZoneNumber};

use super::labels::{Box2, Candidate, around, broken, place, text_size};
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
    /// The label's centre.
    pub centre: [f64; 2],
}

/// The labels of all zones in view, most residents first, and the boxes they take.
pub fn zone_labels(
    ui: &Ui,
    view: View,
    size: Size,
    symbols: &[Box2],
) -> (Vec<ZoneLabel>, Vec<Box2>) {
    let mut zones: Vec<_> = ui.data.zones.iter().collect();
    zones.sort_by_key(|body| std::cmp::Reverse(body.residents));
    let mut labels = Vec::new();
    let mut taken: Vec<Box2> = symbols.to_vec();
    for body in zones {
        let number = body.zone.number;
        let badge = badge(ui, number);
        let found = shapes(ui.get(&body.zone.name), width_px(body, view, size), badge)
            .into_iter()
            .find_map(|(lines, shape)| {
                let centre = spot(body, view, size, shape, &taken)?;
                Some((lines, shape, centre))
            });
        // the number is shown even over a symbol: a zone without any label would be lost
        let (lines, shape, centre) = match found {
            Some(found) => found,
            None => {
                let shape = label_size(&[], badge);
                match spot(body, view, size, shape, &[]) {
                    Some(centre) => (Vec::new(), shape, centre),
                    None => continue,
                }
            }
        };
        taken.push(around(centre, shape));
        labels.push(ZoneLabel {
            number,
            lines,
            badge,
            centre,
        });
    }
    (labels, taken)
}

/// The forms a label may take, best first.
fn shapes(name: &str, room: f64, badge: usize) -> Vec<(Vec<String>, [f64; 2])> {
    let forms = [vec![name.to_owned()], broken(name), Vec::new()];
    forms
        .into_iter()
        .map(|lines| {
            let size = label_size(&lines, badge);
            (lines, size)
        })
        .filter(|(lines, size)| lines.is_empty() || size[0] <= room * PART_OF_ZONE)
        .collect()
}

fn label_size(lines: &[String], badge: usize) -> [f64; 2] {
    let widths = lines
        .iter()
        .map(|line| text_size(line, TYPE_PX)[0] + GAP_PX);
    let badge = if badge > 0 { CHIP_PX } else { 0.0 };
    let width = CHIP_PX + badge + widths.fold(0.0, f64::max);
    [width, CHIP_PX.max(lines.len() as f64 * LINE_PX)]
}

fn spot(
    body: &ZoneBody,
    view: View,
    size: Size,
    shape: [f64; 2],
    taken: &[Box2],
) -> Option<[f64; 2]> {
    let candidate = Candidate {
        at: view.project(body.label_point, size),
        size: shape,
        shifts: SHIFTS,
    };
    place(&[candidate], taken, [size.width, size.height])[0]
}

/// Width of a zone on the screen.
fn width_px(body: &ZoneBody, view: View, size: Size) -> f64 {
    let [west, south, east, _] = body.bbox;
    view.project([east, south], size)[0] - view.project([west, south], size)[0]
}

/// Projects known only for the zone as a whole, among those shown.
fn badge(ui: &Ui, zone: ZoneNumber) -> usize {
    let whole = ui.data.projects_of_whole_zone(zone);
    whole.into_iter().filter(|body| ui.shows(body)).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_broken_before_it_is_dropped() {
        let forms = |room: f64| -> Vec<usize> {
            let shapes = shapes("Area Metropolitana Torino Ovest", room, 0);
            shapes.into_iter().map(|(lines, _)| lines.len()).collect()
        };
        assert_eq!(forms(400.0), [1, 2, 0]);
        assert_eq!(forms(200.0), [2, 0]);
        assert_eq!(forms(60.0), [0], "the number always fits");
    }

    #[test]
    fn a_badge_takes_room() {
        assert!(label_size(&[], 2)[0] > label_size(&[], 0)[0]);
    }
}
