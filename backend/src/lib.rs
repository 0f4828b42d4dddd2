//! The Atlante server and command line: a thin surface over `geodata`.

pub mod cli;
