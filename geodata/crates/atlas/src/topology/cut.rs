//! Cutting polygons into arcs, to build a topology from the polygons of a source.

use std::collections::{BTreeMap, HashMap};

use geo::{Coord, LineString, MultiPolygon, Polygon};

use super::{ArcPolygon, ArcRef, ArcRing, Topology};
use geodata_model::IstatCode;

impl Topology {
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

type Key = (u64, u64);

fn key(c: Coord) -> Key {
    (c.x.to_bits(), c.y.to_bits())
}

/// Cuts rings at junctions, each arc once: the neighbour's ring refers to the arc already cut.
struct Cutter {
    neighbours: HashMap<Key, Vec<Key>>,
    arcs: Vec<Vec<Coord>>,
    by_positions: HashMap<Vec<Key>, ArcRef>,
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
            by_positions: HashMap::new(),
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
        if let Some(&found) = self.by_positions.get(&forward) {
            return found;
        }
        // a file with two thousand million arcs would not fit in memory
        #[allow(clippy::cast_possible_wrap)]
        let reference = self.arcs.len() as ArcRef;
        let backward = forward.iter().rev().copied().collect();
        self.arcs.push(coords.to_vec());
        self.by_positions.insert(backward, !reference);
        self.by_positions.insert(forward, reference);
        reference
    }
}

fn rings(polygon: &Polygon) -> impl Iterator<Item = &LineString> {
    std::iter::once(polygon.exterior()).chain(polygon.interiors())
}

fn position_order(a: Coord, b: Coord) -> std::cmp::Ordering {
    a.x.total_cmp(&b.x).then(a.y.total_cmp(&b.y))
}
