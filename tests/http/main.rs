//! The HTTP surface of the real server, on the embedded atlas.

mod allocation;
mod bad_input;
mod client_files;
mod counts;
mod edge;
mod projects;
mod reload;
