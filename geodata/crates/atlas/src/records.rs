//! Records from rows: a function for each table.
//!
//! Each reads all cells of a row before it gives up on it, so that one run reports every mistake in it.

mod kind;
mod need;
mod plan;
mod pnrr;
mod project;
mod provenance;
mod territory;

pub(crate) use kind::kind;
pub(crate) use need::{need, need_link};
pub(crate) use plan::{absence, axis, principle, statement, strategy};
pub(crate) use pnrr::{pnrr_count, pnrr_figure};
pub(crate) use project::project;
pub(crate) use provenance::{conflict, source};
pub(crate) use territory::{municipality, zone};
