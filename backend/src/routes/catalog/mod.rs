//! The catalogue of what is served, in DCAT-AP_IT: `/catalog.ttl` and `/catalog.jsonld`.
//!
//! One list of records, written twice. Publisher, licence and contact are settings
//! ([`Config`](crate::state::config::Config)); where they are missing the catalogue says so instead of guessing.

mod datasets;
pub mod handlers;
mod jsonld;
mod record;
mod turtle;
