//! Cutting shapes to the frame of the map: slides and printed sheets have no clipping of their own.

use geo::Coord;

use super::frame::SheetRect;

/// A ring within a part of the sheet, along its edge where it has left it (Sutherland and Hodgman 1974);
/// empty when nothing of it is inside.
pub(super) fn ring(ring: &[Coord], part: SheetRect) -> Vec<Coord> {
    let mut points = ring.to_vec();
    for edge in Edge::of(part) {
        let Some(&last) = points.last() else {
            return points;
        };
        let mut next = Vec::with_capacity(points.len());
        let mut previous = last;
        for &point in &points {
            if edge.inside(previous) != edge.inside(point) {
                next.push(edge.crossing(previous, point));
            }
            if edge.inside(point) {
                next.push(point);
            }
            previous = point;
        }
        points = next;
    }
    if points.len() < 3 {
        points.clear();
    }
    points
}

/// The pieces of a line within a part of the sheet.
pub(super) fn line(line: &[Coord], part: SheetRect) -> Vec<Vec<Coord>> {
    let mut pieces: Vec<Vec<Coord>> = vec![line.to_vec()];
    for edge in Edge::of(part) {
        pieces = pieces.iter().flat_map(|piece| edge.cut(piece)).collect();
    }
    pieces
}

/// One side of the frame.
struct Edge {
    vertical: bool,
    limit: f64,
    sign: f64,
}

impl Edge {
    fn of([x, y, w, h]: SheetRect) -> [Self; 4] {
        let edge = |vertical, limit, sign| Self {
            vertical,
            limit,
            sign,
        };
        [
            edge(true, x, 1.0),
            edge(true, x + w, -1.0),
            edge(false, y, 1.0),
            edge(false, y + h, -1.0),
        ]
    }

    fn depth(&self, p: Coord) -> f64 {
        (if self.vertical { p.x } else { p.y } - self.limit) * self.sign
    }

    fn inside(&self, p: Coord) -> bool {
        self.depth(p) >= 0.0
    }

    fn crossing(&self, a: Coord, b: Coord) -> Coord {
        let (da, db) = (self.depth(a), self.depth(b));
        a + (b - a) * (da / (da - db))
    }

    fn cut(&self, line: &[Coord]) -> Vec<Vec<Coord>> {
        let mut pieces = Vec::new();
        let mut piece: Vec<Coord> = Vec::new();
        for (i, &point) in line.iter().enumerate() {
            if let Some(&previous) = i.checked_sub(1).and_then(|i| line.get(i))
                && self.inside(previous) != self.inside(point)
            {
                piece.push(self.crossing(previous, point));
            }
            if self.inside(point) {
                piece.push(point);
            } else if piece.len() > 1 {
                pieces.push(std::mem::take(&mut piece));
            } else {
                piece.clear();
            }
        }
        if piece.len() > 1 {
            pieces.push(piece);
        }
        pieces
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn c(x: f64, y: f64) -> Coord {
        Coord { x, y }
    }

    const PART: SheetRect = [0.0, 0.0, 10.0, 10.0];

    #[test]
    fn a_ring_over_a_corner_is_cut_to_it() {
        let square = [c(5.0, 5.0), c(15.0, 5.0), c(15.0, 15.0), c(5.0, 15.0)];
        let cut = ring(&square, PART);
        assert!(cut.iter().all(|p| p.x <= 10.0 && p.y <= 10.0));
        assert!(cut.contains(&c(10.0, 10.0)));
        let away: Vec<Coord> = square.iter().map(|p| *p + c(20.0, 0.0)).collect();
        assert_eq!(ring(&away, PART), []);
    }

    #[test]
    fn a_line_that_comes_and_goes_is_in_pieces() {
        let zigzag = [c(5.0, 5.0), c(5.0, 15.0), c(8.0, 15.0), c(8.0, 5.0)];
        let pieces = line(&zigzag, PART);
        assert_eq!(
            pieces,
            [
                vec![c(5.0, 5.0), c(5.0, 10.0)],
                vec![c(8.0, 10.0), c(8.0, 5.0)]
            ]
        );
        assert_eq!(line(&zigzag[1..3], PART), [] as [Vec<Coord>; 0]);
    }
}
