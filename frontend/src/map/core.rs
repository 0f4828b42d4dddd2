//! The map without a browser: takes input, tiles and time, draws on a [`Canvas`](super::canvas::Canvas), reports events.
//!
//! The browser side calls [`MapCore::frame`] at the time that [`Wake`] gives, fetches the tiles of
//! [`MapCore::take_requests`], and reports the events of [`MapCore::take_events`] to the page.

mod drawing;
mod exchange;
mod input;
mod loaded;
mod picking;
mod pointer;
mod state;
mod update;

pub use exchange::{Request, Response, Wake};
pub use state::MapCore;

#[cfg(test)]
mod tests;
