//! The messages on one row of a file.

use crate::message::Message;
use crate::report::Outcome;

/// The messages on a row: what each means for the row, the column it concerns, the message.
pub(super) type RowMessages = Vec<(Outcome, Option<usize>, Message)>;
