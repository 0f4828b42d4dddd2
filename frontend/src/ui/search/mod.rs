//! Search by name: zones, municipalities, strategies, projects and needs.

mod fold;
mod index;
mod rank;
mod view;

pub use index::{Entry, Index, Target};
pub use view::SearchBox;
