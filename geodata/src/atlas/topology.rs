//! Shared arcs: every border between two municipalities is stored once, with the source's exact coordinates.
//!
//! Because neighbours refer to the same arc, whatever is done to an arc (simplified, projected,
//! rounded) happens to both sides at once: there can be no gap and no overlap between them, and
//! zones dissolve exactly, by leaving out the arcs that two of their municipalities share.
//!
//! The file form is TopoJSON 1.0 without quantization, one arc a line, so that a diff is readable.

use std::collections::{BTreeMap, HashMap};
use std::fmt::Write as _;

use geo::{Coord, LineString, MultiPolygon, Polygon};
use serde::Deserialize;

use crate::model::IstatCode;

/// A reference to an arc: `i` forwards, `!i` (that is `-1 - i`) backwards, as in TopoJSON.
pub type ArcRef = i32;

/// A ring as a sequence of arcs, each starting where the one before ends.
pub type ArcRing = Vec<ArcRef>;

/// A polygon as rings: the exterior first, then the holes.
pub type ArcPolygon = Vec<ArcRing>;

/// The municipalities of a territory over shared arcs.
#[derive(Debug, Clone, PartialEq)]
pub struct Topology {
    /// Each arc runs between two junctions (or is a closed ring without one).
    pub arcs: Vec<Vec<Coord>>,
    /// Polygons of each municipality, sorted by code.
    pub shapes: BTreeMap<IstatCode, Vec<ArcPolygon>>,
}

/// Why a topology could not be read or built.
#[derive(Debug, thiserror::Error)]
pub enum TopologyError {
    /// The file is not JSON, or not the JSON of a topology.
    #[error("not a TopoJSON topology: {0}")]
    Json(#[from] serde_json::Error),
    /// A municipality without a valid code.
    #[error("geometry {index} has no valid ISTAT code as its `id` ({id:?})")]
    Id {
        /// Position in the collection.
        index: usize,
        /// The id as written.
        id: String,
    },
    /// The same municipality twice.
    #[error("municipality {0} appears twice")]
    Duplicate(IstatCode),
    /// A reference to an arc that does not exist.
    #[error("municipality {municipality} refers to arc {arc}, but the file has {count} arcs")]
    MissingArc {
        /// The municipality.
        municipality: IstatCode,
        /// The reference as written.
        arc: ArcRef,
        /// Number of arcs.
        count: usize,
    },
    /// A ring that does not close or has too few points.
    #[error(
        "municipality {municipality}: ring {ring} is not closed or has fewer than four positions; its arcs must join end to end"
    )]
    OpenRing {
        /// The municipality.
        municipality: IstatCode,
        /// Position of the ring, counted over all its polygons.
        ring: usize,
    },
    /// An arc with fewer than two positions or a coordinate that is no longitude or latitude.
    #[error(
        "arc {arc} is not a line in longitude and latitude (two positions or more, finite, within ±180 and ±90)"
    )]
    BadArc {
        /// Position of the arc.
        arc: usize,
    },
}

impl TopologyError {
    /// The line of the file, where it is known.
    pub(super) fn line(&self) -> Option<u64> {
        match self {
            Self::Json(error) => Some(error.line() as u64),
            _ => None,
        }
    }
}

#[derive(Deserialize)]
struct TopoJson {
    objects: Objects,
    arcs: Vec<Vec<[f64; 2]>>,
}

#[derive(Deserialize)]
struct Objects {
    municipalities: Collection,
}

#[derive(Deserialize)]
struct Collection {
    geometries: Vec<Shape>,
}

#[derive(Deserialize)]
struct Shape {
    id: String,
    arcs: Vec<ArcPolygon>,
}

impl Topology {
    /// Reads TopoJSON and checks that every ring closes.
    pub fn from_topojson(text: &str) -> Result<Self, TopologyError> {
        let file: TopoJson = serde_json::from_str(text)?;
        let arcs: Vec<Vec<Coord>> = file
            .arcs
            .into_iter()
            .map(|arc| arc.into_iter().map(Coord::from).collect())
            .collect();
        if let Some(arc) = arcs.iter().position(|arc| !is_lon_lat_line(arc)) {
            return Err(TopologyError::BadArc { arc });
        }
        let mut shapes = BTreeMap::new();
        for (index, shape) in file
            .objects
            .municipalities
            .geometries
            .into_iter()
            .enumerate()
        {
            let code = shape.id.parse().map_err(|_| TopologyError::Id {
                index,
                id: shape.id.clone(),
            })?;
            if shapes.insert(code, shape.arcs).is_some() {
                return Err(TopologyError::Duplicate(code));
            }
        }
        let mut topology = Self { arcs, shapes };
        topology.check()?;
        topology.orient();
        Ok(topology)
    }

