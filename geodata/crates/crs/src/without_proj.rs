//! The same types in a build without PROJ: no transformation can be made.

use std::convert::Infallible;

use geo::{Coord, MultiPolygon};

/// Why coordinates could not be transformed.
#[derive(Debug, thiserror::Error)]
#[error(
    "this build of the program was made without PROJ, which transforms coordinates: `cargo xtask build` makes the whole program"
)]
pub struct CrsError;

/// A transformation, of which there is none. Boxed, because a type without size would make a map of transformations a set.
pub struct Transformation(Box<Infallible>);

impl Transformation {
    /// Refused.
    pub fn new(_from: &str, _to: &str) -> Result<Self, CrsError> {
        Err(CrsError)
    }

    /// Refused.
    pub fn pipeline(_definition: &str) -> Result<Self, CrsError> {
        Err(CrsError)
    }

    /// Never called: there is no transformation to call it on.
    pub fn coord(&self, _: Coord) -> Result<Coord, CrsError> {
        match *self.0 {}
    }

    /// Never called.
    pub fn multi_polygon(&self, _: &MultiPolygon) -> Result<MultiPolygon, CrsError> {
        match *self.0 {}
    }
}
