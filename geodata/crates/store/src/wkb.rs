//! The encoding of geometries in databases: well-known binary (ISO 19125-1, clause 8.2).

use geo::{Coord, Geometry, LineString, MultiLineString, MultiPoint, MultiPolygon, Point, Polygon};

const POINT: u32 = 1;
const LINE: u32 = 2;
const POLYGON: u32 = 3;
const MULTI_POINT: u32 = 4;
const MULTI_LINE: u32 = 5;
const MULTI_POLYGON: u32 = 6;

/// Writes a geometry, always as a collection of parts: the tables are declared so.
pub(super) fn encode(geometry: &Geometry) -> Vec<u8> {
    let mut out = Vec::new();
    match geometry {
        Geometry::Point(p) => multi_point(&mut out, &[*p]),
        Geometry::MultiPoint(many) => multi_point(&mut out, &many.0),
        Geometry::LineString(l) => multi_line(&mut out, std::slice::from_ref(l)),
        Geometry::MultiLineString(many) => multi_line(&mut out, &many.0),
        Geometry::Polygon(p) => multi_polygon(&mut out, std::slice::from_ref(p)),
        Geometry::MultiPolygon(many) => multi_polygon(&mut out, &many.0),
        // no other type is ever written: an empty collection
        _ => head(&mut out, 7, 0),
    }
    out
}

fn head(out: &mut Vec<u8>, kind: u32, parts: usize) {
    out.push(1);
    out.extend(kind.to_le_bytes());
    out.extend((parts as u32).to_le_bytes());
}

fn coords(out: &mut Vec<u8>, line: &[Coord]) {
    for c in line {
        out.extend(c.x.to_le_bytes());
        out.extend(c.y.to_le_bytes());
    }
}

fn multi_point(out: &mut Vec<u8>, points: &[Point]) {
    head(out, MULTI_POINT, points.len());
    for point in points {
        out.push(1);
        out.extend(POINT.to_le_bytes());
        coords(out, &[point.0]);
    }
}

fn multi_line(out: &mut Vec<u8>, lines: &[LineString]) {
    head(out, MULTI_LINE, lines.len());
    for line in lines {
        head(out, LINE, line.0.len());
        coords(out, &line.0);
    }
}

fn multi_polygon(out: &mut Vec<u8>, polygons: &[Polygon]) {
    head(out, MULTI_POLYGON, polygons.len());
    for polygon in polygons {
        head(out, POLYGON, 1 + polygon.interiors().len());
        for ring in std::iter::once(polygon.exterior()).chain(polygon.interiors()) {
            out.extend((ring.0.len() as u32).to_le_bytes());
            coords(out, &ring.0);
        }
    }
}

/// Reads a geometry, whoever wrote it; `None` when it is empty or not readable. Heights and measures are left out.
pub(super) fn decode(bytes: &[u8]) -> Option<Geometry> {
    Reader { rest: bytes }.geometry()
}

struct Reader<'a> {
    rest: &'a [u8],
}

/// Byte order, kind without its dimensions, numbers a position has.
struct Head {
    little: bool,
    kind: u32,
    width: usize,
}

