//! The state of the page, its form as an address, and the changes that clicks make to it.

mod cards;
mod display;
mod filter_option;
mod query;
mod scenario;
mod sharing;
mod state;
mod tour;
mod tour_stops;

pub use filter_option::FilterOption;
pub use state::{Focus, Page, Panel};
