//! The HTTP surface of the real server, on the embedded atlas.

mod allocation;
mod bad_input;
mod catalog;
mod changes;
mod client_files;
mod counts;
mod exports;
mod formats;
mod hostile_names;
mod limits;
mod ogc;
mod openapi;
mod other_province;
mod pdf;
mod projects;
mod reload;
mod text_shaping;
mod validity;
mod versions;
