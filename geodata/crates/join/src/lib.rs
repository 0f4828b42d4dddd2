//! The join of projects to the territory: every project is shared out over municipalities and zones,
//! the shares sum to 1, and each can say why.
//!
//! | place | rule |
//! |---|---|
//! | point | the whole to the municipality that holds it; on a border to the lowest code |
//! | line | by geodesic length in each municipality |
//! | area | by geodesic area in each municipality |
//! | named municipalities, schematic lines | equally |
//! | zones | equally over the zones, without a municipality |
//! | metropolitan | not placed in any zone |
//!
//! That is the rule `geometry`; [`Rule`](geodata_model::Rule) has the others.

mod allocate;
mod area;
mod conflict;
mod explain;
mod geometry;
mod grid;
mod index;
mod line;
mod located;
mod polygon;
mod reshare;

pub use allocate::{Allocated, Territory, allocate, allocate_all, allocate_by, allocation_body};
pub use area::km2;
pub use conflict::conflicts;
pub use geometry::{Simple, simple, usable};
pub use index::{Located, UnitIndex};
pub use line::cut_by_units;
pub use polygon::{PreparedPolygon, Side};
