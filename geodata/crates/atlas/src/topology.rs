//! Shared arcs: every border between two municipalities is stored once, with the source's exact coordinates.
//!
//! Because neighbours refer to the same arc, whatever is done to an arc (simplified, projected,
//! rounded) happens to both sides at once: there can be no gap and no overlap between them, and
//! zones dissolve exactly, by leaving out the arcs that two of their municipalities share.
//!
//! The file format is in `topojson`, the cutting of polygons into arcs in `cut`.

mod cut;
mod topojson;

use std::collections::{BTreeMap, HashMap};

use geo::{Coord, LineString, MultiPolygon, Polygon};

use geodata_model::IstatCode;

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

impl Topology {
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
