//! Coordinate reference systems, through PROJ.
//!
//! No grid files are installed, so datum shifts that need one fall back to PROJ's best
//! transformation without: a metre or two between Italian datums (Monte Mario to WGS84),
//! nothing between ETRS89, RDN2008 and WGS84, which differ by less than the boundaries' own error.
//!
//! PROJ takes minutes to compile. Without the feature `proj` the crate has the same types, and every
//! [`Transformation`] is refused with the reason.

#[cfg(feature = "proj")]
mod through_proj;
#[cfg(not(feature = "proj"))]
mod without_proj;

#[cfg(feature = "proj")]
pub use through_proj::{CrsError, Transformation};
#[cfg(not(feature = "proj"))]
pub use without_proj::{CrsError, Transformation};

/// Whether this build has PROJ.
pub const HAS_PROJ: bool = cfg!(feature = "proj");
