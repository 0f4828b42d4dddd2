//! What is said of a row of a file.

use crate::report::Outcome;
use crate::said::Said;

/// What is said of a row: what it means, the column, and what.
pub(super) type RowMessages = Vec<(Outcome, Option<usize>, Said)>;
