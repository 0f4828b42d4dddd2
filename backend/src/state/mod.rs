//! What handlers share: the snapshot that is served, made of one atlas, and the store that holds the current one.

pub mod answer_cache;
pub mod config;
pub mod earlier_versions;
pub mod fixed_answers;
pub mod health;
pub mod history;
pub mod metrics;
pub mod reload;
pub mod snapshot;
pub mod snapshot_store;
