//! The Atlante server and command line: a thin surface over `geodata`.

pub mod api;
pub mod assets;
pub mod catalog;
pub mod cli;
pub mod config;
pub mod error;
mod export;
pub mod history;
pub mod home;
pub mod hub;
pub mod metrics;
pub mod ogc;
mod openapi;
mod page;
pub mod reload;
pub mod server;
pub mod state;
pub mod table;
pub mod versions;
