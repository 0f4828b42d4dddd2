//! The Atlante server and command line, over the library crates `geodata-*`.
//!
//! The modules stand in layers, and each uses only those before it:
//!
//! 1. `clock`, `http`, `html`, `tables`, `client`: what answers are made of, whatever they are about;
//! 2. `bodies`, `project_features`, `features`: the records of an atlas in the forms they are published in;
//! 3. `atlas_location`, `change_detector`, `state`: the data that are served, and when they are read again;
//! 4. `routes`: what each address answers;
//! 5. `server`: the router, and everything between it and the network;
//! 6. `cli`: the commands.

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
