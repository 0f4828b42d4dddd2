//! The page around the map: panels, search, legend, labels, and the state of the page that they show and change.

mod app;
mod changes;
mod context;
mod data;
mod facets;
#[cfg(test)]
mod fixture;
mod header;
mod load;
mod map_name;
mod map_pane;
#[cfg(test)]
mod message_keys;
mod messages;
mod navigation;
mod notices;
mod page;
mod panel;
mod scheme;
mod search;
mod sheet;
mod totals;
mod tour;
mod widgets;

pub use app::App;
pub use map_pane::warm_up;
