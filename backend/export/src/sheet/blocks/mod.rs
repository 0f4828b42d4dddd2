//! The parts of a sheet. Each lays itself out at a [`Cursor`](super::cursor::Cursor) and moves it below itself.

mod figures;
mod fit;
mod gaps;
mod lists;
mod masthead;
mod notes;
mod strategies;
mod text;

pub(super) use figures::figures;
pub(super) use gaps::gaps;
pub(super) use lists::{needs, projects};
pub(super) use masthead::masthead;
pub(super) use notes::notes;
pub(super) use strategies::strategies;
