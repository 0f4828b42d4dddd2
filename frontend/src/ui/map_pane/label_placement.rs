//! Places labels so that none overlap: greedily, in order of importance.

/// A label to be placed.
#[derive(Debug, Clone, PartialEq)]
pub struct Candidate {
    /// The labelled point, in CSS pixels.
    pub at: [f64; 2],
    /// Width and height of its box.
    pub size: [f64; 2],
    /// Offsets of the box's centre from `at`, in order of preference.
    pub offsets: &'static [[f64; 2]],
}

/// A box on the screen: left, top, right, bottom.
pub type Box2 = [f64; 4];

/// Space kept free around every label.
const MARGIN_PX: f64 = 3.0;

/// The centre of each candidate's box; none where every offset overlaps another label or an occupied box.
///
/// `candidates` are ordered by importance; `occupied` are boxes that no label may overlap. A label whose point is off the map is
/// not moved to the edge, where it would name something else, and a label that the edge would cut is left out.
pub fn place(candidates: &[Candidate], occupied: &[Box2], map: [f64; 2]) -> Vec<Option<[f64; 2]>> {
    let mut occupied = occupied.to_vec();
    candidates
        .iter()
        .map(|candidate| {
            let [x, y] = candidate.at;
            if x < 0.0 || y < 0.0 || x > map[0] || y > map[1] {
                return None;
            }
            let centres = candidate.offsets.iter().map(|[dx, dy]| [x + dx, y + dy]);
            let (centre, area) = centres
                .map(|centre| (centre, around(centre, candidate.size)))
                .find(|(_, area)| {
                    is_inside(area, map) && !occupied.iter().any(|other| overlap(area, other))
                })?;
            occupied.push(area);
            Some(centre)
        })
        .collect()
}

fn is_inside(area: &Box2, map: [f64; 2]) -> bool {
    area[0] >= 0.0 && area[1] >= 0.0 && area[2] <= map[0] && area[3] <= map[1]
}

/// The box of a size around a centre, with its margin.
pub fn around([x, y]: [f64; 2], [width, height]: [f64; 2]) -> Box2 {
    let (w, h) = (width / 2.0 + MARGIN_PX, height / 2.0 + MARGIN_PX);
    [x - w, y - h, x + w, y + h]
}

fn overlap(a: &Box2, b: &Box2) -> bool {
    a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3]
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const CENTRED: &[[f64; 2]] = &[[0.0, 0.0], [0.0, -20.0], [0.0, 20.0]];
    const MAP: [f64; 2] = [800.0, 600.0];

    fn label(x: f64, y: f64) -> Candidate {
        Candidate {
            at: [x, y],
            size: [80.0, 16.0],
            offsets: CENTRED,
        }
    }

    #[test]
    fn the_second_label_is_placed_beside_the_first() {
        let placed = place(&[label(100.0, 100.0), label(105.0, 101.0)], &[], MAP);
        assert_eq!(placed[0], Some([100.0, 100.0]));
        assert_eq!(
            placed[1], None,
            "20 px up or down still touches a 16 px label and two margins"
        );
        let placed = place(&[label(100.0, 100.0), label(105.0, 103.0)], &[], MAP);
        assert_eq!(placed[1], Some([105.0, 123.0]));
    }

    #[test]
    fn no_label_overlaps_an_occupied_box() {
        let placed = place(&[label(100.0, 100.0)], &[[90.0, 60.0, 110.0, 140.0]], MAP);
        assert_eq!(placed, [None]);
    }

    #[test]
    fn a_point_off_the_map_has_no_label() {
        let placed = place(&[label(-1.0, 100.0), label(100.0, 601.0)], &[], MAP);
        assert_eq!(placed, [None, None]);
        let at_the_edge = place(&[label(20.0, 300.0)], &[], MAP);
        assert_eq!(at_the_edge, [None], "an 80 px label would be cut");
    }

    proptest! {
        #[test]
        fn placed_labels_never_overlap(points in prop::collection::vec((0.0..800.0, 0.0..600.0), 0..60)) {
            let candidates: Vec<_> = points.into_iter().map(|(x, y)| label(x, y)).collect();
            let placed: Vec<_> = place(&candidates, &[], MAP).into_iter().flatten().collect();
            for (i, a) in placed.iter().enumerate() {
                for b in &placed[i + 1..] {
                    let apart = (a[0] - b[0]).abs() >= 80.0 || (a[1] - b[1]).abs() >= 16.0;
                    prop_assert!(apart, "{a:?} {b:?}");
                }
            }
        }
    }
}
