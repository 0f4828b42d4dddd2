//! The strategies of the plan and what is known of each in a zone.

use geodata_api::matrix::CellState;
use geodata_atlas::PreparedAtlas;
use geodata_model::{Axis, Strategy, ZoneNumber};

use super::context::SheetContext;

/// A strategy in a zone.
pub(in crate::sheet) struct StrategyRow<'a> {
    pub(in crate::sheet) strategy: &'a Strategy,
    pub(in crate::sheet) state: CellState,
    /// Number of projects; none where nothing is known.
    pub(in crate::sheet) count: Option<usize>,
}

impl<'a> SheetContext<'a> {
    /// The strategies by axis, each with its state in a zone.
    pub(in crate::sheet) fn strategies(
        &self,
        zone: ZoneNumber,
    ) -> Vec<(&'a Axis, Vec<StrategyRow<'a>>)> {
        let atlas: &'a PreparedAtlas = self.atlas;
        let column = zone.to_string();
        let row = |strategy: &'a Strategy| {
            let cell = self.matrix.cell(&strategy.code.to_string(), &column);
            StrategyRow {
                strategy,
                state: cell.map_or(CellState::Unknown, |c| c.state),
                count: cell.and_then(|c| c.count),
            }
        };
        let axes = atlas.atlas.axes.values();
        axes.map(|axis| {
            let of_axis = atlas
                .atlas
                .strategies
                .values()
                .filter(|s| s.code.axis == axis.number);
            (axis, of_axis.map(row).collect())
        })
        .collect()
    }
}
