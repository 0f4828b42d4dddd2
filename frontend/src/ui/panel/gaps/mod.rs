//! The views of gaps: the matrix of strategies and zones, and the ranked list of gaps.

mod item;
mod list;
mod matrix;
mod tabs;

pub use item::place;
pub use list::MissingPanel;
pub use matrix::{MatrixPanel, legend, one_strategy};
pub use tabs::gap_tabs;
