//! Repairs geometries: what can be repaired without guessing is repaired and noted, the rest is refused with the place
//! of the fault.

mod crossing;

use geo::{
    Area, BooleanOps, Coord, CoordsIter, Geometry, GeometryCollection, LineString, MapCoords,
    MultiLineString, MultiPoint, MultiPolygon, Orient, Polygon, orient::Direction,
};

use crossing::crossing;

use super::message::Message;
use super::source::MAX_POSITIONS;

/// A repaired area may differ from the drawn one by this part of it: a crossing of neighbouring segments, not a shape
/// drawn wrong.
const MAX_AREA_CHANGE: f64 = 0.01;

/// Repairs a geometry; what was changed goes into `notes`. `None` for one without any position.
pub(super) fn clean(
    geometry: Geometry,
    notes: &mut Vec<Message>,
) -> Result<Option<Geometry>, Message> {
    if geometry.coords_count() > MAX_POSITIONS {
        return Err(Message::new("too-many-positions")
            .with("count", geometry.coords_count())
            .with("limit", MAX_POSITIONS));
    }
    if let Some(c) = geometry
        .coords_iter()
        .find(|c| !(c.x.abs() < 1e9 && c.y.abs() < 1e9))
    {
        return Err(Message::new("position-absurd")
            .with("x", c.x)
            .with("y", c.y));
    }
    Ok(match flat(geometry, 0)? {
        Some(Geometry::Polygon(polygon)) => areas(&MultiPolygon(vec![polygon]), notes)?,
        Some(Geometry::MultiPolygon(polygons)) => areas(&polygons, notes)?,
        Some(Geometry::LineString(line)) => lines(&MultiLineString(vec![line]), notes)?,
        Some(Geometry::MultiLineString(many)) => lines(&many, notes)?,
        Some(Geometry::MultiPoint(many)) if many.0.is_empty() => None,
        other => other,
    })
}

/// The geometry without collections and primitives that formats do not have; `None` when it is empty.
fn flat(geometry: Geometry, depth: usize) -> Result<Option<Geometry>, Message> {
    match geometry {
        Geometry::GeometryCollection(GeometryCollection(parts)) if depth < 8 => {
            let parts: Result<Vec<_>, Message> = parts
                .into_iter()
                .map(|part| flat(part, depth + 1))
                .collect();
            joined(parts?.into_iter().flatten().collect())
        }
        Geometry::GeometryCollection(_) => Err(Message::new("geometry-mixed")),
        Geometry::Line(line) => Ok(Some(LineString::from(line).into())),
        Geometry::Rect(rect) => Ok(Some(rect.to_polygon().into())),
        Geometry::Triangle(triangle) => Ok(Some(triangle.to_polygon().into())),
        other => Ok(Some(other)),
    }
}

/// The parts of a collection as one geometry, if all are points, all lines or all areas.
fn joined(parts: Vec<Geometry>) -> Result<Option<Geometry>, Message> {
    let (mut points, mut lines, mut areas) = (Vec::new(), Vec::new(), Vec::new());
    for part in parts {
        match part {
            Geometry::Point(point) => points.push(point),
            Geometry::MultiPoint(many) => points.extend(many.0),
            Geometry::LineString(line) => lines.push(line),
            Geometry::MultiLineString(many) => lines.extend(many.0),
            Geometry::Polygon(area) => areas.push(area),
            Geometry::MultiPolygon(many) => areas.extend(many.0),
            _ => return Err(Message::new("geometry-mixed")),
        }
    }
    match (points.is_empty(), lines.is_empty(), areas.is_empty()) {
        (true, true, true) => Ok(None),
        (false, true, true) => Ok(Some(MultiPoint(points).into())),
        (true, false, true) => Ok(Some(MultiLineString(lines).into())),
        (true, true, false) => Ok(Some(MultiPolygon(areas).into())),
        _ => Err(Message::new("geometry-mixed")),
    }
}

/// Positions that say the one before them again are left out.
fn without_repeats(line: &LineString, repeats: &mut usize) -> LineString {
    let mut positions: Vec<Coord> = Vec::with_capacity(line.0.len());
    for &c in &line.0 {
        if positions.last() == Some(&c) {
            *repeats += 1;
        } else {
            positions.push(c);
        }
    }
    LineString(positions)
}

