//! Search by name: zones, municipalities, strategies and projects.

mod fold;
mod index;
mod rank;
mod view;

pub use index::{Entry, Index, Target};
pub use view::SearchBox;
