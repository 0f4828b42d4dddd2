//! Keeping an atlas where it can be edited: records, changes and their history.

mod record;

pub use record::{Origin, Record};
