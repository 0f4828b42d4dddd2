//! The Atlante server and command line, over the library crates `geodata-*`.
//!
//! The modules stand in layers, and each uses only those before it:
//!
//! 1. `clock`, `http`, `html`, `tables`, `bodies`, `project_features`, `features`: what answers are made of;
//! 2. `atlas_location`, `change_detector`, `state`: the data that are served, and when they are read again;
//! 3. `client`, `routes`: what each address answers;
//! 4. `server`: the router, and everything between it and the network;
//! 5. `cli`: the commands.

mod atlas_location;
mod bodies;
mod change_detector;
pub mod cli;
mod client;
mod clock;
mod features;
mod html;
mod http;
mod project_features;
mod routes;
mod server;
mod state;
mod tables;
