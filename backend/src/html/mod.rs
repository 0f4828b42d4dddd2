//! HTML that several groups of routes write: the frame of a page, and an OpenAPI document.

pub mod frame;
pub mod operations;
