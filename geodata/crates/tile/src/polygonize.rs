//! Polygons from the directed edges around them.
//!
//! Edges that run both ways cancel, what is left is walked into rings that visit no position twice.
//! So whatever rounding or cutting has pinched, merged or flattened comes out as valid polygons
//! of the same area.

use super::conflict::cross;
use super::simplify::ring_contains;
use geodata_mvt::GridPoint;
use geodata_mvt::encode::{Polygon, Ring};

/// An edge with the inside on its left (in x, y as numbers; y points down on screen).
pub(super) type Edge = [GridPoint; 2];

/// The polygons that edges enclose; edges may meet in their ends only, or run the same way back.
pub(super) fn polygons(edges: Vec<Edge>) -> Vec<Polygon> {
    nest(rings(&cancel(edges)))
}

/// The edges of a ring whose first position is not repeated.
pub(super) fn ring_edges(ring: &[GridPoint]) -> impl Iterator<Item = Edge> {
    let next = ring.iter().cycle().skip(1);
    ring.iter().zip(next).map(|(&a, &b)| [a, b])
}

/// Removes edges that run both ways; sorted by start.
fn cancel(mut edges: Vec<Edge>) -> Vec<Edge> {
    edges.retain(|[a, b]| a != b);
    let undirected = |[a, b]: Edge| if a <= b { [a, b] } else { [b, a] };
    edges.sort_unstable_by_key(|e| undirected(*e));
    let groups = edges.chunk_by(|e, f| undirected(*e) == undirected(*f));
    let mut left: Vec<Edge> = groups
        .filter_map(|same| {
            let forward = same.iter().filter(|e| e[0] <= e[1]).count();
            let backward = same.len() - forward;
            let [a, b] = undirected(same[0]);
            match forward.cmp(&backward) {
                std::cmp::Ordering::Greater => Some([a, b]),
                std::cmp::Ordering::Less => Some([b, a]),
                std::cmp::Ordering::Equal => None,
            }
        })
        .collect();
    left.sort_unstable();
    left
}

/// Walks edges sorted by start into rings without a repeated position.
fn rings(edges: &[Edge]) -> Vec<Ring> {
    let mut used = vec![false; edges.len()];
    let mut rings = Vec::new();
    for first in 0..edges.len() {
        if used[first] {
            continue;
        }
        let mut path: Ring = Vec::new();
        let mut branched = false;
        let mut current = first;
        loop {
            used[current] = true;
            let [from, at] = edges[current];
            path.push(from);
            let leaving = edges.partition_point(|e| e[0] < at);
            let leaving = (leaving..edges.len()).take_while(|&i| edges[i][0] == at);
            branched |= leaving.clone().count() > 1;
            let free = leaving.filter(|&i| !used[i]);
            let Some(next) = free.reduce(|i, j| sharper_left(from, at, edges, i, j)) else {
                break;
            };
            current = next;
        }
        if branched {
            split(&path, &mut rings);
        } else {
            rings.push(path);
        }
    }
    rings
}

/// Of two edges leaving `at`, the one farther to the left when coming from `from`: it keeps to the
/// same inside, so that rings never cross where they meet.
fn sharper_left(from: GridPoint, at: GridPoint, edges: &[Edge], i: usize, j: usize) -> usize {
    let (to_i, to_j) = (edges[i][1], edges[j][1]);
    let turns_left = |to| cross(from, at, to) >= 0;
    let i_first = match (turns_left(to_i), turns_left(to_j)) {
        (true, false) => true,
        (false, true) => false,
        _ => cross(at, to_j, to_i) > 0,
    };
    if i_first { i } else { j }
}

/// Cuts a closed path wherever it comes back to a position.
fn split(path: &[GridPoint], rings: &mut Vec<Ring>) {
    let mut open: Ring = Vec::new();
    for &point in path {
        if let Some(before) = open.iter().position(|&p| p == point) {
            rings.push(open.drain(before..).collect());
        }
        open.push(point);
    }
    rings.push(open);
}

/// Twice the signed area by the surveyor's formula.
pub(super) fn doubled_area(ring: &[GridPoint]) -> i64 {
    let Some(&origin) = ring.first() else {
        return 0;
    };
    ring.windows(2).map(|e| cross(origin, e[0], e[1])).sum()
}

/// Puts each hole after the smallest exterior that holds it.
fn nest(rings: Vec<Ring>) -> Vec<Polygon> {
    let areas = rings.into_iter().map(|ring| (doubled_area(&ring), ring));
    let (mut exteriors, holes): (Vec<_>, Vec<_>) = areas.partition(|(area, _)| *area > 0);
    exteriors.sort_by_key(|(area, _)| *area);
    let mut polygons: Vec<Polygon> = exteriors.into_iter().map(|(_, r)| vec![r]).collect();
    for (_, hole) in holes.into_iter().filter(|(area, _)| *area < 0) {
        let single = polygons.len() == 1;
        let owner = polygons
            .iter_mut()
            .find(|p| single || encloses(&p[0], &hole));
        if let Some(polygon) = owner {
            polygon.push(hole);
        }
    }
    polygons.reverse();
    polygons
}

/// Whether a hole is inside a ring; they may touch in positions, so one that is not common is asked.
fn encloses(ring: &[GridPoint], hole: &[GridPoint]) -> bool {
    let own = hole.iter().find(|p| !ring.contains(p));
    own.is_some_and(|&p| ring_contains(ring, p))
}
