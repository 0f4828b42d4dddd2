//! Indicators over the embedded atlas: hand counts, oracles from published packages, properties.

#![allow(clippy::unwrap_used, clippy::expect_used)] // a test may fail loudly

#[path = "indicators/matrix.rs"]
mod matrix;
#[path = "indicators/support.rs"]
mod support;
