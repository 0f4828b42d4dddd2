//! Indicators of a territory, from projects, polygons and residents.
//!
//! Everything here is a pure function of a [`PreparedAtlas`](geodata_atlas::PreparedAtlas): no input
//! or output, no clock, no random source but a seeded one. A value that no source supports is
//! `None`, never zero and never NaN.

pub mod access;
mod computed;
mod counts;
mod cycle_routes;
pub mod distance;
pub mod equity;
mod error;
mod facility;
pub mod gaps;
mod health_distance;
mod health_facilities;
mod location_quotient;
pub mod matrix;
mod pnrr;
mod presence;
pub mod priority;
mod registry;
pub mod scenario;
mod spec;
mod territory;

pub use error::IndicatorError;
pub use facility::{is_facility, probable_duplicate};
pub use presence::{Unit, units, unplaced, whole_territory};
pub use registry::{SPECS, spec};
pub use spec::{Denominator, IndicatorSpec, Input};
pub use territory::{territory_bodies, zone_body};
