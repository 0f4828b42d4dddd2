//! Reading raw open data and turning it into the files of an atlas.
//!
//! Everything here needs the feature `import`: native libraries that do not compile to wasm32.

pub mod crs;
mod derive;
mod pnrr;

pub use derive::{DeriveError, Derived, derive};
