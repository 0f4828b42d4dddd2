//! What is said of a row of a file.

use crate::message::Message;
use crate::report::Outcome;

/// What is said of a row: what it means, the column, and what.
pub(super) type RowMessages = Vec<(Outcome, Option<usize>, Message)>;
