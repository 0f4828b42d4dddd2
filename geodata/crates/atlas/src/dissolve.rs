//! Zones dissolved from municipalities: the arcs used on one side only, joined into rings.

use std::collections::{HashMap, HashSet};

use geo::{Area, Contains, Coord, Polygon};

use crate::topology::{ArcPolygon, ArcRef, ArcRing, Topology};

/// The polygons of a set of municipalities without the borders between them.
///
/// Exact: no coordinate is computed, so the area is the sum of the parts and the outline is theirs.
pub fn dissolve<'a>(
    topology: &Topology,
    members: impl Iterator<Item = &'a [ArcPolygon]>,
) -> Vec<ArcPolygon> {
    let directed: HashSet<ArcRef> = members.flatten().flatten().flatten().copied().collect();
    let mut outline: Vec<ArcRef> = directed
        .iter()
        .filter(|&&r| !directed.contains(&!r))
        .copied()
        .collect();
    outline.sort_unstable();
    assign_holes(topology, join_into_rings(topology, &outline))
}

type Node = (u64, u64);

fn node(c: Coord) -> Node {
    (c.x.to_bits(), c.y.to_bits())
}

/// The positions of an arc in the direction of the reference.
fn directed_arc(topology: &Topology, reference: ArcRef) -> Vec<Coord> {
    let mut coords = topology.arc(reference).to_vec();
    if reference < 0 {
        coords.reverse();
    }
    coords
}

/// Joins directed arcs, interior on the left, into rings.
fn join_into_rings(topology: &Topology, outline: &[ArcRef]) -> Vec<ArcRing> {
    let lines: HashMap<ArcRef, Vec<Coord>> = outline
        .iter()
        .map(|&r| (r, directed_arc(topology, r)))
        .collect();
    let mut leaving: HashMap<Node, Vec<ArcRef>> = HashMap::new();
    for &reference in outline {
        leaving
            .entry(node(lines[&reference][0]))
            .or_default()
            .push(reference);
    }
    let mut used = HashSet::new();
    let mut rings = Vec::new();
    for &start in outline {
        let mut ring = Vec::new();
        let mut current = start;
        while used.insert(current) {
            ring.push(current);
            let line = &lines[&current];
            let end = line[line.len() - 1];
            let before = line[line.len() - 2];
            // where rings touch in one vertex, the sharpest left turn keeps them apart
            let next = leaving[&node(end)]
                .iter()
                .filter(|r| !used.contains(r) || **r == start)
                .max_by(|a, b| {
                    let turn = |r: &ArcRef| left_turn(before, end, lines[r][1]);
                    turn(a).total_cmp(&turn(b))
                });
            match next {
                Some(&next) => current = next,
                None => break,
            }
        }
        if !ring.is_empty() {
            rings.push(ring);
        }
    }
    rings
}

/// The angle turned to the left at `at`, in (-π, π].
fn left_turn(from: Coord, at: Coord, to: Coord) -> f64 {
    let (u, v) = (at - from, to - at);
    (u.x * v.y - u.y * v.x).atan2(u.x * v.x + u.y * v.y)
}

/// Puts clockwise rings, the holes, into the exterior that holds them.
fn assign_holes(topology: &Topology, rings: Vec<ArcRing>) -> Vec<ArcPolygon> {
    let mut exteriors: Vec<(Polygon, ArcPolygon)> = Vec::new();
    let mut holes = Vec::new();
    for ring in rings {
        let polygon = Polygon::new(topology.ring(&ring), Vec::new());
        if polygon.signed_area() > 0.0 {
            exteriors.push((polygon, vec![ring]));
        } else {
            holes.push((polygon, ring));
        }
    }
    // a hole belongs to the smallest exterior that contains it
    exteriors.sort_by(|a, b| a.0.unsigned_area().total_cmp(&b.0.unsigned_area()));
    for (hole, ring) in holes {
        let around = exteriors
            .iter_mut()
            .find(|(exterior, _)| exterior.contains(&hole));
        if let Some((_, polygon)) = around {
            polygon.push(ring);
        }
    }
    exteriors.sort_by(|a, b| b.0.unsigned_area().total_cmp(&a.0.unsigned_area()));
    exteriors.into_iter().map(|(_, polygon)| polygon).collect()
}

#[cfg(test)]
mod tests {
    use crate::{Atlas, AtlasFiles, PreparedAtlas};
    use std::collections::HashSet;

    /// A sliver that rounding turned inside out once left the outline of a zone in open pieces.
    #[test]
    fn every_zone_of_the_embedded_atlas_has_closed_rings_that_use_each_outer_arc_once() {
        let atlas = PreparedAtlas::new(Atlas::read(&AtlasFiles::embedded()).unwrap());
        for (number, zone) in &atlas.zones {
            let rings: Vec<_> = zone.shape.arcs.iter().flatten().collect();
            for ring in &rings {
                let line = atlas.atlas.topology.ring(ring);
                assert_eq!(line.0.first(), line.0.last(), "zone {number}");
            }
            let used: Vec<_> = rings.into_iter().flatten().copied().collect();
            let distinct: HashSet<_> = used.iter().copied().collect();
            assert_eq!(used.len(), distinct.len(), "zone {number}");
            assert!(
                distinct.iter().all(|r| !distinct.contains(&!*r)),
                "zone {number}"
            );
        }
    }
}