    /// Turns exteriors counter-clockwise and holes clockwise, whatever the file has: dissolving
    /// and drawing rely on the interior lying on the left.
    ///
    /// A part so thin that rounding turned it inside out (the source has one of a tenth of a
    /// millimetre) shows by running along every neighbour in the neighbour's own direction: it
    /// takes the direction of its place in the topology, not that of its coordinates.
    fn orient(&mut self) {
        use geo::winding_order::Winding;
        let mut shapes = std::mem::take(&mut self.shapes);
        for polygon in shapes.values_mut().flatten() {
            for (i, ring) in polygon.iter_mut().enumerate() {
                if self.ring(ring).is_cw() == (i == 0) {
                    reverse(ring);
                }
            }
        }
        let mut uses: HashMap<ArcRef, usize> = HashMap::new();
        for reference in shapes.values().flatten().flatten().flatten() {
            *uses.entry(*reference).or_default() += 1;
        }
        let clashes = |r: &ArcRef| uses.get(r).is_some_and(|n| *n > 1);
        let shared = |r: &ArcRef| clashes(r) || uses.contains_key(&!*r);
        for ring in shapes.values_mut().flatten().flatten() {
            if ring.iter().any(clashes) && ring.iter().filter(|r| shared(r)).all(clashes) {
                reverse(ring);
            }
        }
        self.shapes = shapes;
    }

    fn check(&self) -> Result<(), TopologyError> {
        for (&municipality, polygons) in &self.shapes {
            for (ring, refs) in polygons.iter().flatten().enumerate() {
                for &arc in refs {
                    if arc_index(arc) >= self.arcs.len() {
                        return Err(TopologyError::MissingArc {
                            municipality,
                            arc,
                            count: self.arcs.len(),
                        });
                    }
                }
                let joined = refs
                    .iter()
                    .zip(refs.iter().cycle().skip(1))
                    .all(|(&a, &b)| self.end(a) == self.start(b));
                let positions: usize = refs.iter().map(|&r| self.arc(r).len() - 1).sum();
                if !joined || positions < 3 {
                    return Err(TopologyError::OpenRing { municipality, ring });
                }
            }
        }
        Ok(())
    }

    /// The coordinates of an arc, in the stored direction.
    #[must_use]
    pub fn arc(&self, reference: ArcRef) -> &[Coord] {
        &self.arcs[arc_index(reference)]
    }

    fn start(&self, reference: ArcRef) -> Option<Coord> {
        let arc = self.arc(reference);
        if reference < 0 {
            arc.last()
        } else {
            arc.first()
        }
        .copied()
    }

    fn end(&self, reference: ArcRef) -> Option<Coord> {
        self.start(!reference)
    }

    /// A ring as a closed line: first and last position equal.
    #[must_use]
    pub fn ring(&self, refs: &[ArcRef]) -> LineString {
        assemble_ring(refs, |r| self.arc(r))
    }

    /// A municipality's or zone's polygons, from their arcs.
    #[must_use]
    pub fn multi_polygon(&self, polygons: &[ArcPolygon]) -> MultiPolygon {
        polygons
            .iter()
            .filter_map(|rings| {
                let (exterior, holes) = rings.split_first()?;
                let holes = holes.iter().map(|r| self.ring(r)).collect();
                Some(Polygon::new(self.ring(exterior), holes))
            })
            .collect()
    }

    /// Writes TopoJSON: one arc a line, one municipality a line, coordinates in their shortest exact form.
    #[must_use]
    pub fn to_topojson(&self) -> String {
        let mut out = String::from(
            "{\"type\":\"Topology\",\"objects\":{\"municipalities\":{\"type\":\"GeometryCollection\",\"geometries\":[\n",
        );
        for (i, (code, polygons)) in self.shapes.iter().enumerate() {
            let separator = if i + 1 < self.shapes.len() { "," } else { "" };
            let arcs = format!("{polygons:?}").replace(' ', "");
            // writing to a String cannot fail
            let _ = writeln!(
                out,
                "{{\"type\":\"MultiPolygon\",\"id\":\"{code}\",\"arcs\":{arcs}}}{separator}"
            );
        }
        out.push_str("]}},\"arcs\":[\n");
        for (i, arc) in self.arcs.iter().enumerate() {
            let separator = if i + 1 < self.arcs.len() { "," } else { "" };
            let positions: Vec<_> = arc.iter().map(|c| format!("[{},{}]", c.x, c.y)).collect();
            let _ = writeln!(out, "[{}]{separator}", positions.join(","));
        }
        out.push_str("]}\n");
        out
    }

    /// Cuts polygons that share their borders exactly into arcs.
    ///
    /// A vertex is a junction when the borders through it are not one line: it has other than two
    /// neighbours. Exteriors are stored counter-clockwise, holes clockwise (RFC 7946).
    #[must_use]
    pub fn build(polygons: &BTreeMap<IstatCode, MultiPolygon>) -> Self {
        let mut cutter = Cutter::new(polygons);
        let shapes = polygons
            .iter()
            .map(|(&code, shape)| (code, cutter.shape(shape)))
            .collect();
        Self {
            arcs: cutter.arcs,
            shapes,
        }
    }
}

