//! Search by name: zones, municipalities, strategies, projects and needs.

mod fold;
mod index;
mod rank;
mod view;

pub use view::SearchBox;
