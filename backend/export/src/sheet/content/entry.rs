//! An item of a list.

/// A title and a line below it.
pub(in crate::sheet) struct Entry {
    pub(in crate::sheet) title: String,
    pub(in crate::sheet) detail: String,
}