fn lines(many: &MultiLineString, notes: &mut Vec<Message>) -> Result<Option<Geometry>, Message> {
    let mut repeats = 0;
    let had_any = many.0.iter().any(|l| !l.0.is_empty());
    let mut clean: Vec<LineString> = many
        .0
        .iter()
        .map(|line| without_repeats(line, &mut repeats))
        .collect();
    let count = clean.len();
    clean.retain(|line| line.0.len() > 1);
    if clean.len() < count && !clean.is_empty() {
        notes.push(Message::new("parts-without-length").with("count", count - clean.len()));
    }
    if clean.is_empty() {
        return if had_any {
            Err(Message::new("line-without-length"))
        } else {
            Ok(None)
        };
    }
    note_repeats(repeats, notes);
    Ok(Some(match clean.len() {
        1 => clean.remove(0).into(),
        _ => MultiLineString(clean).into(),
    }))
}

fn note_repeats(repeats: usize, notes: &mut Vec<Message>) {
    if repeats > 0 {
        notes.push(Message::new("repeated-positions").with("count", repeats));
    }
}

fn areas(many: &MultiPolygon, notes: &mut Vec<Message>) -> Result<Option<Geometry>, Message> {
    let mut repeats = 0;
    let had_any = many.0.iter().any(|p| !p.exterior().0.is_empty());
    let mut flat_rings = 0;
    let mut polygons: Vec<Polygon> = Vec::new();
    for polygon in &many.0 {
        let mut ring =
            |ring: &LineString| Some(without_repeats(ring, &mut repeats)).filter(|r| r.0.len() > 3);
        let Some(exterior) = ring(polygon.exterior()) else {
            flat_rings += 1;
            continue;
        };
        let holes: Vec<_> = polygon.interiors().iter().filter_map(ring).collect();
        flat_rings += polygon.interiors().len() - holes.len();
        polygons.push(Polygon::new(exterior, holes));
    }
    if polygons.is_empty() {
        return if had_any {
            Err(Message::new("area-without-surface"))
        } else {
            Ok(None)
        };
    }
    if flat_rings > 0 {
        notes.push(Message::new("rings-without-surface").with("count", flat_rings));
    }
    note_repeats(repeats, notes);
    let mut clean = MultiPolygon(polygons);
    let drawn = clean.unsigned_area();
    if let Some(place) = crossing(&clean) {
        let repaired = union(&clean);
        let change = (repaired.unsigned_area() - drawn).abs();
        let message = |key| {
            Message::new(key)
                .with("x", trimmed(place.x))
                .with("y", trimmed(place.y))
        };
        if repaired.0.is_empty() || change > drawn * MAX_AREA_CHANGE {
            return Err(message("self-crossing"));
        }
        notes.push(message("self-crossing-mended"));
        // the order of these rings is the overlay's, not the file's: no word about it
        clean = repaired.orient(Direction::Default);
    }
    if drawn == 0.0 {
        return Err(Message::new("area-without-surface"));
    }
    let oriented = clean.orient(Direction::Default);
    if oriented != clean {
        notes.push(Message::new("ring-order"));
    }
    let mut polygons = oriented.0;
    Ok(Some(match polygons.len() {
        1 => polygons.remove(0).into(),
        _ => MultiPolygon(polygons).into(),
    }))
}

/// The area that the rings enclose, each part once; nothing when the overlay cannot calculate it: it counts
/// in whole numbers, and damaged files have proportions that no place on Earth has.
fn union(areas: &MultiPolygon) -> MultiPolygon {
    let nothing = || MultiPolygon(Vec::new());
    let sane = areas
        .coords_iter()
        .all(|c| c.x.abs() < 4.2e7 && c.y.abs() < 4.2e7);
    if !sane {
        return nothing();
    }
    // The overlay calculates in whole numbers, and which proportions overflow them cannot be known
    // beforehand. Without overflow checks, as in a release, it gives a wrong area then, and the comparison with the drawn one
    // refuses it; with them it panics, and has to end the same way. Nothing is shared with it but what it reads.
    std::panic::catch_unwind(|| areas.union(&nothing())).unwrap_or_else(|_| nothing())
}

/// A coordinate with the digits that a person needs to find the place.
fn trimmed(value: f64) -> String {
    if value.abs() > 400.0 {
        format!("{value:.2}")
    } else {
        format!("{value:.7}")
    }
}

