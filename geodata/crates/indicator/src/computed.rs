//! What an indicator answers: values by unit, with what they were made of.

use geodata_api::indicator::Cell;
use std::collections::BTreeMap;

/// What an indicator's function returns.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Computed {
    /// By unit.
    pub values: BTreeMap<String, Cell>,
    /// For the whole territory.
    pub total: Cell,
}
