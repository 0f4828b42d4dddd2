//! The map without a browser: takes input, tiles and time, draws on a [`Canvas`](super::canvas::Canvas), reports events.
//!
//! The browser side calls [`MapCore::frame`] when [`Wake`] says so, fetches what
//! [`MapCore::take_requests`] asks for, and passes on what [`MapCore::take_events`] holds.

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
