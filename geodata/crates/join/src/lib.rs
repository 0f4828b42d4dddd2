//! The join of projects to the territory: every project is shared out over municipalities and zones,
//! the shares sum to 1, and each has its reason in words.
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
mod conflict;
mod ellipsoid;
mod explain;
mod geometry;
mod grid;
mod index;
mod line;
mod measure;
mod overlay;
mod place_form;
mod polygon;
mod reallocate;
mod shares;
mod territory;

pub use allocate::{RuleAllocation, allocate, allocate_all, allocate_by, allocation_body};
pub use conflict::conflicts;
pub use ellipsoid::area_km2;
pub use geometry::{HomogeneousGeometry, check_geometry, homogeneous_geometry};
pub use index::{PointLocation, UnitIndex};
pub use line::cut_by_units;
pub use polygon::{PreparedPolygon, Side};
pub use territory::Territory;