impl Reader<'_> {
    fn take<const N: usize>(&mut self) -> Option<[u8; N]> {
        let (head, rest) = self.rest.split_first_chunk::<N>()?;
        self.rest = rest;
        Some(*head)
    }

    fn head(&mut self) -> Option<Head> {
        let little = self.take::<1>()? == [1];
        let kind = self.number(little)?;
        // ISO adds thousands for Z, M and both; the older extended form sets the highest bits
        let (thousands, extended) = ((kind & 0xffff) / 1000, kind >> 30);
        let more = match (thousands, extended) {
            (0, 0) => 0,
            (1 | 2, _) | (_, 1 | 2) => 1,
            _ => 2,
        };
        Some(Head {
            little,
            kind: (kind & 0xffff) % 1000,
            width: 2 + more,
        })
    }

    fn number(&mut self, little: bool) -> Option<u32> {
        let bytes = self.take::<4>()?;
        Some(if little {
            u32::from_le_bytes(bytes)
        } else {
            u32::from_be_bytes(bytes)
        })
    }

    /// A count that the bytes left can hold: a damaged one must not reserve memory.
    fn count(&mut self, little: bool, bytes_each: usize) -> Option<usize> {
        let count = self.number(little)? as usize;
        (count.checked_mul(bytes_each)? <= self.rest.len()).then_some(count)
    }

    fn coord(&mut self, head: &Head) -> Option<Coord> {
        let mut position = [0.0; 4];
        for number in position.iter_mut().take(head.width) {
            let bytes = self.take::<8>()?;
            *number = if head.little {
                f64::from_le_bytes(bytes)
            } else {
                f64::from_be_bytes(bytes)
            };
        }
        let [x, y, ..] = position;
        (x.is_finite() && y.is_finite()).then_some(Coord { x, y })
    }

    fn line(&mut self, head: &Head) -> Option<LineString> {
        let count = self.count(head.little, 8 * head.width)?;
        let coords: Option<Vec<Coord>> = (0..count).map(|_| self.coord(head)).collect();
        Some(LineString(coords?))
    }

    fn polygon(&mut self, head: &Head) -> Option<Polygon> {
        let count = self.count(head.little, 4)?;
        let rings: Option<Vec<LineString>> = (0..count).map(|_| self.line(head)).collect();
        let mut rings = rings?;
        if rings.is_empty() {
            return None;
        }
        let exterior = rings.remove(0);
        Some(Polygon::new(exterior, rings))
    }

    /// The parts of a collection, each with a head of its own.
    fn parts<T>(
        &mut self,
        head: &Head,
        kind: u32,
        part: impl Fn(&mut Self, &Head) -> Option<T>,
    ) -> Option<Vec<T>> {
        let count = self.count(head.little, 5)?;
        let each = |_| {
            let head = self.head().filter(|head| head.kind == kind)?;
            part(self, &head)
        };
        let parts: Option<Vec<T>> = (0..count).map(each).collect();
        parts.filter(|parts| !parts.is_empty())
    }

    fn geometry(&mut self) -> Option<Geometry> {
        let head = self.head()?;
        Some(match head.kind {
            POINT => Point(self.coord(&head)?).into(),
            LINE => self.line(&head)?.into(),
            POLYGON => self.polygon(&head)?.into(),
            MULTI_POINT => {
                let points = self.parts(&head, POINT, |r, h| r.coord(h).map(Point))?;
                MultiPoint(points).into()
            }
            MULTI_LINE => MultiLineString(self.parts(&head, LINE, Self::line)?).into(),
            MULTI_POLYGON => MultiPolygon(self.parts(&head, POLYGON, Self::polygon)?).into(),
            _ => return None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use geo::{line_string, polygon};

    fn shapes() -> Vec<Geometry> {
        let hole =
            line_string![(x: 0.1, y: 0.1), (x: 0.1, y: 0.2), (x: 0.2, y: 0.2), (x: 0.1, y: 0.1)];
        let area = polygon![(x: 0.0, y: 0.0), (x: 1.0, y: 0.0), (x: 1.0, y: 1.0), (x: 0.0, y: 0.0)];
        let area = Polygon::new(area.exterior().clone(), vec![hole.clone()]);
        vec![
            MultiPoint(vec![Point::new(7.686_856_482_1, 45.070_312_000_3)]).into(),
            MultiLineString(vec![hole.clone(), hole]).into(),
            MultiPolygon(vec![area.clone(), area]).into(),
        ]
    }

    #[test]
    fn a_geometry_comes_back_to_the_last_bit() {
        for shape in shapes() {
            assert_eq!(decode(&encode(&shape)), Some(shape));
        }
    }

    #[test]
    fn damaged_bytes_are_no_geometry_and_no_panic() {
        for shape in shapes() {
            let whole = encode(&shape);
            for end in 0..whole.len() {
                assert_eq!(decode(&whole[..end]), None, "{end} bytes");
            }
            for at in 0..whole.len() {
                let mut damaged = whole.clone();
                damaged[at] ^= 0xff;
                let _ = decode(&damaged);
            }
        }
    }

    #[test]
    fn heights_and_the_other_byte_order_are_read() {
        let mut bytes = vec![0];
        bytes.extend(1001_u32.to_be_bytes());
        for number in [7.5_f64, 45.25, 300.0] {
            bytes.extend(number.to_be_bytes());
        }
        assert_eq!(decode(&bytes), Some(Point::new(7.5, 45.25).into()));
    }
}
