//! The tables that the checks compare.

use crate::table::Table;

/// The tables whose rows refer to other records.
pub(crate) struct Tables<'a> {
    pub axes: &'a Table<'a>,
    pub strategies: &'a Table<'a>,
    pub zones: &'a Table<'a>,
    pub municipalities: &'a Table<'a>,
    pub projects: [&'a Table<'a>; 2],
    pub absences: &'a Table<'a>,
    pub kinds: &'a Table<'a>,
    pub needs: &'a Table<'a>,
    pub need_links: &'a Table<'a>,
    pub conflicts: &'a Table<'a>,
    pub pnrr: &'a Table<'a>,
    pub pnrr_counts: &'a Table<'a>,
    pub sources: &'a Table<'a>,
    pub statements: &'a Table<'a>,
    pub principles: &'a Table<'a>,
}