fn reverse(ring: &mut ArcRing) {
    ring.reverse();
    for reference in ring.iter_mut() {
        *reference = !*reference;
    }
}

/// The position of a referenced arc.
#[must_use]
pub fn arc_index(reference: ArcRef) -> usize {
    (if reference < 0 { !reference } else { reference }) as usize
}

/// Joins arcs into a closed ring; `arc` gives the coordinates in stored direction.
pub fn assemble_ring<'a>(refs: &[ArcRef], arc: impl Fn(ArcRef) -> &'a [Coord]) -> LineString {
    let mut ring: Vec<Coord> = Vec::new();
    for &reference in refs {
        let coords = arc(reference);
        let skip = usize::from(!ring.is_empty());
        if reference < 0 {
            ring.extend(coords.iter().rev().skip(skip));
        } else {
            ring.extend(coords.iter().skip(skip));
        }
    }
    LineString(ring)
}

fn is_lon_lat_line(arc: &[Coord]) -> bool {
    arc.len() >= 2
        && arc
            .iter()
            .all(|c| (-180.0..=180.0).contains(&c.x) && (-90.0..=90.0).contains(&c.y))
}

type Key = (u64, u64);

fn key(c: Coord) -> Key {
    (c.x.to_bits(), c.y.to_bits())
}

/// Cuts rings at junctions and finds again the arcs it has already cut.
struct Cutter {
    neighbours: HashMap<Key, Vec<Key>>,
    arcs: Vec<Vec<Coord>>,
    known: HashMap<Vec<Key>, ArcRef>,
}

impl Cutter {
    fn new(polygons: &BTreeMap<IstatCode, MultiPolygon>) -> Self {
        let mut neighbours: HashMap<Key, Vec<Key>> = HashMap::new();
        let mut link = |a: Coord, b: Coord| {
            let list = neighbours.entry(key(a)).or_default();
            if !list.contains(&key(b)) {
                list.push(key(b));
            }
        };
        for line in polygons
            .values()
            .flatten()
            .flat_map(rings)
            .flat_map(LineString::lines)
        {
            link(line.start, line.end);
            link(line.end, line.start);
        }
        Self {
            neighbours,
            arcs: Vec::new(),
            known: HashMap::new(),
        }
    }

    fn shape(&mut self, shape: &MultiPolygon) -> Vec<ArcPolygon> {
        shape
            .iter()
            .map(|polygon| {
                use geo::orient::{Direction, Orient};
                let polygon = polygon.orient(Direction::Default);
                rings(&polygon).map(|ring| self.ring(ring)).collect()
            })
            .collect()
    }

    fn ring(&mut self, ring: &LineString) -> ArcRing {
        let open = &ring.0[..ring.0.len().saturating_sub(1)];
        let is_junction = |c: &Coord| self.neighbours.get(&key(*c)).is_none_or(|n| n.len() != 2);
        // start at a junction, or, on a border that has none, at its lowest vertex: the same for both sides
        let start = open
            .iter()
            .position(is_junction)
            .or_else(|| (0..open.len()).min_by(|&a, &b| position_order(open[a], open[b])))
            .unwrap_or(0);
        let mut closed: Vec<Coord> = open[start..]
            .iter()
            .chain(&open[..start])
            .copied()
            .collect();
        closed.extend(closed.first().copied());
        let cuts: Vec<usize> = std::iter::once(0)
            .chain((1..closed.len() - 1).filter(|&i| is_junction(&closed[i])))
            .chain(std::iter::once(closed.len() - 1))
            .collect();
        cuts.windows(2)
            .map(|cut| self.arc(&closed[cut[0]..=cut[1]]))
            .collect()
    }

    fn arc(&mut self, coords: &[Coord]) -> ArcRef {
        let forward: Vec<Key> = coords.iter().copied().map(key).collect();
        if let Some(&found) = self.known.get(&forward) {
            return found;
        }
        // a file with two thousand million arcs would not fit in memory
        #[allow(clippy::cast_possible_wrap)]
        let reference = self.arcs.len() as ArcRef;
        let backward = forward.iter().rev().copied().collect();
        self.arcs.push(coords.to_vec());
        self.known.insert(backward, !reference);
        self.known.insert(forward, reference);
        reference
    }
}

fn rings(polygon: &Polygon) -> impl Iterator<Item = &LineString> {
    std::iter::once(polygon.exterior()).chain(polygon.interiors())
}

fn position_order(a: Coord, b: Coord) -> std::cmp::Ordering {
    a.x.total_cmp(&b.x).then(a.y.total_cmp(&b.y))
}
