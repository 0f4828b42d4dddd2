//! Answers as CSV tables, for spreadsheets: the routes and the command line write the same.
//!
//! The three states stay apart: a count, `0` where a source declares none, and an empty cell where
//! nothing is known, with the state in a column of its own.

mod allocation;
mod conflicts;
mod gaps;
mod indicator;
mod map;
mod matrix;
pub mod units;
mod writer;

pub use allocation::allocation;
pub use conflicts::conflicts;
pub use gaps::gaps;
pub use indicator::indicator;
pub use map::map;
pub use matrix::matrix;
