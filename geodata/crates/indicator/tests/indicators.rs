//! Indicators over the embedded atlas: hand counts, oracles from published packages, properties.

#![allow(clippy::unwrap_used, clippy::expect_used)] // a test may fail loudly
#![allow(clippy::float_cmp)] // where a value is exact, the test says so

#[path = "indicators/distance.rs"]
mod distance;
#[path = "indicators/equity.rs"]
mod equity;
#[path = "indicators/extremes.rs"]
mod extremes;
#[path = "indicators/gaps.rs"]
mod gaps;
#[path = "indicators/matrix.rs"]
mod matrix;
#[path = "indicators/priority.rs"]
mod priority;
#[path = "indicators/scenario.rs"]
mod scenario;
#[path = "indicators/support.rs"]
mod support;
#[path = "indicators/values.rs"]
mod values;
