//! Segments that cross or overlap each other.

use geodata_mvt::GridPoint;

/// A segment: the line it is of, and its position in it.
pub(super) type SegmentRef = (usize, usize);

/// How two segments meet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Meeting {
    /// They cross inside both.
    Crossing,
    /// An end of one lies inside the other, which is given by its position in the pair.
    EndInside(GridPoint, usize),
    /// They are the same segment.
    Same,
}

/// Two segments that have more in common than one end.
#[derive(Debug, Clone, Copy)]
pub(super) struct Conflict {
    pub segments: [SegmentRef; 2],
    pub meeting: Meeting,
}

/// Twice the area of the triangle; positive when `c` is to the left of `a` to `b`.
///
/// Grids have at most 2^30 units, so differences fit 31 bits and the sum 63.
pub(super) fn cross(a: GridPoint, b: GridPoint, c: GridPoint) -> i64 {
    let [ux, uy] = difference(a, b);
    let [vx, vy] = difference(a, c);
    ux * vy - uy * vx
}

fn difference(a: GridPoint, b: GridPoint) -> [i64; 2] {
    [
        i64::from(b[0]) - i64::from(a[0]),
        i64::from(b[1]) - i64::from(a[1]),
    ]
}

/// Every conflict among the segments of some lines, found by a sweep over x.
///
/// Only pairs with a segment of a line marked as `changed` are checked.
pub(super) fn conflicts(lines: &[Vec<GridPoint>], changed: &[bool]) -> Vec<Conflict> {
    let mut segments: Vec<Segment> = lines
        .iter()
        .enumerate()
        .flat_map(|(line, points)| {
            let pairs = points.windows(2).enumerate();
            pairs.map(move |(i, pair)| Segment::new((line, i), [pair[0], pair[1]]))
        })
        .collect();
    segments.sort_unstable_by_key(|s| (s.low[0], s.at));
    let mut found = Vec::new();
    for (i, s) in segments.iter().enumerate() {
        let s_changed = changed[s.at.0];
        for t in segments[i + 1..]
            .iter()
            .take_while(|t| t.low[0] <= s.high[0])
        {
            let apart = t.low[1] > s.high[1] || s.low[1] > t.high[1];
            if apart || !(s_changed || changed[t.at.0]) {
                continue;
            }
            if let Some(meeting) = meeting(s.ends, t.ends) {
                let segments = [s.at, t.at];
                found.push(Conflict { segments, meeting });
            }
        }
    }
    found
}

struct Segment {
    low: GridPoint,
    high: GridPoint,
    ends: [GridPoint; 2],
    at: SegmentRef,
}

impl Segment {
    fn new(at: SegmentRef, ends: [GridPoint; 2]) -> Self {
        let [a, b] = ends;
        Self {
            low: [a[0].min(b[0]), a[1].min(b[1])],
            high: [a[0].max(b[0]), a[1].max(b[1])],
            ends,
            at,
        }
    }
}

/// How two segments meet, if in more than an end of both.
fn meeting(s: [GridPoint; 2], t: [GridPoint; 2]) -> Option<Meeting> {
    if s == t || s == [t[1], t[0]] {
        return Some(Meeting::Same);
    }
    let of_t = t.map(|p| cross(s[0], s[1], p).signum());
    let of_s = s.map(|p| cross(t[0], t[1], p).signum());
    if of_t[0] * of_t[1] > 0 || of_s[0] * of_s[1] > 0 {
        return None;
    }
    let inside = |p: GridPoint, side: i64, [a, b]: [GridPoint; 2]| {
        side == 0 && p != a && p != b && within(p, a, b)
    };
    for i in 0..2 {
        if inside(t[i], of_t[i], s) {
            return Some(Meeting::EndInside(t[i], 0));
        }
        if inside(s[i], of_s[i], t) {
            return Some(Meeting::EndInside(s[i], 1));
        }
    }
    (of_t[0] * of_t[1] < 0 && of_s[0] * of_s[1] < 0).then_some(Meeting::Crossing)
}

/// Whether a point on the line through `a` and `b` is between them.
fn within(p: GridPoint, a: GridPoint, b: GridPoint) -> bool {
    (0..2).all(|i| a[i].min(b[i]) <= p[i] && p[i] <= a[i].max(b[i]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_way_of_meeting_is_told_apart() {
        let s = [[0, 0], [10, 0]];
        assert_eq!(meeting(s, [[5, -5], [5, 5]]), Some(Meeting::Crossing));
        assert_eq!(
            meeting(s, [[5, 0], [5, 5]]),
            Some(Meeting::EndInside([5, 0], 0))
        );
        assert_eq!(
            meeting([[5, 0], [5, 5]], s),
            Some(Meeting::EndInside([5, 0], 1))
        );
        assert_eq!(meeting(s, [[10, 0], [0, 0]]), Some(Meeting::Same));
        // along each other, from a common end
        assert_eq!(
            meeting(s, [[0, 0], [4, 0]]),
            Some(Meeting::EndInside([4, 0], 0))
        );
        // only a common end, or nothing
        assert_eq!(meeting(s, [[10, 0], [20, 5]]), None);
        assert_eq!(meeting(s, [[10, 0], [20, 0]]), None);
        assert_eq!(meeting(s, [[11, 0], [20, 0]]), None);
        assert_eq!(meeting(s, [[0, 1], [10, 1]]), None);
    }

    #[test]
    fn the_sweep_finds_what_every_pair_would() {
        let lines = vec![
            vec![[0, 0], [10, 10], [20, 0]],
            vec![[0, 10], [10, 0], [30, 0]],
            vec![[3, 8], [3, 9]],
        ];
        let found = conflicts(&lines, &[true; 3]);
        let pairs: Vec<_> = found.iter().map(|c| (c.segments, c.meeting)).collect();
        assert_eq!(pairs.len(), 2);
        assert!(pairs.contains(&([(0, 0), (1, 0)], Meeting::Crossing)));
        assert!(pairs.contains(&([(0, 1), (1, 1)], Meeting::EndInside([20, 0], 1))));
        assert!(conflicts(&lines, &[false; 3]).is_empty());
    }
}
