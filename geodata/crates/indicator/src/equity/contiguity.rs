//! Which municipalities touch.

use std::collections::{BTreeMap, BTreeSet};

use geodata_atlas::Topology;
use geodata_atlas::topology::arc_index;
use geodata_model::IstatCode;

/// Neighbours of every municipality; those that have none are there too.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Contiguity(pub BTreeMap<IstatCode, BTreeSet<IstatCode>>);

impl Contiguity {
    /// The neighbours of a municipality.
    pub fn of(&self, code: IstatCode) -> impl Iterator<Item = IstatCode> + '_ {
        self.0.get(&code).into_iter().flatten().copied()
    }

    /// Neighbours among `codes` only, by position in `codes`.
    #[must_use]
    pub fn among(&self, codes: &[IstatCode]) -> Vec<Vec<usize>> {
        let positions: BTreeMap<_, _> = codes.iter().enumerate().map(|(i, &c)| (c, i)).collect();
        let of = |&code: &IstatCode| {
            let neighbours = self.of(code).filter_map(|n| positions.get(&n).copied());
            neighbours.collect()
        };
        codes.iter().map(of).collect()
    }
}

/// Queen contiguity: municipalities that share a border or a point.
///
/// # Assumptions
/// Shared borders are shared arcs, and a point where municipalities meet is an end of arcs: both hold
/// for a [`Topology`], where every border is stored once. No distance is involved, so no tolerance.
///
/// # Example
/// ```
/// use geodata_atlas::{Atlas, AtlasFiles};
/// use geodata_indicator::equity::queen;
///
/// let atlas = Atlas::read(&AtlasFiles::embedded())?;
/// let contiguity = queen(&atlas.topology);
/// let (torino, moncalieri) = ("001272".parse()?, "001156".parse()?);
/// assert!(contiguity.of(torino).any(|code| code == moncalieri));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[must_use]
pub fn queen(topology: &Topology) -> Contiguity {
    let mut by_arc: BTreeMap<usize, BTreeSet<IstatCode>> = BTreeMap::new();
    let mut by_point: BTreeMap<(u64, u64), BTreeSet<IstatCode>> = BTreeMap::new();
    for (&code, polygons) in &topology.shapes {
        for &arc in polygons.iter().flatten().flatten() {
            by_arc.entry(arc_index(arc)).or_default().insert(code);
            let line = topology.arc(arc);
            for end in [line.first(), line.last()].into_iter().flatten() {
                let point = (end.x.to_bits(), end.y.to_bits());
                by_point.entry(point).or_default().insert(code);
            }
        }
    }
    let codes = topology.shapes.keys();
    let mut contiguity = Contiguity(codes.map(|&c| (c, BTreeSet::new())).collect());
    for touching in by_arc.values().chain(by_point.values()) {
        for &code in touching {
            let others = touching.iter().copied().filter(|&other| other != code);
            contiguity.0.entry(code).or_default().extend(others);
        }
    }
    contiguity
}