/// The same geometry with longitude and latitude the other way round.
pub(super) fn swapped(geometry: &Geometry) -> Geometry {
    geometry.map_coords(|c| Coord { x: c.y, y: c.x })
}

#[cfg(test)]
mod tests {
    use super::*;
    use geo::{line_string, point, polygon};
    use proptest::prelude::*;

    fn cleaned(
        geometry: impl Into<Geometry>,
    ) -> (Result<Option<Geometry>, Message>, Vec<&'static str>) {
        let mut notes = Vec::new();
        let clean = clean(geometry.into(), &mut notes);
        (clean, notes.iter().map(|n| n.key).collect())
    }

    #[test]
    fn what_can_be_repaired_is_repaired_and_noted() {
        let square = polygon![(x: 0., y: 0.), (x: 4., y: 0.), (x: 4., y: 4.), (x: 0., y: 4.)];
        assert_eq!(
            cleaned(square.clone()),
            (Ok(Some(square.clone().into())), vec![])
        );
        let clockwise = polygon![(x: 0., y: 0.), (x: 0., y: 4.), (x: 4., y: 4.), (x: 4., y: 4.), (x: 4., y: 0.)];
        let (clean, notes) = cleaned(clockwise);
        assert_eq!(notes, ["repeated-positions", "ring-order"]);
        assert!((clean.unwrap().unwrap().unsigned_area() - 16.0).abs() < 1e-12);
        // a small loop where two neighbouring segments cross
        let loops = polygon![(x: 0., y: 0.), (x: 4., y: 0.), (x: 4., y: 2.), (x: 3.99, y: 1.99), (x: 3.99, y: 2.0), (x: 4., y: 1.99), (x: 4., y: 4.), (x: 0., y: 4.)];
        let (clean, notes) = cleaned(loops);
        assert_eq!(notes, ["self-crossing-mended"]);
        assert!((clean.unwrap().unwrap().unsigned_area() - 16.0).abs() < 0.01);
    }

    #[test]
    fn what_cannot_be_repaired_is_refused_with_the_place() {
        let bow = polygon![(x: 0., y: 0.), (x: 4., y: 4.), (x: 4., y: 0.), (x: 0., y: 4.)];
        let (refused, _) = cleaned(bow);
        let message = refused.unwrap_err();
        assert_eq!(message.key, "self-crossing");
        assert_eq!(
            message.args,
            [("x", "2.0000000".to_owned()), ("y", "2.0000000".to_owned())]
        );
        let impossible_reference = line_string![(x: 0., y: 0.), (x: f64::NAN, y: 1.)];
        assert_eq!(
            cleaned(impossible_reference).0.unwrap_err().key,
            "position-absurd"
        );
        let still = line_string![(x: 1., y: 1.), (x: 1., y: 1.)];
        assert_eq!(cleaned(still).0.unwrap_err().key, "line-without-length");
    }

    #[test]
    fn empty_and_mixed_collections_survive() {
        assert_eq!(
            cleaned(Geometry::GeometryCollection(GeometryCollection::default())),
            (Ok(None), vec![])
        );
        let one: Geometry = point!(x: 1., y: 1.).into();
        let line: Geometry = line_string![(x: 0., y: 0.), (x: 1., y: 1.)].into();
        let same = Geometry::GeometryCollection(GeometryCollection(vec![one.clone(), one.clone()]));
        assert!(matches!(cleaned(same).0, Ok(Some(Geometry::MultiPoint(_)))));
        let mixed = Geometry::GeometryCollection(GeometryCollection(vec![one, line]));
        assert_eq!(cleaned(mixed).0.unwrap_err().key, "geometry-mixed");
    }

    proptest! {
        #[test]
        fn any_ring_is_cleaned_or_refused(ring in prop::collection::vec((0i32..6, 0i32..6), 0..12)) {
            let ring: LineString = ring.into_iter().map(|(x, y)| (f64::from(x), f64::from(y))).collect();
            if let Ok(Some(clean)) = clean(Polygon::new(ring, vec![]).into(), &mut Vec::new()) {
                let again = super::clean(clean.clone(), &mut Vec::new());
                prop_assert!(again.is_ok(), "{:?} after cleaning: {:?}", clean, again);
            }
        }
    }
}
