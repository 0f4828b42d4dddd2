//! The page around the map: panels, search, legend, labels, and the state that ties them together.

mod app;
mod changes;
mod choice;
mod context;
mod data;
mod facets;
#[cfg(test)]
mod fixture;
mod header;
mod load;
mod notices;
mod page;
mod panel;
mod parts;
mod place;
mod say;
mod scheme;
mod search;
mod sheet;
mod stage;
mod steps;
mod stops;
#[cfg(test)]
mod texts;
mod totals;
mod tour;

pub use app::App;
pub use stage::warm_up;
