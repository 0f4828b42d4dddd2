//! The state of the page: what it is, how the address writes it, and what each click changes.

mod filter_option;
mod query;
mod state;
mod tour_stops;
mod transitions;

pub use filter_option::FilterOption;
pub use state::{Focus, Page, Panel};
