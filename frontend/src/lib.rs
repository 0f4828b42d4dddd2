//! The Atlante map client.

pub mod map;
