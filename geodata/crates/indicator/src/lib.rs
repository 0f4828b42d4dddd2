//! From projects, polygons and residents to answers about the territory.
//!
//! Everything here is a pure function of a [`PreparedAtlas`](geodata_atlas::PreparedAtlas): no input
//! or output, no clock, no random source but a seeded one. A value that no source supports is
//! `None`, never zero and never NaN.

pub mod access;
mod counts;
pub mod distance;
pub mod equity;
mod facility;
pub mod gaps;
mod health;
mod location_quotient;
pub mod matrix;
mod pnrr;
mod presence;
pub mod priority;
mod result;
mod routes;
pub mod scenario;
mod spec;

pub use facility::{is_facility, probable_duplicate};
pub use presence::{Unit, units, unplaced, whole};
pub use spec::{Denominator, IndicatorError, IndicatorSpec, Input, SPECS, spec};
