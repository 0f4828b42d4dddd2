//! Search by name: zones, municipalities, strategies, projects and needs.

mod index;
mod normalize;
mod rank;
mod view;

pub use view::SearchBox;
