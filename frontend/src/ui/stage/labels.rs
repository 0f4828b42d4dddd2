//! Labels that never collide: the more important ones take their place first.

/// A label that wants a place on the map.
#[derive(Debug, Clone, PartialEq)]
pub struct Candidate {
    /// Where it belongs, in CSS pixels.
    pub at: [f64; 2],
    /// Width and height of its box.
    pub size: [f64; 2],
    /// Shifts of the box's centre from `at`, in order of preference.
    pub shifts: &'static [[f64; 2]],
}

/// A box on the screen: left, top, right, bottom.
pub type Box2 = [f64; 4];

/// Space kept free around every label.
const MARGIN_PX: f64 = 3.0;

/// The centre given to each candidate, `None` to those that find no room.
///
/// Candidates come most important first; `taken` holds boxes that must stay free. A label whose
/// place is off the map is not drawn at the edge, where it would name the wrong thing, nor is one
/// that the edge would cut.
pub fn place(candidates: &[Candidate], taken: &[Box2], map: [f64; 2]) -> Vec<Option<[f64; 2]>> {
    let mut taken = taken.to_vec();
    candidates
        .iter()
        .map(|candidate| {
            let [x, y] = candidate.at;
            if x < 0.0 || y < 0.0 || x > map[0] || y > map[1] {
                return None;
            }
            let spots = candidate.shifts.iter().map(|[dx, dy]| [x + dx, y + dy]);
            let (centre, area) = spots
                .map(|centre| (centre, around(centre, candidate.size)))
                .find(|(_, area)| {
                    is_inside(area, map) && !taken.iter().any(|other| overlap(area, other))
                })?;
            taken.push(area);
            Some(centre)
        })
        .collect()
}

fn is_inside(area: &Box2, map: [f64; 2]) -> bool {
    area[0] >= 0.0 && area[1] >= 0.0 && area[2] <= map[0] && area[3] <= map[1]
}

/// A name on two lines of about the same length, broken at a space or hyphen; as it is when it has none.
pub fn broken(name: &str) -> Vec<String> {
    let breaks = name.char_indices().filter_map(|(at, c)| match c {
        ' ' => Some((at, at + 1)),
        '-' => Some((at + 1, at + 1)),
        _ => None,
    });
    let longest = |(end, start): &(usize, usize)| (*end).max(name.len() - start);
    match breaks.min_by_key(longest) {
        Some((end, start)) => vec![name[..end].to_owned(), name[start..].to_owned()],
        None => vec![name.to_owned()],
    }
}

/// The box of a size around a centre, with its margin.
pub fn around([x, y]: [f64; 2], [width, height]: [f64; 2]) -> Box2 {
    let (w, h) = (width / 2.0 + MARGIN_PX, height / 2.0 + MARGIN_PX);
    [x - w, y - h, x + w, y + h]
}

fn overlap(a: &Box2, b: &Box2) -> bool {
    a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3]
}

/// Size of a text set in Titillium Web at `px`, a little more than it takes: measuring in the
/// browser would force a layout for every label at every frame.
pub fn text_size(text: &str, px: f64) -> [f64; 2] {
    let width: f64 = text.chars().map(|c| em(c) * px).sum();
    [width, px * 1.25]
}

/// Advance width of a letter in ems, rounded up from the semibold face.
fn em(c: char) -> f64 {
    match c {
        'i' | 'j' | 'l' | 'ì' | '.' | ',' | '\'' | '’' | ' ' => 0.28,
        'f' | 'r' | 't' | 'I' | '-' | '(' | ')' => 0.38,
        'm' | 'w' | 'M' | 'W' => 0.88,
        c if c.is_uppercase() => 0.66,
        _ => 0.56,
    }
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
            shifts: CENTRED,
        }
    }

    #[test]
    fn the_first_keeps_its_place_and_the_second_moves_aside() {
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
    fn what_is_taken_stays_free() {
        let placed = place(&[label(100.0, 100.0)], &[[90.0, 60.0, 110.0, 140.0]], MAP);
        assert_eq!(placed, [None]);
    }

    #[test]
    fn a_place_off_the_map_has_no_label() {
        let placed = place(&[label(-1.0, 100.0), label(100.0, 601.0)], &[], MAP);
        assert_eq!(placed, [None, None]);
        let at_the_edge = place(&[label(20.0, 300.0)], &[], MAP);
        assert_eq!(at_the_edge, [None], "an 80 px label would be cut");
    }

    #[test]
    fn names_break_where_their_lines_are_most_alike() {
        assert_eq!(broken("Pinerolese"), ["Pinerolese"]);
        assert_eq!(
            broken("Area Metropolitana Torino Ovest"),
            ["Area Metropolitana", "Torino Ovest"]
        );
        assert_eq!(
            broken("Chierese-Carmagnolese"),
            ["Chierese-", "Carmagnolese"]
        );
    }

    #[test]
    fn longer_names_are_wider() {
        assert!(text_size("Pino", 14.0)[0] < text_size("Pinerolo", 14.0)[0]);
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
