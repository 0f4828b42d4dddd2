//! The content of a zone's sheet before it is laid out: the numbers of the zone's card, of the matrix, of the indicators and of the gaps;
//! none is computed anew.

mod context;
mod entry;
mod figures;
mod gaps;
mod projects;
mod strategies;

pub(super) use context::SheetContext;
pub(super) use entry::Entry;
pub(super) use figures::{Figure, StripPlot};
pub(super) use gaps::GapRow;
pub(super) use strategies::StrategyRow;
