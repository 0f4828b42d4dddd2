//! `/api/…`: the data as JSON, and as CSV or GeoJSON where somebody wants a table or a map.

pub mod changes;
pub mod gaps;
pub mod indicators;
pub mod map;
pub mod plan;
pub mod projects;
pub mod scenarios;
pub mod versions;
